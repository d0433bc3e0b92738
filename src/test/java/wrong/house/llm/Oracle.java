package wrong.house.llm;

/** What no score may ask. */
public interface Oracle {
    String guess();
}
