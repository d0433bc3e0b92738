package org.consilium.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.consilium.chart.Result.Bound;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Quantity;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Quantity and its unit; a unit is taken as it stands or not at all. */
final class Quantities {
    private Quantities() {}

    /** The quantity, if it has a number and a unit that is understood. */
    static Optional<Quantity> of(JsonNode quantity) {
        return Elements.number(quantity, "value")
                .flatMap(value -> unit(quantity).map(unit -> new Quantity(value, unit)));
    }

    /** The code is UCUM where its system says so or says nothing; else only the words for the unit are left. */
    static Optional<String> unit(JsonNode quantity) {
        String system = Elements.text(quantity, "system").orElse(CodeSystems.UCUM);
        Optional<String> code = Elements.text(quantity, "code").filter(unit -> system.equals(CodeSystems.UCUM));
        return code.or(() -> Elements.text(quantity, "unit")).map(String::strip);
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
