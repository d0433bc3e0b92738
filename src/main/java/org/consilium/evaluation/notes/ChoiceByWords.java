package org.consilium.evaluation.notes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.consilium.calculator.CalculatorDefinition;

/**
 * Okapi BM25 (Robertson et al., TREC-3 1994) of the question over id, title and purpose of each definition, more where the
 * question says all that the title says.
 */
public final class ChoiceByWords implements ScoreChoice {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** Words of any question. */
    private static final Set<String> EMPTY = Set.of(
            "a", "an", "and", "are", "as", "based", "be", "by", "for", "from", "has", "in", "is", "it", "may", "of",
            "on", "or", "patient", "should", "that", "the", "this", "to", "using", "what", "which", "who", "with",
            "you", "your");

    private final Map<String, Map<String, Integer>> documents = new HashMap<>();
    private final Map<String, List<String>> titles = new HashMap<>();
    private final Map<String, Integer> holders = new HashMap<>();
    private final double length;

    public ChoiceByWords(Collection<CalculatorDefinition> definitions) {
        for (CalculatorDefinition definition : definitions) {
            Map<String, Integer> counts = new HashMap<>();
            words(text(definition)).forEach(word -> counts.merge(word, 1, Integer::sum));
            documents.put(definition.id(), counts);
            titles.put(definition.id(), words(definition.title()));
            counts.keySet().forEach(word -> holders.merge(word, 1, Integer::sum));
        }
        this.length = documents.values().stream()
                .mapToInt(ChoiceByWords::size)
                .average()
                .orElse(1);
    }

    /** What is said of a score in its definition. */
    static String text(CalculatorDefinition definition) {
        return definition.title() + ". " + definition.id().replace('-', ' ') + ". " + definition.purpose();
    }

    private static int size(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                        .replace("’", "'")
                        .replace("'s", "")
                        .split("[^\\p{L}\\p{N}₂]+"))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
                .toList();
    }

    @Override
    public List<String> rank(String question) {
        Map<String, Double> scores = new HashMap<>();
        List<String> asked = words(question);
        documents.forEach((id, counts) -> scores.put(
                id,
                asked.stream()
                                .distinct()
                                .mapToDouble(word -> weight(word, counts))
                                .sum()
                        * (1 + covered(id, asked))
                        / 2));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A title that says more than the question is not what is asked for: an anion gap is not corrected for albumin. */
    private double covered(String id, List<String> asked) {
        List<String> title = titles.getOrDefault(id, List.of());
        return title.isEmpty()
                ? 0
                : (double) title.stream().filter(asked::contains).count() / title.size();
    }

    private double weight(String word, Map<String, Integer> counts) {
        int count = counts.getOrDefault(word, 0);
        if (count == 0) {
            return 0;
        }
        int holding = holders.getOrDefault(word, 0);
        double rarity = Math.log(1 + (documents.size() - holding + 0.5) / (holding + 0.5));
        return rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * size(counts) / length));
    }
}
