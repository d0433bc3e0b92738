package org.consilium.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.consilium.llm.ModelStore.Unobtainable;

/** A model file at an address of one's own; taken only with its SHA-256, since an address can serve anything. */
record Download(String url, String sha256, Duration timeout) {
    private static final int BLOCK = 1 << 16;

    Download {
        if (sha256.isBlank()) {
            throw new IllegalStateException(
                    "CSL-0460 consilium.llm.embedded.url is set without consilium.llm.embedded.sha256. Set both.");
        }
    }

    String name() {
        String path = URI.create(url).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    void into(Path part, IntConsumer percent) throws Unobtainable {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body();
                    OutputStream out = Files.newOutputStream(part)) {
                if (response.statusCode() != 200) {
                    throw new Unobtainable("the address consilium.llm.embedded.url answered " + response.statusCode());
                }
                copy(
                        in,
                        out,
                        response.headers().firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE),
                        percent);
            }
        } catch (IOException unreachable) {
            throw new Unobtainable("the address consilium.llm.embedded.url cannot be reached or broke off");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unobtainable("the service is stopping");
        }
    }

    private void copy(InputStream in, OutputStream out, long length, IntConsumer percent)
            throws IOException, Unobtainable {
        Instant end = Instant.now().plus(timeout);
        byte[] block = new byte[BLOCK];
        long done = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            out.write(block, 0, read);
            done += read;
            percent.accept((int) Math.min(99, done * 100 / length));
            if (Instant.now().isAfter(end)) {
                throw new Unobtainable("the model was not fetched within consilium.llm.embedded.fetch-timeout");
            }
        }
    }
}
