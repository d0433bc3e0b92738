package org.consilium.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.terminology.Quantity;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Dosage: how much a day, where the record leaves no doubt about it. */
final class Dosages {
    private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

    private Dosages() {}

    static String text(List<JsonNode> dosages) {
        return dosages.stream()
                .flatMap(dosage -> Elements.text(dosage, "text").stream())
                .collect(Collectors.joining("; "));
    }

    /** Of one regular dosage only: of several it is not said whether they add up or follow each other. */
    static Optional<Quantity> daily(List<JsonNode> dosages) {
        return dosages.size() == 1 ? daily(dosages.getFirst()) : Optional.empty();
    }

    private static Optional<Quantity> daily(JsonNode dosage) {
        List<JsonNode> doses = Elements.objects(dosage, "doseAndRate");
        if (doses.size() != 1 || isAsNeeded(dosage)) {
            return Optional.empty();
        }
        Optional<Quantity> dose = Quantities.of(Elements.object(doses.getFirst(), "doseQuantity"));
        Optional<Rhythm> rhythm = rhythm(Elements.object(dosage, "timing"));
        return dose.flatMap(one -> rhythm.map(every -> new Quantity(every.aDay(one.value()), one.unit())));
    }

    /** So many times in so many hours. */
    private record Rhythm(BigDecimal times, BigDecimal hours) {
        static Rhythm daily(int times) {
            return new Rhythm(BigDecimal.valueOf(times), HOURS_OF_A_DAY);
        }

        BigDecimal aDay(BigDecimal dose) {
            return dose.multiply(times)
                    .multiply(HOURS_OF_A_DAY)
                    .divide(hours, MathContext.DECIMAL64)
                    .stripTrailingZeros();
        }
    }

    private static boolean isAsNeeded(JsonNode dosage) {
        return Elements.has(dosage, "asNeededCodeableConcept") || Elements.isTrue(dosage, "asNeededBoolean");
    }

    private static Optional<Rhythm> rhythm(JsonNode timing) {
        JsonNode repeat = Elements.object(timing, "repeat");
        if (Elements.has(repeat, "period")) {
            return isPlain(repeat) ? frequency(repeat) : Optional.empty();
        }
        int named = Elements.list(repeat, "timeOfDay").size()
                + Elements.list(repeat, "when").size();
        if (named > 0) {
            return isPlain(repeat) ? Optional.of(Rhythm.daily(named)) : Optional.empty();
        }
        return Elements.codeOf(timing, "code").flatMap(Dosages::abbreviation);
    }

    /** Frequencies with an upper end, and doses on some days of the week only, have no one amount a day. */
    private static boolean isPlain(JsonNode repeat) {
        return List.of("frequencyMax", "periodMax", "dayOfWeek", "count", "countMax").stream()
                .noneMatch(name -> Elements.has(repeat, name));
    }

    /** "If no frequency is stated, the assumption is that the event occurs once per period" (R4 Timing.repeat.frequency). */
    private static Optional<Rhythm> frequency(JsonNode repeat) {
        BigDecimal frequency = Elements.number(repeat, "frequency").orElse(BigDecimal.ONE);
        BigDecimal period = Elements.number(repeat, "period").orElse(BigDecimal.ZERO);
        Optional<BigDecimal> hours = Elements.text(repeat, "periodUnit").flatMap(unit -> switch (unit) {
            case "h" -> Optional.of(BigDecimal.ONE);
            case "d" -> Optional.of(HOURS_OF_A_DAY);
            case "wk" -> Optional.of(HOURS_OF_A_DAY.multiply(BigDecimal.valueOf(7)));
            default -> Optional.empty();
        });
        if (period.signum() <= 0 || frequency.signum() <= 0) {
            return Optional.empty();
        }
        return hours.map(unit -> new Rhythm(frequency, period.multiply(unit)));
    }

    /** HL7 v3 GTSAbbreviation, as far as it names a number of times a day. */
    private static Optional<Rhythm> abbreviation(String code) {
        return switch (code) {
            case "QD", "AM", "PM", "BED" -> Optional.of(Rhythm.daily(1));
            case "BID" -> Optional.of(Rhythm.daily(2));
            case "TID", "Q8H" -> Optional.of(Rhythm.daily(3));
            case "QID", "Q6H" -> Optional.of(Rhythm.daily(4));
            case "Q4H" -> Optional.of(Rhythm.daily(6));
            case "QOD" -> Optional.of(new Rhythm(BigDecimal.ONE, HOURS_OF_A_DAY.multiply(BigDecimal.TWO)));
            default -> Optional.empty();
        };
    }
}
