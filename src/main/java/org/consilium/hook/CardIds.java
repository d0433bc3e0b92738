package org.consilium.hook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids of cards: the same call about the same record gets the same ids, on every replica. Nobody can guess one without
 * the hookInstance, which the EHR draws at random, and the hash of the record.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8">RFC 9562, UUID version 8</a>
 */
record CardIds(String tenant, String hookInstance, String service, String recordHash) {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    UUID of(String topic) {
        byte[] hash = sha256(String.join("\n", tenant, hookInstance, service, recordHash, topic));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & ~0xF000L) | VERSION_8;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-0206 this Java has no SHA-256; every Java must have it", impossible);
        }
    }
}
