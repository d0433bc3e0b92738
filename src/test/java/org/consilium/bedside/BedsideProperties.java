package org.consilium.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.fixtures.ScriptedModel;
import org.consilium.fixtures.ScriptedModel.Pick;
import org.consilium.llm.LanguageModel;

/** What holds for any model and any note: a proposal is the note's own words, and they say it. */
class BedsideProperties {
    private static final Map<String, PatientChart> READ = new HashMap<>();

    private static LanguageModel saying(String json) {
        return new LanguageModel() {
            @Override
            public Answer ask(Question question, String jsonSchema, Instant deadline) {
                return new Answer.Json(json, new Usage(1, 1, 0, 1));
            }

            @Override
            public Optional<Identity> identity() {
                return Optional.of(new Identity("any", "any"));
            }

            @Override
            public Availability availability() {
                return new Availability(Availability.State.READY, "", 100);
            }
        };
    }

    @Property(tries = 300)
    void whateverAModelAnswersEveryProposalStandsInItsNoteAndIsOneOfThoseThatAreTrue(
            @ForAll("patients") String patient, @ForAll("answers") String answer) {
        PatientChart chart = READ.computeIfAbsent(patient, Ward::patient);
        Map<String, List<String>> trueOnes = Map.of(
                "child-pugh.ascites", List.of("moderate"),
                "child-pugh.encephalopathy", List.of("mild"),
                "curb-65.confusion", List.of("yes"),
                "news2.confusion", List.of("yes"),
                "psi-port.confusion", List.of("yes"),
                "glasgow-blatchford.melaena", List.of("no"));

        Ward.proposals(Ward.deepened(chart, saying(answer))).forEach((input, proposed) -> {
            assertStandsInItsNote(chart, proposed);
            assertThat(trueOnes).containsKey(input);
            assertThat(trueOnes.get(input)).contains(proposed.value());
        });
    }

    @Property(tries = 300)
    void aSentenceThatDoesNotSayItOfThisPatientNowProposesNothingPositive(
            @ForAll("empty") String sentence, @ForAll Random random) {
        var model = new ScriptedModel((question, sentences, values) ->
                new Pick(any(new ArrayList<>(sentences.keySet()), random), any(values, random)));
        PatientChart chart = Ward.patient(
                random.nextBoolean() ? "decompensated-cirrhosis" : "septic-pneumonia",
                Ward.note("n", Duration.ofHours(3), sentence));

        assertThat(Ward.proposals(Ward.deepened(chart, model)).values())
                .as(sentence)
                .extracting(Proposed::value)
                .isSubsetOf("none", "no");
    }

    @Property(tries = 200)
    void aDeniedFindingIsNeverAffirmedAndAnAffirmedOneNeverDenied(
            @ForAll("findings") String[] finding, @ForAll boolean denied, @ForAll Random random) {
        String sentence = denied ? "No " + finding[0] + "." : "There is " + finding[1] + ".";
        var model = new ScriptedModel((question, sentences, values) ->
                new Pick(any(new ArrayList<>(sentences.keySet()), random), any(values, random)));
        PatientChart chart = Ward.patient(finding[2], Ward.note("n", Duration.ofHours(3), sentence));

        assertThat(Ward.proposals(Ward.deepened(chart, model)).values())
                .as(sentence)
                .extracting(proposed ->
                        proposed.value().equals("no") || proposed.value().equals("none"))
                .doesNotContain(!denied);
    }

    private static void assertStandsInItsNote(PatientChart chart, Proposed proposed) {
        assertThat(chart.notes()).anySatisfy((Finding.Note note) -> {
            assertThat(proposed.note().source().key()).startsWith(note.source().key());
            assertThat(note.text().substring(proposed.begin(), proposed.end())).isEqualTo(proposed.quote());
        });
    }

    private static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    @Provide
    Arbitrary<String> patients() {
        return Arbitraries.of("decompensated-cirrhosis", "septic-pneumonia", "hostile-note", "lung-cancer");
    }

    /** Random bytes, and answers of the right form with ids and values right and wrong. */
    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(100)
                .map(raw -> new String(raw, StandardCharsets.UTF_8));
        Arbitrary<String> question = Arbitraries.integers().between(1, 10).map(n -> "q" + n);
        Arbitrary<String> sentence = Arbitraries.integers().between(1, 12).map(n -> "s" + n);
        Arbitrary<String> value = Arbitraries.of(
                "yes", "no", "none", "slight", "moderate", "mild", "severe", "none of them", "tense", "normal");
        Arbitrary<String> formed = Combinators.combine(question, sentence, value)
                .as((q, s, v) -> "\"" + q + "\":{\"sentence\":\"" + s + "\",\"value\":\"" + v + "\"}")
                .list()
                .ofMaxSize(10)
                .map(parts -> "{" + String.join(",", parts) + "}");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(1, bytes), net.jqwik.api.Tuple.of(6, formed));
    }

    /** Sentences of another person, of the past, of what may be, and denials. */
    @Provide
    Arbitrary<String> empty() {
        Arbitrary<String> frame = Arbitraries.of(
                "His mother had %s.",
                "Her sister's %s worries her.",
                "Family history: %s in an uncle.",
                "Brother with %s.",
                "History of %s.",
                "Past medical history:\n%s, hypertension.",
                "%s five years ago.",
                "Previously %s.",
                "%s resolved.",
                "If %s develops, call.",
                "Return for %s.",
                "Monitor for %s.",
                "Rule out %s.",
                "Possible %s.",
                "Concern for %s.",
                "Plan:\nTreat %s.",
                "%s cannot be excluded.",
                "%s was not assessed.",
                "At risk for %s.",
                "%s?",
                "No %s.",
                "Without %s.",
                "Denies %s.",
                "No evidence of %s.",
                "%s was ruled out.",
                "Not sure whether %s.");
        Arbitrary<String> finding = Arbitraries.of(
                "moderate ascites",
                "tense ascites",
                "mild ascites",
                "hepatic encephalopathy grade 2",
                "grade 3 encephalopathy",
                "confusion",
                "new confusion",
                "delirium",
                "melaena",
                "haemoptysis",
                "pleural effusion",
                "syncope",
                "supplemental oxygen");
        return Combinators.combine(frame, finding).as((words, what) -> words.replace("%s", what));
    }

    /** As denied, as affirmed, of whom. */
    @Provide
    Arbitrary<String[]> findings() {
        return Arbitraries.of(List.of(
                new String[] {"ascites", "moderate ascites", "decompensated-cirrhosis"},
                new String[] {"encephalopathy", "grade 2 encephalopathy", "decompensated-cirrhosis"},
                new String[] {"melaena", "melaena", "decompensated-cirrhosis"},
                new String[] {"confusion", "confusion", "septic-pneumonia"},
                new String[] {"pleural effusion", "pleural effusion", "septic-pneumonia"}));
    }
}
