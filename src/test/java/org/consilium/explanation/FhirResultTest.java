package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.ResultForm;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.expression.Value;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.fixtures.FhirValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results as FHIR R4, held to base R4 and to the profiles by HAPI's validator. */
class FhirResultTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Path PATIENTS = Path.of("test-fixtures/patients");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);
    private static final Calculators SCORES = Calculators.load();
    private static final PatientChart NOBODY = chart(
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}}]}");

    private static PatientChart chart(String bundle) {
        return READER.readBundle(bundle.getBytes(StandardCharsets.UTF_8), NOW).chart();
    }

    private static PatientChart patient(String name) throws IOException {
        return chart(Files.readString(PATIENTS.resolve(name).resolve("bundle.json")));
    }

    /** A result in its FHIR form, with what it was made from. */
    record Made(String id, CalculatorDefinition definition, Calculation calculation, String json) {
        JsonNode tree() {
            return new JsonMapper().readTree(json);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static Made made(String name, CalculatorDefinition definition, Calculation calculation) {
        return new Made(
                name + " " + definition.id(),
                definition,
                calculation,
                FhirResult.json(definition, calculation, Optional.of(new PatientId("p1")), NOW));
    }

    private static Made entered(String score, Map<String, Value> inputs) {
        Calculator calculator = SCORES.named(score);
        return made("entered", calculator.definition(), calculator.calculate(NOBODY, inputs));
    }

    /** The first worked example of every score. */
    static Stream<Made> examples() {
        return SCORES.all().stream()
                .map(Calculator::definition)
                .map(definition -> entered(
                        definition.id(),
                        definition.vectors().getFirst().inputs().values()));
    }

    /** Every score of some records, computable or not. */
    static List<Made> ofRecords() throws IOException {
        List<Made> all = new ArrayList<>();
        for (String name : List.of("aki-on-ckd", "af-without-anticoagulant", "pregnancy-hypertension")) {
            PatientChart chart = patient(name);
            SCORES.all()
                    .forEach(calculator -> all.add(made(name, calculator.definition(), calculator.calculate(chart))));
        }
        return all;
    }

    private static void isValid(Made made) {
        String profile = made.definition().result().predicts().isPresent() ? "consilium-risk" : "consilium-score";
        assertThat(FhirValidation.faults(made.json(), profile))
                .as(made.toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theWorkedExampleOfEveryScoreIsAsItsProfileSays(Made made) {
        isValid(made);
        assertThat(made.tree().path("status").asString()).isEqualTo("preliminary");
        assertThat(made.tree()
                        .path("code")
                        .path("coding")
                        .valueStream()
                        .map(coding -> coding.path("code").asString()))
                .contains(made.definition().id());
        assertThat(made.json()).contains(made.definition().digest());
    }

    @Test
    void everyScoreOfARecordIsAsItsProfileSaysAndNamesTheResourcesOfItsInputs() throws IOException {
        List<Made> all = ofRecords();

        assertThat(all).hasSizeGreaterThan(100);
        for (Made made : all) {
            isValid(made);
            Set<String> named = new TreeSet<>(made.tree().findValuesAsString("reference"));
            Set<String> expected = made.calculation().inputs().stream()
                    .filter(input -> made.definition().input(input.id()).isPresent())
                    .flatMap(input -> input.evidence().stream())
                    .map(fact -> fact.source().reference())
                    .filter(reference -> !reference.startsWith("Patient/"))
                    .collect(Collectors.toSet());
            named.removeIf(reference -> reference.startsWith("Patient/") || reference.startsWith("#"));
            assertThat(named).as(made.toString()).isEqualTo(expected);
        }
    }

    @Test
    void everyKindOfOutcomeAndOfResultIsAmongThem() throws IOException {
        List<Made> all = Stream.concat(examples(), ofRecords().stream()).toList();

        assertThat(all)
                .extracting(made -> made.calculation().outcome().getClass().getSimpleName())
                .contains("Exact", "Between", "OnDay", "NotComputable", "NotApplicable");
        assertThat(all).extracting(made -> made.definition().result().written()).contains(ResultForm.Writing.values());
        assertThat(all.stream().filter(made -> made.json().startsWith("{\"resourceType\":\"RiskAssessment\"")))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aNumberHasItsUnitItsBandItsTimeItsProgramAndItsSteps() throws IOException {
        Calculator calculator = SCORES.named("ckd-epi-2021");
        JsonNode result = made("", calculator.definition(), calculator.calculate(patient("aki-on-ckd")))
                .tree();

        assertThat(result.path("resourceType").asString()).isEqualTo("Observation");
        assertThat(result.path("code").path("coding").path(0).path("code").asString())
                .isEqualTo("98979-8");
        assertThat(result.path("valueQuantity").path("code").asString()).isEqualTo("mL/min/{1.73_m2}");
        assertThat(result.path("interpretation").path(0).path("text").asString())
                .startsWith("G");
        assertThat(result.path("effectiveDateTime").asString()).startsWith("2026-11-20");
        assertThat(result.path("device").path("reference").asString()).isEqualTo("#consilium");
        assertThat(result.path("contained").path(0).path("version").toString())
                .contains("software", "definition ckd-epi-2021", "definition SHA-256");
        assertThat(result.path("derivedFrom").toString()).contains("Observation/aki-on-ckd-creatinine");
        assertThat(result.path("note").toString()).contains("142");
    }

    @Test
    void aProbabilityIsARiskAssessmentInPercentOfANamedOutcome() {
        JsonNode risk = examples()
                .filter(made -> made.definition().id().equals("kfre-4"))
                .findFirst()
                .orElseThrow()
                .tree();

        JsonNode prediction = risk.path("prediction").path(0);
        assertThat(prediction.path("outcome").path("text").asString())
                .isEqualTo("Dialysis or kidney transplant within 5 years");
        assertThat(prediction.path("probabilityDecimal").decimalValue()).isEqualByComparingTo("22.3");
        assertThat(prediction.path("qualitativeRisk").path("text").asString()).startsWith("above 5 %");
        assertThat(risk.path("performer").path("reference").asString()).isEqualTo("#consilium");
    }

    @Test
    void aProbabilityThatIsNotKnownSaysWhy() {
        JsonNode prediction =
                entered("kfre-4", Map.of()).tree().path("prediction").path(0);

        assertThat(prediction.has("probabilityDecimal")).isFalse();
        assertThat(prediction.path("extension").path(0).path("valueCode").asString())
                .isEqualTo("unknown");
        assertThat(prediction.path("rationale").asString()).contains("missing: ");
    }

    @Test
    void whatIsMissingAndWhatDoesNotApplyAreTwoReasons() {
        JsonNode missing = entered("ckd-epi-2021", Map.of()).tree();
        JsonNode refused = entered("ckd-epi-2021", Map.of("age", Value.Number.exactly(java.math.BigDecimal.TEN, "a")))
                .tree();

        assertThat(missing.path("dataAbsentReason")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("unknown");
        assertThat(missing.path("dataAbsentReason").path("text").asString()).contains("Creatinine");
        assertThat(refused.path("dataAbsentReason")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("not-applicable");
        assertThat(refused.path("dataAbsentReason").path("text").asString()).contains("18 years");
    }

    @Test
    void allThatIsStillPossibleIsARangeWithBothBands() {
        JsonNode range = entered(
                        "cha2ds2-vasc", Map.of("age", Value.Number.exactly(java.math.BigDecimal.valueOf(76), "a")))
                .tree();

        assertThat(range.path("valueRange").path("low").path("value").asInt()).isEqualTo(2);
        assertThat(range.path("valueRange").path("high").path("value").asInt()).isEqualTo(9);
        assertThat(range.has("dataAbsentReason")).isFalse();
    }

    @Test
    void aDiagnosisOrADrugSupportsAScoreThatIsAnObservation() throws IOException {
        Calculator calculator = SCORES.named("cha2ds2-vasc");
        String bundle = """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"resource":{"resourceType":"Patient","id":"p1","birthDate":"1946-01-01","gender":"male"}},
             {"resource":{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},
              "code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]},
              "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}}]}""";
        Made made = made("", calculator.definition(), calculator.calculate(chart(bundle)));

        isValid(made);
        assertThat(made.tree().path("extension").toString()).contains("workflow-supportingInfo", "Condition/c1");
        assertThat(made.tree().has("derivedFrom")).isFalse();
    }

    /** A rule of a profile that nothing can break holds nothing. */
    @Test
    void aResultThatBreaksARuleOfItsProfileIsFound() {
        String good = examples()
                .filter(made -> made.definition().id().equals("bmi"))
                .findFirst()
                .orElseThrow()
                .json();

        assertThat(FhirValidation.faults(good.replace("preliminary", "final"), "consilium-score"))
                .anyMatch(fault -> fault.contains("status"));
        assertThat(FhirValidation.faults(good.replace("valueQuantity", "valueQuantit"), "consilium-score"))
                .isNotEmpty();
        assertThat(FhirValidation.faults(
                        good.replace(
                                "\"valueQuantity\"",
                                "\"dataAbsentReason\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/data-absent-reason\",\"code\":\"unknown\"}],\"text\":\"x\"},\"valueQuantity\""),
                        "consilium-score"))
                .anyMatch(fault -> fault.contains("sco-1"));
    }
}
