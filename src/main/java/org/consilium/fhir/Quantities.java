package org.consilium.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.chart.Result.Bound;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Quantity and its unit; a unit is taken as it stands or not at all. */
final class Quantities {
    /** No UCUM code has a space in it ("EU/DL SEMI" is none, whatever system it claims). */
    private static final Pattern WITHOUT_SPACE = Pattern.compile("\\S+");

    private Quantities() {}

    /** The quantity, if it has a number and a unit that is understood. */
    static Optional<Quantity> of(JsonNode quantity) {
        return Elements.number(quantity, "value")
                .flatMap(value -> unit(quantity).map(unit -> new Quantity(value, unit)));
    }

    /**
     * The UCUM code of the unit. A code that is said to be UCUM stands even where the unit table does not know it; words
     * for a unit, and codes of no stated system, count only if the table knows them.
     */
    static Optional<String> unit(JsonNode quantity) {
        String system = Elements.text(quantity, "system").orElse("");
        Optional<String> code =
                Elements.text(quantity, "code").filter(written -> system.isEmpty() || system.equals(CodeSystems.UCUM));
        Optional<String> known = code.flatMap(Units::canonical);
        Optional<String> words = Elements.text(quantity, "unit").flatMap(Units::canonical);
        if (known.isPresent() && words.isPresent() && !isOneUnit(known.get(), words.get())) {
            return Optional.empty();
        }
        return known.or(() -> code.map(String::strip)
                        .filter(written -> system.equals(CodeSystems.UCUM)
                                && WITHOUT_SPACE.matcher(written).matches()))
                .or(() -> words);
    }

    /** A code that says mg/dL beside a text that says mmol/L: nobody can tell which of the two was meant. */
    private static boolean isOneUnit(String code, String words) {
        if (code.equals(words)) {
            return true;
        }
        return switch (Units.convert(new Quantity(BigDecimal.ONE, code), words)) {
            case Conversion.Converted converted -> converted.quantity().value().compareTo(BigDecimal.ONE) == 0;
            case Conversion.Refused refused -> false;
        };
    }

    static Bound bound(JsonNode quantity) {
        return Elements.text(quantity, "comparator")
                .map(comparator -> switch (comparator) {
                    case "<" -> Bound.LESS_THAN;
                    case "<=" -> Bound.AT_MOST;
                    case ">=" -> Bound.AT_LEAST;
                    case ">" -> Bound.GREATER_THAN;
                    default -> throw new Malformed("comparator is not one that FHIR R4 has");
                })
                .orElse(Bound.EXACT);
    }

    /** Comparator, value and unit as the record wrote them. */
    static String written(JsonNode quantity) {
        var words = new StringBuilder();
        Elements.text(quantity, "comparator")
                .ifPresent(comparator -> words.append(comparator).append(' '));
        Elements.number(quantity, "value").map(BigDecimal::toPlainString).ifPresent(words::append);
        Elements.text(quantity, "unit")
                .or(() -> Elements.text(quantity, "code"))
                .ifPresent(unit -> words.append(' ').append(unit));
        return words.toString().strip();
    }
}
