package org.consilium.evaluation.fill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.fhir.SetAside;

/** Counts what records gave. It keeps numbers only: nothing of any patient stays in it. */
final class FillTally {
    private final Map<Filling, Integer> fillings = new LinkedHashMap<>();
    private final Map<Item, Map<Lack, Integer>> lacking = new TreeMap<>();
    private final Map<Item, Integer> helped = new TreeMap<>();
    private final Map<SetAside.Reason, Integer> setAside = new EnumMap<>(SetAside.Reason.class);
    private final List<Unread> unread = new ArrayList<>();
    private int records;

    /** A file that gave no record. */
    record Unread(String file, String reason) {}

    void unread(Path file, String reason) {
        unread.add(new Unread(file.toString(), reason));
    }

    void add(List<Filling> ofOnePatient, List<SetAside> ignored) {
        records++;
        ignored.forEach(one -> setAside.merge(one.reason(), 1, Integer::sum));
        Map<Item, Set<Lack>> reasons = new TreeMap<>();
        Set<Item> alone = new TreeSet<>();
        for (Filling filling : ofOnePatient) {
            fillings.merge(filling, 1, Integer::sum);
            filling.lacking()
                    .forEach((item, lack) -> reasons.computeIfAbsent(item, one -> EnumSet.noneOf(Lack.class))
                            .add(lack));
            if (filling.lacking().size() == 1) {
                alone.addAll(filling.lacking().keySet());
            }
        }
        reasons.forEach((item, lacks) -> lacks.forEach(lack ->
                lacking.computeIfAbsent(item, one -> new EnumMap<>(Lack.class)).merge(lack, 1, Integer::sum)));
        alone.forEach(item -> helped.merge(item, 1, Integer::sum));
    }

    int records() {
        return records;
    }

    List<Unread> unread() {
        return List.copyOf(unread);
    }

    Map<SetAside.Reason, Integer> setAside() {
        return Map.copyOf(setAside);
    }

    /** How often each outcome occurred. */
    Map<Filling, Integer> fillings() {
        return Map.copyOf(fillings);
    }

    /** In how many patients an item lacked for some score, by reason; a patient may count under several. */
    Map<Lack, Integer> patientsLacking(Item item) {
        return lacking.getOrDefault(item, Map.of());
    }

    /** How many patients would have at least one more exact score if this item alone were known. */
    int patientsHelpedBy(Item item) {
        return helped.getOrDefault(item, 0);
    }

    /** The items that lacked anywhere. */
    Set<Item> items() {
        return Set.copyOf(lacking.keySet());
    }
}
