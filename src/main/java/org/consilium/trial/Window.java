package org.consilium.trial;

import org.consilium.terminology.Span;

/** A stretch of time before a named moment in which something must have been, or for which it must have lasted. */
public record Window(Kind kind, Span length, Anchor anchor) {

    public enum Kind {
        WITHIN,
        FOR_AT_LEAST
    }

    /** The moment a trial counts from. Only NOW is known to a record; the others lie ahead of a patient not enrolled. */
    public enum Anchor {
        NOW("now"),
        ENROLMENT("enrolment"),
        FIRST_DOSE("the first dose"),
        CONSENT("consent");

        private final String words;

        Anchor(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** "within 6 months before enrolment". */
    public String words() {
        String before = anchor == Anchor.NOW ? "" : " before " + anchor.words();
        return switch (kind) {
            case WITHIN -> "within " + length.words() + before;
            case FOR_AT_LEAST -> "for at least " + length.words() + before;
        };
    }
}
