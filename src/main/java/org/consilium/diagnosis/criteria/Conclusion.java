package org.consilium.diagnosis.criteria;

import java.util.List;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Evidence;
import org.consilium.expression.Truth;

/**
 * What a criteria set concludes about a patient: met, not met, or not to be decided from what is known.
 *
 * @param set id of the criteria set
 * @param id id of the conclusion in it
 * @param grade stage or class, empty where there is none or it is not known
 * @param items its items in words ("Creatinine rise of 0.3 mg/dL within 48 h: met")
 * @param missing what is not known and would decide it
 * @param evidence the facts that fill its inputs
 * @param notices what the reader must know (draft, edition, assumed values)
 */
public record Conclusion(
        String set,
        String id,
        String title,
        Truth truth,
        String grade,
        List<String> items,
        List<String> missing,
        List<Evidence> evidence,
        List<String> notices,
        List<Calculation.Reference> references) {
    public Conclusion {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
        evidence = List.copyOf(evidence);
        notices = List.copyOf(notices);
        references = List.copyOf(references);
    }

    /** "KDIGO acute kidney injury: met, stage 2". */
    public String words() {
        String outcome = switch (truth) {
            case TRUE -> "met";
            case FALSE -> "not met";
            case UNKNOWN -> "not decided";
        };
        return title + ": " + outcome + (grade.isEmpty() ? "" : ", " + grade);
    }
}
