package org.consilium.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.fhir.DateShift;
import tools.jackson.databind.JsonNode;

/** The last moment at which something happened to the patient of a bundle; what lies ahead of now is not counted. */
record LastDay(Optional<Instant> last, Instant now) {
    private static final List<String> WHEN = List.of(
            "/effectiveDateTime",
            "/effectivePeriod/start",
            "/effectiveInstant",
            "/onsetDateTime",
            "/performedDateTime",
            "/performedPeriod/start",
            "/authoredOn",
            "/period/start",
            "/date");

    static LastDay of(JsonNode bundle, Instant now) {
        return new LastDay(
                bundle.path("entry")
                        .valueStream()
                        .map(entry -> entry.path("resource"))
                        .flatMap(resource -> WHEN.stream().map(resource::at))
                        .flatMap(written -> moment(written.asString("")))
                        .filter(moment -> !moment.isAfter(now))
                        .max(Instant::compareTo),
                now);
    }

    DateShift shift() {
        return last.map(moment -> DateShift.until(moment, now)).orElse(new DateShift(0));
    }

    /** Partial dates say too little to move a record by. */
    private static Stream<Instant> moment(String written) {
        try {
            if (written.length() == 10) {
                return Stream.of(
                        LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return written.length() > 10
                    ? Stream.of(OffsetDateTime.parse(written).toInstant())
                    : Stream.empty();
        } catch (DateTimeException notADate) {
            return Stream.empty();
        }
    }
}
