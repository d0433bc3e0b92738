package org.consilium.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/** One fact of the record, with the place it was read from. */
public sealed interface Finding {

    Source source();

    Concept concept();

    /** When it was so (never when it was entered), empty where the record does not say. */
    Optional<ClinicalTime> time();

    /**
     * A measurement or assessment: Observation, or one component of it.
     *
     * @param panel the observation that holds this component, so that values of one reading stay together
     * @param specimen reference of the specimen, so that values of one sample stay together
     * @param interpretation HL7 v3 ObservationInterpretation code ("H", "L", "N") where given
     */
    record Observation(
            Source source,
            Concept concept,
            Status status,
            Set<String> categories,
            Result result,
            Optional<ClinicalTime> time,
            Optional<String> panel,
            Optional<String> specimen,
            Optional<String> interpretation)
            implements Finding {
        public Observation {
            categories = Set.copyOf(categories);
        }

        /** Whether the value may be used: final, amended, corrected, or preliminary; UNKNOWN is a setting. */
        public enum Status {
            FINAL,
            AMENDED,
            CORRECTED,
            PRELIMINARY,
            REGISTERED,
            UNKNOWN
        }
    }

    /** A problem, diagnosis or health concern: Condition. Time is its onset. */
    record Condition(
            Source source,
            Concept concept,
            ClinicalStatus clinicalStatus,
            Verification verification,
            Optional<ClinicalTime> time,
            Optional<ClinicalTime> abated,
            Optional<ClinicalTime> recorded,
            Set<String> categories,
            Optional<Concept> severity)
            implements Finding {
        public Condition {
            categories = Set.copyOf(categories);
        }

        /** active, recurrence and relapse are ACTIVE; inactive, remission and resolved are PAST. */
        public enum ClinicalStatus {
            ACTIVE,
            PAST,
            UNKNOWN
        }

        /** A refuted condition is a documented absence. */
        public enum Verification {
            CONFIRMED,
            UNCONFIRMED,
            REFUTED,
            UNKNOWN
        }
    }

    /**
     * A drug: MedicationRequest, MedicationStatement, MedicationAdministration or MedicationDispense. Time is its
     * beginning, or the period over which it was taken.
     *
     * @param until when the record says that it ended or is to end; an order that was stopped may have ended before
     */
    record Medication(
            Source source,
            Concept concept,
            State state,
            Kind kind,
            Optional<ClinicalTime> time,
            Optional<ClinicalTime> until,
            Optional<Quantity> dailyDose,
            String dosageText)
            implements Finding {

        /** One whose end the record does not say. */
        public Medication(
                Source source,
                Concept concept,
                State state,
                Kind kind,
                Optional<ClinicalTime> time,
                Optional<Quantity> dailyDose,
                String dosageText) {
            this(source, concept, state, kind, time, Optional.empty(), dailyDose, dosageText);
        }

        /** Whether it begins only after that moment: what is ordered for next week is not taken today. */
        public boolean begins(Instant after) {
            return time.filter(start -> start.earliest().isAfter(after)).isPresent();
        }

        /** Its end, where it is not still to come. */
        public Optional<ClinicalTime> ended(Instant asOf) {
            return until.filter(end -> !end.earliest().isAfter(asOf));
        }

        /** DRAFT is an order in the hook's draftOrders that is not signed yet; SELECTED is the one in focus. */
        public enum State {
            ACTIVE,
            PAST,
            DRAFT,
            SELECTED,
            NOT_TAKEN,
            UNKNOWN
        }

        public enum Kind {
            ORDERED,
            STATED,
            ADMINISTERED,
            DISPENSED
        }
    }

    /** Something done or planned: Procedure. */
    record Procedure(Source source, Concept concept, State state, Optional<ClinicalTime> time) implements Finding {
        public enum State {
            DONE,
            IN_PROGRESS,
            PLANNED,
            NOT_DONE,
            UNKNOWN
        }
    }

    /** An order other than for a drug: ServiceRequest and its kin. */
    record Order(Source source, Concept concept, State state, Optional<ClinicalTime> time) implements Finding {
        public enum State {
            ACTIVE,
            DRAFT,
            SELECTED,
            COMPLETED,
            OTHER
        }
    }

    /** An allergy or intolerance; "no known allergies" has noKnown true and is no allergy. */
    record Allergy(
            Source source,
            Concept concept,
            boolean noKnown,
            Condition.ClinicalStatus clinicalStatus,
            Condition.Verification verification,
            Optional<ClinicalTime> time)
            implements Finding {}

    /** A contact: Encounter. Time is its period. */
    record Encounter(Source source, Concept concept, String classCode, boolean inProgress, Optional<ClinicalTime> time)
            implements Finding {}

    /** A relative's condition: FamilyMemberHistory. Never the patient's own. */
    record FamilyHistory(Source source, Concept concept, String relationship, Optional<ClinicalTime> time)
            implements Finding {}

    /** A note's plain text; offsets into it are UTF-16 indices. */
    record Note(Source source, Concept concept, String text, Optional<ClinicalTime> time) implements Finding {}

    /** Something that was sent and could not be read; shown as such, used for nothing. */
    record Unreadable(Source source, Concept concept, String reason, Optional<ClinicalTime> time) implements Finding {}

    /** A number found as such, for rules that need only its size. */
    static Optional<BigDecimal> number(Observation observation) {
        return switch (observation.result()) {
            case Result.Measured measured -> Optional.of(measured.quantity().value());
            case Result.WithoutUnit ignored -> Optional.empty();
            case Result.Coded ignored -> Optional.empty();
            case Result.Worded ignored -> Optional.empty();
            case Result.Flag ignored -> Optional.empty();
            case Result.Dated ignored -> Optional.empty();
            case Result.Absent ignored -> Optional.empty();
        };
    }
}
