package org.consilium.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSetsTest {
    private static final CodeSets SETS = CodeSets.load();

    @ParameterizedTest
    @CsvSource({
        "heart-failure, http://hl7.org/fhir/sid/icd-10-cm, I50.22",
        "heart-failure, http://hl7.org/fhir/sid/icd-10, I50",
        "heart-failure, http://snomed.info/sct, 88805009",
        "malignancy, http://hl7.org/fhir/sid/icd-10-cm, C43.9",
        "diabetes, http://hl7.org/fhir/sid/icd-10-cm, E1165",
        "venous-thromboembolism, http://hl7.org/fhir/sid/icd-10-cm, Z86.711",
        "anticoagulant, http://www.whocc.no/atc, B01AF02",
        "anticoagulant, http://www.nlm.nih.gov/research/umls/rxnorm, 855332",
        "antithrombotic, http://www.nlm.nih.gov/research/umls/rxnorm, 1191"
    })
    void recognisesACode(String set, String system, String code) {
        assertThat(SETS.named(set).contains(new Code(system, code))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "malignancy, http://hl7.org/fhir/sid/icd-10-cm, C44.1",
        "heart-failure, http://hl7.org/fhir/sid/icd-10-cm, I51.9",
        "heart-failure, http://snomed.info/sct, I50",
        "chronic-kidney-disease-moderate-or-worse, http://hl7.org/fhir/sid/icd-10-cm, N18.2"
    })
    void doesNotRecogniseANeighbour(String set, String system, String code) {
        assertThat(SETS.named(set).contains(new Code(system, code))).isFalse();
    }

    @Test
    void recognisesADrugByItsNameAndSaysSo() {
        var product = new Concept(List.of(Code.rxnorm("1364445")), "apixaban 5 MG Oral Tablet");
        assertThat(SETS.named("anticoagulant").match(product)).contains(CodeSet.Basis.NAME);
        var coded = Concept.of(Code.rxnorm("1364430"), "apixaban");
        assertThat(SETS.named("anticoagulant").match(coded)).contains(CodeSet.Basis.CODE);
    }

    @ParameterizedTest
    @CsvSource({
        "anticoagulant, Heparin Sodium flush 10 UNT/ML",
        "systemic-steroid, Hydrocortisone 10 MG/ML Topical Cream",
        "anticoagulant, warfarins",
        "insulin, insulinoma imaging",
        "heart-failure, apixaban"
    })
    void aNameCountsAsWholeWordAndInTheRightForm(String set, String text) {
        assertThat(SETS.named(set).contains(new Concept(List.of(), text))).isFalse();
    }

    @Test
    void onlyDrugsAreRecognisedByName() {
        assertThat(SETS.ids().stream().map(SETS::named).filter(set -> set.id().equals("heart-failure")))
                .allSatisfy(set -> assertThat(set.names()).isEmpty());
    }

    @Test
    void everyUnitOfAMeasurandIsUcumAndEveryCodeIsLoinc() throws UcumException {
        var ucum = new UcumEssenceService(CodeSetsTest.class.getResourceAsStream("/ucum-essence.xml"));
        assertThat(SETS.measurandIds()).hasSizeGreaterThan(90).allSatisfy(id -> {
            Measurand measurand = SETS.measurand(id);
            assertThat(measurand.codes())
                    .isNotEmpty()
                    .allSatisfy(
                            coded -> assertThat(CheckDigits.isLoinc(coded.code().value()))
                                    .as(coded.code().value())
                                    .isTrue());
            if (measurand.kind() == Measurand.Kind.QUANTITY) {
                assertThat(ucum.validate(measurand.unit())).as(id).isNull();
                assertThat(measurand.plausible()).as(id).isPresent();
            }
        });
    }

    @Test
    void everyLimitOfNormalIsPlausible() {
        assertThat(SETS.measurandIds().stream().map(SETS::measurand))
                .allSatisfy(measurand -> measurand.upperLimit().ifPresent(limit -> {
                    var range = measurand.plausible().orElseThrow();
                    assertThat(limit).isBetween(range.low(), range.high());
                }));
    }

    @Test
    void knowsWhichMeasurandACodeStandsFor() {
        assertThat(SETS.measurandOf(Code.loinc("2160-0"))).map(Measurand::id).contains("creatinine");
        assertThat(SETS.measurandOf(Code.loinc("1558-6"))).map(Measurand::id).contains("glucose");
        assertThat(SETS.measurandOf(Code.loinc("32623-1"))).isEmpty();
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETS.named("no-such-set"))
                .withMessageContaining("CSL-0304");
    }

    @Test
    void aMistypedCodeStopsTheStartWithFileAndLine() {
        var file = Definition.read("conditions.yaml", """
                a:
                  title: A
                  snomed: [84114007]
                b:
                  title: B
                  snomed: [84114008]
                """);
        assertThatThrownBy(() -> new CodeSetReader().readCodeSets(file))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("conditions.yaml, line 6: the SNOMED CT code 84114008 fails its check digit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: {title: A, snomed: [84114007, 84114007]}' | stands twice in its set",
                "'a: {title: A, snommed: [84114007]}' | unknown key \"snommed\"",
                "'a: {title: A}' | is empty",
                "'a: {title: A, icd10: [I5]}' | no ICD-10 category",
                "'a: {title: A, icd10: [C97-C00]}' | runs backwards",
                "'a: {title: A, includes: [b]}' | no code set above",
                "'{a: {title: A, icd10: [I50]}, a: {title: A, icd10: [I50]}}' | twice"
            })
    void aWrongFileSaysWhy(String yaml, String reason) {
        assertThatThrownBy(() -> new CodeSetReader().readCodeSets(Definition.read("f.yaml", yaml)))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("f.yaml, line 1")
                .hasMessageContaining(reason);
    }
}
