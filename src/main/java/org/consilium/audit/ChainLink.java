package org.consilium.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.RowMapper;

/**
 * One row of the chain. Its hash covers the row before it, its place and its content:
 * SHA-256(0x00 | previous hash | tenant | seq | time | type | canonical body), fields ended by 0x00.
 */
record ChainLink(String tenant, long seq, String at, String type, String body, String prevHash, String hash) {
    static final RowMapper<ChainLink> ROW = (row, number) -> new ChainLink(
            row.getString("tenant"),
            row.getLong("seq"),
            row.getString("at"),
            row.getString("type"),
            row.getString("body"),
            row.getString("prev_hash"),
            row.getString("hash"));
    static final String GENESIS = "0".repeat(64);

    /** What a row says before it has a place in the chain. */
    record Entry(String at, String type, String body) {}

    static ChainLink after(String prevHash, String tenant, long seq, Entry entry) {
        return new ChainLink(
                tenant, seq, entry.at(), entry.type(), entry.body(), prevHash, hash(prevHash, tenant, seq, entry));
    }

    boolean isIntact() {
        return hash.equals(hash(prevHash, tenant, seq, new Entry(at, type, body)));
    }

    private static String hash(String prevHash, String tenant, long seq, Entry entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        for (String field :
                new String[] {prevHash, tenant, Long.toString(seq), entry.at(), entry.type(), entry.body()}) {
            digest.update(field.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-0042 every Java platform has SHA-256", impossible);
        }
    }
}
