package org.consilium.evaluation.medcalc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.terminology.Definition;

/**
 * The words of the benchmark in ours, from {@code evaluation/medcalc.yaml}: the one place that knows them.
 *
 * @param units our unit for what rows write
 * @param scores by the number of the calculator in the benchmark
 */
record Vocabulary(Map<String, String> units, Map<Integer, Score> scores) {

    /**
     * One calculator of the benchmark.
     *
     * @param calculator our id for it
     * @param variant the variant that the benchmark means, if it is not the main formula for every row
     * @param inputs by the name of our input
     * @param fault what is known to be wrong with the published labels, for the report of differences
     */
    record Score(String calculator, Optional<Variant> variant, Map<String, List<Source>> inputs, String fault) {}

    /**
     * @param only the words under a key for which it is meant; for all rows where there are none
     */
    record Variant(String id, String key, List<String> only) {
        boolean isMeantFor(Map<String, Object> entities) {
            return only.isEmpty()
                    || Optional.ofNullable(entities.get(key))
                            .map(written -> only.contains(Source.plain(written.toString())))
                            .orElse(false);
        }
    }

    private static Variant variant(Definition written) {
        if (written.isText()) {
            return new Variant(written.text(), "", List.of());
        }
        written.allow("id", "key", "only");
        return new Variant(
                written.text("id"),
                written.text("key"),
                written.words("only").stream().map(Source::plain).toList());
    }

    static Vocabulary load() {
        Definition file = Definition.ofResource("evaluation/medcalc.yaml").allow("units", "calculators");
        Map<String, String> units = new LinkedHashMap<>();
        file.get("units").entries().forEach((written, ours) -> units.put(written, ours.text()));
        Map<Integer, Score> scores = new LinkedHashMap<>();
        file.get("calculators").entries().forEach((number, score) -> scores.put(Integer.valueOf(number), score(score)));
        return new Vocabulary(units, scores);
    }

    /** Several in a list: the first that a row has. */
    private static List<Source> sources(Definition written) {
        return written instanceof Definition.Sequence several
                ? several.items().stream().map(Source::read).toList()
                : List.of(Source.read(written));
    }

    private static Score score(Definition written) {
        written.allow("calculator", "variant", "inputs", "label-fault");
        Map<String, List<Source>> inputs = new LinkedHashMap<>();
        written.get("inputs").entries().forEach((name, source) -> inputs.put(name, sources(source)));
        return new Score(
                written.text("calculator"),
                written.find("variant").map(Vocabulary::variant),
                inputs,
                written.text("label-fault", ""));
    }
}
