package org.consilium.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import tools.jackson.databind.JsonNode;

/**
 * Times of a resource (FHIR R4 onset[x], effective[x], performed[x] and the like).
 *
 * @param zone the place whose days are meant where the record gives no offset
 * @param birth the birth date, which turns an age at onset into a time
 */
record Times(ZoneId zone, Instant asOf, Optional<ClinicalTime> birth) {
    private static final BigDecimal OLDEST_IN_DAYS = BigDecimal.valueOf(60_000);
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

    /** For what is told of somebody else's life. */
    Times withoutBirth() {
        return new Times(zone, asOf, Optional.empty());
    }

    static boolean isDay(String unit) {
        return unit(unit).filter(ChronoUnit.DAYS::equals).isPresent();
    }

    /** The element of that name, whatever type FHIR lets it have; a time in words is no time. */
    Optional<ClinicalTime> choice(JsonNode parent, String name) {
        return moment(parent, name + "DateTime")
                .or(() -> period(parent, name + "Period"))
                .or(() -> moment(parent, name + "Instant"))
                .or(() -> atAge(parent, name + "Age"))
                .or(() -> events(parent, name + "Timing"));
    }

    Optional<ClinicalTime> moment(JsonNode parent, String name) {
        return Elements.text(parent, name).map(written -> parsed(written, name));
    }

    /** A period without end may last until now; one without start began at birth at the earliest. */
    Optional<ClinicalTime> period(JsonNode parent, String name) {
        JsonNode period = Elements.object(parent, name);
        Optional<ClinicalTime> start = moment(period, "start");
        Optional<ClinicalTime> end = moment(period, "end");
        if (start.isPresent() && end.isPresent()) {
            return Optional.of(ClinicalTime.between(start.get(), end.get())
                    .orElseThrow(() -> new Malformed(name + " ends before it begins")));
        }
        return start.map(this::openEnd).or(() -> end.map(this::openStart));
    }

    /** The end of a period, where it has one. */
    Optional<ClinicalTime> end(JsonNode parent, String name) {
        return moment(Elements.object(parent, name), "end");
    }

    private ClinicalTime openEnd(ClinicalTime start) {
        Instant latest = start.latest().isAfter(asOf) ? start.latest() : asOf;
        return new ClinicalTime(start.earliest(), latest, start.written() + "/");
    }

    private ClinicalTime openStart(ClinicalTime end) {
        Instant earliest = birth.map(ClinicalTime::earliest)
                .filter(born -> born.isBefore(end.latest()))
                .orElse(LONG_AGO);
        return new ClinicalTime(earliest, end.latest(), "/" + end.written());
    }

    /** "At 45 years" is from the 45th birthday to the day before the 46th. */
    private Optional<ClinicalTime> atAge(JsonNode parent, String name) {
        JsonNode age = Elements.object(parent, name);
        Optional<ChronoUnit> unit =
                Elements.text(age, "code").or(() -> Elements.text(age, "unit")).flatMap(Times::unit);
        var value = Elements.number(age, "value");
        if (birth.isEmpty() || unit.isEmpty() || value.isEmpty() || Elements.has(age, "comparator")) {
            return Optional.empty();
        }
        if (value.get().signum() < 0 || value.get().compareTo(OLDEST_IN_DAYS) > 0) {
            throw new Malformed(name + " is no age");
        }
        long units = value.get().setScale(0, RoundingMode.FLOOR).longValue();
        LocalDate first = birth.get().earliest().atZone(zone).toLocalDate().plus(units, unit.get());
        LocalDate last = birth.get()
                .latest()
                .atZone(zone)
                .toLocalDate()
                .plus(units + 1, unit.get())
                .minusDays(1);
        return Optional.of(
                ClinicalTime.days(first, last, zone, value.get().toPlainString() + " " + unit.get() + " old"));
    }

    private static Optional<ChronoUnit> unit(String written) {
        return switch (written) {
            case "a", "year", "years" -> Optional.of(ChronoUnit.YEARS);
            case "mo", "month", "months" -> Optional.of(ChronoUnit.MONTHS);
            case "wk", "week", "weeks" -> Optional.of(ChronoUnit.WEEKS);
            case "d", "day", "days" -> Optional.of(ChronoUnit.DAYS);
            default -> Optional.empty();
        };
    }

    private Optional<ClinicalTime> events(JsonNode parent, String name) {
        List<ClinicalTime> events = Elements.list(Elements.object(parent, name), "event").stream()
                .filter(JsonNode::isString)
                .map(event -> parsed(event.stringValue(), name))
                .toList();
        return events.isEmpty() ? Optional.empty() : ClinicalTime.between(events.getFirst(), events.getLast());
    }

    private ClinicalTime parsed(String written, String name) {
        return ClinicalTime.parse(written.strip(), zone).orElseThrow(() -> new Malformed(name + " is not a date"));
    }
}
