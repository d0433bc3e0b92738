package org.consilium.llm;

import java.util.regex.Pattern;

/** Text of the record on its way into a prompt. */
final class PatientText {
    /**
     * What a model's template uses to tell who speaks, in the spellings of the known families. A tokenizer reads
     * such a mark as the real thing wherever it stands, so a note that holds one could speak as the system.
     */
    private static final Pattern MARK = Pattern.compile(
            "<(?=[|/A-Za-z_\\uFF5C])|\\[(?=/?(INST|SYS|TOOL|AVAILABLE|SYSTEM)[A-Z_]*\\])|<<(?=/?SYS)",
            Pattern.CASE_INSENSITIVE);

    private PatientText() {}

    /** The same text, unable to change the speaker: the bracket that opens such a mark is set apart. */
    static String defused(String data) {
        return MARK.matcher(data).replaceAll(match -> match.group() + " ");
    }
}
