package org.consilium.note;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds text in a note that addresses a language model instead of a reader. Such a passage is withheld: from the
 * beginning of the sentence that betrays it to the next blank line. What stands before it stays, so that nobody can
 * silence a note by adding to it. Nothing of a note but known words ever goes further: this is the second fence, not
 * the first.
 */
public final class Suspicion {
    private static final Pattern TELLTALE = Pattern.compile(
            "(?i)ignor\\w*\\s+(?:all\\s+|any\\s+|the\\s+|las\\s+|alle\\s+)*(?:previous|prior|above|earlier|rules?|reglas|instructions?|regeln)"
                    + "|disregard\\w*\\s+(?:all|any|the|your|previous|prior)"
                    + "|(?:system|developer)\\s*(?:prompt|message|override|instruction)"
                    + "|\\byou\\s+are\\s+(?:now\\s+)?(?:an?\\s+)?(?:ai|assistant|language\\s+model|chatbot|in\\s+\\w+\\s+mode)\\b"
                    + "|\\b(?:as|dear|hey)\\s+(?:an?\\s+)?(?:ai|llm|language\\s+model|assistant)\\b"
                    + "|\\b(?:assistant|ai|llm|chatgpt|model)\\s*[:,]|\\bto\\s+the\\s+(?:ai|llm|model|assistant|algorithm)\\b"
                    + "|\\b(?:respond|reply|answer|(?<!(?:urine|urinary|cardiac|drain|fluid|ostomy)\\s)output)\\s+(?:only\\s+)?(?:with|in)\\b"
                    + "|\\banswer\\s+only\\b|\\bfrom\\s+now\\s+on\\b|\\bnew\\s+instructions?\\b"
                    + "|\\b(?:always|must|do\\s+not|don't|never)\\s+(?:output|return|mention|include|list|rank|report\\s+only)\\b"
                    + "|\\brank\\s+\\w+\\s+(?:first|last|highest|top)\\b|\\bcite\\s+evidence\\b|\"supports\"\\s*:|\"rank\"\\s*:"
                    + "|<\\|[a-z_]+\\|>|\\[/?inst\\]|</?(?:system|data|evidence|script|instructions?|style|svg|img|iframe)\\b"
                    + "|javascript:|\\$\\{|\\{\\{|!\\[[^\\]]*\\]\\(|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]"
                    + "|\\b[A-Za-z0-9+/]{40,}={0,2}");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");

    private Suspicion() {}

    /** Whether a name or display text of the record addresses a machine; it is then not repeated. */
    public static boolean isSuspicious(String text) {
        return TELLTALE.matcher(text).find();
    }

    /** A withheld passage of a note, by offsets. */
    record Passage(int begin, int end) {
        boolean covers(int offset) {
            return offset >= begin && offset < end;
        }
    }

    static List<Passage> in(String text) {
        List<Passage> passages = new ArrayList<>();
        Matcher telltale = TELLTALE.matcher(text);
        while (telltale.find()) {
            int begin = Math.max(NoteSentences.begin(text, telltale.start()), last(passages));
            Matcher blank = BLANK_LINE.matcher(text);
            int end = blank.find(telltale.end()) ? blank.start() : text.length();
            passages.add(new Passage(begin, end));
            telltale.region(end, text.length());
        }
        return passages;
    }

    private static int last(List<Passage> passages) {
        return passages.isEmpty() ? 0 : passages.getLast().end();
    }
}
