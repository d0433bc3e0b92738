package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.consilium.assessment.Calculation.Relevance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Checklist F: feedback. */
class FeedbackTest extends HookTest {
    private static final String AT = "2026-11-22T09:12:00Z";
    private static final String SUGGESTION = "9c8d7e6f-0a1b-4c2d-8e3f-4a5b6c7d8e9f";

    private String issuedCard(String patient) {
        Bedside.concludes(patient, Bedside.score("s", Relevance.NOTABLE));
        return call(CALCULATIONS, patientView(patient))
                .isAnswer()
                .cards()
                .getFirst()
                .path("uuid")
                .asString();
    }

    private static String accepted(String card) {
        return """
            {"card":"%s","outcome":"accepted","acceptedSuggestions":[{"id":"%s"}],"outcomeTimestamp":"%s"}\
            """.formatted(card, SUGGESTION, AT);
    }

    private static String overridden(String card, String more) {
        return "{\"card\":\"%s\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"%s\"%s}".formatted(card, AT, more);
    }

    private static String feedback(String... entries) {
        return "{\"feedback\":[" + String.join(",", entries) + "]}";
    }

    private Reply post(String body) {
        return feedback(EHR, CALCULATIONS, body);
    }

    private List<JsonNode> kept(String card) {
        return events("feedback", card);
    }

    @Test
    void f1_anAcceptedCardIsKeptWithItsCard() {
        String card = issuedCard("f1");

        Reply reply = post(feedback(accepted(card))).hasStatus(200);

        assertThat(reply.body()).isIn("", "{}");
        assertThat(kept(card)).hasSize(1);
        JsonNode event = kept(card).getFirst();
        assertThat(event.path("card").asString()).isEqualTo(card);
        assertThat(event.path("outcome").asString()).isEqualTo("accepted");
        assertThat(event.path("acceptedSuggestions").path(0).asString()).isEqualTo(SUGGESTION);
        assertThat(event.path("patient").asString()).isEqualTo("f1");
    }

    @Test
    void f2_aCardMayBeOverriddenWithoutAReason() {
        String card = issuedCard("f2");
        post(feedback(overridden(card, ""))).hasStatus(200);
        assertThat(kept(card)).hasSize(1);
    }

    @Test
    void f3_theReasonAndTheCommentAreKept() {
        String card = issuedCard("f3");
        post(feedback(overridden(
                        card,
                        ",\"overrideReason\":{\"reason\":{\"code\":\"not-now\",\"system\":\"urn:x\"},\"userComment\":\"on"
                                + " dialysis\"}")))
                .hasStatus(200);
        assertThat(kept(card).getFirst().path("reason").asString()).isEqualTo("urn:x|not-now");
        assertThat(kept(card).getFirst().path("comment").asString()).isEqualTo("on dialysis");
    }

    @Test
    void f4_theSameReportIsKeptOnce() {
        String one = issuedCard("f4a");
        String two = issuedCard("f4b");
        String body = feedback(overridden(one, ""), accepted(two), overridden(one, ""));

        post(body).hasStatus(200);
        post(body).hasStatus(200);

        assertThat(kept(one)).hasSize(1);
        assertThat(kept(two)).hasSize(1);
        post(feedback(accepted(one))).hasStatus(200);
        assertThat(kept(one)).as("another outcome is another report").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"feedback\":[]}",
                "{\"feedback\":{\"card\":\"x\"}}",
                "{\"feedback\":[{\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"}]}",
                "{\"feedback\":[{\"card\":\"x\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"}]}",
                "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"overridden\"}]}",
                "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"yesterday\"}]}",
                "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"ignored\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"}]}",
                "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"accepted\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"}]}",
                "[]",
                "{"
            })
    void f5_incompleteFeedbackIsRefused(String body) {
        post(body).hasStatus(400);
    }

    @Test
    void f5_oneBrokenEntryKeepsTheOthersOut() {
        String card = issuedCard("f5");
        post(feedback(overridden(card, ""), "{\"card\":\"x\"}")).hasStatus(400);
        assertThat(kept(card)).isEmpty();
    }

    @Test
    void f6_theWordingOfEpicIsUnderstood() {
        Bedside.concludes("f6", Bedside.score("s", Relevance.NOTABLE));
        String card = call(EPIC, CALCULATIONS, patientView("f6").toString())
                .isAnswer()
                .cards()
                .getFirst()
                .path("uuid")
                .asString();
        String plural = overridden(card, """
            ,"overrideReasons":{"reason":{"code":"7"},"userComment":"later",
             "extension":{"com.epic.cdshooks.feedback.overrideReason":"x"}}\
            """);
        String odd = overridden("not-a-uuid", ",\"overrideReason\":{\"extension\":{\"com.epic.x\":1}}");

        feedback(EPIC, CALCULATIONS, feedback(plural, odd)).hasStatus(200);

        assertThat(kept(card).getFirst().path("reason").asString()).isEqualTo("|7");
        assertThat(kept(card).getFirst().path("comment").asString()).isEqualTo("later");
        assertThat(kept("not-a-uuid").getFirst().path("unmatched").asBoolean()).isTrue();
    }

    @Test
    void f7_anUnknownCardIsNoErrorOfTheClient() {
        String unknown = UUID.randomUUID().toString();
        post(feedback(overridden(unknown, ""))).hasStatus(200);
        assertThat(kept(unknown).getFirst().path("unmatched").asBoolean()).isTrue();
    }

    @Test
    void f7_theCardOfAnotherHospitalAnswersTheSameAndIsNotTouched() {
        String card = issuedCard("f7");

        Reply reply =
                feedback(CLINIC, CALCULATIONS, feedback(overridden(card, ""))).hasStatus(200);

        assertThat(reply.body())
                .isEqualTo(post(feedback(overridden(UUID.randomUUID().toString(), "")))
                        .body());
        JsonNode event = kept(card).getFirst();
        assertThat(event.path("unmatched").asBoolean()).isTrue();
        assertThat(event.has("patient")).isFalse();
        assertThat(trail.eventsOf(UUID.fromString(card), org.consilium.audit.AuditEvent.Type.FEEDBACK))
                .isEmpty();
    }

    @Test
    void f7_anUnknownServiceIsNotFoundAndAStrangerIsNotHeard() {
        feedback(EHR, "unknown", feedback(overridden("x", ""))).hasStatus(404);
        send(to("/cds-services/" + CALCULATIONS + "/feedback")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(feedback(overridden("x", "")))))
                .hasStatus(401);
    }

    @Test
    void f8_aCommentIsCutAndAFloodIsRefused() {
        String card = issuedCard("f8");
        post(feedback(overridden(card, ",\"overrideReason\":{\"userComment\":\"" + "x".repeat(9_000) + "\"}")))
                .hasStatus(200);
        assertThat(kept(card).getFirst().path("comment").asString()).hasSize(4_000);
        post(feedback(overridden(card, ",\"overrideReason\":{\"userComment\":\"" + "x".repeat(1_000_000) + "\"}")))
                .hasStatus(413);
    }
}
