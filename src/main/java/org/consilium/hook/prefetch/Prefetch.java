package org.consilium.hook.prefetch;

import static org.consilium.hook.prefetch.PrefetchTemplate.optional;
import static org.consilium.hook.prefetch.PrefetchTemplate.required;

import java.time.LocalDate;
import org.consilium.chart.Reach.Kind;

/**
 * The queries that services share, so that an EHR that calls several of them runs each query once. They use only what the
 * specification asks every client to support: reads, and searches by reference, token, {@code _count} and {@code _sort}.
 * The only template token is the patient: it exists on every hook.
 */
public final class Prefetch {
    /** The key of {@link #results}, which no EHR sends. */
    public static final String RESULTS = "results";

    private static final String OF_PATIENT = "?patient={{context.patientId}}";

    public static final PrefetchTemplate PATIENT = required("patient", Kind.PATIENT, "Patient/{{context.patientId}}");

    public static final PrefetchTemplate CONDITIONS =
            optional("conditions", Kind.CONDITION, "Condition" + OF_PATIENT + "&_count=500");

    public static final PrefetchTemplate LABS = optional(
            "labs", Kind.OBSERVATION, "Observation" + OF_PATIENT + "&category=laboratory&_sort=-date&_count=500");

    public static final PrefetchTemplate VITALS = optional(
            "vitals", Kind.OBSERVATION, "Observation" + OF_PATIENT + "&category=vital-signs&_sort=-date&_count=300");

    /** Examinations, scores, habits and tracings: the Glasgow coma scale, smoking, an ejection fraction, an ECG. */
    public static final PrefetchTemplate FINDINGS = optional(
            "findings",
            Kind.OBSERVATION,
            "Observation" + OF_PATIENT
                    + "&category=exam,survey,social-history,imaging,procedure&_sort=-date&_count=300");

    /**
     * Results whatever their category, for servers that leave some without one: no search by category finds those. Not a
     * template, because it would send the categorised ones a second time, and some EHRs refuse a search without category
     * or code.
     */
    public static PrefetchTemplate results(LocalDate since) {
        return optional(
                RESULTS, Kind.OBSERVATION, "Observation" + OF_PATIENT + "&date=ge" + since + "&_sort=-date&_count=200");
    }

    public static final PrefetchTemplate MEDICATIONS = optional(
            "medications", Kind.MEDICATION, "MedicationRequest" + OF_PATIENT + "&_sort=-authoredon&_count=300");

    /** What the patient is said to take, prescribed here or not. */
    public static final PrefetchTemplate STATEMENTS =
            optional("statements", Kind.MEDICATION, "MedicationStatement" + OF_PATIENT + "&_count=200");

    public static final PrefetchTemplate PROCEDURES =
            optional("procedures", Kind.PROCEDURE, "Procedure" + OF_PATIENT + "&_sort=-date&_count=200");

    public static final PrefetchTemplate ALLERGIES =
            optional("allergies", Kind.ALLERGY, "AllergyIntolerance" + OF_PATIENT + "&_count=100");

    public static final PrefetchTemplate ENCOUNTERS =
            optional("encounters", Kind.ENCOUNTER, "Encounter" + OF_PATIENT + "&_sort=-date&_count=20");

    public static final PrefetchTemplate FAMILY =
            optional("family", Kind.FAMILY_HISTORY, "FamilyMemberHistory" + OF_PATIENT + "&_count=100");

    public static final PrefetchTemplate NOTES =
            optional("notes", Kind.NOTE, "DocumentReference" + OF_PATIENT + "&_sort=-date&_count=20");

    private Prefetch() {}
}
