package org.consilium.terminology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of what a definition says. Every text goes in with its length, so that no two contents are written alike. */
final class DefinitionDigest {
    private final StringBuilder said = new StringBuilder(4_000);

    private DefinitionDigest() {}

    static String of(Definition definition) {
        var digest = new DefinitionDigest();
        digest.say(definition);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(digest.said.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-2701 this Java has no SHA-256; every Java must have it", impossible);
        }
    }

    private void say(Definition definition) {
        switch (definition) {
            case Definition.Scalar scalar -> say(scalar.text());
            case Definition.Sequence sequence -> {
                said.append('[');
                sequence.items().forEach(this::say);
                said.append(']');
            }
            case Definition.Mapping mapping -> {
                said.append('{');
                mapping.entries().forEach((key, value) -> {
                    say(key);
                    say(value);
                });
                said.append('}');
            }
        }
    }

    private void say(String text) {
        said.append(text.length()).append(':').append(text);
    }
}
