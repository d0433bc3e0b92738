package org.consilium.fhir;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.consilium.fhir.RefusedInput.Reason;

/** JSON text is UTF-8 without byte order mark (RFC 8259 section 8.1). */
final class Utf8 {
    private static final int WINDOW = 8_192;
    private static final int MARK_LENGTH = 4;

    private Utf8() {}

    /** Refuses what is not UTF-8; tells whether texts may hold characters that were written as escapes. */
    static boolean check(byte[] body) {
        if (startsLikeAnotherEncoding(body) || !isUtf8(body)) {
            throw new RefusedInput(Reason.NOT_UTF8);
        }
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\\' && body[i + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    /** A zero among the first four bytes is UTF-16 or UTF-32, which the parser would follow by itself. */
    private static boolean startsLikeAnotherEncoding(byte[] body) {
        for (int i = 0; i < Math.min(MARK_LENGTH, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private static boolean isUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer window = CharBuffer.allocate(WINDOW);
        CoderResult result;
        do {
            window.clear();
            result = decoder.decode(bytes, window, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
