package org.consilium.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Possibility;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Evidence;

/**
 * What a card tells its reader, as a hash: the result, and the facts that the card names for it. Two cards with the same
 * gist say the same; whatever only the clock changes ("2 days old", an age) is not part of it.
 */
final class Gist {
    private final StringBuilder said = new StringBuilder(500);

    private Gist() {}

    static String of(Assessment assessment) {
        var gist = new Gist();
        gist.say(assessment.topic());
        switch (assessment) {
            case Calculation calculation -> gist.calculation(calculation);
            case Differential differential -> gist.differential(differential);
            case Eligibility eligibility -> gist.eligibility(eligibility);
            case Abstention abstention -> gist.say(abstention.reason());
        }
        return sha256(gist.said.toString());
    }

    private void calculation(Calculation calculation) {
        say(
                calculation.version(),
                calculation.variant(),
                calculation.relevance().name());
        say(calculation.relevanceReason(), calculation.meaning());
        switch (calculation.outcome()) {
            case Outcome.Exact exact -> say(exact.text());
            case Outcome.Between between -> {
                say(between.text());
                say(between.ask());
            }
            case Outcome.OnDay day -> {
                say(day.text());
                say(day.ask());
            }
            case Outcome.NotComputable missing -> say(missing.missing());
            case Outcome.NotApplicable not -> say(not.because());
        }
        say(calculation.notices());
        calculation.inputs().forEach(input -> {
            say(input.id(), input.state().name());
            input.evidence().forEach(this::fact);
            input.proposed()
                    .ifPresent(proposed -> say(
                            "proposed",
                            proposed.value(),
                            proposed.note().source().key(),
                            proposed.then()));
        });
    }

    /** As far as the card shows it. While the model is at work, or failed, the card says what the rules say. */
    private void differential(Differential differential) {
        say(differential.reasoning().state() == Reasoning.State.MODEL_VERIFIED ? "model" : "rules");
        differential.possibilities().stream().limit(DifferentialWords.SHOWN).forEach(this::possibility);
    }

    private void possibility(Possibility possibility) {
        say(possibility.id(), possibility.standing().name());
        say(possibility.criteria());
        for (List<Differential.Edge> edges : List.of(possibility.supports(), possibility.against())) {
            say("facts");
            edges.stream().limit(DifferentialWords.FACTS_SHOWN).forEach(edge -> fact(edge.fact()));
        }
        say(possibility.missing().stream()
                .limit(DifferentialWords.MISSING_SHOWN)
                .toList());
    }

    /** The verdicts and not the facts: a new value under which every criterion stands as before says nothing new. */
    private void eligibility(Eligibility eligibility) {
        EligibilityWords.open(eligibility).forEach(trial -> {
            say(trial.trialId(), trial.registryVersion(), trial.status().name());
            trial.criteria()
                    .forEach(criterion -> say(criterion.id(), criterion.value().name()));
        });
    }

    private void fact(Evidence fact) {
        say(fact.source().key());
        // the value that a Patient resource gives is an age, which changes with the clock
        boolean dated = fact.time().isPresent();
        say(dated ? fact.value() : "", fact.time().map(time -> time.written()).orElse(""));
    }

    private void say(String... parts) {
        Stream.of(parts).forEach(part -> said.append(part.length()).append(':').append(part));
    }

    private void say(List<String> parts) {
        said.append('[');
        parts.forEach(this::say);
        said.append(']');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("CSL-2600 this Java has no SHA-256; every Java must have it", impossible);
        }
    }
}
