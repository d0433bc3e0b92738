package org.consilium.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reading by position agrees with the general parser, and never reads what that one refuses. */
class PlainInstantProperties {
    @Property(tries = 4_000)
    void readsTheSameInstantOrLeavesIt(@ForAll("moments") String written) {
        PlainInstant.parse(written)
                .ifPresent(instant -> assertThat(general(written)).contains(instant));
    }

    @Property(tries = 1_000)
    void readsEveryMomentInTheUsualForm(@ForAll("usual") String written) {
        assertThat(PlainInstant.parse(written)).isPresent().isEqualTo(general(written));
    }

    private static Optional<Instant> general(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Right ones, and ones with any character changed, added or lost. */
    @Provide
    Arbitrary<String> moments() {
        Arbitrary<String> changed = Combinators.combine(
                        usual(),
                        Arbitraries.integers().between(0, 34),
                        Arbitraries.of("0", "9", "-", ":", "T", ".", "", "x", "+", "12"))
                .as((moment, at, with) -> moment.substring(0, Math.min(at, moment.length()))
                        + with
                        + moment.substring(Math.min(at + (with.isEmpty() ? 1 : with.length()), moment.length())));
        return Arbitraries.oneOf(usual(), changed);
    }

    @Provide
    Arbitrary<String> usual() {
        return Combinators.combine(
                        Arbitraries.longs().between(-2_000_000_000L, 4_000_000_000L),
                        Arbitraries.of("", ".1", ".123", ".123456789"),
                        Arbitraries.of("Z", "+01:00", "-11:30", "+14:00"))
                .as((seconds, fraction, offset) ->
                        Instant.ofEpochSecond(seconds).toString().substring(0, 19) + fraction + offset);
    }
}
