package org.consilium.fhir;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of an XHTML narrative (FHIR R4 Narrative.div) or an HTML note, without its markup. */
final class Narrative {
    private static final Set<String> BREAKS = Set.of(
            "p", "div", "br", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "section", "pre", "hr", "h1", "h2",
            "h3", "h4", "h5", "h6");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> SILENT = Set.of("script", "style", "head");
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final int LONGEST_ENTITY = 10;

    private final String markup;
    private final StringBuilder words;

    private Narrative(String markup) {
        this.markup = markup;
        this.words = new StringBuilder(markup.length());
    }

    static String plain(String markup) {
        var narrative = new Narrative(markup);
        narrative.read();
        return narrative.words.toString().strip();
    }

    private void read() {
        int i = 0;
        while (i < markup.length()) {
            char c = markup.charAt(i);
            if (c == '<') {
                i = tag(i);
            } else if (c == '&') {
                i = entity(i);
            } else {
                character(c);
                i++;
            }
        }
    }

    /** Runs of white space mean one space, as in a browser. */
    private void character(char c) {
        if (!Character.isWhitespace(c)) {
            words.append(c);
        } else if (!endsInSpace()) {
            words.append(' ');
        }
    }

    private void lineBreak() {
        if (!words.isEmpty() && words.charAt(words.length() - 1) == ' ') {
            words.setLength(words.length() - 1);
        }
        if (!words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
            words.append('\n');
        }
    }

    private boolean endsInSpace() {
        return words.isEmpty() || Character.isWhitespace(words.charAt(words.length() - 1));
    }

    private int tag(int start) {
        if (markup.startsWith("<!--", start)) {
            return after("-->", start);
        }
        int end = markup.indexOf('>', start);
        if (end < 0) {
            return markup.length();
        }
        String name = name(start + 1, end);
        if (SILENT.contains(name) && markup.charAt(end - 1) != '/' && markup.charAt(start + 1) != '/') {
            return close(name, end);
        }
        if (BREAKS.contains(name)) {
            lineBreak();
        } else if (CELLS.contains(name)) {
            character(' ');
        }
        return end + 1;
    }

    private String name(int from, int end) {
        int start = markup.charAt(from) == '/' ? from + 1 : from;
        int stop = start;
        while (stop < end && Character.isLetterOrDigit(markup.charAt(stop))) {
            stop++;
        }
        return markup.substring(start, stop).toLowerCase(Locale.ROOT);
    }

    private int after(String mark, int from) {
        int found = markup.indexOf(mark, from);
        return found < 0 ? markup.length() : found + mark.length();
    }

    private int close(String name, int from) {
        for (int i = from; i < markup.length(); i++) {
            if (markup.charAt(i) == '<' && markup.regionMatches(true, i + 2, name, 0, name.length())) {
                return i;
            }
        }
        return markup.length();
    }

    private int entity(int start) {
        int end = markup.indexOf(';', start, Math.min(markup.length(), start + LONGEST_ENTITY));
        if (end < 0) {
            words.append('&');
            return start + 1;
        }
        String name = markup.substring(start + 1, end);
        words.append(name.startsWith("#") ? numbered(name) : ENTITIES.getOrDefault(name, "&" + name + ";"));
        return end + 1;
    }

    private static String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            boolean isCharacter = Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE;
            return isCharacter && point >= ' ' ? Character.toString(point) : " ";
        } catch (NumberFormatException notANumber) {
            return "&" + name + ";";
        }
    }
}
