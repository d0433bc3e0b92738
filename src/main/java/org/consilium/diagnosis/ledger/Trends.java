package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.expression.Truth;
import org.consilium.knowledge.Mark;

/** Computes rises and falls: the newest value against the lowest or highest of the time before it. */
final class Trends {
    private static final int RATIO_DIGITS = 6;

    private final ChartIndex index;

    Trends(ChartIndex index) {
        this.index = index;
    }

    private record Point(Finding.Observation observation, Instant time, BigDecimal value) {}

    List<Sighting> sightings(Mark.Trend trend) {
        List<Point> points = points(trend);
        if (points.size() < 2) {
            return List.of();
        }
        Point newest = points.getLast();
        if (!index.isWithin(newest.observation(), trend.window())) {
            return List.of();
        }
        Instant from = newest.time().minus(trend.within());
        Comparator<Point> byValue = Comparator.comparing(Point::value);
        Comparator<Point> best = switch (trend.direction()) {
            case RISING -> byValue;
            case FALLING -> byValue.reversed();
        };
        return points.stream()
                .filter(point -> point != newest
                        && point.time().isBefore(newest.time())
                        && !point.time().isBefore(from))
                .min(best)
                .map(start -> sighting(trend, start, newest))
                .stream()
                .toList();
    }

    private static Sighting sighting(Mark.Trend trend, Point from, Point to) {
        var change = new Statement.Change(from.observation(), to.observation(), from.value(), to.value(), trend.unit());
        boolean highEnough =
                trend.least().filter(least -> to.value().compareTo(least) < 0).isEmpty();
        return new Sighting(change, Truth.of(highEnough && reaches(trend, from.value(), to.value())));
    }

    private static boolean reaches(Mark.Trend trend, BigDecimal from, BigDecimal to) {
        if (trend.ratio()) {
            if (from.signum() <= 0) {
                return false;
            }
            BigDecimal ratio = to.divide(from, RATIO_DIGITS, RoundingMode.HALF_EVEN);
            return switch (trend.direction()) {
                case RISING -> ratio.compareTo(trend.by()) >= 0;
                case FALLING -> ratio.compareTo(trend.by()) <= 0;
            };
        }
        BigDecimal change = switch (trend.direction()) {
            case RISING -> to.subtract(from);
            case FALLING -> from.subtract(to);
        };
        return change.compareTo(trend.by()) >= 0;
    }

    /** Exact values with a time, in one unit, oldest first. A value with a bound ("&lt; 5") is no point of a trend. */
    private List<Point> points(Mark.Trend trend) {
        Duration reach = trend.window().plus(trend.within());
        List<Point> points = new ArrayList<>();
        for (Finding.Observation observation : index.observations(trend.loinc(), reach)) {
            if (observation.result() instanceof Result.Measured measured && measured.bound() == Result.Bound.EXACT) {
                Optional<BigDecimal> value = Levels.in(measured.quantity(), trend.unit(), trend.analyte());
                Optional<Instant> time = observation.time().map(ClinicalTime::earliest);
                if (value.isPresent() && time.isPresent()) {
                    points.add(new Point(observation, time.get(), value.get()));
                }
            }
        }
        return points;
    }
}
