package org.consilium.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.terminology.Code;

/**
 * A clinical score computed from the record.
 *
 * @param topic the calculator's id
 * @param version version of the definition
 * @param variant named variant of the formula, or empty
 * @param relevance why this score matters for this patient now; ROUTINE ones are shown on the page only
 * @param meaning what the result says ("G3b: moderately to severely decreased"), or empty
 * @param trend earlier values of the same result or of its leading input, oldest first
 * @param notices what the reader must know (draft definition, outside validated age, assumed air)
 * @param code under which the result may be entered into the record; empty where there is none for just this result
 */
public record Calculation(
        String topic,
        String title,
        String version,
        String variant,
        Relevance relevance,
        String relevanceReason,
        Outcome outcome,
        String meaning,
        List<Input> inputs,
        List<Step> steps,
        List<Point> trend,
        List<String> notices,
        List<Reference> references,
        Optional<Code> code)
        implements Assessment {
    public Calculation {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        trend = List.copyOf(trend);
        notices = List.copyOf(notices);
        references = List.copyOf(references);
    }

    /** The same with more that the reader must know. */
    public Calculation withNotices(List<String> more) {
        List<String> all = new ArrayList<>(notices);
        all.addAll(more);
        return with(relevance, relevanceReason, all);
    }

    /** The same, one click away: a better score of the same thing is known. */
    public Calculation asRoutine() {
        return with(Relevance.ROUTINE, "", notices);
    }

    private Calculation with(Relevance weight, String reason, List<String> remarks) {
        return new Calculation(
                topic,
                title,
                version,
                variant,
                weight,
                reason,
                outcome,
                meaning,
                inputs,
                steps,
                trend,
                remarks,
                references,
                code);
    }

    /** CRITICAL and NOTABLE go on a card; ROUTINE is one click away. */
    public enum Relevance {
        CRITICAL,
        NOTABLE,
        ROUTINE
    }

    /** What came out. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Exact.class, name = "exact"),
        @JsonSubTypes.Type(value = Outcome.Between.class, name = "between"),
        @JsonSubTypes.Type(value = Outcome.OnDay.class, name = "on-day"),
        @JsonSubTypes.Type(value = Outcome.NotComputable.class, name = "not-computable"),
        @JsonSubTypes.Type(value = Outcome.NotApplicable.class, name = "not-applicable")
    })
    public sealed interface Outcome {

        /** Every input was known. The value is rounded as the definition states. */
        record Exact(BigDecimal value, String unit, String text) implements Outcome {}

        /**
         * Some inputs are unknown: all values the score can still have, the bands they span, and the inputs that
         * would narrow them, most telling first.
         */
        record Between(BigDecimal low, BigDecimal high, String unit, String text, List<String> bands, List<String> ask)
                implements Outcome {
            public Between {
                bands = List.copyOf(bands);
                ask = List.copyOf(ask);
            }
        }

        /**
         * The result is a day of the calendar: a due date. Where an input is not known exactly, all days from the
         * earliest to the latest.
         *
         * @param ask the inputs that would narrow it, most telling first
         */
        record OnDay(LocalDate earliest, LocalDate latest, String text, List<String> ask) implements Outcome {
            public OnDay {
                ask = List.copyOf(ask);
            }
        }

        /** An input without which nothing can be said is missing. */
        record NotComputable(List<String> missing) implements Outcome {
            public NotComputable {
                missing = List.copyOf(missing);
            }
        }

        /** The score is not meant for this patient (a child, a pregnancy), in words: nothing was computed. */
        record NotApplicable(String because) implements Outcome {}
    }

    /**
     * One input as it was found, or not.
     *
     * @param value as used, with unit; empty when not known
     * @param state GIVEN, ASSUMED (a stated default), or why it is not known
     * @param note what the reader must know of it ("3 days old", "converted from 159 µmol/L")
     * @param proposed what a note says of it, to be confirmed; the result does not rest on it
     */
    public record Input(
            String id,
            String label,
            String value,
            State state,
            List<Evidence> evidence,
            String note,
            String question,
            Optional<Proposed> proposed) {
        public Input {
            evidence = List.copyOf(evidence);
        }

        /** One of which no note says anything. */
        public Input(
                String id,
                String label,
                String value,
                State state,
                List<Evidence> evidence,
                String note,
                String question) {
            this(id, label, value, state, evidence, note, question, Optional.empty());
        }

        public Input proposing(Proposed value) {
            return new Input(id, label, this.value, state, evidence, note, question, Optional.of(value));
        }

        /** The same where the result is known without it: a flow of 4 L/min says that oxygen is given. */
        public Input notAsked() {
            boolean open = state == State.MISSING || state == State.NOT_MENTIONED;
            return open
                    ? new Input(id, label, value, state, evidence, "would not change the result", "", proposed)
                    : this;
        }

        public enum State {
            GIVEN,
            ASSUMED,
            MISSING,
            STALE,
            IMPLAUSIBLE,
            CONFLICTING,
            UNIT,
            UNAVAILABLE,
            NOT_MENTIONED
        }
    }

    /**
     * A value that a note says, chosen by a model and checked by code, for a clinician to confirm or correct. Nothing is
     * computed with it before that.
     *
     * @param value as the input takes it: "yes", "no", or a word of its choice
     * @param quote the words of the note, exactly as they stand there
     * @param begin offset of the first UTF-16 unit of the quote in the note's text
     * @param end offset after the last one
     * @param note the place in the record, its title and its time
     * @param then the result if everything that is proposed for this score is confirmed
     * @param chosenBy the model that chose the sentence, with the version of the prompt
     */
    public record Proposed(
            String value, String quote, int begin, int end, Evidence note, String then, String chosenBy) {
        public Proposed {
            if (quote.isBlank() || end - begin != quote.length()) {
                throw new IllegalArgumentException("CSL-2610 a proposal needs the exact words of its note");
            }
        }
    }

    /** The same result with its inputs told anew. */
    public Calculation withInputs(List<Input> told) {
        return with(told, steps);
    }

    /** The same result with inputs and steps told anew. */
    public Calculation with(List<Input> told, List<Step> taken) {
        return new Calculation(
                topic,
                title,
                version,
                variant,
                relevance,
                relevanceReason,
                outcome,
                meaning,
                told,
                taken,
                trend,
                notices,
                references,
                code);
    }

    /** One named step of the computation as the evaluator took it. */
    public record Step(String name, String formula, String substituted, String result) {}

    public record Point(String time, BigDecimal value, String unit, Evidence evidence) {}

    public record Reference(String citation, Optional<String> doi, Optional<String> pmid) {}
}
