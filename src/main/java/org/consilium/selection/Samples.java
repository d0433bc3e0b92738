package org.consilium.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.terminology.Span;

/**
 * Values that belong together: one blood pressure, one blood sample, one electrocardiogram. Mixing values of two
 * samples makes an anion gap that no blood ever had.
 */
final class Samples {
    private Samples() {}

    /** For each input of the group the readings of the newest sample that serves most inputs. */
    static Map<String, List<Reading>> pair(List<InputSpec> group, Function<InputSpec, List<Reading>> fresh) {
        Map<String, List<Reading>> readings = new HashMap<>();
        group.forEach(spec -> readings.put(spec.id(), fresh.apply(spec)));
        // no sample can serve more inputs than have any value: the newest that serves those is the best of its lead
        long served = readings.values().stream().filter(each -> !each.isEmpty()).count();
        Map<String, List<Reading>> best = new HashMap<>();
        for (InputSpec lead : group) {
            for (Reading anchor : readings.getOrDefault(lead.id(), List.of()).reversed()) {
                Map<String, List<Reading>> sample = sample(anchor, group, readings);
                if (better(sample, best)) {
                    best = sample;
                }
                if (sample.size() == served) {
                    break;
                }
            }
        }
        var chosen = best;
        group.forEach(spec -> chosen.putIfAbsent(spec.id(), List.of()));
        return chosen;
    }

    private static Map<String, List<Reading>> sample(
            Reading anchor, List<InputSpec> group, Map<String, List<Reading>> readings) {
        Map<String, List<Reading>> sample = new HashMap<>();
        for (InputSpec spec : group) {
            Span apart = ((Rule.SameSample) spec.rule()).apart();
            List<Reading> all = readings.getOrDefault(spec.id(), List.of());
            List<Reading> bound =
                    all.stream().filter(reading -> bound(anchor, reading)).toList();
            List<Reading> near = bound.isEmpty() ? nearest(anchor, all, apart) : bound;
            if (!near.isEmpty()) {
                sample.put(spec.id(), near);
            }
        }
        return sample;
    }

    /** One panel or one specimen, or the very same time. */
    private static boolean bound(Reading one, Reading other) {
        return same(one.fact().panel(), other.fact().panel())
                || same(one.fact().specimen(), other.fact().specimen())
                || (one.fact().time().isPresent() && one.sameMoment(other) && !apart(one, other));
    }

    /** Two panels or two specimens of one moment are two samples all the same. */
    private static boolean apart(Reading one, Reading other) {
        return differ(one.fact().panel(), other.fact().panel())
                || differ(one.fact().specimen(), other.fact().specimen());
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static List<Reading> nearest(Reading anchor, List<Reading> all, Span apart) {
        Duration most = Duration.between(apart.before(anchor.from()), anchor.from());
        Optional<Duration> least = all.stream()
                .map(reading -> distance(anchor, reading))
                .filter(distance -> !most.isZero() && distance.compareTo(most) <= 0)
                .min(Duration::compareTo);
        return least.map(distance -> all.stream()
                        .filter(reading -> distance(anchor, reading).equals(distance))
                        .toList())
                .orElse(List.of());
    }

    /** The greatest distance that the written times allow. */
    private static Duration distance(Reading one, Reading other) {
        Instant first = one.from().isBefore(other.from()) ? one.from() : other.from();
        Instant last = one.to().isAfter(other.to()) ? one.to() : other.to();
        return Duration.between(first, last);
    }

    private static boolean better(Map<String, List<Reading>> sample, Map<String, List<Reading>> best) {
        if (sample.size() != best.size()) {
            return sample.size() > best.size();
        }
        return newest(sample).isAfter(newest(best));
    }

    private static Instant newest(Map<String, List<Reading>> sample) {
        return sample.values().stream()
                .flatMap(List::stream)
                .map(Reading::from)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
