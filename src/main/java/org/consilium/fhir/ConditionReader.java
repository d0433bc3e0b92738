package org.consilium.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Condition, AllergyIntolerance and FamilyMemberHistory. */
record ConditionReader(Times times) {
    private static final String IN_ERROR = "entered-in-error";
    private static final String ABATEMENT = "abatement";

    /** SNOMED CT findings "no known allergy" (to anything, drugs, food, environment, latex) and the codes of IPS. */
    private static final Set<String> NO_KNOWN_ALLERGY = Set.of(
            "716186003",
            "409137002",
            "429625007",
            "428607008",
            "1003774007",
            "no-known-allergies",
            "no-known-medication-allergies",
            "no-known-environmental-allergies",
            "no-known-food-allergies");

    private static final Set<String> NO_KNOWN_ALLERGY_IN_WORDS = Set.of(
            "no known allergies",
            "no known allergy",
            "no known drug allergies",
            "no known drug allergy",
            "nka",
            "nkda");

    Reading condition(Resource resource) {
        JsonNode json = resource.json();
        Optional<String> verification = Elements.codeOf(json, "verificationStatus");
        if (verification.filter(IN_ERROR::equals).isPresent()) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        Concept concept = concept(json);
        if (Absences.isNoStatement(concept)) {
            return new Reading.Dropped(SetAside.Reason.NO_INFORMATION);
        }
        return Reading.of(new Finding.Condition(
                resource.source(),
                concept,
                clinicalStatus(json),
                verification(verification),
                times.choice(json, "onset"),
                times.choice(json, ABATEMENT),
                times.moment(json, "recordedDate"),
                Elements.codesOf(json, "category"),
                Elements.concept(json, "severity")));
    }

    Reading allergy(Resource resource) {
        JsonNode json = resource.json();
        Optional<String> verification = Elements.codeOf(json, "verificationStatus");
        if (verification.filter(IN_ERROR::equals).isPresent()) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        Concept concept = Elements.concept(json, "code")
                .or(() -> Elements.objects(json, "reaction").stream()
                        .flatMap(reaction -> Elements.concept(reaction, "substance").stream())
                        .findFirst())
                .orElseThrow(() -> new Malformed("code is missing"));
        if (Absences.isNoStatement(concept)) {
            return new Reading.Dropped(SetAside.Reason.NO_INFORMATION);
        }
        return Reading.of(new Finding.Allergy(
                resource.source(),
                concept,
                isNoKnownAllergy(concept),
                clinicalStatus(json),
                verification(verification),
                times.choice(json, "onset")));
    }

    Reading family(Resource resource) {
        JsonNode json = resource.json();
        if (Elements.text(json, "status").filter(IN_ERROR::equals).isPresent()) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        String relationship =
                Elements.concept(json, "relationship").map(Concept::label).orElse("relative");
        List<JsonNode> conditions = Elements.objects(json, "condition");
        var findings = new ArrayList<Finding>(conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            // An age at onset is the relative's, so it is no time of this patient's life.
            Optional<ClinicalTime> onset = times.withoutBirth().choice(conditions.get(i), "onset");
            findings.add(new Finding.FamilyHistory(
                    resource.at("condition[" + i + "]"), concept(conditions.get(i)), relationship, onset));
        }
        return new Reading.Facts(findings);
    }

    private static Concept concept(JsonNode json) {
        return Elements.concept(json, "code").orElseThrow(() -> new Malformed("code is missing"));
    }

    /** Missing is unknown, unless the record says that it ended; active and ended is a contradiction, and unknown too. */
    private ClinicalStatus clinicalStatus(JsonNode json) {
        String status = Elements.codeOf(json, "clinicalStatus").orElse("");
        return switch (status) {
            case "active", "recurrence", "relapse" -> isOver(json) ? ClinicalStatus.UNKNOWN : ClinicalStatus.ACTIVE;
            case "inactive", "remission", "resolved" -> ClinicalStatus.PAST;
            case "" -> hasAbated(json) ? ClinicalStatus.PAST : ClinicalStatus.UNKNOWN;
            default -> ClinicalStatus.UNKNOWN;
        };
    }

    private boolean isOver(JsonNode json) {
        return times.choice(json, ABATEMENT)
                .filter(end -> end.latest().isBefore(times.asOf()))
                .isPresent();
    }

    private static boolean hasAbated(JsonNode json) {
        return json.propertyNames().stream()
                .anyMatch(name -> name.startsWith(ABATEMENT)
                        && Elements.has(json, name)
                        && !json.path(name).isBoolean());
    }

    private static Verification verification(Optional<String> status) {
        return switch (status.orElse("")) {
            case "confirmed" -> Verification.CONFIRMED;
            case "unconfirmed", "provisional", "differential" -> Verification.UNCONFIRMED;
            case "refuted" -> Verification.REFUTED;
            default -> Verification.UNKNOWN;
        };
    }

    private static boolean isNoKnownAllergy(Concept concept) {
        if (concept.codes().isEmpty()) {
            return NO_KNOWN_ALLERGY_IN_WORDS.contains(concept.text().toLowerCase(Locale.ROOT));
        }
        return concept.codes().stream().anyMatch(code -> NO_KNOWN_ALLERGY.contains(code.value()));
    }
}
