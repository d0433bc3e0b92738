package org.consilium.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.llm.worker.ModelWorker;

/**
 * A running child process that holds a model. It ends with us: its input is a pipe of ours, and when that closes,
 * however we died, it halts.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "LD_LIBRARY_PATH", "LANG", "SystemRoot");
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Process process;
    private final Path scratch;
    private final String token;
    private final int port;

    private WorkerProcess(Process process, Path scratch, String token, int port) {
        this.process = process;
        this.scratch = scratch;
        this.token = token;
        this.port = port;
    }

    /** Starts one and waits until its model is loaded. */
    static WorkerProcess start(ModelStore.ModelFile model, LlmSettings.Embedded settings) throws IOException {
        Path scratch = Files.createTempDirectory("consilium-worker-");
        ProcessBuilder builder = new ProcessBuilder(command(model, settings, scratch))
                .directory(scratch.toFile())
                .redirectError(settings.showLog() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            String token = HexFormat.of().formatHex(secret);
            OutputStream input = process.getOutputStream();
            input.write((token + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
            return new WorkerProcess(process, scratch, token, port(process, settings.startTimeout()));
        } catch (IOException failed) {
            end(process, scratch);
            throw failed;
        }
    }

    private static List<String> command(ModelStore.ModelFile model, LlmSettings.Embedded settings, Path scratch) {
        List<String> line = new ArrayList<>();
        if (settings.nice() > 0 && Files.isExecutable(NICE)) {
            line.addAll(List.of(NICE.toString(), "-n", String.valueOf(settings.nice())));
        }
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // the native library is unpacked into a folder of its own: its loader takes a fixed name in the shared one
        line.addAll(List.of("-Djava.io.tmpdir=" + scratch, "-Dde.kherud.llama.tmpdir=" + scratch));
        // what the JVM or the kernel would write about a crash could show what was asked
        line.addAll(List.of("-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash", "-XX:-UsePerfData"));
        line.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(mainClass());
        line.addAll(List.of(
                ModelWorker.COMMAND, "--model", model.file().toAbsolutePath().toString()));
        line.addAll(List.of("--name", model.name(), "--threads", String.valueOf(settings.threads())));
        line.addAll(List.of("--context", String.valueOf(settings.context())));
        return line;
    }

    /** From the packed jar through its own loader, else straight from the class path we run on. */
    private static List<String> mainClass() {
        String worker = ModelWorker.class.getName();
        String classPath = System.getProperty("java.class.path");
        String origin = String.valueOf(
                ModelWorker.class.getProtectionDomain().getCodeSource().getLocation());
        return origin.contains("!/BOOT-INF/") || origin.startsWith("jar:nested:")
                ? List.of(
                        "-Dloader.main=" + worker,
                        "-cp",
                        absolute(classPath),
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of("-cp", absolute(classPath), worker);
    }

    /** The child runs in a folder of its own, so relative entries are spelt out. */
    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return Stream.of(classPath.split(separator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }

    private static int port(Process process, Duration patience) throws IOException {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> firstLine(process), task -> Thread.ofVirtual().start(task));
        try {
            String line = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line.matches("listening \\d+")) {
                return Integer.parseInt(line.substring("listening ".length()));
            }
            throw new IOException("CSL-0461 The model could not be loaded.");
        } catch (TimeoutException slow) {
            throw new IOException("CSL-0462 The model was not loaded within consilium.llm.embedded.start-timeout.");
        } catch (ExecutionException failed) {
            throw new IOException("CSL-0463 The model's process cannot be read.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("CSL-0464 Stopped while the model was loading.");
        }
    }

    private static String firstLine(Process process) {
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            return line == null ? "" : line;
        } catch (IOException gone) {
            return "";
        }
    }

    int port() {
        return port;
    }

    String token() {
        return token;
    }

    long pid() {
        return process.pid();
    }

    /** Whether it was halted; a process that is gone cannot be, and its number may be another's by now. */
    boolean halt() {
        return process.isAlive() && Signals.stop(process.pid());
    }

    boolean resume() {
        return process.isAlive() && Signals.go(process.pid());
    }

    /** Waits until it is gone, for whatever reason. */
    void await() throws InterruptedException {
        process.waitFor();
    }

    /** What happens when we die: the pipe to it closes. */
    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end(process, scratch);
    }

    private static void end(Process process, Path scratch) {
        process.destroyForcibly();
        try (var files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(scratch);
        } catch (IOException leftBehind) {
            scratch.toFile().deleteOnExit();
        }
    }
}
