package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.chart.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Now is noon of 1 June 2026. */
class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "48h, 2026-05-30T12:00:00Z, YES",
        "48h, 2026-05-30T11:59:59Z, NO",
        "48h, 2026-05-30, UNKNOWN",
        "48h, 2026-05-31, YES",
        "48h, 2026-06-01, YES",
        "48h, 2026-06-01T12:04:00Z, YES",
        "48h, 2026-06-01T12:06:00Z, NO",
        "48h, 2026, UNKNOWN",
        "1mo, 2026-05-01T12:00:00Z, YES",
        "1mo, 2026-05-01T11:00:00Z, NO",
        "1a, 2025-06-01T12:00:00Z, YES",
        "365d..8d, 2026-05-24T12:00:00Z, YES",
        "365d..8d, 2026-05-24T13:00:00Z, NO",
        "365d..8d, 2026-05-24, UNKNOWN",
        "..3mo, 2026-02-28, YES",
        "..3mo, 2026-03-01, UNKNOWN",
        "..3mo, 1900, YES",
        "..3mo, 2026-03-02, NO"
    })
    void holdsWhatSurelyHappenedInIt(String window, String when, Certainty expected) {
        var time = Charts.time(when).orElseThrow();
        assertThat(Window.parse(window).orElseThrow().holds(time, Charts.NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"48", "h", "..", "48h..", "2 months", "-3d", "''"})
    void isNotReadFromAnythingElse(String text) {
        assertThat(Window.parse(text)).isEmpty();
    }

    @Test
    void saysItselfInWords() {
        assertThat(Window.parse("48h").orElseThrow().words()).isEqualTo("within 48 hours");
        assertThat(Window.parse("365d..8d").orElseThrow().words()).isEqualTo("365 days to 8 days before");
        assertThat(Window.parse("..1mo").orElseThrow().words()).isEqualTo("at least 1 month before");
    }
}
