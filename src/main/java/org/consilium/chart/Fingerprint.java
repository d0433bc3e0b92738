package org.consilium.chart;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The record hash: SHA-256 over a patient's clinical content. Two charts that say the same have the same one, in
 * whatever order the record was sent; resource versions, dates of entry and the moment of reading do not count.
 */
public record Fingerprint(String value) {
    private static final ClassValue<Method[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
        }
    };

    public static Fingerprint of(PatientChart chart) {
        var content = new ArrayList<String>();
        content.add(canonical(chart.patient()));
        content.add(canonical(chart.demographics()));
        content.add(canonical(chart.reach()));
        chart.findings().stream().map(Fingerprint::canonical).sorted().forEach(content::add);
        MessageDigest digest = sha256();
        for (String part : content) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static String canonical(Object value) {
        var text = new StringBuilder(400);
        write(value, text);
        return text.toString();
    }

    /** Texts carry their length, so that no text can pass for the structure around it. */
    private static void write(Object value, StringBuilder to) {
        switch (value) {
            case String text -> to.append(text.length()).append(':').append(text);
            case Source source -> write(source.key(), to);
            // The words of the record: its instants can depend on the moment of reading ("since Monday").
            case ClinicalTime time -> write(time.written(), to);
            case Optional<?> optional -> writeAll(optional.stream().toList(), to);
            case Set<?> set ->
                writeAll(set.stream().map(Fingerprint::canonical).sorted().toList(), to);
            case List<?> list -> writeAll(list, to);
            case Map<?, ?> map ->
                writeAll(
                        map.entrySet().stream()
                                .map(entry -> canonical(entry.getKey()) + canonical(entry.getValue()))
                                .sorted()
                                .toList(),
                        to);
            case Record inner -> writeRecord(inner, to);
            default -> write(value.toString(), to);
        }
    }

    private static void writeAll(Collection<?> values, StringBuilder to) {
        to.append('[');
        values.forEach(each -> write(each, to));
        to.append(']');
    }

    private static void writeRecord(Record value, StringBuilder to) {
        to.append(value.getClass().getSimpleName()).append('{');
        try {
            for (Method component : COMPONENTS.get(value.getClass())) {
                write(component.invoke(value), to);
            }
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("CSL-0141 a fact could not be read for the record hash", impossible);
        }
        to.append('}');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-0142 this Java has no SHA-256; every Java must have it", impossible);
        }
    }
}
