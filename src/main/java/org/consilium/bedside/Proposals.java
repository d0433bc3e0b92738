package org.consilium.bedside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Evidence;
import org.consilium.bedside.Verifier.Verdict;
import org.consilium.calculator.Calculators;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Value;

/** Writes what was verified beside the inputs it is proposed for; the results stay as they are. */
record Proposals(Calculators calculators, PatientChart chart, String chosenBy) {

    /** One input of one score with what a note says of it. */
    record Found(Wanted wanted, Verdict.Verified verified) {}

    /** The scores that gained a proposal. */
    List<Calculation> on(List<Calculation> scores, List<Found> found) {
        return scores.stream().flatMap(score -> on(score, found).stream()).toList();
    }

    private Optional<Calculation> on(Calculation score, List<Found> found) {
        Map<String, Found> own = new LinkedHashMap<>();
        score.inputs()
                .forEach(input -> found.stream()
                        .filter(each -> each.wanted().calculator().equals(score.topic())
                                && each.wanted().id().equals(input.id())
                                // what is assumed already needs no note
                                && !input.value().equals(each.verified().value()))
                        .findFirst()
                        .ifPresent(each -> own.put(input.id(), each)));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String then = then(score.topic(), own);
        return Optional.of(score.withInputs(score.inputs().stream()
                .map(input -> Optional.ofNullable(own.get(input.id()))
                        .map(each -> input.proposing(proposed(each, then)))
                        .orElse(input))
                .toList()));
    }

    private Proposed proposed(Found found, String then) {
        Passage passage = found.verified().passage();
        return new Proposed(
                found.verified().value(),
                passage.quote(),
                passage.begin(),
                passage.end(),
                Evidence.of(
                        passage.source(),
                        passage.note().concept().label(),
                        "",
                        passage.note().time()),
                then,
                chosenBy);
    }

    private String then(String topic, Map<String, Found> own) {
        Map<String, Value> values = new LinkedHashMap<>();
        own.forEach((id, found) ->
                values.put(id, found.wanted().value(found.verified().value())));
        Calculation result = calculators.named(topic).calculate(chart, values);
        return words(result.outcome()) + (result.meaning().isEmpty() ? "" : " (" + result.meaning() + ")");
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> exact.text();
            case Outcome.Between between -> between.text();
            case Outcome.OnDay day -> day.text();
            case Outcome.NotComputable missing -> "still not computable: " + String.join(", ", missing.missing());
            case Outcome.NotApplicable not -> "does not apply: " + not.because();
        };
    }
}
