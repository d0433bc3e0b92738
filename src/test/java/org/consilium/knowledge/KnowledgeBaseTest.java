package org.consilium.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnowledgeBaseTest {
    private static final Vocabulary VOCABULARY = Vocabulary.of(org.consilium.terminology.CodeSets.load());
    private static final KnowledgeBase BASE = KnowledgeBase.load(VOCABULARY);
    private static final String FEATURES = """
        features:
          - id: fever
            title: Fever
            any:
              - level: {loinc: [8310-5], unit: Cel, above: 38.0}
        """;
    private static final String CONDITION = """
        id: cold
        version: 1
        status: draft
        title: Common cold
        codes: {icd10: [J00]}
        specialty: general practice
        course: acute
        findings:
          - {finding: fever, direction: supports, strength: 1, source: book, says: "Fever is slight."}
        references:
          - {id: book, citation: "A book"}
        """;

    @Test
    void theShippedBaseIsWideEnoughAndReported() {
        Coverage coverage = BASE.coverage();

        assertThat(coverage.conditions()).isGreaterThanOrEqualTo(200);
        assertThat(coverage.mustNotMiss()).isGreaterThanOrEqualTo(120);
        assertThat(coverage.bySpecialty()).hasSizeGreaterThanOrEqualTo(20);
    }

    static Stream<ConditionEntry> conditions() {
        return BASE.conditions().stream();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyConditionCanBeFoundSettledAndToldFromItsMimics(ConditionEntry entry) {
        assertThat(entry.links()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(entry.links()).anySatisfy(link -> {
            assertThat(link.role()).isEqualTo(Link.Role.SIGN);
            assertThat(link.direction()).isEqualTo(Link.Direction.SUPPORTS);
        });
        assertThat(entry.codes()).anySatisfy(code -> assertThat(code.system()).contains("icd-10-cm"));
        assertThat(entry.tests()).isNotEmpty();
        assertThat(entry.mimics()).isNotEmpty().doesNotContain(entry.id());
        assertThat(entry.links()).allSatisfy(link -> assertThat(link.says()).endsWith("."));
        assertThat(entry.links().stream().map(link -> link.feature().id() + link.direction()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCorrectDefinitionIsRead() {
        KnowledgeBase base = read(FEATURES, CONDITION);

        assertThat(base.condition("cold").orElseThrow().links()).hasSize(1);
    }

    @Test
    void aLinkWithoutSourceIsRefusedWithFileAndLine() {
        assertFault(FEATURES, CONDITION.replace("source: book, ", ""), "cold.yaml", 9, "\"source\" is missing");
    }

    @Test
    void aLinkToASourceThatTheFileDoesNotNameIsRefused() {
        assertFault(FEATURES, CONDITION.replace("source: book", "source: paper"), "cold.yaml", 9, "paper");
    }

    @Test
    void aDanglingFeatureIsRefused() {
        assertFault(FEATURES, CONDITION.replace("finding: fever", "finding: chill"), "cold.yaml", 9, "chill");
    }

    @Test
    void anUnknownUnitIsRefused() {
        assertFault(FEATURES.replace("Cel", "grade"), CONDITION, "features.yaml", 5, "grade");
    }

    @Test
    void aLoincCodeWithAWrongCheckDigitIsRefused() {
        assertFault(FEATURES.replace("8310-5", "8310-6"), CONDITION, "features.yaml", 5, "8310-6");
    }

    @Test
    void aSnomedCodeWithAWrongCheckDigitIsRefused() {
        assertFault(FEATURES, CONDITION.replace("icd10: [J00]", "snomed: ['82272005']"), "cold.yaml", 5, "82272005");
    }

    @Test
    void aRangeOfCodesThatWouldMatchNothingIsRefused() {
        assertFault(FEATURES, CONDITION.replace("[J00]", "[J00-J06]"), "cold.yaml", 5, "J00-J06");
        assertFault(
                FEATURES.replace("level: {loinc: [8310-5], unit: Cel, above: 38.0}", "problem: {icd10: [R5]}"),
                CONDITION,
                "features.yaml",
                5,
                "R5");
    }

    @Test
    void aDanglingCodeSetIsRefused() {
        assertFault(
                FEATURES.replace("level: {loinc: [8310-5], unit: Cel, above: 38.0}", "problem: {set: fevers}"),
                CONDITION,
                "features.yaml",
                5,
                "fevers");
    }

    @Test
    void aMimicThatIsNoConditionIsRefused() {
        assertFault(FEATURES, CONDITION + "mimics: [flu]\n", "cold.yaml", 12, "flu");
    }

    @Test
    void aMisspeltKeyIsRefused() {
        assertFault(
                FEATURES, CONDITION.replace("course: acute", "course: acute\nurgent: true"), "cold.yaml", 8, "urgent");
    }

    @Test
    void aStrengthBeyondFourIsRefused() {
        assertFault(FEATURES, CONDITION.replace("strength: 1", "strength: 5"), "cold.yaml", 9, "1 (weak) to 4");
    }

    private static KnowledgeBase read(String features, String condition) {
        return KnowledgeBase.of(
                VOCABULARY,
                List.of(Definition.read("features.yaml", features)),
                List.of(Definition.read("cold.yaml", condition)));
    }

    private static void assertFault(String features, String condition, String file, int line, String reason) {
        assertThatThrownBy(() -> read(features, condition)).isInstanceOfSatisfying(BadDefinition.class, fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.reason()).contains(reason);
        });
    }
}
