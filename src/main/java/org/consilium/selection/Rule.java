package org.consilium.selection;

import java.util.List;
import org.consilium.terminology.Span;

/** Which of several values of a series is used, or what is made of them; the closed list of docs/inputs.md. */
public sealed interface Rule {

    /** The newest value in the window. */
    record Latest() implements Rule {}

    record Earliest() implements Rule {}

    record Min() implements Rule {}

    record Max() implements Rule {}

    record Median() implements Rule {}

    record Mean() implements Rule {}

    /** How many values the window holds; a pure number. */
    record Count() implements Rule {}

    /** The worst value in a span before now: the highest, or the lowest. */
    record WorstIn(Span span, Side side) implements Rule {}

    /**
     * The newest value that comes from one sample or reading with the other inputs of the group: same panel, same
     * specimen, or times no further apart than stated.
     */
    record SameSample(String group, Span apart) implements Rule {}

    /** A value to compare with, before the newest one: the first of these ways that finds any. */
    record Baseline(List<Reference> references) implements Rule {
        public Baseline {
            references = List.copyOf(references);
        }
    }

    /** The newest value minus the lowest, highest or earliest one in the span before it: what was gained or lost. */
    record Delta(Span span, Aggregate against) implements Rule {}

    /** The newest value divided by the baseline; a pure number. */
    record RatioToBaseline(List<Reference> references) implements Rule {
        public RatioToBaseline {
            references = List.copyOf(references);
        }
    }

    /**
     * The newest value and the newest of those that are at least the gap older: the higher or lower of the two, so that
     * "both below" and "both above" can be asked.
     */
    record TwoApart(Span gap, Side take) implements Rule {}

    /** The newest value before an event. */
    record Before(String anchor) implements Rule {}

    /** The first value after an event. */
    record After(String anchor) implements Rule {}

    /** The value of the same time as another input: one that stands beside it, to be compared with. */
    record At(String anchor) implements Rule {}

    enum Side {
        HIGH,
        LOW
    }

    enum Aggregate {
        MIN,
        MAX,
        MEDIAN,
        MEAN,
        EARLIEST,
        LATEST
    }

    /** An aggregate over a window before the newest value, which itself does not count. */
    record Reference(Aggregate aggregate, Window window) {}
}
