package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Arguments that attack one another, and the sceptical view of them: the grounded extension (Dung, Artif Intell
 * 1995;77:321-357). An argument is IN when all its attackers are OUT, OUT when one of them is IN, else UNDECIDED.
 */
final class ArgumentGraph {
    private final Map<String, Set<String>> attackersOf = new LinkedHashMap<>();

    enum Label {
        IN,
        OUT,
        UNDECIDED
    }

    void argument(String id) {
        attackersOf.computeIfAbsent(id, key -> new TreeSet<>());
    }

    void attack(String attacker, String attacked) {
        argument(attacker);
        argument(attacked);
        attackersOf.getOrDefault(attacked, new TreeSet<>()).add(attacker);
    }

    Map<String, Label> grounded() {
        Map<String, Label> labels = new HashMap<>();
        attackersOf.keySet().forEach(id -> labels.put(id, Label.UNDECIDED));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String id : List.copyOf(attackersOf.keySet())) {
                if (labels.get(id) == Label.UNDECIDED) {
                    Label label = label(attackersOf.getOrDefault(id, Set.of()), labels);
                    labels.put(id, label);
                    changed |= label != Label.UNDECIDED;
                }
            }
        }
        return labels;
    }

    private static Label label(Set<String> attackers, Map<String, Label> labels) {
        List<Label> ofAttackers = new ArrayList<>();
        attackers.forEach(attacker -> ofAttackers.add(labels.getOrDefault(attacker, Label.UNDECIDED)));
        if (ofAttackers.contains(Label.IN)) {
            return Label.OUT;
        }
        return ofAttackers.stream().allMatch(label -> label == Label.OUT) ? Label.IN : Label.UNDECIDED;
    }
}
