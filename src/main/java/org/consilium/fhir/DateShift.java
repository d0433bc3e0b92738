package org.consilium.fhir;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Moves all dates of a FHIR R4 resource by the same number of whole days, so that a story told around one day can be
 * told around another: ages, intervals and times of day stay true.
 */
public record DateShift(long days) {
    private static final Pattern WRITTEN_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.*)?)?)?");
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;

    /** Elements of type date, dateTime or instant by their name; choices end in DateTime, Date or Instant. */
    private static final Pattern CHOICE = Pattern.compile(".*(DateTime|Date|Instant)");

    private static final Set<String> NAMES = Set.of(
            "authored",
            "authoredOn",
            "created",
            "creation",
            "date",
            "dateAsserted",
            "dateOfFirstAuthorization",
            "dateTime",
            "dateWritten",
            "detected",
            "effectiveTime",
            "end",
            "event",
            "expiry",
            "ifModifiedSince",
            "issued",
            "lastModified",
            "lastOccurrence",
            "lastPerformed",
            "lastUpdated",
            "nextScheduled",
            "onset",
            "received",
            "receivedTime",
            "recorded",
            "recordedOn",
            "sent",
            "start",
            "started",
            "time",
            "timestamp",
            "validTo",
            "when",
            "whenHandedOver",
            "whenPrepared");

    /** So that the anchor's day (UTC) becomes that day. */
    public static DateShift onto(Instant anchor, LocalDate day) {
        return new DateShift(
                ChronoUnit.DAYS.between(anchor.atZone(ZoneOffset.UTC).toLocalDate(), day));
    }

    /** So that the anchor comes as close to now as whole days allow, and not after it: nothing told as past turns future. */
    public static DateShift until(Instant anchor, Instant now) {
        return new DateShift(Math.floorDiv(
                Duration.between(anchor, now).toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    /** A moved copy; the original is left alone. */
    public JsonNode apply(JsonNode json) {
        return apply(json, "");
    }

    private JsonNode apply(JsonNode json, String name) {
        if (json.isObject()) {
            ObjectNode moved = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(member -> moved.set(member.getKey(), apply(member.getValue(), member.getKey())));
            return moved;
        }
        if (json.isArray()) {
            ArrayNode moved = JsonNodeFactory.instance.arrayNode(json.size());
            json.forEach(item -> moved.add(apply(item, name)));
            return moved;
        }
        return json.isString() && isDateElement(name) ? StringNode.valueOf(moved(json.stringValue())) : json;
    }

    static boolean isDateElement(String name) {
        return NAMES.contains(name) || CHOICE.matcher(name).matches();
    }

    private String moved(String written) {
        return WRITTEN_DATE.matcher(written).matches() ? movedDate(written).orElse(written) : written;
    }

    /** Without a day it moves from its first day. A date that does not exist stays as it is: wrong. */
    private Optional<String> movedDate(String written) {
        try {
            return Optional.of(
                    switch (written.length()) {
                        case YEAR_LENGTH ->
                            Year.from(Year.parse(written).atDay(1).plusDays(days))
                                    .toString();
                        case MONTH_LENGTH ->
                            YearMonth.from(YearMonth.parse(written).atDay(1).plusDays(days))
                                    .toString();
                        default ->
                            LocalDate.parse(written.substring(0, DAY_LENGTH)).plusDays(days)
                                    + written.substring(DAY_LENGTH);
                    });
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }
}
