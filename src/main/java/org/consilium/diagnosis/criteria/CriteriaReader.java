package org.consilium.diagnosis.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.Calculators;
import org.consilium.expression.Expression;
import org.consilium.expression.Formula;
import org.consilium.expression.MalformedExpression;
import org.consilium.expression.Signature;
import org.consilium.expression.Type;
import org.consilium.selection.InputSpec;
import org.consilium.selection.InputSpecs;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.DefinitionSchema;

/** Reads one criteria file; what is wrong with it is said with file, line and reason. */
final class CriteriaReader {
    static final String EDITION = "edition";
    private static final DefinitionSchema SCHEMA = DefinitionSchema.ofResource("schemas/criteria.schema.json");

    private final CodeSets codeSets;
    private final Calculators calculators;

    CriteriaReader(CodeSets codeSets, Calculators calculators) {
        this.codeSets = codeSets;
        this.calculators = calculators;
    }

    CriteriaSet read(Definition file) {
        SCHEMA.check(file);
        String id = file.text("id");
        if (!file.place().file().endsWith(id + ".yaml")) {
            throw file.get("id").fault("the file of " + id + " is named " + id + ".yaml");
        }
        List<String> editions = file.words("editions");
        List<InputSpec> inputs = new InputSpecs(codeSets).readAll(file.get("inputs"));
        Map<String, String> scores = new LinkedHashMap<>();
        file.find("scores").ifPresent(node -> node.entries().forEach((name, score) -> scores.put(name, score.text())));
        Signature names = names(file, editions, inputs, scores);
        var steps = new Steps(Formula.reading(names));
        file.find("steps").ifPresent(node -> node.entries().forEach(steps::add));
        List<CriteriaSet.Item> items = items(file.get("items"), steps);
        List<CriteriaSet.Statement> conclusions = conclusions(file.get("conclusions"), steps);
        return new CriteriaSet(
                id,
                file.text("version"),
                file.get("status").oneOf(CriteriaSet.Status.class),
                file.text("checked"),
                file.text("title"),
                editions,
                inputs,
                scores,
                items,
                conclusions,
                cautions(file, steps),
                steps.formula(),
                file.get("references").items().stream()
                        .map(CriteriaReader::reference)
                        .toList(),
                file.get("cases").items());
    }

    private Signature names(
            Definition file, List<String> editions, List<InputSpec> inputs, Map<String, String> scores) {
        Signature names = Signature.empty();
        if (!editions.isEmpty()) {
            names = names.with(EDITION, new Type.Choice(new LinkedHashSet<>(editions)));
        }
        for (InputSpec input : inputs) {
            names = names.with(input.id(), input.type());
        }
        for (Map.Entry<String, String> score : scores.entrySet()) {
            Calculator calculator = calculators
                    .find(score.getValue())
                    .orElseThrow(() -> file.get("scores").fault("no calculator is named \"" + score.getValue() + "\""));
            names = names.with(score.getKey(), calculator.definition().formula().type());
        }
        return names;
    }

    /** The formula in the making; a malformed expression becomes a fault of its place. */
    private static final class Steps {
        private final Formula.Builder builder;

        Steps(Formula.Builder builder) {
            this.builder = builder;
        }

        void add(String name, Definition text) {
            try {
                builder.step(name, text.text());
            } catch (MalformedExpression malformed) {
                throw text.fault(where(malformed));
            }
        }

        void addStatement(String name, Definition text) {
            statement(text);
            add(name, text);
        }

        Expression statement(Definition text) {
            try {
                Expression expression = Expression.parse(text.text(), builder.names());
                if (expression.type() instanceof Type.Logical) {
                    return expression;
                }
            } catch (MalformedExpression malformed) {
                throw text.fault(where(malformed));
            }
            throw text.fault("a statement was expected, true or false");
        }

        /** The name of a step or score that is a plain number. */
        String number(Definition name) {
            try {
                if (Expression.parse(name.text(), builder.names()).type() instanceof Type.Number) {
                    return name.text();
                }
            } catch (MalformedExpression unknown) {
                throw name.fault(where(unknown));
            }
            throw name.fault("points are a number, not a statement");
        }

        Formula formula() {
            return builder.build();
        }

        private static String where(MalformedExpression malformed) {
            return "line %d, column %d of the expression: %s"
                    .formatted(malformed.line(), malformed.column(), malformed.reason());
        }
    }

    private static List<CriteriaSet.Item> items(Definition node, Steps steps) {
        List<CriteriaSet.Item> items = new ArrayList<>();
        node.entries().forEach((name, item) -> {
            steps.addStatement(name, item.get("when"));
            items.add(new CriteriaSet.Item(name, item.text("title")));
        });
        return items;
    }

    private static List<CriteriaSet.Statement> conclusions(Definition node, Steps steps) {
        List<CriteriaSet.Statement> conclusions = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        node.entries().forEach((id, conclusion) -> {
            if (!taken.add(id)) {
                throw conclusion.fault("the conclusion " + id + " stands twice");
            }
            String step = id.replace('-', '_');
            steps.addStatement(step, conclusion.get("when"));
            conclusions.add(new CriteriaSet.Statement(
                    id,
                    conclusion.text("title"),
                    step,
                    conclusion.find("points").map(steps::number),
                    grades(conclusion, step, steps)));
        });
        return conclusions;
    }

    private static List<CriteriaSet.Grade> grades(Definition conclusion, String step, Steps steps) {
        List<CriteriaSet.Grade> grades = new ArrayList<>();
        for (Definition grade : conclusion.items("grades")) {
            String name = step + "_grade_" + (grades.size() + 1);
            steps.addStatement(name, grade.get("when"));
            grades.add(new CriteriaSet.Grade(grade.text("group", ""), grade.text("grade"), name));
        }
        return grades;
    }

    private static List<CriteriaSet.Caution> cautions(Definition file, Steps steps) {
        return file.items("caution").stream()
                .map(node -> new CriteriaSet.Caution(steps.statement(node.get("when")), node.text("notice")))
                .toList();
    }

    private static Calculation.Reference reference(Definition node) {
        return new Calculation.Reference(
                node.text("citation"),
                node.find("doi").map(Definition::text),
                node.find("pmid").map(Definition::text));
    }
}
