package org.consilium.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a note into sentences and keeps the heading under which each stands. Offsets are those of the note. */
public final class NoteSentences {
    /** A heading: capitalised words at the start of a line up to a colon, or a line in capitals, or a markdown heading. */
    private static final Pattern HEADING = Pattern.compile(
            "(?m)^[ \\t]*(?:#{1,4}[ \\t]*([^\\n]{2,60})$|([A-Z][A-Za-z /&]{2,40}):|([A-Z][A-Z /&,0-9]{5,60})$)");

    /** A full stop, a blank line, a heading or a list item ends a sentence; a line break alone does not. */
    private static final Pattern END = Pattern.compile("[.!?;](?=\\s|$)|\\n"
            + "[ \\t]*\\n"
            + "|\\n"
            + "(?=[ \\t]*(?:[-*•]|\\d{1,2}[.)])[ \\t])|\\n"
            + "(?=[ \\t]*(?:#|[A-Z][A-Za-z /&]{2,40}:))");

    private NoteSentences() {}

    /** @param section the heading above, in lower case, empty if there is none */
    public record Sentence(int begin, int end, String section) {
        public String in(String text) {
            return text.substring(begin, end);
        }
    }

    public static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        List<Heading> headings = headings(text);
        Matcher end = END.matcher(text);
        var ends = new TreeSet<Integer>();
        while (end.find()) {
            ends.add(end.end());
        }
        headings.stream().filter(Heading::fillsLine).forEach(heading -> ends.add(heading.end()));
        int begin = 0;
        for (int stop : ends) {
            add(sentences, text, begin, stop, headings);
            begin = stop;
        }
        add(sentences, text, begin, text.length(), headings);
        return sentences;
    }

    /** Where the sentence begins in which an offset lies. */
    static int begin(String text, int at) {
        Matcher end = END.matcher(text).region(0, at);
        int begin = 0;
        while (end.find()) {
            begin = end.end();
        }
        return begin;
    }

    private static void add(List<Sentence> sentences, String text, int begin, int end, List<Heading> headings) {
        if (!text.substring(begin, end).isBlank()) {
            sentences.add(new Sentence(begin, end, section(headings, begin, end)));
        }
    }

    private record Heading(int at, int end, boolean fillsLine, String name) {}

    private static List<Heading> headings(String text) {
        List<Heading> headings = new ArrayList<>();
        Matcher matcher = HEADING.matcher(text);
        while (matcher.find()) {
            String name = Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElseGet(() -> matcher.group(3));
            headings.add(new Heading(
                    matcher.start(),
                    matcher.end(),
                    matcher.group(2) == null,
                    name.strip().toLowerCase(Locale.ROOT)));
        }
        return headings;
    }

    private static String section(List<Heading> headings, int begin, int end) {
        String section = "";
        for (Heading heading : headings) {
            if (heading.at() > begin && heading.at() >= end) {
                break;
            }
            if (heading.at() <= begin || heading.at() < end) {
                section = heading.name();
            }
        }
        return section;
    }
}
