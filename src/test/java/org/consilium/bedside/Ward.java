package org.consilium.bedside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.calculator.CalculatorAssessor;
import org.consilium.calculator.CalculatorSettings;
import org.consilium.calculator.Calculators;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Source;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.fixtures.ScriptedModel;
import org.consilium.fixtures.ScriptedModel.Pick;
import org.consilium.llm.LanguageModel;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Concept;

/** The shipped scores over charts whose notes a test writes. */
final class Ward {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    static final Occasion VIEW = Occasion.of("patient-view");
    static final Calculators CALCULATORS = Calculators.load(CodeSets.load(), Selector.standard());
    private static final CalculatorAssessor SCORES =
            new CalculatorAssessor(CALCULATORS, Selector.standard(), new CalculatorSettings(true));
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    private Ward() {}

    static BedsideAssessor assessor(LanguageModel model) {
        return new BedsideAssessor(SCORES, CALCULATORS, model, BedsideSettings.defaults());
    }

    /** A demo patient as it is. */
    static PatientChart patient(String id) {
        try {
            return READER.readBundle(Files.readAllBytes(Path.of("test-fixtures/patients", id, "bundle.json")), NOW)
                    .chart();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same patient with these notes in place of its own. */
    static PatientChart patient(String id, Finding.Note... notes) {
        PatientChart chart = patient(id);
        List<Finding> findings = new ArrayList<>(chart.findings().stream()
                .filter(finding -> !(finding instanceof Finding.Note))
                .toList());
        findings.addAll(List.of(notes));
        return new PatientChart(
                chart.patient(), chart.demographics(), findings, chart.reach(), chart.asOf(), chart.zone());
    }

    /** A model that finds whatever code accepts: it tries each sentence and value, a run for each. */
    static ScriptedModel perfect() {
        return new ScriptedModel((question, sentences, values) -> {
            for (var sentence : sentences.entrySet()) {
                for (String value : values) {
                    if (isSaid(question, sentence.getValue(), value)) {
                        return new Pick(sentence.getKey(), value);
                    }
                }
            }
            return Pick.NONE;
        });
    }

    /** Of the charts of these tests, by a person's reading. */
    private static boolean isSaid(String question, String sentence, String value) {
        String words = sentence.toLowerCase(java.util.Locale.ROOT);
        if (question.startsWith("Ascites")) {
            return words.contains("no ascites")
                    ? value.equals("none")
                    : words.matches("(?s).*(?:tense|large volume of) ascites.*") && value.equals("moderate");
        }
        if (question.startsWith("Hepatic")) {
            return words.contains("no encephalopathy")
                    ? value.equals("none")
                    : words.contains("grade 2") && value.equals("mild");
        }
        return words.contains("no melaena") && value.equals("no")
                || words.contains("disoriented") && value.equals("yes")
                || words.contains("confused") && value.equals("yes");
    }

    static Finding.Note note(String id, Duration old, String text) {
        return note(id, "Progress note", old, text);
    }

    static Finding.Note note(String id, String title, Duration old, String text) {
        return new Finding.Note(
                Source.of("DocumentReference/" + id),
                new Concept(List.of(), title),
                text,
                Optional.of(ClinicalTime.at(NOW.minus(old))));
    }

    static List<Calculation> deepened(PatientChart chart, LanguageModel model) {
        return switch (assessor(model).deepen(chart, VIEW, Instant.now().plusSeconds(10), call -> {})) {
            case Deepened.Finished finished ->
                finished.assessments().stream().map(Calculation.class::cast).toList();
            case Deepened.Failed failed -> throw new AssertionError(failed.because());
        };
    }

    /** What is proposed for an input of a score. */
    static Optional<Proposed> proposed(List<Calculation> scores, String score, String input) {
        return scores.stream()
                .filter(each -> each.topic().equals(score))
                .flatMap(each -> each.inputs().stream())
                .filter(each -> each.id().equals(input))
                .flatMap(each -> each.proposed().stream())
                .findFirst();
    }

    /** Everything that is proposed, by score and input. */
    static Map<String, Proposed> proposals(List<Calculation> scores) {
        Map<String, Proposed> all = new java.util.TreeMap<>();
        scores.forEach(score -> score.inputs().stream()
                .filter(input -> input.proposed().isPresent())
                .forEach((Input input) -> all.put(
                        score.topic() + "." + input.id(), input.proposed().orElseThrow())));
        return all;
    }
}
