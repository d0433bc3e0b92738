package org.consilium.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The system text of a prompt and its version, from one resource; a change of the text is a new version. */
public record Prompt(String version, String system) {
    private static final String VERSION = "version: ";

    public static Prompt ofResource(String path) {
        try (var stream = Prompt.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("CSL-0510 the prompt " + path + " is not on the class path");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (!text.startsWith(VERSION) || end < 0) {
                throw new IllegalStateException("CSL-0511 begin the prompt " + path + " with a line \"version: ...\"");
            }
            return new Prompt(
                    text.substring(VERSION.length(), end).strip(),
                    text.substring(end).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
