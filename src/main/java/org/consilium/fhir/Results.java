package org.consilium.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.Result;
import org.consilium.chart.Result.Bound;
import org.consilium.chart.Result.ReferenceRange;
import org.consilium.terminology.Quantity;
import tools.jackson.databind.JsonNode;

/** Observation.value[x] and Observation.component.value[x]. */
record Results(Times times) {
    private static final String PREFIX = "value";

    /** What was found; empty where there is neither a value nor a reason for having none. */
    Optional<Result> of(JsonNode observation) {
        Optional<String> name = valueName(observation);
        if (name.isPresent()) {
            return Optional.of(value(observation, name.get()));
        }
        return Elements.concept(observation, "dataAbsentReason").map(reason -> new Result.Absent(reason.label()));
    }

    private static Optional<String> valueName(JsonNode observation) {
        Optional<String> found = Optional.empty();
        for (String name : observation.propertyNames()) {
            if (name.startsWith(PREFIX) && Elements.has(observation, name)) {
                if (found.isPresent()) {
                    throw new Malformed("there is more than one value[x]");
                }
                found = Optional.of(name);
            }
        }
        return found;
    }

    private Result value(JsonNode parent, String name) {
        return switch (name) {
            case "valueQuantity" -> quantity(parent, Elements.object(parent, name));
            case "valueCodeableConcept" ->
                Elements.concept(parent, name).<Result>map(Result.Coded::new).orElseGet(() -> absent(parent));
            // Numbers in words are never computed with: "120 mg/dL" and "1:120" both start like one.
            case "valueString", "valueTime" ->
                Elements.text(parent, name).<Result>map(Result.Worded::new).orElseGet(() -> absent(parent));
            case "valueBoolean" -> new Result.Flag(Elements.isTrue(parent, name));
            case "valueInteger" -> integer(parent, name);
            case "valueDateTime" ->
                times.moment(parent, name).<Result>map(Result.Dated::new).orElseGet(() -> absent(parent));
            case "valuePeriod" ->
                times.period(parent, name).<Result>map(Result.Dated::new).orElseGet(() -> absent(parent));
            case "valueRange" -> range(parent, Elements.object(parent, name));
            case "valueRatio" -> ratio(Elements.object(parent, name));
            default -> new Result.Absent(name + " is not read");
        };
    }

    private static Result absent(JsonNode parent) {
        return new Result.Absent(Elements.concept(parent, "dataAbsentReason")
                .map(reason -> reason.label())
                .orElse("no value given"));
    }

    private Result quantity(JsonNode parent, JsonNode quantity) {
        Optional<BigDecimal> value = Elements.number(quantity, "value");
        if (value.isEmpty()) {
            return absent(parent);
        }
        Bound bound = Quantities.bound(quantity);
        String written = Quantities.written(quantity);
        return Quantities.unit(quantity)
                .<Result>map(unit -> new Result.Measured(
                        new Quantity(value.get(), unit), bound, written, referenceRange(parent, unit)))
                .orElseGet(() -> new Result.WithoutUnit(value.get(), written));
    }

    /** FHIR integers are counts: pure numbers. */
    private static Result integer(JsonNode parent, String name) {
        BigDecimal value = Elements.number(parent, name).orElseThrow(() -> new Malformed(name + " is not a number"));
        return new Result.Measured(new Quantity(value, "1"), Bound.EXACT, value.toPlainString(), Optional.empty());
    }

    /** Open on one side it is a bound; with two ends it is not one number, and stays in words. */
    private Result range(JsonNode parent, JsonNode range) {
        JsonNode low = Elements.object(range, "low");
        JsonNode high = Elements.object(range, "high");
        boolean hasLow = Elements.has(low, "value");
        boolean hasHigh = Elements.has(high, "value");
        if (hasLow && hasHigh) {
            return new Result.Worded(Quantities.written(low) + " to " + Quantities.written(high));
        }
        if (!hasLow && !hasHigh) {
            return absent(parent);
        }
        JsonNode end = hasLow ? low : high;
        Bound bound = hasLow ? Bound.AT_LEAST : Bound.AT_MOST;
        String written = (hasLow ? ">= " : "<= ") + Quantities.written(end);
        return Quantities.of(end)
                .<Result>map(quantity -> new Result.Measured(quantity, bound, written, Optional.empty()))
                .orElseGet(() -> new Result.Worded(written));
    }

    private static Result ratio(JsonNode ratio) {
        String numerator = Quantities.written(Elements.object(ratio, "numerator"));
        String denominator = Quantities.written(Elements.object(ratio, "denominator"));
        return new Result.Worded(numerator + ":" + denominator);
    }

    /** The one normal range in the unit of the result; with several (by age, by sex) none is chosen. */
    private static Optional<ReferenceRange> referenceRange(JsonNode parent, String unit) {
        List<JsonNode> normal = Elements.objects(parent, "referenceRange").stream()
                .filter(Results::isNormal)
                .toList();
        if (normal.size() != 1) {
            return Optional.empty();
        }
        Optional<BigDecimal> low = limit(normal.getFirst(), "low", unit);
        Optional<BigDecimal> high = limit(normal.getFirst(), "high", unit);
        return low.isEmpty() && high.isEmpty() ? Optional.empty() : Optional.of(new ReferenceRange(low, high));
    }

    private static boolean isNormal(JsonNode range) {
        return Elements.codeOf(range, "type").map("normal"::equals).orElse(true);
    }

    private static Optional<BigDecimal> limit(JsonNode range, String name, String unit) {
        JsonNode limit = Elements.object(range, name);
        boolean sameUnit = Quantities.unit(limit).map(unit::equals).orElse(true);
        return sameUnit ? Elements.number(limit, "value") : Optional.empty();
    }
}
