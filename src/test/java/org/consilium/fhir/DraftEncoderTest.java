package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.consilium.card.draft.ResourceDraft;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.card.draft.ResourceDraft.CalculatedObservation;
import org.consilium.card.draft.ResourceDraft.ProvisionalCondition;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientId;
import org.consilium.fixtures.FhirValidation;
import org.consilium.terminology.Code;
import org.consilium.terminology.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DraftEncoderTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00.123Z");
    static final About ABOUT = new About(new PatientId("p1"), Optional.of("e1"));

    static CalculatedObservation calculated(String from, String to) {
        return new CalculatedObservation(
                ABOUT,
                Code.loinc("98979-8"),
                "eGFR (CKD-EPI 2021)",
                Quantity.of("28", "mL/min/{1.73_m2}"),
                "eGFR (CKD-EPI 2021), definition ckd-epi-2021 version 1.0",
                ClinicalTime.parse(from, ZoneOffset.UTC).orElseThrow(),
                ClinicalTime.parse(to, ZoneOffset.UTC).orElseThrow(),
                List.of("Observation/o1", "Observation/o2"),
                NOW);
    }

    static ProvisionalCondition provisional(boolean byModel) {
        return new ProvisionalCondition(
                ABOUT,
                List.of(Code.snomed("14669001"), new Code("http://hl7.org/fhir/sid/icd-10", "N17")),
                "Acute kidney injury",
                List.of("Observation/o1", "MedicationRequest/m1"),
                byModel,
                NOW);
    }

    private static JsonNode json(ResourceDraft draft) {
        return JSON.readTree(DraftEncoder.json(draft));
    }

    @Test
    void aComputedResultSaysFromWhatWhenAndHow() {
        JsonNode observation = json(calculated("2026-11-19T06:10:00Z", "2026-11-19T06:10:00Z"));

        assertThat(observation).isEqualTo(JSON.readTree("""
            {"resourceType":"Observation","status":"preliminary",
             "code":{"coding":[{"system":"http://loinc.org","code":"98979-8"}],"text":"eGFR (CKD-EPI 2021)"},
             "subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},
             "effectiveDateTime":"2026-11-19T06:10:00Z","issued":"2026-11-20T08:00:00.123Z",
             "valueQuantity":{"value":28,"unit":"mL/min/1.73 m²","system":"http://unitsofmeasure.org",
              "code":"mL/min/{1.73_m2}"},
             "method":{"text":"eGFR (CKD-EPI 2021), definition ckd-epi-2021 version 1.0"},
             "device":{"display":"Consilium, computed by rules"},
             "derivedFrom":[{"reference":"Observation/o1"},{"reference":"Observation/o2"}]}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, 2026-11-19, 2026-11-19",
        "2026-11, 2026-11, 2026-11",
        "2026-11-19T06:10:00.5+01:00, 2026-11-19T06:10:00.5+01:00, 2026-11-19T06:10:00.5+01:00",
        "2026-11-19T06:10, 2026-11-19T06:10, 2026-11-19T06:10:59.999Z"
    })
    void aTimeIsAsExactAsTheRecordWroteItAndAlwaysFhir(String from, String to, String effective) {
        assertThat(json(calculated(from, to)).path("effectiveDateTime").asString())
                .isEqualTo(effective);
    }

    @Test
    void inputsOfSeveralTimesMakeAPeriod() {
        JsonNode period = json(calculated("2026-11-18", "2026-11-19T06:10:00Z")).path("effectivePeriod");

        assertThat(period.path("start").asString()).isEqualTo("2026-11-18");
        assertThat(period.path("end").asString()).isEqualTo("2026-11-19T06:10:00Z");
    }

    @Test
    void aProvisionalDiagnosisIsMarkedWhereAModelTookPartAndOnlyThere() {
        JsonNode byModel = json(provisional(true));
        assertThat(byModel.path("verificationStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("provisional");
        assertThat(byModel.path("category")
                        .path(0)
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("encounter-diagnosis");
        assertThat(byModel.path("evidence")).hasSize(2);
        assertThat(byModel.path("meta").path("security").path(0).path("code").asString())
                .isEqualTo("AIAST");

        assertThat(json(provisional(false)).has("meta")).isFalse();
        assertThat(json(calculated("2026-11-19", "2026-11-19")).has("meta")).isFalse();
    }

    @Test
    void nothingHasAnIdBeforeTheEhrCreatesIt() {
        assertThat(json(provisional(true)).has("id")).isFalse();
        assertThat(json(calculated("2026-11-19", "2026-11-19")).has("id")).isFalse();
    }

    @Test
    void everyDraftIsValidFhir() {
        for (ResourceDraft draft : List.of(
                provisional(true),
                provisional(false),
                calculated("2026-11-19", "2026-11-19"),
                calculated("2026-11-18", "2026-11-19T06:10:00Z"))) {
            assertThat(FhirValidation.faults(DraftEncoder.json(draft))).isEmpty();
        }
        assertThat(FhirValidation.faults("{\"resourceType\":\"Observation\",\"status\":\"done\"}"))
                .as("the validator can find fault")
                .isNotEmpty();
    }
}
