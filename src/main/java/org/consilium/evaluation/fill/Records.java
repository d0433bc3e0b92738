package org.consilium.evaluation.fill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadFailure;
import org.consilium.fhir.ReadRecord;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** The FHIR R4 Bundles of a folder and the folders in it, each as a record at its own moment. */
final class Records {
    /** A whole record from an export may be larger than what a hook may send. */
    private static final GuardSettings LIMITS =
            new GuardSettings(DataSize.ofMegabytes(64), 67_108_864, 20_000_000, 100);

    /** When clocks are put back. */
    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private final InputGuard guard = new InputGuard(LIMITS);
    private final ChartReader reader;
    private final AsOf asOf;
    private final Instant now;

    /** Which moment is "now" for a record. */
    enum AsOf {
        TODAY,
        /** The last moment at which the record says that something was so: an old record is judged by its own days. */
        LAST_DAY
    }

    Records(AsOf asOf, Clock clock, ZoneId zone) {
        this.asOf = asOf;
        this.now = clock.instant();
        this.reader = new ChartReader(guard, zone);
    }

    sealed interface Read {
        record Good(ReadRecord record) implements Read {}

        /** @param reason with a code, and without a word of the file */
        record Bad(String reason) implements Read {}
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    Read read(Path file) {
        try {
            if (Files.size(file) > LIMITS.maxBody().toBytes()) {
                return new Read.Bad("CSL-2653 larger than 64 MB: give each patient a file of their own");
            }
            JsonNode bundle = guard.read(Files.readAllBytes(file));
            ReadRecord record = reader.readBundle(bundle, now);
            return new Read.Good(
                    switch (asOf) {
                        case TODAY -> record;
                        case LAST_DAY -> reader.readBundle(bundle, lastMoment(record.chart()));
                    });
        } catch (ReadFailure refused) {
            return new Read.Bad(refused.getMessage());
        } catch (IOException unreadable) {
            return new Read.Bad("CSL-2654 the file cannot be opened: may this user read it?");
        }
    }

    /** What is dated ahead of today has not happened and does not count. */
    private Instant lastMoment(PatientChart chart) {
        return chart.findings().stream()
                .map(Finding::time)
                .flatMap(time -> time.stream())
                .filter(time -> !time.earliest().isAfter(now))
                .map(Records::end)
                .max(Instant::compareTo)
                .filter(end -> end.isBefore(now))
                .orElse(now);
    }

    /** The end of a day, where no more than the day is written; of a year or a long period only its beginning is sure. */
    private static Instant end(ClinicalTime time) {
        boolean isDay = Duration.between(time.earliest(), time.latest()).compareTo(LONGEST_DAY) <= 0;
        return isDay ? time.latest() : time.earliest();
    }
}
