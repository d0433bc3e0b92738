package org.consilium.trial;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.consilium.trial.source.TrialReader;

/** Judges one criterion, written as in a trial file, for a chart. */
final class Judging {
    static final CodeSets SETS = CodeSets.load();
    static final PregnancyLeaf PREGNANCY = new PregnancyLeaf(
            SETS.named("pregnancy"), SETS.measurand("pregnancy-status"), SETS.measurand("pregnancy-test"));
    private static final TrialReader READER = new TrialReader(SETS);

    private Judging() {}

    static CriterionVerdict inclusion(String is, PatientChart chart) {
        return verdict("inclusion: Adults", "is: " + is, chart, Map.of(), Set.of(Window.Anchor.NOW));
    }

    static CriterionVerdict exclusion(String is, PatientChart chart) {
        return verdict("exclusion: Adults", "is: " + is, chart, Map.of(), Set.of(Window.Anchor.NOW));
    }

    static CriterionVerdict exclusionEnrolledNow(String is, PatientChart chart) {
        return verdict("exclusion: Adults", "is: " + is, chart, Map.of(), EnumSet.allOf(Window.Anchor.class));
    }

    static CriterionVerdict exclusionOnlyIf(String onlyIf, String is, PatientChart chart) {
        return verdict(
                "exclusion: Adults",
                "only-if: " + onlyIf + "\n    is: " + is,
                chart,
                Map.of(),
                Set.of(Window.Anchor.NOW));
    }

    static CriterionVerdict withScore(String is, Calculation score, PatientChart chart) {
        return verdict(
                "inclusion: Adults", "is: " + is, chart, Map.of(score.topic(), score), Set.of(Window.Anchor.NOW));
    }

    private static CriterionVerdict verdict(
            String line, String is, PatientChart chart, Map<String, Calculation> scores, Set<Window.Anchor> atNow) {
        Trial trial = READER.read("a.yaml", """
            id: T-1
            title: A trial
            registry-version: "2026-01-01"
            focus: f
            eligibility: Everybody. Adults.
            criteria:
              - id: f
                inclusion: Everybody
                is: {any: [{sex: male}, {sex: female}]}
              - id: a
                %s
                %s
            """.formatted(line, is));
        var leaves = new RecordLeaves(
                Selector.standard().over(chart), atNow, PREGNANCY, id -> Optional.ofNullable(scores.get(id)));
        return new TrialEvaluator(leaves).judge(trial).verdict().criteria().getLast();
    }

    /** "MET PRESUMED", "UNKNOWN NO_DATA". */
    static String words(CriterionVerdict verdict) {
        List<String> words = verdict.value() == Value.UNKNOWN
                ? List.of("UNKNOWN", verdict.reason().name())
                : List.of(verdict.value().name(), verdict.basis().name());
        return String.join(" ", words);
    }
}
