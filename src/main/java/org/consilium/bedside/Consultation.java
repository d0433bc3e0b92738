package org.consilium.bedside;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consilium.assessment.ModelCall;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Identity;
import org.consilium.llm.LanguageModel.Reason;
import org.consilium.llm.Prompt;

/** Asks the model which sentence says what; one retry where its answer cannot be read. */
record Consultation(LanguageModel model, Prompt prompt, int maxTokens, Clock clock, ModelCall.Witness witness) {
    private static final Identity NOBODY = new Identity("", "");

    /** What came of it. */
    sealed interface Outcome {
        record Answered(ModelAnswer answer) implements Outcome {}

        /** The model answered, but nothing that could be read, twice. */
        record Unusable() implements Outcome {}

        /** No answer came. */
        record Silent(String because) implements Outcome {}
    }

    Outcome ask(Inquiry inquiry, Instant deadline) {
        Outcome first = ask(inquiry, 0, deadline);
        return first instanceof Outcome.Unusable ? ask(inquiry, 1, deadline) : first;
    }

    private Outcome ask(Inquiry inquiry, int sample, Instant deadline) {
        return switch (witnessed(inquiry, sample, deadline)) {
            case Answer.Json json ->
                ModelAnswer.parse(json.text())
                        .<Outcome>map(Outcome.Answered::new)
                        .orElseGet(Outcome.Unusable::new);
            case Answer.Failed failed -> failed(failed.reason());
        };
    }

    private static Outcome failed(Reason reason) {
        return switch (reason) {
            case NOT_JSON, NOT_SCHEMA, CUT_OFF -> new Outcome.Unusable();
            case NO_MODEL -> new Outcome.Silent("no model is there");
            case REFUSED_CONNECTION -> new Outcome.Silent("the model could not be reached");
            case TIMED_OUT -> new Outcome.Silent("the model did not answer in time");
            case BUSY -> new Outcome.Silent("the model is busy");
            case QUESTION_TOO_LONG -> new Outcome.Silent("the notes are too long for the model");
            case SERVER_ERROR -> new Outcome.Silent("the model's server failed");
            case WRONG_MODEL -> new Outcome.Silent("another model answered than the one that is pinned");
        };
    }

    /** Taken down before the answer is used; where that fails it is not used. */
    private Answer witnessed(Inquiry inquiry, int sample, Instant deadline) {
        Identity before = model.identity().orElse(NOBODY);
        Instant asked = clock.instant();
        Answer answer = model.ask(
                new LanguageModel.Question(prompt.system(), inquiry.data(), maxTokens, sample),
                inquiry.schema(),
                deadline);
        Identity identity = model.identity().orElse(before);
        witness.saw(new ModelCall(
                asked,
                new ModelCall.Model(identity.name(), identity.digest(), prompt.version()),
                new ModelCall.Asked(
                        inquiry.sentences().size(), inquiry.questions().size(), sample),
                outcome(answer),
                Duration.between(asked, clock.instant()),
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
}
