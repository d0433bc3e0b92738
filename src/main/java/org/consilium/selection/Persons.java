package org.consilium.selection;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Type;
import org.consilium.expression.Value;

/** Age and sex, read from the Patient resource, and the day for which they are read. */
final class Persons {
    private static final int OLDEST = 130;

    /** The words of the choice "sex". */
    static final Type.Choice SEX = Type.Choice.of("female", "male");

    private Persons() {}

    static Selected age(InputSpec spec, Origin.Age origin, PatientChart chart) {
        ChronoUnit unit = unit(origin);
        return chart.age()
                .map(age -> {
                    Value.Number value = Value.Number.between(
                            BigDecimal.valueOf(age.atLeast(unit)), BigDecimal.valueOf(age.atMost(unit)), origin.unit());
                    String note = value.known() ? "" : "the birth date is not exact";
                    return selected(spec, value, Selected.State.GIVEN, chart, note);
                })
                .orElseGet(() -> selected(
                        spec,
                        Value.Number.between(BigDecimal.ZERO, oldest(unit), origin.unit()),
                        Selected.State.MISSING,
                        chart,
                        "the birth date is not known"));
    }

    private static BigDecimal oldest(ChronoUnit unit) {
        long perYear = switch (unit) {
            case MONTHS -> 12;
            case WEEKS -> 53;
            case DAYS -> 366;
            default -> 1;
        };
        return BigDecimal.valueOf(OLDEST * perYear);
    }

    static ChronoUnit unit(Origin.Age origin) {
        return switch (origin.unit()) {
            case "a" -> ChronoUnit.YEARS;
            case "mo" -> ChronoUnit.MONTHS;
            case "wk" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            default -> throw new IllegalArgumentException("CSL-0315 an age is in a, mo, wk or d");
        };
    }

    static Selected sex(InputSpec spec, PatientChart chart) {
        return switch (chart.demographics().gender()) {
            case FEMALE -> selected(spec, Value.Choice.of("female"), Selected.State.GIVEN, chart, "");
            case MALE -> selected(spec, Value.Choice.of("male"), Selected.State.GIVEN, chart, "");
            case OTHER -> either(spec, chart, "the record states another gender; the formula knows two sexes");
            case UNKNOWN -> either(spec, chart, "the record does not state the sex");
        };
    }

    /** The record has no fact for it: a chart knows for which moment it was read. */
    static Selected today(InputSpec spec, PatientChart chart) {
        return new Selected(
                spec.id(),
                spec.label(),
                Value.Day.on(chart.today()),
                Selected.State.GIVEN,
                List.of(),
                "",
                spec.question());
    }

    private static Selected either(InputSpec spec, PatientChart chart, String note) {
        return selected(spec, Value.unknown(SEX), Selected.State.MISSING, chart, note);
    }

    private static Selected selected(
            InputSpec spec, Value value, Selected.State state, PatientChart chart, String note) {
        Demographics person = chart.demographics();
        var fact = SelectedFact.ofPerson(person.source(), spec.label(), Words.value(value));
        List<SelectedFact> evidence = state == Selected.State.GIVEN ? List.of(fact) : List.of();
        return new Selected(spec.id(), spec.label(), value, state, evidence, note, spec.question());
    }
}
