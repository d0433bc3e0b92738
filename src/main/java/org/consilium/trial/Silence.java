package org.consilium.trial;

import org.consilium.assessment.Eligibility.Polarity;

/** What it means that a complete record does not mention something. */
public enum Silence {
    /** Presumed not to be there, and shown as presumed, with what was searched. */
    ABSENT,
    /** Not known: a question. */
    UNKNOWN;

    /**
     * The policy where a criterion states none. What would stop a patient is presumed absent, as readers of records do;
     * what a patient needs is never presumed.
     */
    static Silence of(Polarity position) {
        return switch (position) {
            case EXCLUSION -> ABSENT;
            case INCLUSION -> UNKNOWN;
        };
    }
}
