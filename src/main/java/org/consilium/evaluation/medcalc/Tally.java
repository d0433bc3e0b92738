package org.consilium.evaluation.medcalc;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many predictions are right, by calculator, and where and why they differ from the published labels. */
record Tally(List<Row> rows, List<Prediction> predictions, Vocabulary vocabulary) {
    Tally {
        rows = List.copyOf(rows);
        predictions = List.copyOf(predictions);
    }

    /** What became of one row. */
    private enum Fate {
        RIGHT,
        WRONG,
        REFUSED,
        MISSING,
        /** The row has no reference. */
        UNJUDGED
    }

    private static Fate fate(Row row, Prediction prediction) {
        return switch (prediction.status()) {
            case REFUSED -> Fate.REFUSED;
            case MISSING -> Fate.MISSING;
            case OK -> {
                if (row.right().isEmpty()) {
                    yield Fate.UNJUDGED;
                }
                boolean right = Answers.isRight(row, prediction.answer().orElseThrow(), row.right());
                yield right ? Fate.RIGHT : Fate.WRONG;
            }
        };
    }

    void print(PrintStream out) {
        Map<Integer, int[]> byCalculator = new TreeMap<>();
        int[] all = new int[Fate.values().length];
        for (int i = 0; i < rows.size(); i++) {
            int fate = fate(rows.get(i), predictions.get(i)).ordinal();
            byCalculator.computeIfAbsent(rows.get(i).calculatorId(), id -> new int[Fate.values().length])[fate]++;
            all[fate]++;
        }
        out.printf(Locale.ROOT, "%4s  %-30s %6s %6s %8s %8s%n", "id", "score", "right", "wrong", "refused", "missing");
        byCalculator.forEach((id, count) -> line(out, String.valueOf(id), name(id), count));
        line(out, "", "all " + rows.size() + " rows", all);
    }

    private String name(int id) {
        Vocabulary.Score score = vocabulary.scores().get(id);
        return score == null ? "(not here)" : score.calculator();
    }

    private static void line(PrintStream out, String id, String name, int[] count) {
        out.printf(
                Locale.ROOT,
                "%4s  %-30s %6d %6d %8d %8d%n",
                id,
                name,
                count[Fate.RIGHT.ordinal()],
                count[Fate.WRONG.ordinal()],
                count[Fate.REFUSED.ordinal()],
                count[Fate.MISSING.ordinal()]);
    }

    /** Every row whose answer is not the published label, with the reason, as a table in Markdown. */
    String differences() {
        var table = new StringBuilder(
                "| row | calculator | answer | published label | why they differ |\n|---|---|---|---|---|\n");
        IntStream.range(0, rows.size())
                .filter(i -> differs(rows.get(i), predictions.get(i)))
                .forEach(i -> table.append(line(rows.get(i), predictions.get(i))));
        return table.toString();
    }

    private static boolean differs(Row row, Prediction prediction) {
        return prediction.answer().map(answer -> !Answers.isLabel(row, answer)).orElse(true);
    }

    private String line(Row row, Prediction prediction) {
        String answer =
                prediction.answer().map(Object::toString).orElse(prediction.status() + ": " + prediction.reason());
        String label = row.label().written();
        return "| " + row.number() + " | " + name(row.calculatorId()) + " | " + cell(answer) + " | " + cell(label)
                + " | " + cell(reason(row, prediction)) + " |\n";
    }

    /** What the reference says of the label, what is known of its faults, and what the row's own inputs add up to. */
    private String reason(Row row, Prediction prediction) {
        String fault = vocabulary.scores().containsKey(row.calculatorId())
                ? vocabulary.scores().get(row.calculatorId()).fault()
                : "";
        String working = prediction.working().isEmpty() ? "" : "from the row's inputs: " + prediction.working();
        return Stream.of(row.labelStatus(), fault, working)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String cell(String text) {
        return text.replace("|", "/").replace("\n", " ");
    }
}
