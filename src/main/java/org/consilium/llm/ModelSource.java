package org.consilium.llm;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.llm.LanguageModel.Availability;

/** Where a model of the OpenAI form can be reached at the moment. */
interface ModelSource extends AutoCloseable {

    /** Empty while there is none. */
    Optional<Endpoint> endpoint();

    /** Why there is none, or how far it is. */
    Availability whileAbsent();

    /** It did not even say which model it is; a source that can start it anew does so. */
    default void unresponsive() {}

    /** See {@link LanguageModel#standBack()}. */
    default LanguageModel.Pause standBack() {
        return () -> {};
    }

    /** Whether it stood back at any time since then, so that its silence says nothing. */
    default boolean hasStoodBackSince(Instant moment) {
        return false;
    }

    @Override
    default void close() {}

    /**
     * @param base up to and including {@code /v1}
     * @param key bearer token, asked for anew each time; empty for none
     * @param pin what the model's digest must be; empty where none is pinned
     */
    record Endpoint(URI base, Supplier<String> key, String model, String pin) {
        URI at(String path) {
            String root = base.toString();
            return URI.create((root.endsWith("/") ? root : root + "/") + path);
        }
    }

    /** A server that is always at the same address. */
    static ModelSource fixed(Endpoint endpoint) {
        return new ModelSource() {
            @Override
            public Optional<Endpoint> endpoint() {
                return Optional.of(endpoint);
            }

            @Override
            public Availability whileAbsent() {
                return new Availability(Availability.State.LOADING, "not looked at yet", 0);
            }
        };
    }
}
