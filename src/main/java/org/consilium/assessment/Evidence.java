package org.consilium.assessment;

import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Source;

/**
 * A fact of the record as it is shown: words made by code, and the place in the record they lead to.
 *
 * @param label what it is ("Creatinine")
 * @param value as used ("1.8 mg/dL"), or empty where the fact is its label ("Atrial fibrillation")
 * @param written as the record wrote it, where that differs ("159 µmol/L")
 * @param rule why this one was chosen ("latest within 48 h"), or empty
 */
public record Evidence(
        Source source, String label, String value, Optional<ClinicalTime> time, String written, String rule) {

    public static Evidence of(Source source, String label, String value, Optional<ClinicalTime> time) {
        return new Evidence(source, label, value, time, "", "");
    }
}
