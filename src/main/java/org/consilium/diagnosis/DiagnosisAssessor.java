package org.consilium.diagnosis;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.ledger.LedgerWriter;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Availability;
import org.consilium.llm.LanguageModel.Identity;
import org.consilium.llm.Prompt;

/** Possible diagnoses: criteria sets and coded knowledge at once, a model's verified links behind. */
public final class DiagnosisAssessor implements SlowAssessor {
    private static final Prompt PROMPT = Prompt.ofResource("prompts/differential.md");

    private final LedgerWriter ledgers;
    private final Conditions conditions;
    private final CriteriaLookup criteria;
    private final LanguageModel model;
    private final DiagnosisSettings settings;

    DiagnosisAssessor(
            LedgerWriter ledgers,
            Conditions conditions,
            CriteriaLookup criteria,
            LanguageModel model,
            DiagnosisSettings settings) {
        this.ledgers = ledgers;
        this.conditions = conditions;
        this.criteria = criteria;
        this.model = model;
        this.settings = settings;
    }

    @Override
    public Service service() {
        return Service.DIAGNOSIS;
    }

    @Override
    public List<Assessment> assess(PatientChart chart, Occasion occasion) {
        Bench bench = bench(chart);
        return List.of(bench.concluded(bench.found().standing(), bench.abstention(), atOnce(bench)));
    }

    /** One chart on the bench: its ledger, and what the rules found. */
    private record Bench(LedgerWriter.Written written, Candidates.Found found, Optional<Abstention> abstention) {

        Differential concluded(List<Candidate> standing, Optional<Abstention> why, Reasoning reasoning) {
            return new DifferentialWriter(written.ledger()).write(standing, found.fell(), why, reasoning);
        }
    }

    private Bench bench(PatientChart chart) {
        LedgerWriter.Written written = ledgers.write(chart);
        Optional<Abstention> outside = Abstentions.ofPopulation(chart);
        if (outside.isPresent()) {
            return new Bench(written, new Candidates.Found(List.of(), List.of(), List.of()), outside);
        }
        var verifier = new Verifier(written.ledger(), Map.of(), written.confirmation());
        Candidates.Found found = new Candidates(conditions.used())
                .find(written.ledger(), verifier, criteria.over(chart), settings.mostCandidates());
        Optional<Abstention> why =
                found.standing().isEmpty() ? Optional.of(whyNothing(written, found)) : Optional.empty();
        return new Bench(written, found, why);
    }

    private Abstention whyNothing(LedgerWriter.Written written, Candidates.Found found) {
        return conditions.used().isEmpty() && conditions.drafts() > 0
                ? Abstentions.ofDrafts(conditions.drafts())
                : Abstentions.ofRules(written.ledger(), conditions.used().size(), found.fell());
    }

    private Reasoning atOnce(Bench bench) {
        if (bench.found().standing().isEmpty() || model.availability().state() == Availability.State.OFF) {
            return Reasoning.rulesOnly();
        }
        return modelAvailable() ? without(Reasoning.State.MODEL_PENDING) : without(Reasoning.State.MODEL_UNAVAILABLE);
    }

    private Reasoning without(Reasoning.State state) {
        Identity identity = identity();
        return new Reasoning(state, identity.name(), identity.digest(), PROMPT.version(), 0, 0);
    }

    @Override
    public String modelKey() {
        return identity().digest() + "/" + PROMPT.version();
    }

    private Identity identity() {
        return model.identity().orElse(new Identity("", ""));
    }

    @Override
    public boolean modelAvailable() {
        return model.availability().state() == Availability.State.READY;
    }

    @Override
    public String modelState() {
        Availability availability = model.availability();
        return availability.state() == Availability.State.READY ? "" : availability.detail();
    }

    @Override
    public Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
        Bench bench = bench(chart);
        if (bench.found().standing().isEmpty()) {
            return finished(bench.concluded(List.of(), bench.abstention(), Reasoning.rulesOnly()));
        }
        Optional<Abstention> unsafe = Abstentions.ofRecord(bench.written().ledger());
        if (unsafe.isPresent()) {
            return finished(bench.concluded(bench.found().standing(), unsafe, without(Reasoning.State.MODEL_REJECTED)));
        }
        Inquiry inquiry = Inquiry.of(bench.written().ledger(), bench.found().standing(), settings);
        var consultation =
                new Consultation(model, PROMPT, settings, new Consultation.Watch(Clock.systemUTC(), witness));
        return switch (consultation.ask(
                bench.written().ledger(), bench.written().confirmation(), inquiry, deadline)) {
            case Consultation.Outcome.Silent silent -> new Deepened.Failed(silent.because());
            case Consultation.Outcome.Unusable ignored ->
                finished(bench.concluded(
                        bench.found().standing(), Optional.empty(), without(Reasoning.State.MODEL_REJECTED)));
            case Consultation.Outcome.Advised advised -> finished(advised(bench, inquiry, advised.advice()));
        };
    }

    private static Differential advised(Bench bench, Inquiry inquiry, Advice advice) {
        List<Candidate> standing = bench.found().standing();
        Optional<Abstention> why = Abstentions.ofAdvice(advice, standing);
        var state = why.isPresent() ? Reasoning.State.MODEL_REJECTED : Reasoning.State.MODEL_VERIFIED;
        var reasoning = new Reasoning(
                state,
                advice.model().name(),
                advice.model().digest(),
                PROMPT.version(),
                advice.proposed(),
                advice.removed());
        return why.isPresent()
                ? bench.concluded(standing, why, reasoning)
                : bench.concluded(Advised.order(Advised.mark(standing, advice, inquiry), advice), why, reasoning);
    }

    private static Deepened finished(Differential differential) {
        return new Deepened.Finished(List.of(differential));
    }
}
