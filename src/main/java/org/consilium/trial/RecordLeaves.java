package org.consilium.trial;

import java.util.Set;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selection;
import org.consilium.trial.ScoreLeaf.Scores;

/** The single tests of criteria, decided from one patient's record alone. */
final class RecordLeaves implements Leaves {
    private final PatientLeaves patient;
    private final Sightings sightings;
    private final Presence presence;
    private final ResultLeaves results;
    private final PregnancyLeaf pregnancy;
    private final ScoreLeaf scores;

    RecordLeaves(Selection selection, Set<Window.Anchor> atNow, PregnancyLeaf pregnancy, Scores scores) {
        PatientChart chart = selection.chart();
        var windows = new Windows(chart.asOf(), atNow);
        this.patient = new PatientLeaves(chart);
        this.sightings = new Sightings(chart, windows);
        this.presence = new Presence(chart);
        this.results = new ResultLeaves(selection, windows);
        this.pregnancy = pregnancy;
        this.scores = new ScoreLeaf(scores);
    }

    @Override
    public Outcome decide(Criterion.Leaf leaf, Polarity position) {
        return switch (leaf) {
            case Criterion.Age age -> patient.age(age);
            case Criterion.Sex sex -> patient.sex(sex);
            case Criterion.Condition condition ->
                presence.decide(Presence.Sought.of(condition, position), sightings.of(condition));
            case Criterion.Medication medication ->
                presence.decide(Presence.Sought.of(medication, position), sightings.of(medication));
            case Criterion.Procedure procedure ->
                presence.decide(Presence.Sought.of(procedure, position), sightings.of(procedure));
            case Criterion.Observation observation -> results.decide(observation);
            case Criterion.Answered answered -> results.decide(answered);
            case Criterion.Pregnancy ignored -> pregnancy.decide(sightings, presence, results);
            case Criterion.Score score -> scores.decide(score);
            case Criterion.Residue residue -> residue(residue);
        };
    }

    private static Outcome residue(Criterion.Residue residue) {
        Unknown reason = switch (residue.where()) {
            case NOTE -> Unknown.NEEDS_NOTE;
            case ASK -> Unknown.OUTSIDE_RECORD;
            case JUDGEMENT -> Unknown.NEEDS_HUMAN;
        };
        String words = switch (residue.where()) {
            case NOTE -> "Stands in notes or reports, which rules do not read.";
            case ASK -> "Not a matter of the record.";
            case JUDGEMENT -> "For the investigator to judge.";
        };
        return Outcome.open(new Outcome.Doubt(residue.question(), reason, false), words, java.util.List.of());
    }
}
