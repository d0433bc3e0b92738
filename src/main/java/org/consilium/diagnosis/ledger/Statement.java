package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import org.consilium.assessment.Calculation;
import org.consilium.chart.Demographics;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;
import org.consilium.note.Mention;

/** One thing that the record says, or that code derived from it. */
public sealed interface Statement {

    /** The place in the record it leads to. */
    Source source();

    /** A result as it was recorded. */
    record Measured(Finding.Observation observation) implements Statement {
        @Override
        public Source source() {
            return observation.source();
        }
    }

    /**
     * A change between two results, computed by code.
     *
     * @param from the lowest (rising) or highest (falling) earlier result of the time looked at
     * @param fromValue that result in the unit
     */
    record Change(
            Finding.Observation from, Finding.Observation to, BigDecimal fromValue, BigDecimal toValue, String unit)
            implements Statement {
        @Override
        public Source source() {
            return to.source();
        }
    }

    /** A score computed from the record by a calculator. */
    record Scored(Calculation calculation, Source source) implements Statement {}

    record Problem(Finding.Condition condition) implements Statement {
        @Override
        public Source source() {
            return condition.source();
        }
    }

    record Drug(Finding.Medication medication) implements Statement {
        @Override
        public Source source() {
            return medication.source();
        }
    }

    record Done(Finding.Procedure procedure) implements Statement {
        @Override
        public Source source() {
            return procedure.source();
        }
    }

    /** Age or sex. */
    record Person(Demographics demographics, String words) implements Statement {
        @Override
        public Source source() {
            return demographics.source();
        }
    }

    /** A word of a note, exactly where it stands. */
    record Mentioned(Mention mention) implements Statement {
        @Override
        public Source source() {
            return mention.source();
        }
    }
}
