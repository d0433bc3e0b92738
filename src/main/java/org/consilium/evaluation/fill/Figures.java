package org.consilium.evaluation.fill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.evaluation.fill.Filling.Standing;

/**
 * What a count says: of each score, of each item, and in which order items would be worth recording.
 *
 * @param scores the one that is filled most often first
 * @param helps items that alone would complete a score, the most helpful first
 * @param order items one after the other, each the one that completes most given those before it
 */
record Figures(List<ScoreLine> scores, List<HelpLine> helps, List<OrderLine> order) {
    Figures {
        scores = List.copyOf(scores);
        helps = List.copyOf(helps);
        order = List.copyOf(order);
    }

    /**
     * One score.
     *
     * @param lacking in how many of the patients to whom it applies an item lacked, by reason
     * @param alone for how many of them an item was all that lacked
     */
    record ScoreLine(
            CalculatorDefinition score,
            Map<Standing, Integer> counts,
            int presumed,
            Map<Item, Map<Lack, Integer>> lacking,
            Map<Item, Integer> alone) {

        int count(Standing standing) {
            return counts.getOrDefault(standing, 0);
        }

        int applies() {
            return count(Standing.EXACT) + count(Standing.INTERVAL) + count(Standing.NOT_COMPUTABLE);
        }

        /** Patients in whom an item lacked, whatever the reason. */
        Map<Item, Integer> lackingPatients() {
            return lacking.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> Figures.sum(entry.getValue())));
        }
    }

    /**
     * One item that is all that lacks somewhere.
     *
     * @param completes how many scores of patients it would make exact, over all scores
     * @param patients how many patients would have at least one more exact score
     * @param byScore the same by title of the score
     */
    record HelpLine(Item item, int completes, int patients, Map<String, Integer> byScore, Map<Lack, Integer> why) {}

    /** @param sum what this item and all before it complete together */
    record OrderLine(Item item, int completes, int sum) {}

    static Figures of(Collection<CalculatorDefinition> definitions, FillTally tally) {
        List<ScoreLine> scores = definitions.stream()
                .map(definition -> line(definition, tally.fillings()))
                .sorted(Comparator.comparingInt((ScoreLine line) -> -line.count(Standing.EXACT))
                        .thenComparing(line -> -line.applies())
                        .thenComparing(line -> line.score().id()))
                .toList();
        return new Figures(scores, helps(scores, tally), order(tally.fillings()));
    }

    int exact() {
        return scores.stream().mapToInt(line -> line.count(Standing.EXACT)).sum();
    }

    int interval() {
        return scores.stream().mapToInt(line -> line.count(Standing.INTERVAL)).sum();
    }

    int applies() {
        return scores.stream().mapToInt(ScoreLine::applies).sum();
    }

    private static ScoreLine line(CalculatorDefinition definition, Map<Filling, Integer> fillings) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        Map<Item, Map<Lack, Integer>> lacking = new TreeMap<>();
        Map<Item, Integer> alone = new TreeMap<>();
        int presumed = 0;
        for (Map.Entry<Filling, Integer> entry : fillings.entrySet()) {
            Filling filling = entry.getKey();
            if (filling.score().equals(definition.id())) {
                int patients = entry.getValue();
                counts.merge(filling.standing(), patients, Integer::sum);
                presumed += filling.presumed() && filling.standing() == Standing.EXACT ? patients : 0;
                filling.lacking()
                        .forEach((item, lack) -> lacking.computeIfAbsent(item, one -> new EnumMap<>(Lack.class))
                                .merge(lack, patients, Integer::sum));
                if (filling.lacking().size() == 1) {
                    filling.lacking().keySet().forEach(item -> alone.merge(item, patients, Integer::sum));
                }
            }
        }
        return new ScoreLine(definition, counts, presumed, lacking, alone);
    }

    private static List<HelpLine> helps(List<ScoreLine> scores, FillTally tally) {
        Map<Item, Map<String, Integer>> byItem = new TreeMap<>();
        scores.forEach(line -> line.alone()
                .forEach((item, patients) -> byItem.computeIfAbsent(item, one -> new TreeMap<>())
                        .put(line.score().title(), patients)));
        return byItem.entrySet().stream()
                .map(entry -> new HelpLine(
                        entry.getKey(),
                        sum(entry.getValue()),
                        tally.patientsHelpedBy(entry.getKey()),
                        entry.getValue(),
                        tally.patientsLacking(entry.getKey())))
                .sorted(Comparator.comparingInt((HelpLine line) -> -line.completes())
                        .thenComparing(HelpLine::item))
                .toList();
    }

    /** What only a person can say is never a step: no entry would give it. A score that needs it is completed by none. */
    private static List<OrderLine> order(Map<Filling, Integer> fillings) {
        Map<Set<Item>, Integer> open = new HashMap<>();
        fillings.forEach((filling, patients) -> {
            Set<Item> items = filling.lacking().keySet();
            if (!items.isEmpty() && items.stream().noneMatch(item -> item.kind() == Item.Kind.PERSON)) {
                open.merge(Set.copyOf(items), patients, Integer::sum);
            }
        });
        List<OrderLine> order = new ArrayList<>();
        int sum = 0;
        Map<Set<Item>, Integer> left = open;
        while (!left.isEmpty()) {
            Item next = mostHelpful(left);
            int completed = left.getOrDefault(Set.of(next), 0);
            sum += completed;
            order.add(new OrderLine(next, completed, sum));
            left = without(next, left);
        }
        return order;
    }

    /** The one that completes most; where none completes any alone, the one that stands in most of the shortest lists. */
    private static Item mostHelpful(Map<Set<Item>, Integer> open) {
        int shortest = open.keySet().stream().mapToInt(Set::size).min().orElseThrow();
        Map<Item, Integer> weight = new TreeMap<>();
        open.forEach((items, patients) -> {
            if (items.size() == shortest) {
                items.forEach(item -> weight.merge(item, patients, Integer::sum));
            }
        });
        return weight.entrySet().stream()
                .max(Map.Entry.<Item, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private static Map<Set<Item>, Integer> without(Item known, Map<Set<Item>, Integer> open) {
        Map<Set<Item>, Integer> rest = new HashMap<>();
        open.forEach((items, patients) -> {
            Set<Item> left = new HashSet<>(items);
            left.remove(known);
            if (!left.isEmpty()) {
                rest.merge(left, patients, Integer::sum);
            }
        });
        return rest;
    }

    static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
