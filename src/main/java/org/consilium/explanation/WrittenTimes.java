package org.consilium.explanation;

import org.consilium.assessment.Evidence;

/** Times as a page shows them: "2026-11-19 06:10", as the record wrote it, without its zone. */
public final class WrittenTimes {
    private static final int TO_THE_MINUTE = 16;

    public String of(Evidence evidence) {
        return evidence.time()
                .map(time -> time.written().replace('T', ' '))
                .map(text -> text.length() > TO_THE_MINUTE ? text.substring(0, TO_THE_MINUTE) : text)
                .orElse("no time");
    }
}
