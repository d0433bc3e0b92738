package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.assessment.Occasion;
import org.consilium.calculator.Calculators;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.selection.Selector;
import org.consilium.trial.source.YamlTrials;
import org.junit.jupiter.api.Test;

/** The demo trials with the demo patients, at the anchor of the fixtures. */
class TrialAssessorTest {
    private static final Instant ANCHOR = Instant.parse("2026-11-20T08:00:00Z");
    private static final Path PATIENTS = Path.of("test-fixtures/patients");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);
    private static final Calculators CALCULATORS = Calculators.load(Judging.SETS, Selector.standard());
    private static final TrialAssessor ASSESSOR = new TrialAssessor(
            List.of(YamlTrials.of(Optional.empty(), Judging.SETS)),
            Selector.standard(),
            CALCULATORS,
            Judging.SETS,
            new TrialSettings("", false));

    private static PatientChart chart(String patient) throws IOException {
        byte[] bundle = Files.readAllBytes(PATIENTS.resolve(patient).resolve("bundle.json"));
        return READER.readBundle(bundle, ANCHOR).chart();
    }

    private static Eligibility eligibility(String patient) throws IOException {
        List<Assessment> assessments = ASSESSOR.assess(chart(patient), Occasion.of("patient-view"));
        assertThat(assessments).hasSize(1);
        return (Eligibility) assessments.getFirst();
    }

    private static TrialVerdict trial(Eligibility eligibility, String id) {
        return eligibility.trials().stream()
                .filter(verdict -> verdict.trialId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> lines(TrialVerdict verdict) {
        return verdict.criteria().stream()
                .collect(Collectors.toMap(CriterionVerdict::id, Judging::words, (a, b) -> a, TreeMap::new));
    }

    @Test
    void whoIsNotWhatATrialIsAboutHearsNothingOfIt() throws IOException {
        Map<String, List<String>> worthALook = new TreeMap<>();
        try (var folders = Files.list(PATIENTS)) {
            for (Path folder : folders.sorted().toList()) {
                String id = folder.getFileName().toString();
                worthALook.put(
                        id,
                        eligibility(id).trials().stream()
                                .filter(verdict -> verdict.status() != Status.NOT_ASSESSED)
                                .map(verdict -> verdict.trialId() + " " + verdict.status())
                                .toList());
            }
        }
        worthALook.values().removeIf(List::isEmpty);

        assertThat(worthALook)
                .isEqualTo(Map.of(
                        "af-without-anticoagulant", List.of("DEMO-AF-03 LIKELY"),
                        "aki-on-ckd", List.of("DEMO-CKD-01 STOPPED"),
                        "lung-cancer", List.of("DEMO-LUNG-02 NEEDS_INFORMATION"),
                        "si-units", List.of("DEMO-CKD-01 NEEDS_INFORMATION"),
                        "unlabelled-diabetes-ckd", List.of("DEMO-CKD-01 NEEDS_INFORMATION")));
    }

    @Test
    void likelyHasEveryLineMetAndOnlyTheQuestionForAPersonOpen() throws IOException {
        Eligibility eligibility = eligibility("af-without-anticoagulant");
        TrialVerdict verdict = trial(eligibility, "DEMO-AF-03");

        assertThat(lines(verdict))
                .containsEntry("risk", "MET DOCUMENTED")
                .containsEntry("recent-stroke", "MET PRESUMED")
                .containsEntry("liver", "MET DOCUMENTED")
                .containsEntry("pressure", "MET DOCUMENTED");
        assertThat(verdict.criteria())
                .filteredOn(line -> line.value() == Value.UNKNOWN)
                .extracting(CriterionVerdict::id)
                .containsExactly("other-trial");
        assertThat(eligibility.questions()).containsExactly("Does the patient take part in another drug trial?");
    }

    @Test
    void stoppedRestsOnDocumentedFactsAlone() throws IOException {
        TrialVerdict verdict = trial(eligibility("aki-on-ckd"), "DEMO-CKD-01");

        assertThat(verdict.criteria())
                .filteredOn(line -> line.value() == Value.NOT_MET)
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.basis()).isEqualTo(Eligibility.Basis.DOCUMENTED);
                    assertThat(line.evidence()).isNotEmpty();
                })
                .extracting(CriterionVerdict::id)
                .containsExactly("egfr", "potassium");
    }

    @Test
    void theWashOutOfAStoppedDrugIsAQuestionNeverMet() throws IOException {
        Eligibility eligibility = eligibility("lung-cancer");
        TrialVerdict verdict = trial(eligibility, "DEMO-LUNG-02");

        assertThat(verdict.draft()).isTrue();
        assertThat(lines(verdict))
                .containsEntry("washout", "UNKNOWN OUTSIDE_RECORD")
                .containsEntry("prior-treatment", "MET DOCUMENTED")
                .containsEntry("organ-function", "MET DOCUMENTED")
                .containsEntry("ecog", "MET DOCUMENTED")
                .containsEntry("mutation", "UNKNOWN NEEDS_NOTE")
                .containsEntry("contraception", "UNKNOWN OUTSIDE_RECORD")
                .containsEntry("pregnancy-test", "NOT_APPLICABLE DOCUMENTED")
                .containsEntry("radiotherapy", "MET PRESUMED");
        assertThat(eligibility.questions().getFirst())
                .isEqualTo("osimertinib: when last taken? When would the first dose be?");
    }

    @Test
    void aDiseaseThatOnlyTheLaboratoryShowsIsSeen() throws IOException {
        Eligibility eligibility = eligibility("unlabelled-diabetes-ckd");

        assertThat(lines(trial(eligibility, "DEMO-CKD-01")))
                .containsEntry("kidney-disease", "MET DOCUMENTED")
                .containsEntry("renin-angiotensin", "UNKNOWN NO_DATA");
        assertThat(eligibility.questions().getFirst())
                .isEqualTo("ACE inhibitors and angiotensin receptor blockers, for at least 4 weeks: taken now?");
    }

    @Test
    void theSameInSiUnits() throws IOException {
        assertThat(lines(trial(eligibility("si-units"), "DEMO-CKD-01")))
                .containsEntry("egfr", "MET DOCUMENTED")
                .containsEntry("potassium", "MET DOCUMENTED")
                .containsEntry("albuminuria", "MET DOCUMENTED");
    }

    @Test
    void aTrialThatIsNotAssessedSaysWhy() throws IOException {
        assertThat(trial(eligibility("early-rheumatoid-arthritis"), "DEMO-AF-03")
                        .criteria())
                .singleElement()
                .satisfies(focus -> assertThat(focus.explanation())
                        .isEqualTo("Atrial fibrillation or flutter: not found in the record."));
    }

    @Test
    void theDeadAreNotCompared() throws IOException {
        PatientChart alive = chart("healthy-adult");
        Demographics who = alive.demographics();
        var dead = new PatientChart(
                alive.patient(),
                new Demographics(who.source(), who.birthDate(), who.gender(), Demographics.Deceased.YES),
                alive.findings(),
                alive.reach(),
                alive.asOf());

        assertThat(ASSESSOR.assess(dead, Occasion.of("patient-view")))
                .singleElement()
                .isInstanceOf(Abstention.class);
    }

    @Test
    void aTrialThatNamesAScoreThatThereIsNotStopsTheStart() {
        var line = new EligibilityLine(
                "a",
                Eligibility.Polarity.INCLUSION,
                "Fit",
                0,
                Optional.empty(),
                new Criterion.Score(
                        "none-such",
                        Limit.of(List.of(new Limit.Bound(Limit.Relation.AT_LEAST, java.math.BigDecimal.ONE)), "1")),
                "");
        var trial = new Trial("T-1", "A trial", "1", Optional.empty(), "a", "Fit", List.of(line));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new TrialAssessor(
                        List.of(() -> List.of(trial)),
                        Selector.standard(),
                        CALCULATORS,
                        Judging.SETS,
                        new TrialSettings("", false)))
                .hasMessageContaining("CSL-0556")
                .hasMessageContaining("none-such");
    }
}
