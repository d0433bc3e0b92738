package org.consilium.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicalTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00.123+13:00, 2026-11-19T19:00:00.123Z, 2026-11-19T19:00:00.123Z",
        "2026-11-20T08:00Z, 2026-11-20T08:00:00Z, 2026-11-20T08:00:59.999999999Z",
        "2026-11-20T08:00:00, 2026-11-20T07:00:00Z, 2026-11-20T07:00:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z, 2026-11-20T22:59:59.999999999Z",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59.999999999Z",
        "2024-02, 2024-01-31T23:00:00Z, 2024-02-29T22:59:59.999999999Z",
        "2024, 2023-12-31T23:00:00Z, 2024-12-31T22:59:59.999999999Z",
        // the hour that occurs twice when clocks are put back
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z"
    })
    void spansWhatTheRecordLeavesOpen(String written, Instant earliest, Instant latest) {
        assertThat(ClinicalTime.parse(written, BERLIN)).contains(new ClinicalTime(earliest, latest, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "20261120",
                "2026-13",
                "2026-02-29",
                "2026-11-20T25:00:00Z",
                "2026-11-20T10",
                "2026-11-20 08:00:00",
                "11/20/2026",
                "2026-1-1",
                "2026-11-20T08:00:00+99:00",
                "99999-01-01",
                "-"
            })
    void isEmptyForWhatIsNoFhirDate(String written) {
        assertThat(ClinicalTime.parse(written, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:00:00Z, YES",
        "2026-11-18T08:00:00Z, YES",
        "2026-11-18T07:59:59Z, NO",
        "2026-11-20T08:04:00Z, YES",
        "2026-11-20T08:06:00Z, NO",
        // today may be later than now by its words, but a record does not hold what has not happened
        "2026-11-20, YES",
        "2026-11-19, YES",
        "2026-11-18, UNKNOWN",
        "2026-11-17, NO",
        "2026-11-21, NO",
        "2026, UNKNOWN",
        "2025, NO"
    })
    void tellsWhetherItIsWithinTwoDays(String written, Certainty within) {
        assertThat(time(written).isWithin(Duration.ofDays(2), NOW)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, 2026-11-20, YES",
        "2026-11-20, 2026-11-19, NO",
        "2026-11-20, 2026-11-20, UNKNOWN",
        "2026-11, 2026-11-20, UNKNOWN",
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z, NO",
        "2026-11-20, 2026-11-20T00:00:00Z, NO"
    })
    void tellsWhetherItIsBefore(String one, String other, Certainty before) {
        assertThat(time(one).isBefore(time(other))).isEqualTo(before);
    }

    @Test
    void aPeriodRunsFromTheFirstMomentOfItsStartToTheLastOfItsEnd() {
        assertThat(ClinicalTime.between(time("2026-11"), time("2026-11-20")))
                .contains(new ClinicalTime(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-11-20T23:59:59.999999999Z"),
                        "2026-11/2026-11-20"));
        assertThat(ClinicalTime.between(time("2026-11-20"), time("2026-11-19"))).isEmpty();
        assertThatThrownBy(() -> new ClinicalTime(NOW, NOW.minusNanos(1), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ClinicalTime time(String written) {
        return ClinicalTime.parse(written, ZoneOffset.UTC).orElseThrow();
    }
}
