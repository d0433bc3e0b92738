package org.consilium.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A user of one hospital's EHR who looks at one patient.
 *
 * @param user as the EHR names them ("Practitioner/123")
 */
public record Reader(String tenant, String user, String patient) {

    /** Under which what they were shown is found; of fixed length, and without a name in it. */
    String key() {
        String whole = user.length() + ":" + user + patient;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-2602 every Java platform has SHA-256", impossible);
        }
    }
}
