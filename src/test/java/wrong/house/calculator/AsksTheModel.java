package wrong.house.calculator;

import wrong.house.llm.Oracle;

/** A score that is guessed. */
public record AsksTheModel(Oracle oracle) {}
