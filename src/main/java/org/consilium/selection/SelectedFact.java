package org.consilium.selection;

import java.util.Optional;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.chart.Source;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/**
 * A fact of the record that was used, or was found and refused, with the words in which every room shows it.
 *
 * @param finding the fact itself; empty for what the Patient resource says (age, sex)
 * @param converted the number as used, in the unit of the input
 * @param label what it is ("Creatinine")
 * @param value as used ("1.8 mg/dL"), or what is said of it ("refuted"), or empty
 * @param written as the record wrote it, where that differs
 * @param rule why this one ("latest within 48 hours")
 */
public record SelectedFact(
        Source source,
        Optional<ClinicalTime> time,
        Optional<Finding> finding,
        Optional<Quantity> converted,
        String label,
        String value,
        String written,
        String rule) {

    static SelectedFact of(Finding finding, Optional<Quantity> converted, String label, String value, String rule) {
        String written = finding instanceof Finding.Observation observation ? Words.written(observation) : "";
        boolean same = written.equals(value)
                || (finding instanceof Finding.Observation observation
                        && observation.result() instanceof Result.Measured measured
                        && measured.bound() == Result.Bound.EXACT
                        && Words.quantity(inUcum(measured.quantity())).equals(value));
        return new SelectedFact(
                finding.source(),
                finding.time(),
                Optional.of(finding),
                converted,
                label,
                value,
                same ? "" : written,
                rule);
    }

    /** As an assessment shows it. */
    public Evidence evidence() {
        return evidence(value);
    }

    /** The same with another value shown ("3.2 times the upper limit"). */
    public Evidence evidence(String shown) {
        return new Evidence(source, label, shown, time, written, rule);
    }

    /** "54 mm[Hg]" and "54 mmHg" are written alike. */
    private static Quantity inUcum(Quantity quantity) {
        return new Quantity(quantity.value(), Units.canonical(quantity.unit()).orElse(quantity.unit()));
    }

    /** What the Patient resource says. */
    static SelectedFact ofPerson(Source source, String label, String value) {
        return new SelectedFact(source, Optional.empty(), Optional.empty(), Optional.empty(), label, value, "", "");
    }
}
