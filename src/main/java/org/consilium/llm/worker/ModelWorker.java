package org.consilium.llm.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The command {@code model-worker}: loads one model file and serves it until its parent goes away. A child process,
 * so that a crash in native code cannot take the service down. The first line of its input is the token that callers
 * must show; when the input ends, the parent is gone and so is the worker.
 */
public final class ModelWorker {
    public static final String COMMAND = "model-worker";

    private ModelWorker() {}

    public static void main(String[] args) {
        Runtime.getRuntime().halt(run(args));
    }

    /** Serves until the parent goes away; the port stands in the first line of the output. */
    public static int run(String[] args) {
        PrintStream toParent = System.out;
        System.setOut(System.err); // the native loader prints where it unpacked itself
        try {
            Map<String, String> options = options(args);
            BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String token = parent.readLine();
            if (token == null || token.isBlank()) {
                return 2;
            }
            Thread.ofPlatform().daemon().name("parent-watch").start(() -> haltWithParent(parent));
            toParent.println("listening " + serve(options, token));
            toParent.flush();
            Thread.currentThread().join();
            return 0;
        } catch (IOException notReadable) {
            System.err.println("CSL-0451 The model file cannot be read.");
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int serve(Map<String, String> options, String token) throws IOException {
        Path file = Path.of(options.getOrDefault("model", ""));
        String digest = sha256(file);
        LocalModel model = new LocalModel(
                file,
                Integer.parseInt(options.getOrDefault("threads", "1")),
                Integer.parseInt(options.getOrDefault("context", "4096")));
        String name = options.getOrDefault("name", file.getFileName().toString());
        return new ChatServer(new ChatServer.Loaded(name, digest, model), token).start();
    }

    private static void haltWithParent(BufferedReader parent) {
        try {
            while (parent.readLine() != null) {
                continue;
            }
        } catch (IOException closed) {
            // the same as its end
        }
        Runtime.getRuntime().halt(0);
    }

    /** From {@code model-worker --model <file> --threads 1}. */
    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at + 1 < args.length; at++) {
            if (args[at].startsWith("--")) {
                options.put(args[at].substring(2), args[at + 1]);
            }
        }
        return options;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
