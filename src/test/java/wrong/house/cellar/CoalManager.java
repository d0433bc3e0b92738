package wrong.house.cellar;

import dev.langchain4j.model.chat.ChatModel;
import org.hl7.fhir.r4.model.Patient;

/** A name that says nothing, and types that belong in other rooms. */
public record CoalManager(Patient patient, ChatModel model) {
    static void report(RuntimeException failure) {
        failure.printStackTrace();
    }

    static void say(String words) {
        System.out.println(words);
    }
}
