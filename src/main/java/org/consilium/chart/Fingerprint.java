package org.consilium.chart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/**
 * The record hash: SHA-256 over a patient's clinical content. Two charts that say the same have the same one, in
 * whatever order the record was sent; resource versions, dates of entry and the moment of reading do not count.
 */
public record Fingerprint(String value) {
    public static Fingerprint of(PatientChart chart) {
        var writing = new CanonicalText();
        var content = new ArrayList<String>();
        content.add(writing.of(chart.patient()));
        content.add(writing.of(chart.demographics()));
        content.add(writing.of(chart.reach()));
        var findings = new ArrayList<String>(chart.findings().size());
        chart.findings().forEach(finding -> findings.add(writing.of(finding)));
        findings.sort(null);
        content.addAll(findings);
        MessageDigest digest = sha256();
        for (String part : content) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-0142 this Java has no SHA-256; every Java must have it", impossible);
        }
    }
}
