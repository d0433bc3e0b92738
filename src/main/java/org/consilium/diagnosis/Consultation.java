package org.consilium.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.assessment.ModelCall;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.diagnosis.ledger.LedgerWriter.Confirmation;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Identity;
import org.consilium.llm.LanguageModel.Question;
import org.consilium.llm.LanguageModel.Reason;
import org.consilium.llm.Prompt;

/** Asks the model which facts bear on which candidates, and verifies every link of its answer. */
final class Consultation {
    private static final Identity NOBODY = new Identity("", "");
    private static final Identity UNNAMED = new Identity("unnamed", "");

    private final LanguageModel model;
    private final Prompt prompt;
    private final DiagnosisSettings settings;
    private final Watch watch;

    /** The clock that bounds a consultation, and who takes its questions down. */
    record Watch(Clock clock, ModelCall.Witness witness) {
        private Instant now() {
            return clock.instant();
        }
    }

    Consultation(LanguageModel model, Prompt prompt, DiagnosisSettings settings, Watch watch) {
        this.model = model;
        this.prompt = prompt;
        this.settings = settings;
        this.watch = watch;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Advised(Advice advice) implements Outcome {}

        /** The model answered, but nothing that could be read, twice. */
        record Unusable() implements Outcome {}

        /** No answer came. */
        record Silent(String because) implements Outcome {}
    }

    Outcome ask(Ledger ledger, Confirmation confirmation, Inquiry inquiry, Instant deadline) {
        String schema = AnswerSchema.of(inquiry);
        Read first = read(inquiry, schema, 0, deadline);
        if (first instanceof Read.Malformed) {
            // one retry, then the answer is dropped
            first = read(inquiry, schema, 1, deadline);
        }
        return switch (first) {
            case Read.Malformed ignored -> new Outcome.Unusable();
            case Read.None none -> new Outcome.Silent(none.because());
            case Read.Given given ->
                new Outcome.Advised(advice(
                        given,
                        further(given, inquiry, schema, deadline),
                        verify(given, ledger, confirmation, inquiry)));
        };
    }

    private sealed interface Read {
        record Given(ModelAnswer answer, int thinkingLength) implements Read {}

        record Malformed() implements Read {}

        record None(String because) implements Read {}
    }

    private Read read(Inquiry inquiry, String schema, int sample, Instant deadline) {
        var question = new Question(prompt.system(), inquiry.data(), settings.maxTokens(), sample);
        return switch (witnessed(inquiry, question, schema, deadline)) {
            case Answer.Json json ->
                ModelAnswer.parse(json.text())
                        .<Read>map(answer -> new Read.Given(answer, json.usage().thinkingLength()))
                        .orElseGet(Read.Malformed::new);
            case Answer.Failed failed ->
                isUnreadable(failed.reason()) ? new Read.Malformed() : new Read.None(because(failed.reason()));
        };
    }

    private Answer witnessed(Inquiry inquiry, Question question, String schema, Instant deadline) {
        Identity before = model.identity().orElse(NOBODY);
        Instant asked = watch.now();
        Answer answer = model.ask(question, schema, deadline);
        Identity identity = model.identity().orElse(before);
        watch.witness()
                .saw(new ModelCall(
                        asked,
                        new ModelCall.Model(identity.name(), identity.digest(), prompt.version()),
                        new ModelCall.Asked(
                                inquiry.facts().size(), inquiry.candidates().size(), question.sample()),
                        outcome(answer),
                        Duration.between(asked, watch.now()),
                        tokens(answer)));
        return answer;
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Json ignored -> "ANSWERED";
            case Answer.Failed failed -> failed.reason().name();
        };
    }

    private static Optional<ModelCall.Tokens> tokens(Answer answer) {
        return switch (answer) {
            case Answer.Json(String text, LanguageModel.Usage usage) ->
                Optional.of(new ModelCall.Tokens(usage.promptTokens(), usage.answerTokens(), usage.thinkingLength()));
            case Answer.Failed failed -> Optional.empty();
        };
    }

    private static boolean isUnreadable(Reason reason) {
        return switch (reason) {
            case NOT_JSON, NOT_SCHEMA, CUT_OFF -> true;
            case NO_MODEL, REFUSED_CONNECTION, TIMED_OUT, BUSY, QUESTION_TOO_LONG, SERVER_ERROR, WRONG_MODEL -> false;
        };
    }

    static String because(Reason reason) {
        return switch (reason) {
            case NO_MODEL -> "no model is there";
            case REFUSED_CONNECTION -> "the model could not be reached";
            case TIMED_OUT -> "the model did not answer in time";
            case BUSY -> "the model is busy";
            case QUESTION_TOO_LONG -> "the record is too long for the model";
            case SERVER_ERROR -> "the model's server failed";
            case WRONG_MODEL -> "another model answered than the one that is pinned";
            case NOT_JSON, NOT_SCHEMA, CUT_OFF -> "the model's answer could not be read";
        };
    }

    /** Further samples as long as time allows; what they cost is known from nothing but the clock. */
    private List<ModelAnswer> further(Read.Given first, Inquiry inquiry, String schema, Instant deadline) {
        List<ModelAnswer> answers = new ArrayList<>(List.of(first.answer()));
        for (int sample = 1; sample < settings.samples() && watch.now().isBefore(deadline); sample++) {
            if (read(inquiry, schema, sample + 1, deadline) instanceof Read.Given given) {
                answers.add(given.answer());
            }
        }
        return answers;
    }

    private Verifier.Outcome verify(Read.Given given, Ledger ledger, Confirmation confirmation, Inquiry inquiry) {
        Map<String, ConditionEntry> candidates =
                inquiry.candidates().stream().collect(Collectors.toMap(Candidate::id, Candidate::condition));
        return new Verifier(ledger, candidates, confirmation)
                .verify(given.answer().proposals());
    }

    private Advice advice(Read.Given given, List<ModelAnswer> samples, Verifier.Outcome verified) {
        Optional<String> first = given.answer().order().stream().findFirst();
        int agreeing = (int) samples.stream()
                .filter(sample -> sample.order().stream().findFirst().equals(first))
                .count();
        return new Advice(
                given.answer(),
                verified.edges(),
                verified.proposed() + given.answer().malformed(),
                verified.removals() + given.answer().malformed(),
                samples.size(),
                agreeing,
                given.thinkingLength(),
                model.identity().orElse(UNNAMED));
    }
}
