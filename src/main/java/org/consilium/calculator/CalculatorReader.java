package org.consilium.calculator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.CalculatorDefinition.Remark;
import org.consilium.calculator.CalculatorDefinition.Rule;
import org.consilium.calculator.CalculatorDefinition.Variant;
import org.consilium.expression.Expression;
import org.consilium.expression.Formula;
import org.consilium.expression.MalformedExpression;
import org.consilium.expression.Signature;
import org.consilium.expression.Type;
import org.consilium.selection.InputSpecs;
import org.consilium.terminology.CheckDigits;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.DefinitionSchema;

/** Reads one calculator file; what is wrong with it is said with file, line and reason. */
final class CalculatorReader {
    /** The published schema of calculator files; every file is checked against it at start. */
    private static final DefinitionSchema SCHEMA = DefinitionSchema.ofResource("schemas/calculator.schema.json");

    private final InputSpecs inputSpecs;
    private final ContextReader contexts;

    CalculatorReader(CodeSets codeSets) {
        this.inputSpecs = new InputSpecs(codeSets);
        this.contexts = new ContextReader(codeSets);
    }

    /** The file where it fits the published schema; it needs no other file for that. */
    static Definition checked(Definition file) {
        SCHEMA.check(file);
        return file;
    }

    /** @param file one that fits the schema */
    CalculatorDefinition read(Definition file) {
        String id = named(file);
        List<InputForm> inputs = inputSpecs.readAll(file.get("inputs")).stream()
                .map(InputForm::new)
                .toList();
        List<Context> context =
                file.find("context").map(node -> contexts.read(node)).orElse(List.of());
        Signature facts = facts(file, inputs, context);
        Formula formula = formula(file, inputs, file.get("steps"));
        Signature all = withSteps(facts, formula);
        ResultForm result = result(file.get("result"), formula.type(), facts);
        return new CalculatorDefinition(
                id,
                file.text("version"),
                file.digest(),
                file.get("status").oneOf(CalculatorDefinition.Status.class),
                benchmarkId(file),
                file.text("checked"),
                file.text("title"),
                file.text("purpose"),
                file.find("for").map(node -> statement(node, facts)),
                remarks(file.items("require"), "otherwise", all),
                remarks(file.items("caution"), "notice", all),
                inputs,
                context,
                formula,
                result,
                relevance(file.items("relevance"), all),
                relevance(file.items("asked"), facts),
                file.words("supersedes"),
                file.find("trend").map(node -> input(node, inputs)),
                file.get("references").items().stream()
                        .map(CalculatorReader::reference)
                        .toList(),
                file.text("licence"),
                variants(file, inputs, formula),
                new VectorReader(inputs, formula.type()).read(file.get("vectors"), file.find("example")));
    }

    private static String named(Definition file) {
        String id = file.text("id");
        if (!file.place().file().endsWith(id + ".yaml")) {
            throw file.get("id").fault("the file of " + id + " is named " + id + ".yaml");
        }
        return id;
    }

    private static OptionalInt benchmarkId(Definition file) {
        return file.find("benchmarkId")
                .map(node -> OptionalInt.of(node.number().intValueExact()))
                .orElseGet(OptionalInt::empty);
    }

    private static Signature facts(Definition file, List<InputForm> inputs, List<Context> context) {
        Signature names = signature(inputs);
        for (Context situation : context) {
            if (names.typeOf(situation.id()).isPresent()) {
                throw file.get("context").fault("the name \"" + situation.id() + "\" stands for an input already");
            }
            names = names.with(situation.id(), new Type.Logical());
        }
        return names;
    }

    private static Signature signature(List<InputForm> inputs) {
        Signature names = Signature.empty();
        for (InputForm input : inputs) {
            names = names.with(input.id(), input.type());
        }
        return names;
    }

    /** Points are given for inputs only: the context of a score says when it matters, not what it is. */
    private static Formula formula(Definition file, List<InputForm> inputs, Definition steps) {
        Formula.Builder builder = Formula.reading(signature(inputs));
        steps.entries().forEach((name, text) -> step(builder, name, text));
        Formula formula = steps.entries().isEmpty() ? missingResult(steps) : builder.build();
        return formula.steps().getLast().name().equals("result") ? formula : missingResult(file.get("steps"));
    }

    private static Formula missingResult(Definition steps) {
        throw steps.fault("the last step is named \"result\"");
    }

    private static void step(Formula.Builder builder, String name, Definition text) {
        try {
            builder.step(name, text.text());
        } catch (MalformedExpression malformed) {
            throw text.fault("step \"" + name + "\", " + where(malformed));
        }
    }

    private static String where(MalformedExpression malformed) {
        return "line %d, column %d of the expression: %s"
                .formatted(malformed.line(), malformed.column(), malformed.reason());
    }

    private static Expression statement(Definition node, Signature names) {
        try {
            Expression expression = Expression.parse(node.text(), names);
            if (expression.type() instanceof Type.Logical) {
                return expression;
            }
        } catch (MalformedExpression malformed) {
            throw node.fault(where(malformed));
        }
        throw node.fault("a statement was expected, true or false");
    }

    private static List<Remark> remarks(List<Definition> nodes, String words, Signature names) {
        return nodes.stream()
                .map(node -> new Remark(statement(node.get("when"), names), node.text(words)))
                .toList();
    }

    private static Signature withSteps(Signature facts, Formula formula) {
        Signature names = facts;
        for (Formula.Step step : formula.steps()) {
            names = names.with(step.name(), step.expression().type());
        }
        return names;
    }

    private static List<Rule> relevance(List<Definition> nodes, Signature names) {
        List<Rule> rules = new ArrayList<>();
        for (Definition node : nodes) {
            var reason = new Template(node.text("reason"));
            for (String name : reason.names()) {
                if (names.typeOf(name).isEmpty()) {
                    throw node.get("reason").fault("{" + name + "} is neither an input nor a step");
                }
            }
            rules.add(new Rule(
                    statement(node.get("when"), names), node.get("level").oneOf(Calculation.Relevance.class), reason));
        }
        return rules;
    }

    private static ResultForm result(Definition node, Type type, Signature facts) {
        ResultForm.Writing written = node.find("written")
                .map(word -> word.oneOf(ResultForm.Writing.class))
                .orElse(ResultForm.Writing.NUMBER);
        if (written == ResultForm.Writing.DATE && type instanceof Type.Day) {
            return ResultForm.date();
        }
        String unit = node.text("unit");
        if (!(type instanceof Type.Number number) || written == ResultForm.Writing.DATE) {
            throw node.fault("the result is a number, or a day that is written as a date; these steps end in "
                    + type.describe());
        }
        if (written == ResultForm.Writing.WEEKS_AND_DAYS && !unit.equals("d")) {
            throw node.get("unit").fault("weeks and days are written of a number of days, in 'd'");
        }
        if (!number.unit().equals(unit)) {
            throw node.get("unit")
                    .fault("the result is in '%s' here, the steps end in '%s'".formatted(unit, number.unit()));
        }
        node.find("predicts").filter(predicts -> !unit.equals("%")).ifPresent(predicts -> {
            throw predicts.fault("a probability is in '%', this result is in '" + unit + "'");
        });
        int decimals = node.get("decimals").number().intValue();
        return new ResultForm(
                unit,
                node.find("loinc").map(CalculatorReader::loinc),
                node.find("points").map(Definition::flag).orElse(unit.equals("1") && decimals == 0),
                decimals,
                written,
                node.text("bands-on", "unrounded").equals("rounded"),
                node.find("bands-for").map(words -> statement(words, facts)),
                new BandReader(number).read(node.get("bands")),
                node.find("predicts").map(Definition::text));
    }

    private static Code loinc(Definition node) {
        if (!CheckDigits.isLoinc(node.text())) {
            throw node.fault("the LOINC code " + node.text() + " fails its check digit");
        }
        return Code.loinc(node.text());
    }

    private static String input(Definition node, List<InputForm> inputs) {
        if (inputs.stream().noneMatch(input -> input.id().equals(node.text()))) {
            throw node.fault("\"" + node.text() + "\" is no input");
        }
        return node.text();
    }

    private static Calculation.Reference reference(Definition node) {
        return new Calculation.Reference(
                node.text("citation"),
                node.find("doi").map(Definition::text),
                node.find("pmid").map(Definition::text));
    }

    private static List<Variant> variants(Definition file, List<InputForm> inputs, Formula formula) {
        List<Variant> variants = new ArrayList<>();
        for (Definition node : file.items("variants")) {
            Formula other = replaced(node.get("steps"), inputs, formula);
            if (!other.type().equals(formula.type())) {
                throw node.fault("a variant has the unit of the score itself");
            }
            variants.add(new Variant(node.text("id"), node.text("title"), other, reference(node)));
        }
        return variants;
    }

    private static Formula replaced(Definition steps, List<InputForm> inputs, Formula formula) {
        Formula.Builder builder = Formula.reading(signature(inputs));
        for (Formula.Step step : formula.steps()) {
            Optional<Definition> other = steps.find(step.name());
            if (other.isPresent()) {
                step(builder, step.name(), other.get());
            } else {
                builder.step(step.name(), step.expression().toString());
            }
        }
        steps.entries().forEach((name, node) -> {
            if (formula.steps().stream().noneMatch(step -> step.name().equals(name))) {
                throw node.fault("\"" + name + "\" replaces no step");
            }
        });
        return builder.build();
    }
}
