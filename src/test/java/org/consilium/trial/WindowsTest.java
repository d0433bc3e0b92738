package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.terminology.Span;
import org.consilium.trial.Window.Anchor;
import org.consilium.trial.Window.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Windows AHEAD = new Windows(NOW, Set.of(Anchor.NOW));
    private static final Windows TODAY = new Windows(NOW, Set.of(Anchor.values()));

    private static ClinicalTime time(String written) {
        return ClinicalTime.parse(written, ZoneOffset.UTC).orElseThrow();
    }

    private static Window window(Kind kind, String length, Anchor anchor) {
        return new Window(kind, Span.parse(length).orElseThrow(), anchor);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 28d, YES, UNKNOWN",
        "2026-10-22, 28d, NO, NO",
        "2026-10-23, 28d, UNKNOWN, UNKNOWN",
        "2026-11, 28d, YES, UNKNOWN",
        "2026, 28d, UNKNOWN, UNKNOWN",
        "2025, 28d, NO, NO",
        "2026-05-21, 6mo, YES, UNKNOWN",
        "2026-05-19, 6mo, NO, NO",
        "2026-11-20, 28d, YES, UNKNOWN",
        "2026-11-22, 28d, NO, UNKNOWN",
    })
    void withinBeforeNowAndBeforeADayThatLiesAhead(String written, String length, Certainty now, Certainty ahead) {
        Extent once = Extent.once(time(written));

        assertThat(AHEAD.admits(window(Kind.WITHIN, length, Anchor.NOW), once)).isEqualTo(now);
        for (Anchor anchor : Set.of(Anchor.ENROLMENT, Anchor.FIRST_DOSE, Anchor.CONSENT)) {
            assertThat(AHEAD.admits(window(Kind.WITHIN, length, anchor), once)).isEqualTo(ahead);
            assertThat(TODAY.admits(window(Kind.WITHIN, length, anchor), once)).isEqualTo(now);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01, 28d, YES, YES",
        "2026-11-01, 28d, NO, UNKNOWN",
        "2026-10, 28d, UNKNOWN, UNKNOWN",
        "2026, 28d, UNKNOWN, UNKNOWN",
    })
    void lastedForAtLeast(String written, String length, Certainty now, Certainty ahead) {
        Extent since = Extent.since(time(written), NOW);

        assertThat(AHEAD.admits(window(Kind.FOR_AT_LEAST, length, Anchor.NOW), since))
                .isEqualTo(now);
        assertThat(AHEAD.admits(window(Kind.FOR_AT_LEAST, length, Anchor.FIRST_DOSE), since))
                .isEqualTo(ahead);
    }

    @Test
    void whatGoesOnIsInsideEveryWindowBeforeNow() {
        Extent since = Extent.since(time("2018-01-01"), NOW);

        assertThat(AHEAD.admits(window(Kind.WITHIN, "7d", Anchor.NOW), since)).isEqualTo(Certainty.YES);
        assertThat(AHEAD.admits(window(Kind.WITHIN, "7d", Anchor.FIRST_DOSE), since))
                .isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void anOrderThatWasStoppedSaysNotWhenTheLastDoseWasTaken() {
        Extent stopped = Extent.endedBefore(time("2025-06-28"), NOW);

        assertThat(AHEAD.admits(window(Kind.WITHIN, "14d", Anchor.NOW), stopped))
                .isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void aPeriodCountsByItsEnd() {
        var period =
                ClinicalTime.between(time("2026-01-01"), time("2026-11-10")).orElseThrow();

        assertThat(AHEAD.admits(window(Kind.WITHIN, "14d", Anchor.NOW), Extent.of(period)))
                .isEqualTo(Certainty.YES);
        assertThat(AHEAD.admits(window(Kind.WITHIN, "7d", Anchor.NOW), Extent.of(period)))
                .isEqualTo(Certainty.NO);
    }
}
