package org.consilium.evaluation.notes;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.consilium.terminology.Definition;

/**
 * How notes name things ({@code evaluation/notes.yaml}).
 *
 * @param units UCUM code of what notes write, in lower case
 * @param numbers by measurand, or by input where no measurand stands behind it
 * @param pressures what a pair of numbers may follow
 * @param dates by measurand
 * @param findings by input
 * @param choices by input and word; a stronger word first
 * @param asked the same, from the question
 * @param doses by input
 */
record NoteWords(
        Map<String, String> units,
        Map<String, Measured> numbers,
        List<String> pressures,
        Map<String, List<String>> dates,
        Map<String, List<String>> findings,
        Map<String, Map<String, List<String>>> choices,
        Map<String, Map<String, List<String>>> asked,
        Map<String, List<String>> doses) {

    /**
     * @param names that stand before the number
     * @param behind that stand behind it ("tall")
     * @param bare units that a number without one may be in
     */
    record Measured(List<String> names, List<String> behind, List<String> bare) {
        static final Measured NOTHING = new Measured(List.of(), List.of(), List.of());

        static Measured read(Definition written) {
            written.allow("names", "behind", "bare");
            return new Measured(written.words("names"), written.words("behind"), written.words("bare"));
        }
    }

    static NoteWords load() {
        Definition file = Definition.ofResource("evaluation/notes.yaml")
                .allow("units", "numbers", "pressures", "dates", "findings", "choices", "asked", "doses");
        Map<String, String> units = new LinkedHashMap<>();
        file.get("units")
                .entries()
                .forEach((written, unit) -> units.put(written.toLowerCase(Locale.ROOT), unit.text()));
        Map<String, Measured> numbers = new LinkedHashMap<>();
        file.get("numbers").entries().forEach((key, names) -> numbers.put(key, Measured.read(names)));
        return new NoteWords(
                units,
                numbers,
                file.words("pressures"),
                lists(file.get("dates")),
                lists(file.get("findings")),
                nested(file.get("choices")),
                nested(file.get("asked")),
                lists(file.get("doses")));
    }

    private static Map<String, List<String>> lists(Definition written) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        written.entries().keySet().forEach(key -> lists.put(key, written.words(key)));
        return lists;
    }

    private static Map<String, Map<String, List<String>>> nested(Definition written) {
        Map<String, Map<String, List<String>>> nested = new LinkedHashMap<>();
        written.entries().forEach((key, words) -> nested.put(key, lists(words)));
        return nested;
    }

    /** Names of measurements: the longest of several in one place counts. */
    Set<String> measured() {
        Set<String> all = new LinkedHashSet<>(pressures);
        numbers.values().forEach(words -> {
            all.addAll(words.names());
            all.addAll(words.behind());
        });
        dates.values().forEach(all::addAll);
        return all;
    }

    /** Names of findings, drugs and conditions. */
    Set<String> stated() {
        Set<String> all = new LinkedHashSet<>();
        findings.values().forEach(all::addAll);
        choices.values().forEach(words -> words.values().forEach(all::addAll));
        return all;
    }
}
