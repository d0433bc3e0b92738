package org.consilium.card;

import java.util.List;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;

/**
 * Words that are safe on a card: GitHub-flavoured markdown in which text of the record can neither format, link, load
 * nor run anything. Some EHRs render raw HTML and images inside card text.
 */
final class Wording {
    private static final String MARKDOWN = "\\`*_{}[]()<>#+!|~";

    private Wording() {}

    /** Text of the record, made inert. */
    static String inert(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().filter(Wording::isShown).forEach(point -> {
            if (MARKDOWN.indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(Character.isWhitespace(point) ? ' ' : point);
        });
        return safe.toString()
                .replace("&", "&amp;")
                .replace("://", "\\:\\/\\/")
                .replaceAll("(?i)www\\.", "www\\\\.")
                .replace("@", "\\@")
                .strip();
    }

    /** Text of the record on a line that is plain text by the standard. */
    static String plain(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .filter(Wording::isShown)
                .filter(point -> point != '<' && point != '>')
                .forEach(point -> safe.appendCodePoint(Character.isWhitespace(point) ? ' ' : point));
        return safe.toString().strip().replaceAll(" +", " ");
    }

    /** At most so many characters (code points), cut at a word. */
    static String cut(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, limit - 1));
        int space = head.lastIndexOf(' ');
        return (space > limit / 2 ? head.substring(0, space) : head).replaceAll("[\\s.,;:]+$", "") + "…";
    }

    /** "Creatinine 1.8 mg/dL (2026-11-19 06:10)". */
    static String fact(Evidence evidence) {
        String value = evidence.value().isEmpty() ? "" : " " + inert(cut(evidence.value(), 60));
        String time = evidence.time()
                .map(Wording::time)
                .map(when -> " (" + when + ")")
                .orElse("");
        return inert(cut(evidence.label(), 80)) + value + time;
    }

    static String time(ClinicalTime time) {
        String written = time.written();
        return inert(written.length() > 16 ? written.substring(0, 16).replace('T', ' ') : written.replace('T', ' '));
    }

    static String bullets(List<String> lines) {
        StringBuilder list = new StringBuilder();
        for (String line : lines) {
            list.append("- ").append(line).append('\n');
        }
        return list.toString();
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Controls, bidirectional overrides and invisible characters are never shown. */
    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.CONTROL -> point == '\n' || point == '\t';
            default -> true;
        };
    }
}
