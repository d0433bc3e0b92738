package org.consilium.explanation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.assessment.Calculation.Point;
import org.consilium.terminology.UnitWords;

/**
 * A trend as a small drawing: points in order of time, evenly spaced, with the values written beside them. The words
 * say the same for those who do not see it.
 */
record TrendChart(String words, String line, List<Dot> dots, String low, String high) {
    static final int WIDTH = 320;
    static final int HEIGHT = 90;
    private static final int MARGIN = 18;

    record Dot(String x, String y, String value, String time, boolean last) {}

    static boolean isWorthDrawing(List<Point> points) {
        return points.size() >= 2;
    }

    /** The line is that of the leading input, so it bears its name: the score itself may move the other way. */
    static TrendChart of(List<Point> points) {
        BigDecimal low =
                points.stream().map(Point::value).reduce(BigDecimal::min).orElseThrow();
        BigDecimal high =
                points.stream().map(Point::value).reduce(BigDecimal::max).orElseThrow();
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = MARGIN + i * (double) (WIDTH - 2 * MARGIN) / (points.size() - 1);
            dots.add(new Dot(
                    coordinate(x),
                    coordinate(height(point.value(), low, high)),
                    number(point.value()),
                    day(point.time()),
                    i == points.size() - 1));
        }
        String line = String.join(
                " ", dots.stream().map(dot -> dot.x() + "," + dot.y()).toList());
        return new TrendChart(words(points), line, dots, number(low), number(high));
    }

    private static String words(List<Point> points) {
        Point first = points.getFirst();
        Point last = points.getLast();
        int change = last.value().compareTo(first.value());
        String direction = change > 0 ? "rose" : change < 0 ? "fell" : "stayed";
        return last.evidence().label() + " " + direction + " from " + number(first.value()) + " (" + day(first.time())
                + ") to "
                + number(last.value()) + " " + UnitWords.of(last.unit()) + " (" + day(last.time()) + "), "
                + points.size() + " values";
    }

    private static double height(BigDecimal value, BigDecimal low, BigDecimal high) {
        BigDecimal span = high.subtract(low);
        if (span.signum() == 0) {
            return HEIGHT / 2.0;
        }
        double share = value.subtract(low).divide(span, MathContext.DECIMAL32).doubleValue();
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }

    private static String number(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(4, RoundingMode.HALF_UP));
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static String day(String time) {
        return time.length() > 10 ? time.substring(0, 10) : time;
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
