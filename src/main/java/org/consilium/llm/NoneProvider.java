package org.consilium.llm;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** No language model: the service works by its rules alone. */
@Component
final class NoneProvider implements ModelProvider {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public LanguageModel open() {
        return new Off();
    }

    private record Off() implements LanguageModel {
        @Override
        public Answer ask(Question question, String jsonSchema, Instant deadline) {
            return new Answer.Failed(Reason.NO_MODEL, "no language model is set up");
        }

        @Override
        public Optional<Identity> identity() {
            return Optional.empty();
        }

        @Override
        public Availability availability() {
            return new Availability(Availability.State.OFF, "no language model is set up", 0);
        }
    }
}
