package org.consilium.knowledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.CodeSet;

/** One way in which a record can show a feature. Data only: room diagnosis reads the chart with it. */
public sealed interface Mark {

    /**
     * A measured value inside all limits.
     *
     * @param loinc LOINC codes of the measurement
     * @param unit UCUM unit of the limits; any other unit is converted exactly or the value is not used
     * @param analyte id of the substance, where mass must become moles
     * @param upper what to take as the upper limit of normal where the record gives no reference range
     * @param lower likewise for the lower limit
     * @param window how old the value may be
     * @param sex whom the limits are for, empty for everyone
     */
    record Level(
            Set<String> loinc,
            String unit,
            Optional<String> analyte,
            List<Limit> limits,
            Optional<BigDecimal> upper,
            Optional<BigDecimal> lower,
            Duration window,
            Take take,
            Optional<Person.Sex> sex)
            implements Mark {
        public Level {
            loinc = Set.copyOf(loinc);
            limits = List.copyOf(limits);
            if (loinc.isEmpty() || limits.isEmpty()) {
                throw new IllegalArgumentException("CSL-0500 a level needs a LOINC code and a limit");
            }
        }
    }

    /** LATEST: only the newest value counts; ANY: every value in the window does (a peak stays a peak). */
    enum Take {
        LATEST,
        ANY
    }

    /** One side of a level: the value itself, or a multiple of the limit of normal. */
    record Limit(Side side, BigDecimal amount, Scale scale) {
        public enum Side {
            ABOVE,
            AT_LEAST,
            BELOW,
            AT_MOST
        }

        public enum Scale {
            VALUE,
            UPPER_NORMAL,
            LOWER_NORMAL
        }
    }

    /** A result in words or codes ("positive", SNOMED CT 10828004). Words are compared whole, in lower case. */
    record Answer(Set<String> loinc, Set<String> words, List<CodeSet> codes, Duration window) implements Mark {
        public Answer {
            loinc = Set.copyOf(loinc);
            words = Set.copyOf(words);
            codes = List.copyOf(codes);
        }
    }

    /**
     * Values that rise or fall.
     *
     * @param by the least change, in the unit, or as a ratio (1.5 = to 1.5 times the lowest; 0.5 = to half the highest)
     * @param least what the newest value must reach besides (rising only)
     * @param within the time in which the change came about
     * @param window how old the newest value may be
     */
    record Trend(
            Set<String> loinc,
            String unit,
            Optional<String> analyte,
            Direction direction,
            BigDecimal by,
            boolean ratio,
            Optional<BigDecimal> least,
            Duration within,
            Duration window)
            implements Mark {
        public Trend {
            loinc = Set.copyOf(loinc);
        }

        public enum Direction {
            RISING,
            FALLING
        }
    }

    /**
     * A problem or diagnosis of the patient.
     *
     * @param window for an ACTIVE one: how long ago it may have begun and still speak of the present illness
     */
    record Problem(List<CodeSet> codes, When when, Duration window) implements Mark {
        public Problem {
            codes = List.copyOf(codes);
        }

        public enum When {
            ACTIVE,
            EVER
        }
    }

    /**
     * A drug that the patient takes, or took within the window.
     *
     * @param drugs code sets, any of which will do; they recognise a drug by code or by ingredient name
     */
    record Exposure(List<CodeSet> drugs, Duration window) implements Mark {
        public Exposure {
            drugs = List.copyOf(drugs);
        }
    }

    /** Something done to the patient within the window. */
    record Performed(List<CodeSet> procedures, Duration window) implements Mark {
        public Performed {
            procedures = List.copyOf(procedures);
        }
    }

    /**
     * The result of a calculator inside all limits, in the calculator's own unit.
     *
     * @param calculator id of the calculator's definition
     */
    record Score(String calculator, List<Limit> limits) implements Mark {
        public Score {
            limits = List.copyOf(limits);
        }
    }

    /** Age in whole years, both ends included, and sex. */
    record Person(Optional<Integer> from, Optional<Integer> to, Optional<Sex> sex) implements Mark {
        public enum Sex {
            FEMALE,
            MALE
        }
    }

    /** Words of a note, found outside negation, other persons, possibility and, unless past counts, history. */
    record Words(List<String> terms, boolean past, Duration window) implements Mark {
        public Words {
            terms = List.copyOf(terms);
        }
    }
}
