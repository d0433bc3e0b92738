package org.consilium.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a JWKS that was handed over out of band: on-premise services often cannot reach a public {@code jku}. */
final class KeySetFile implements Supplier<Optional<KeySet>> {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetFile.class);
    private final Path file;

    KeySetFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<KeySet> get() {
        try {
            Optional<KeySet> keys = KeySet.parse(Files.readString(file));
            if (keys.isEmpty()) {
                LOG.warn("CSL-0160 no usable public keys in {}; the keys read before stay in use", file);
            }
            return keys;
        } catch (IOException unreadable) {
            LOG.warn("CSL-0161 the file of keys {} cannot be read; the keys read before stay in use", file);
            return Optional.empty();
        }
    }
}
