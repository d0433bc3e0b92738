package org.consilium.evaluation.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.llm.SentenceEmbeddings;
import org.consilium.llm.SentenceEmbeddings.Direction;

/** By how alike the question and title and purpose of each definition are to a sentence embedding. */
public final class ChoiceByMeaning implements ScoreChoice {
    private final SentenceEmbeddings embeddings;
    private final List<String> ids = new ArrayList<>();
    private final List<Direction> definitions;

    public ChoiceByMeaning(SentenceEmbeddings embeddings, Collection<CalculatorDefinition> definitions) {
        this.embeddings = embeddings;
        definitions.forEach(definition -> ids.add(definition.id()));
        this.definitions = embeddings.directions(
                definitions.stream().map(ChoiceByWords::text).toList());
    }

    @Override
    public List<String> rank(String question) {
        Direction asked = embeddings.directions(List.of(question)).getFirst();
        return IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -asked.likeness(definitions.get(i)))
                        .thenComparing(ids::get))
                .map(ids::get)
                .toList();
    }
}
