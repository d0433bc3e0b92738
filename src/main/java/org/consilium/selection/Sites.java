package org.consilium.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.consilium.expression.Type;
import org.consilium.expression.Value;

/** What is the same for every patient of a hospital: the region of a risk table, the pressure of its air. */
final class Sites {
    private Sites() {}

    static Selected select(InputSpec spec, Origin.Site site, SelectionSettings settings) {
        return value(spec, site, settings)
                .map(value ->
                        selected(spec, value, Selected.State.GIVEN, "set for this hospital (" + site.setting() + ")"))
                .orElseGet(() -> selected(
                        spec,
                        Values.unknown(spec),
                        Selected.State.MISSING,
                        "not set for this hospital (" + site.setting() + ")"));
    }

    /** @throws IllegalStateException where the setting does not fit the input */
    static Optional<Value> value(InputSpec spec, Origin.Site site, SelectionSettings settings) {
        return Optional.ofNullable(settings.site().get(site.setting()))
                .map(written -> read(spec, site, written).orElseThrow(() -> wrong(spec, site)));
    }

    private static Optional<Value> read(InputSpec spec, Origin.Site site, String written) {
        return switch (spec.type()) {
            case Type.Choice choice ->
                choice.words().contains(written) ? Optional.of(Value.Choice.of(written)) : Optional.empty();
            case Type.Number number -> number(site, written).map(value -> Value.Number.exactly(value, number.unit()));
            case Type.Logical ignored ->
                switch (written) {
                    case "true" -> Optional.of(Value.Logical.of(true));
                    case "false" -> Optional.of(Value.Logical.of(false));
                    default -> Optional.empty();
                };
            case Type.Day ignored -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(Origin.Site site, String written) {
        try {
            var value = new BigDecimal(written);
            return site.plausible()
                            .filter(range -> value.compareTo(range.low()) < 0 || value.compareTo(range.high()) > 0)
                            .isEmpty()
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static IllegalStateException wrong(InputSpec spec, Origin.Site site) {
        return new IllegalStateException("CSL-0316 correct the setting consilium.selection.site." + site.setting()
                + ": the input \"" + spec.label() + "\" expects " + expected(spec, site));
    }

    private static String expected(InputSpec spec, Origin.Site site) {
        return spec.type().describe()
                + site.plausible()
                        .map(range -> " from " + range.low() + " to " + range.high())
                        .orElse("");
    }

    private static Selected selected(InputSpec spec, Value value, Selected.State state, String note) {
        return new Selected(spec.id(), spec.label(), value, state, List.of(), note, spec.question());
    }
}
