package org.consilium.bedside;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.bedside.Verifier.Verdict;
import org.consilium.calculator.CalculatorAssessor;
import org.consilium.calculator.Calculators;
import org.consilium.chart.PatientChart;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Availability;
import org.consilium.llm.LanguageModel.Identity;
import org.consilium.llm.Prompt;

/**
 * Looks in the notes for what the scores of a patient still want. At once it concludes nothing; with a model it gives
 * those scores again, unchanged, with proposals to be confirmed.
 */
public final class BedsideAssessor implements SlowAssessor {
    private static final Prompt PROMPT = Prompt.ofResource("prompts/bedside.md");

    private final CalculatorAssessor scores;
    private final Calculators calculators;
    private final LanguageModel model;
    private final BedsideSettings settings;
    private final Search search;

    BedsideAssessor(CalculatorAssessor scores, Calculators calculators, LanguageModel model, BedsideSettings settings) {
        this.scores = scores;
        this.calculators = calculators;
        this.model = model;
        this.settings = settings;
        this.search = new Search(calculators, settings);
    }

    @Override
    public Service service() {
        return Service.CALCULATIONS;
    }

    @Override
    public List<Assessment> assess(PatientChart chart, Occasion occasion) {
        return List.of();
    }

    @Override
    public String modelKey() {
        return identity().digest() + "/" + PROMPT.version();
    }

    private Identity identity() {
        return model.identity().orElse(new Identity("", ""));
    }

    @Override
    public boolean modelWanted() {
        return model.availability().state() != Availability.State.OFF;
    }

    @Override
    public boolean modelAvailable() {
        return model.availability().state() == Availability.State.READY;
    }

    @Override
    public String modelState() {
        return modelAvailable() ? "" : model.availability().detail();
    }

    @Override
    public boolean hasWork(PatientChart chart) {
        return search.hasWork(chart);
    }

    @Override
    public Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
        List<Calculation> now = scores.assess(chart, occasion).stream()
                .filter(Calculation.class::isInstance)
                .map(Calculation.class::cast)
                .toList();
        Notes notes = search.read(chart);
        Inquiry inquiry = search.inquiry(now, notes);
        if (inquiry.questions().isEmpty()) {
            return new Deepened.Finished(List.of());
        }
        var consultation = new Consultation(model, PROMPT, settings.maxTokens(), Clock.systemUTC(), witness);
        return switch (consultation.ask(inquiry, deadline)) {
            case Consultation.Outcome.Silent silent -> new Deepened.Failed(silent.because());
            case Consultation.Outcome.Unusable ignored -> new Deepened.Finished(List.of());
            case Consultation.Outcome.Answered answered -> {
                var proposals = new Proposals(calculators, chart, chosenBy());
                yield new Deepened.Finished(
                        List.copyOf(proposals.on(now, verified(inquiry, new Verifier(notes), answered.answer()))));
            }
        };
    }

    private String chosenBy() {
        return identity().name() + ", prompt " + PROMPT.version();
    }

    private static List<Proposals.Found> verified(Inquiry inquiry, Verifier verifier, ModelAnswer answer) {
        List<Proposals.Found> found = new ArrayList<>();
        for (Question question : inquiry.questions()) {
            List<Choice> own = answer.choices().stream()
                    .filter(choice -> choice.question().equals(question.id()))
                    .toList();
            if (own.size() == 1
                    && verifier.verify(inquiry, question, own.getFirst()) instanceof Verdict.Verified verified) {
                question.inputs().forEach(wanted -> found.add(new Proposals.Found(wanted, verified)));
            }
        }
        return found;
    }
}
