package org.consilium.card;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Edge;
import org.consilium.assessment.Differential.Possibility;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.Differential.Standing;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Evidence;
import org.consilium.card.draft.ResourceDraft;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.chart.ClinicalTime;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Quantity;

/**
 * What a card proposes to enter into the record: one resource for each suggestion, built from ids and values that code
 * holds, never from a model's text. Nothing is proposed that rests on a guess: no interval, no result without a code or
 * with a caution, no diagnosis short of its criteria, and never an order.
 */
record Proposals(About about, Instant now) {
    private static final Pattern OBSERVATION = Pattern.compile("Observation/[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern RESOURCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final int MOST_EVIDENCE = 10;

    /**
     * @param key names it among the suggestions of its card
     * @param label what a button says
     * @param action what accepting it does, for EHRs that show only this
     */
    record Proposal(String key, String label, String action, ResourceDraft draft) {}

    List<Proposal> of(Assessment assessment) {
        return switch (assessment) {
            case Calculation calculation -> calculated(calculation).stream().toList();
            case Differential differential -> provisional(differential);
            // a study is asked through the page; nobody is referred by a program
            case Eligibility ignored -> List.of();
            case Abstention ignored -> List.of();
        };
    }

    private Optional<Proposal> calculated(Calculation calculation) {
        List<Evidence> measured = calculation.inputs().stream()
                .flatMap(input -> input.evidence().stream())
                .filter(evidence ->
                        OBSERVATION.matcher(evidence.source().reference()).matches())
                .toList();
        List<ClinicalTime> times =
                measured.stream().flatMap(evidence -> evidence.time().stream()).toList();
        if (calculation.code().isEmpty()
                || !(calculation.outcome() instanceof Outcome.Exact exact)
                || times.isEmpty()
                || !calculation.notices().isEmpty()
                || calculation.inputs().stream().anyMatch(input -> input.state() == Calculation.Input.State.ASSUMED)) {
            return Optional.empty();
        }
        var draft = new ResourceDraft.CalculatedObservation(
                about,
                calculation.code().get(),
                calculation.title(),
                new Quantity(exact.value(), exact.unit()),
                calculation.title() + ", definition " + calculation.topic() + " version " + calculation.version(),
                times.stream().min(Comparator.comparing(ClinicalTime::earliest)).get(),
                times.stream().max(Comparator.comparing(ClinicalTime::latest)).get(),
                references(measured.stream(), OBSERVATION),
                now);
        String result = calculation.title() + " " + exact.text();
        return Optional.of(new Proposal(
                "observation", "Record " + result, "Enter the computed result " + result + " into the record", draft));
    }

    private List<Proposal> provisional(Differential differential) {
        if (about.encounter().isEmpty()) {
            return List.of();
        }
        boolean byModel = differential.reasoning().state() == Reasoning.State.MODEL_VERIFIED;
        return differential.possibilities().stream()
                .limit(DifferentialWords.SHOWN)
                .filter(possibility -> possibility.standing() == Standing.CRITERIA_MET)
                .flatMap(possibility -> provisional(possibility, byModel).stream())
                .toList();
    }

    private Optional<Proposal> provisional(Possibility possibility, boolean byModel) {
        List<Code> codes = term(possibility.codes());
        List<String> facts = references(possibility.supports().stream().map(Edge::fact), RESOURCE);
        if (codes.isEmpty() || facts.isEmpty()) {
            return Optional.empty();
        }
        var draft = new ResourceDraft.ProvisionalCondition(about, codes, possibility.title(), facts, byModel, now);
        return Optional.of(new Proposal(
                possibility.id(),
                "Add " + possibility.title() + " as provisional",
                "Add " + possibility.title() + " to the diagnoses of this encounter, as provisional",
                draft));
    }

    /**
     * The clinical term, where there is just one. Codes of a classification are left to the EHR: knowledge holds their
     * categories, and a category is no diagnosis that can be entered.
     */
    private static List<Code> term(List<Code> codes) {
        List<Code> terms = codes.stream()
                .filter(code -> code.system().equals(CodeSystems.SNOMED))
                .toList();
        return terms.size() == 1 ? terms : List.of();
    }

    private static List<String> references(Stream<Evidence> facts, Pattern form) {
        return facts.map(fact -> fact.source().reference())
                .filter(reference -> form.matcher(reference).matches())
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
