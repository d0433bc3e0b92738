package org.consilium.evaluation.fill;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How counts are written in the report. */
final class Words {
    private static final int WHOLE = 100;

    private Words() {}

    /** The largest first: "Weight (12), Creatinine (3)". */
    static <K extends Comparable<? super K>> String ranked(
            Map<K, Integer> counts, Function<? super K, String> name, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(entry -> name.apply(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /** "37 %", or nothing of nothing. */
    static String share(int part, int all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", (double) part * WHOLE / all);
    }

    /** What must not break a table. */
    static String cell(String text) {
        return text.replace("|", "/").replaceAll("\\s+", " ").strip();
    }
}
