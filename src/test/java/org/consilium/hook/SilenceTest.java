package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A result is shown to its reader once, until it or a fact behind it changes, or a while has passed. */
class SilenceTest extends HookTest {
    private static final Duration SHOWN = Duration.ofHours(20);
    private static final Duration ANSWERED = Duration.ofDays(7);

    @AfterEach
    void setTheClockBack() {
        Bedside.AHEAD.set(Duration.ZERO);
    }

    private static void later(Duration time) {
        Bedside.AHEAD.updateAndGet(before -> before.plus(time));
    }

    private List<JsonNode> seenBy(SigningClient client, String user, String patient) {
        ObjectNode request = patientView(patient);
        context(request).put("userId", user);
        return call(client, CALCULATIONS, request.toString()).isAnswer().cards();
    }

    private List<JsonNode> seenBy(String user, String patient) {
        return seenBy(EHR, user, patient);
    }

    private void answers(JsonNode card, String outcome) {
        feedback(
                        EHR,
                        CALCULATIONS,
                        "{\"feedback\":[{\"card\":\"%s\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\",%s}]}"
                                .formatted(card.path("uuid").asString(), outcome))
                .hasStatus(200);
    }

    @Test
    void whatTheReaderWasShownIsNotShownAgain() {
        Bedside.concludes("same", Bedside.score("s", Relevance.NOTABLE));

        assertThat(seenBy("Practitioner/a", "same")).hasSize(1);
        assertThat(seenBy("Practitioner/a", "same")).isEmpty();
        assertThat(seenBy("Practitioner/a", "same")).isEmpty();
    }

    @Test
    void whatMattersMostIsNoException() {
        Bedside.concludes("critical", Bedside.score("s", Relevance.CRITICAL));

        assertThat(seenBy("Practitioner/a", "critical")).hasSize(1);
        assertThat(seenBy("Practitioner/a", "critical")).isEmpty();
    }

    @Test
    void anotherReaderAnotherPatientAndAnotherHospitalAreShownIt() {
        Bedside.concludes("whose", Bedside.score("s", Relevance.NOTABLE));
        Bedside.concludes("whose-else", Bedside.score("s", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "whose")).hasSize(1);

        assertThat(seenBy("Practitioner/b", "whose")).hasSize(1);
        assertThat(seenBy("Practitioner/a", "whose-else")).hasSize(1);
        assertThat(seenBy(CLINIC, "Practitioner/a", "whose")).hasSize(1);
        assertThat(seenBy("Practitioner/a", "whose")).isEmpty();
    }

    @Test
    void aChangedResultIsShownAtOnceAndAlone() {
        Bedside.concludes("changed", Bedside.score("s", Relevance.NOTABLE), Bedside.score("other", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "changed")).hasSize(2);

        Bedside.concludes(
                "changed", Bedside.score("s", Relevance.NOTABLE, "Worse"), Bedside.score("other", Relevance.NOTABLE));

        List<JsonNode> cards = seenBy("Practitioner/a", "changed");
        assertThat(cards).hasSize(1);
        assertThat(cards.getFirst().path("summary").asString()).startsWith("Worse");
        assertThat(cards.getFirst().path("detail").asString())
                .contains("unchanged, on this card's page: 1 further result.");
    }

    @Test
    void aChangedFactBehindTheSameResultIsShownAtOnce() {
        Bedside.concludes("new-fact", Bedside.score("s", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "new-fact")).hasSize(1);

        Bedside.concludes("new-fact", Bedside.scoreFrom("Observation/o2", "s"));

        assertThat(seenBy("Practitioner/a", "new-fact")).hasSize(1);
        assertThat(seenBy("Practitioner/a", "new-fact")).isEmpty();
    }

    @Test
    void afterAWhileItIsShownAgain() {
        Bedside.concludes("tomorrow", Bedside.score("s", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "tomorrow")).hasSize(1);

        later(SHOWN.minusMinutes(1));
        assertThat(seenBy("Practitioner/a", "tomorrow")).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(seenBy("Practitioner/a", "tomorrow")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\":\"overridden\"",
                "\"outcome\":\"overridden\",\"overrideReason\":{\"reason\":{\"code\":\"disagree\",\"system\":\"urn:x\"}}",
                "\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\"9c8d7e6f-0a1b-4c2d-8e3f-4a5b6c7d8e9f\"}]"
            })
    void whatTheReaderAnsweredStaysAwayForDays(String outcome) {
        String patient = "answered-" + UUID.randomUUID();
        Bedside.concludes(patient, Bedside.score("s", Relevance.NOTABLE));
        answers(seenBy("Practitioner/a", patient).getFirst(), outcome);

        later(ANSWERED.minusMinutes(1));
        assertThat(seenBy("Practitioner/a", patient)).isEmpty();
        assertThat(seenBy("Practitioner/b", patient)).as("who did not answer").hasSize(1);
        later(Duration.ofMinutes(2));
        assertThat(seenBy("Practitioner/a", patient)).hasSize(1);
    }

    @Test
    void anAnswerHoldsForWhatWasAnsweredAndNoLonger() {
        Bedside.concludes("answered-changed", Bedside.score("s", Relevance.NOTABLE));
        answers(seenBy("Practitioner/a", "answered-changed").getFirst(), "\"outcome\":\"overridden\"");

        Bedside.concludes("answered-changed", Bedside.score("s", Relevance.NOTABLE, "Worse"));

        assertThat(seenBy("Practitioner/a", "answered-changed")).hasSize(1);
    }

    @Test
    void notNowMeansLater() {
        Bedside.concludes("not-now", Bedside.score("s", Relevance.NOTABLE));
        answers(
                seenBy("Practitioner/a", "not-now").getFirst(),
                "\"outcome\":\"overridden\",\"overrideReason\":{\"reason\":{\"code\":\"not-now\",\"system\":\"urn:x\"}}");

        later(SHOWN.plusMinutes(1));
        assertThat(seenBy("Practitioner/a", "not-now")).hasSize(1);
    }

    @Test
    void aCallSentAgainBecauseItsAnswerWasLostIsAnsweredInFull() {
        Bedside.concludes("lost", Bedside.score("s", Relevance.NOTABLE));
        ObjectNode request = patientView("lost");
        JsonNode first = call(CALCULATIONS, request).isAnswer().cards().getFirst();
        // another body, so that it is not the memory of this replica that answers
        request.putObject("extension");

        List<JsonNode> again = call(CALCULATIONS, request).isAnswer().cards();

        assertThat(again).hasSize(1);
        assertThat(again.getFirst().path("uuid")).isEqualTo(first.path("uuid"));
    }

    @Test
    void whatIsNotShownAgainCanStillBeOpenedAndIsRecorded() {
        Bedside.concludes("reachable", Bedside.score("s", Relevance.NOTABLE));
        String card =
                seenBy("Practitioner/a", "reachable").getFirst().path("uuid").asString();

        Reply silent =
                call(CALCULATIONS, patientViewOf("Practitioner/a", "reachable")).isAnswer();

        assertThat(silent.json()
                        .path("extension")
                        .path("org.consilium.shownBefore")
                        .path("pages")
                        .path(0)
                        .asString())
                .isEqualTo(BASE + "/cards/" + card);
        assertThat(events("hook.received", "\"shownBefore\":[\"" + card + "\"]"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("cards").asInt()).isZero());
        assertThat(events("card.issued", "\"patient\":\"reachable\"")).hasSize(1);
    }

    private static ObjectNode patientViewOf(String user, String patient) {
        ObjectNode request = patientView(patient);
        context(request).put("userId", user);
        return request;
    }

    @Test
    void aFurtherResultIsNotHeldBackByThoseThatAreKnown() {
        Bedside.concludes(
                "many",
                Bedside.score("a", Relevance.NOTABLE),
                Bedside.score("b", Relevance.NOTABLE),
                Bedside.score("c", Relevance.NOTABLE),
                Bedside.score("d", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "many")).hasSize(3);

        assertThat(seenBy("Practitioner/a", "many"))
                .extracting(card -> card.path("summary").asString())
                .singleElement()
                .asString()
                .startsWith("Score d");
    }

    @Test
    void aClientThatIsSwitchedOffIsShownEverythingEachTime() {
        Bedside.concludes("off", Bedside.score("s", Relevance.NOTABLE));

        assertThat(seenBy(ORACLE, "Practitioner/a", "off")).hasSize(1);
        assertThat(seenBy(ORACLE, "Practitioner/a", "off")).hasSize(1);
    }

    @Test
    void whereTheTrailCannotBeReadEverythingIsShown() {
        Bedside.concludes("unread", Bedside.score("s", Relevance.NOTABLE));
        assertThat(seenBy("Practitioner/a", "unread")).hasSize(1);

        Bedside.UNREADABLE.set(true);
        try {
            assertThat(seenBy("Practitioner/a", "unread")).hasSize(1);
        } finally {
            Bedside.UNREADABLE.set(false);
        }
    }
}
