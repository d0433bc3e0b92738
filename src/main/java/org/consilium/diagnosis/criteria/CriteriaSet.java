package org.consilium.diagnosis.criteria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.expression.Expression;
import org.consilium.expression.Formula;
import org.consilium.selection.InputSpec;
import org.consilium.terminology.Definition;

/**
 * One set of diagnostic criteria as its YAML file states it, read and checked.
 *
 * @param checked against which text it was compared, and what of it was not seen
 * @param editions names of the editions it knows, the default first; empty if there is only one
 * @param scores names in its expressions that stand for calculators, by calculator id
 * @param formula steps, items, conclusions and grades in order; all of one evaluation
 * @param cautions where one holds the reader is told
 * @param cases worked cases, run by the tests
 */
public record CriteriaSet(
        String id,
        String version,
        Status status,
        String checked,
        String title,
        List<String> editions,
        List<InputSpec> inputs,
        Map<String, String> scores,
        List<Item> items,
        List<Statement> conclusions,
        List<Caution> cautions,
        Formula formula,
        List<Calculation.Reference> references,
        List<Definition> cases) {
    public CriteriaSet {
        editions = List.copyOf(editions);
        inputs = List.copyOf(inputs);
        scores = Map.copyOf(scores);
        items = List.copyOf(items);
        conclusions = List.copyOf(conclusions);
        cautions = List.copyOf(cautions);
        references = List.copyOf(references);
        cases = List.copyOf(cases);
    }

    /** A DRAFT was not read in its primary source: it drives no card by default. */
    public enum Status {
        DRAFT,
        REVIEWED
    }

    /** One criterion; name is that of its step in the formula. */
    public record Item(String name, String title) {}

    /**
     * What the set can conclude.
     *
     * @param step its step in the formula
     * @param points the step whose range is shown with it, where it rests on points
     * @param grades stages or classes; of each group the first that surely holds counts
     */
    public record Statement(String id, String title, String step, Optional<String> points, List<Grade> grades) {
        public Statement {
            grades = List.copyOf(grades);
        }
    }

    /** A stage or class, and the step in the formula that says whether it holds. */
    public record Grade(String group, String text, String step) {}

    /** A statement about the inputs, and the words that belong to it. */
    public record Caution(Expression when, String notice) {}
}
