package org.consilium.selection;

import java.util.List;
import org.consilium.expression.Type;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/** The type of an input follows from where it comes from and from its rule; a stated one must agree. */
final class TypeReader {
    private TypeReader() {}

    static Type type(Definition node, Origin origin, Rule rule) {
        Type type = switch (origin) {
            case Origin.Observed observed -> observed(node, observed, rule);
            case Origin.Condition ignored -> new Type.Logical();
            case Origin.Medication ignored -> new Type.Logical();
            case Origin.Dose ignored -> new Type.Number(known(node.get("unit")));
            case Origin.Procedure ignored -> new Type.Logical();
            case Origin.Allergy ignored -> new Type.Logical();
            case Origin.Age age -> new Type.Number(age.unit());
            case Origin.Sex ignored -> Persons.SEX;
            case Origin.Today ignored -> new Type.Day();
            case Origin.Site ignored -> stated(node);
            case Origin.Bedside ignored -> stated(node);
        };
        node.find("type").filter(word -> !word.text().equals(word(type))).ifPresent(word -> {
            throw word.fault("this input is a " + word(type) + ", not a " + word.text());
        });
        return type;
    }

    private static Type observed(Definition node, Origin.Observed origin, Rule rule) {
        Measurand measurand = origin.measurand();
        return switch (measurand.kind()) {
            case DATED -> new Type.Day();
            case CODED -> {
                List<String> words =
                        measurand.answers().stream().map(Measurand.Answer::word).toList();
                yield origin.yes().isEmpty() ? Type.Choice.of(words.toArray(String[]::new)) : new Type.Logical();
            }
            case QUANTITY -> {
                boolean pure = origin.scale() != Origin.Observed.Scale.UNIT
                        || rule instanceof Rule.Count
                        || rule instanceof Rule.RatioToBaseline;
                yield pure ? Type.Number.PURE : new Type.Number(unit(node, measurand));
            }
        };
    }

    /** Another unit than the measurand's is welcome as long as it can be reached. */
    private static String unit(Definition node, Measurand measurand) {
        return node.find("unit")
                .map(written -> {
                    Conversion conversion =
                            Units.convert(Quantity.of("1", measurand.unit()), written.text(), measurand.analyte());
                    if (conversion instanceof Conversion.Refused refused) {
                        throw written.fault("the unit cannot be had: " + refused.reason());
                    }
                    return written.text();
                })
                .orElse(measurand.unit());
    }

    private static String known(Definition unit) {
        if (!Units.known().contains(unit.text())) {
            throw unit.fault("the unit " + unit.text() + " is not in units.yaml");
        }
        return unit.text();
    }

    /** Of what nobody measures the file itself says the type. */
    private static Type stated(Definition node) {
        if (node.has("choices")) {
            return Type.Choice.of(node.words("choices").toArray(String[]::new));
        }
        return node.find("unit").<Type>map(unit -> new Type.Number(unit.text())).orElseGet(Type.Logical::new);
    }

    private static String word(Type type) {
        return switch (type) {
            case Type.Number ignored -> "number";
            case Type.Logical ignored -> "logical";
            case Type.Choice ignored -> "choice";
            case Type.Day ignored -> "date";
        };
    }
}
