package org.consilium.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.llm.LanguageModel;

/** A language model that answers what a test wants, and remembers what it was asked. */
final class FakeModel implements LanguageModel {
    final List<Question> questions = new ArrayList<>();
    final List<String> schemas = new ArrayList<>();
    private final Function<Question, Answer> answers;

    FakeModel(Function<Question, Answer> answers) {
        this.answers = answers;
    }

    static FakeModel saying(String json) {
        return new FakeModel(question -> new Answer.Json(json, new Usage(100, 50, 0, 10)));
    }

    static FakeModel failing(Reason reason) {
        return new FakeModel(question -> new Answer.Failed(reason, "test"));
    }

    @Override
    public Answer ask(Question question, String jsonSchema, Instant deadline) {
        questions.add(question);
        schemas.add(jsonSchema);
        return answers.apply(question);
    }

    @Override
    public Optional<Identity> identity() {
        return Optional.of(new Identity("fake", "sha256:0"));
    }

    @Override
    public Availability availability() {
        return new Availability(Availability.State.READY, "", 100);
    }
}
