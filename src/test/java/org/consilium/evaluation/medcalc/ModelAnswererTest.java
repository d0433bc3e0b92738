package org.consilium.evaluation.medcalc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.consilium.calculator.Calculators;
import org.consilium.evaluation.notes.ChoiceByWords;
import org.consilium.llm.LanguageModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A model that says what it is told to say: whatever that is, only ids that were offered have any effect. */
class ModelAnswererTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static NotePredictor predictor;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void load() {
        predictor = new NotePredictor(
                Calculators.load(),
                Vocabulary.load(),
                LocalDate.of(2026, 11, 25),
                Mode.BENCHMARK,
                NotePredictor.Several.REFUSE);
    }

    private final class Scripted implements LanguageModel {
        @Override
        public Answer ask(Question question, String jsonSchema, Instant deadline) {
            asked.add(question.data() + jsonSchema);
            return answers.isEmpty()
                    ? new Answer.Failed(Reason.TIMED_OUT, "")
                    : new Answer.Json(answers.pop(), new Usage(1, 1, 0, 1));
        }

        @Override
        public Optional<Identity> identity() {
            return Optional.of(new Identity("scripted", ""));
        }

        @Override
        public Availability availability() {
            return new Availability(Availability.State.READY, "", 100);
        }
    }

    private Prediction answer(String... said) {
        answers.addAll(List.of(said));
        String note = "Sodium 140 mmol/L. Sodium 131 mmol/L. Chloride 100 mmol/L. Bicarbonate 20 mmol/L.";
        NoteRow row = NoteRow.of(JSON.createObjectNode()
                .put("row", 1)
                .put("calculatorId", 39)
                .put("relevantEntities", "{}")
                .put("question", "What is the patient's anion gap?")
                .put("patientNote", note));
        var answerer = new ModelAnswerer(
                predictor, new ChoiceByWords(predictor.scores()), new Scripted(), Duration.ofSeconds(1));
        return answerer.answer(row).prediction();
    }

    @Test
    void theModelChoosesWhichOfTwoValuesIsMeantAndCodeComputes() {
        Prediction prediction = answer(
                "{\"score\": \"anion-gap\"}", "{\"sodium\": \"P2\", \"chloride\": \"P3\", \"bicarbonate\": \"P4\"}");

        assertThat(prediction.calculatorId()).isEqualTo(39);
        assertThat(prediction.answer().map(Object::toString)).contains("11");
        assertThat(asked.getLast()).contains("\"enum\":[\"P1\",\"P2\",\"none\"]");
    }

    @Test
    void anIdOfAnotherInputOrANumberOfItsOwnIsNoValue() {
        Prediction foreign = answer(
                "{\"score\": \"anion-gap\"}", "{\"sodium\": \"P3\", \"chloride\": \"P3\", \"bicarbonate\": \"20\"}");

        assertThat(foreign.answer()).isEmpty();
        assertThat(foreign.status()).isEqualTo(Prediction.Status.MISSING);
        assertThat(foreign.reason()).contains("sodium", "bicarbonate");
    }

    @Test
    void aScoreThatWasNotOfferedIsNotTaken() {
        assertThat(answer("{\"score\": \"apgar\"}").reason()).isEqualTo("the model chose no score");
    }

    @Test
    void withoutAnAnswerTheRowHasNone() {
        assertThat(answer().reason()).isEqualTo("the model chose no score");
        assertThat(answer("{\"score\": \"anion-gap\"}").reason()).isEqualTo("the model chose no passages");
        assertThat(answer("no JSON").status()).isEqualTo(Prediction.Status.MISSING);
    }
}
