package org.consilium.evaluation.medcalc;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How often score and answer are right, by way of answering and by category of the benchmark. */
final class NotesTally {
    private static final double WHOLE = 100.0;

    private final Map<Integer, NoteRow> rows = new LinkedHashMap<>();

    NotesTally(List<NoteRow> rows) {
        rows.forEach(row -> this.rows.put(row.row().number(), row));
    }

    /** Rows; right score; answered; answered and right; missing; refused; milliseconds. */
    private static final class Count {
        private int rows;
        private int score;
        private int answered;
        private int right;
        private int missing;
        private int refused;
        private long millis;

        void add(NoteRow row, JsonNode line) {
            rows++;
            boolean asked = line.path("calculatorId").asInt() == row.row().calculatorId();
            score += asked ? 1 : 0;
            millis += line.path("millis").asLong();
            switch (line.path("status").asString("")) {
                case "ok" -> {
                    answered++;
                    boolean same = Answers.isRight(
                            row.row(), answer(line.path("answer")), row.row().right());
                    right += asked && same ? 1 : 0;
                }
                case "missing" -> missing++;
                default -> refused++;
            }
        }

        private static Object answer(JsonNode written) {
            return written.isNumber() ? new BigDecimal(written.asString()) : written.asString("");
        }
    }

    void print(List<JsonNode> lines, PrintStream out) {
        Map<String, Map<String, Count>> byWay = new TreeMap<>();
        for (JsonNode line : lines) {
            NoteRow row = rows.get(line.path("row").asInt());
            if (row != null) {
                Map<String, Count> counts =
                        byWay.computeIfAbsent(line.path("way").asString(""), way -> new TreeMap<>());
                counts.computeIfAbsent(row.category(), category -> new Count()).add(row, line);
                counts.computeIfAbsent("~ all", category -> new Count()).add(row, line);
            }
        }
        byWay.forEach((way, counts) -> {
            out.println("answered by " + way);
            out.printf(
                    "  %-10s %6s %12s %10s %8s %10s %9s %8s %8s %8s%n",
                    "category",
                    "rows",
                    "right score",
                    "answered",
                    "right",
                    "of rows",
                    "of those",
                    "missing",
                    "refused",
                    "ms/row");
            counts.forEach((category, count) -> line(out, category.replace("~ ", ""), count));
        });
    }

    private static void line(PrintStream out, String category, Count count) {
        out.printf(
                Locale.ROOT,
                "  %-10s %6d %10.1f %% %10d %8d %8.1f %% %7s %% %8d %8d %8d%n",
                category,
                count.rows,
                share(count.score, count.rows),
                count.answered,
                count.right,
                share(count.right, count.rows),
                count.answered == 0 ? "-" : String.format(Locale.ROOT, "%.1f", share(count.right, count.answered)),
                count.missing,
                count.refused,
                count.millis / Math.max(1, count.rows));
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : part * WHOLE / all;
    }
}
