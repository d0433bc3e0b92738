package org.consilium.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** What an attachment (FHIR R4 Attachment, Binary) holds. */
sealed interface Attached {
    record Text(String text) implements Attached {}

    record NotRead(String reason) implements Attached {}

    /** Formats that are named when they cannot be read; what else a record calls its formats is not repeated. */
    Set<String> KNOWN_FORMATS = Set.of(
            "application/pdf", "text/rtf", "application/rtf", "text/xml", "application/xml", "image/jpeg", "image/png");

    /**
     * @param mime the content type in lower case, parameters included
     * @param base64 the content
     */
    static Attached decode(String mime, String base64) {
        int semicolon = mime.indexOf(';');
        String format = (semicolon < 0 ? mime : mime.substring(0, semicolon)).strip();
        return switch (format) {
            case "text/plain" -> text(mime, base64, false);
            case "text/html", "application/xhtml+xml" -> text(mime, base64, true);
            default -> new NotRead(KNOWN_FORMATS.contains(format) ? format + " is not read" : "its format is not read");
        };
    }

    private static Attached text(String mime, String base64, boolean isMarkup) {
        try {
            byte[] bytes = Base64.getDecoder().decode(withoutSpace(base64));
            String text = charset(mime)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace('\0', ' ');
            return new Text(isMarkup ? Narrative.plain(text) : text);
        } catch (IllegalArgumentException notBase64) {
            return new NotRead("its content is not base64");
        } catch (CharacterCodingException notInThatCharset) {
            return new NotRead("its content is not text in the character set it names");
        }
    }

    private static String withoutSpace(String base64) {
        return base64.indexOf('\n') < 0 && base64.indexOf(' ') < 0 ? base64 : base64.replaceAll("\\s", "");
    }

    private static Charset charset(String mime) {
        String plain = mime.replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
        if (plain.contains("charset=iso-8859-1") || plain.contains("charset=latin1")) {
            return StandardCharsets.ISO_8859_1;
        }
        return plain.contains("charset=windows-1252") ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }
}
