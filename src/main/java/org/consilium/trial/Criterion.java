package org.consilium.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Demographics.Gender;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Measurand;

/**
 * A statement about a patient that holds, does not hold, or is not known: the typed form of an eligibility criterion.
 * It says nothing of inclusion or exclusion; that is said by its {@link EligibilityLine}.
 */
public sealed interface Criterion {

    /** One test. */
    sealed interface Leaf extends Criterion {}

    /** Completed years, both ends included; an open end asks nothing. */
    record Age(Optional<Integer> from, Optional<Integer> to) implements Leaf {
        public Age {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("CSL-0550 an age needs at least one end");
            }
        }
    }

    record Sex(Gender gender) implements Leaf {}

    /**
     * A problem or diagnosis of the patient, never of the family.
     *
     * @param suspectedToo whether one that is only suspected counts
     * @param severities what it must be graded as; empty: however severe
     */
    record Condition(
            CodeSet codes,
            Course course,
            boolean suspectedToo,
            Set<Severity> severities,
            Optional<Window> window,
            Optional<Silence> silence)
            implements Leaf {
        public Condition {
            severities = Set.copyOf(severities);
        }

        public enum Course {
            ACTIVE,
            PAST,
            ANY
        }
    }

    /** FHIR condition-severity. */
    enum Severity {
        MILD,
        MODERATE,
        SEVERE
    }

    /** A measured value within a limit; without a window as old as the measurand may be. */
    record Observation(Measurand of, Limit limit, Pick pick, Optional<Window> window) implements Leaf {}

    /** A coded result with one of these answers. */
    record Answered(Measurand of, Set<String> answers, Optional<Window> window) implements Leaf {
        public Answered {
            answers = Set.copyOf(answers);
        }
    }

    /** Which of several results of a window count; WORST is the one furthest to the wrong side of the limit. */
    enum Pick {
        LATEST,
        ANY,
        ALL,
        WORST
    }

    record Medication(CodeSet drugs, Use use, Optional<Window> window, Optional<Silence> silence) implements Leaf {
        /** PRIOR is any use, earlier or now: "previously treated with". */
        public enum Use {
            CURRENT,
            PRIOR
        }
    }

    record Procedure(CodeSet procedures, Stage stage, Optional<Window> window, Optional<Silence> silence)
            implements Leaf {
        public enum Stage {
            DONE,
            PLANNED
        }
    }

    /** Pregnant now. Silence never means absence here: it takes a test. */
    record Pregnancy() implements Leaf {}

    /** A clinical score within a limit; computed by the calculator of that id. */
    record Score(String calculator, Limit limit) implements Leaf {}

    /** What no structured fact can answer; never computed. */
    record Residue(Where where, String question) implements Leaf {
        /** NOTE: in the notes or reports; ASK: outside the record; JUDGEMENT: of the investigator. */
        public enum Where {
            NOTE,
            ASK,
            JUDGEMENT
        }
    }

    record All(List<Criterion> parts) implements Criterion {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Criterion> parts) implements Criterion {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record AtLeast(int count, List<Criterion> parts) implements Criterion {
        public AtLeast {
            parts = List.copyOf(parts);
            if (count < 1 || count > parts.size()) {
                throw new IllegalArgumentException("CSL-0551 asks for more parts than there are, or for none");
            }
        }
    }

    record Not(Criterion part) implements Criterion {}

    /** Holds, and the exception does not. */
    record Unless(Criterion rule, Criterion exception) implements Criterion {}
}
