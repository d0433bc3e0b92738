package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.SlowAssessor;
import org.consilium.card.Card;
import org.consilium.card.draft.ResourceDraft;
import org.consilium.chart.PatientId;
import org.consilium.fixtures.SigningClient;
import org.consilium.hook.protocol.Schemas;
import org.consilium.terminology.Code;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checklist C: the answer and its cards. */
class CardTest extends HookTest {
    @Autowired
    private Dialects dialects;

    private static final String HOSTILE =
            "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))"
                    + " ![p](http://evil.example/p.png) <b>bold</b> | table |";

    private Reply withScores(String patient, int number) {
        Bedside.concludes(
                patient,
                IntStream.range(0, number)
                        .mapToObj(i -> Bedside.score("score-" + i, i == 2 ? Relevance.CRITICAL : Relevance.NOTABLE))
                        .toArray(org.consilium.assessment.Assessment[]::new));
        return call(CALCULATIONS, patientView(patient)).isAnswer();
    }

    @Test
    void c1_nothingToSayIsAnAnswer() {
        assertThat(call(CALCULATIONS, patientView("c1")).isAnswer().json().path("cards"))
                .isEmpty();
    }

    @Test
    void c2_aSummaryIsOneToOneHundredThirtyNineCharacters() {
        for (int length : List.of(1, 130, 139, 140, 400)) {
            for (String character : List.of("a", "\uD83E\uDE7A")) {
                String patient = "c2-" + length + (character.equals("a") ? "a" : "z");
                Bedside.concludes(patient, Bedside.score("s", Relevance.NOTABLE, character.repeat(length)));
                String summary = call(CALCULATIONS, patientView(patient))
                        .isAnswer()
                        .cards()
                        .getFirst()
                        .path("summary")
                        .asString();
                assertThat(summary.codePointCount(0, summary.length())).isBetween(1, 139);
                assertThat(summary).doesNotContain("\n");
            }
        }
    }

    @Test
    void c3_c4_c5_indicatorSourceAndTopicAreThere() {
        assertThat(withScores("c3", 3).cards()).hasSize(3).allSatisfy(card -> {
            assertThat(card.path("indicator").asString()).isIn("info", "warning", "critical");
            JsonNode source = card.path("source");
            assertThat(source.path("label").asString()).isNotBlank();
            assertThat(source.path("topic").path("code").asString()).matches("[A-Za-z0-9]{1,100}");
            assertThat(source.path("topic").path("system").asString()).isNotBlank();
            assertThat(source.path("topic").path("display").asString()).isNotBlank();
        });
    }

    @Test
    void c6_textOfTheRecordCannotBecomeMarkup() {
        Bedside.concludes("c6", Bedside.score("s", Relevance.NOTABLE, HOSTILE));
        JsonNode card = call(CALCULATIONS, patientView("c6")).isAnswer().cards().getFirst();
        String detail = card.path("detail").asString();

        assertThat(card.path("summary").asString()).doesNotContain("<", ">");
        assertThat(detail)
                .contains("javascript")
                .doesNotContainPattern("(?<!\\\\)[<\\[\\]!(]")
                .doesNotContain("://");
    }

    @Test
    void c7_everyCardHasAUuidOfItsOwn() {
        Set<String> ids = new HashSet<>();
        withScores("c7", 3).cards().forEach(card -> ids.add(card.path("uuid").asString()));
        assertThat(ids)
                .hasSize(3)
                .allSatisfy(id -> assertThat(UUID.fromString(id)).isNotNull());
    }

    @Test
    void c7_twoConclusionsOfOneTopicAreOneCard() {
        Bedside.concludes("c7b", Bedside.score("s", Relevance.NOTABLE), Bedside.score("s", Relevance.NOTABLE));
        assertThat(call(CALCULATIONS, patientView("c7b")).isAnswer().cards()).hasSize(1);
    }

    @Test
    void c8_c9_c10_suggestionsFitWhatTheClientUnderstands() {
        var draft = new ResourceDraft.ProvisionalCondition(
                new ResourceDraft.About(new PatientId("p1"), Optional.of("e1")),
                List.of(Code.snomed("14669001")),
                "Acute kidney injury",
                List.of(),
                false,
                Instant.EPOCH);
        var action = new Card.Action("create", "Add to the diagnoses", draft, null);
        var one = new Card.Suggestion("Add", UUID.randomUUID(), null, List.of(action));
        var two = new Card.Suggestion("Add both", UUID.randomUUID(), null, List.of(action, action));
        Card any = card(List.of(one, two), Card.SelectionBehavior.ANY);
        Card atMostOne = card(List.of(one, two), Card.SelectionBehavior.AT_MOST_ONE);
        var standard = new DialectFit(creating(DialectSettings.STANDARD));
        var epic = new DialectFit(creating(dialects.of("epic")));

        assertThat(standard.fit(atMostOne).suggestions()).hasSize(2);
        assertThat(epic.fit(any).suggestions()).containsExactly(one);
        assertThat(epic.fit(any).selectionBehavior()).isEqualTo(Card.SelectionBehavior.ANY);
        assertThat(epic.fit(atMostOne).suggestions()).isEmpty();
        assertThat(epic.fit(atMostOne).selectionBehavior()).isNull();
        assertThat(new DialectFit(dialects.of("epic")).fit(any).suggestions())
                .as("one that cannot create")
                .isEmpty();
        for (Card fitted : List.of(standard.fit(atMostOne), epic.fit(any), epic.fit(atMostOne))) {
            assertThat(Schemas.response(Wire.tree(Wire.bytes(new HookAnswer(List.of(fitted), Map.of())))))
                    .isEmpty();
        }
    }

    @Test
    void c11_overrideReasonsAreComplete() {
        assertThat(withScores("c11", 1).cards().getFirst().path("overrideReasons"))
                .isNotEmpty()
                .allSatisfy(reason -> {
                    assertThat(reason.path("code").asString()).isNotBlank();
                    assertThat(reason.path("system").asString()).isNotBlank();
                    assertThat(reason.path("display").asString()).isNotBlank();
                });
    }

    @Test
    void c12_linksAreAbsoluteAndLeadToThePageOfTheCard() {
        JsonNode card = withScores("c12", 1).cards().getFirst();
        assertThat(card.path("links")).isNotEmpty().allSatisfy(link -> {
            assertThat(link.path("label").asString()).isNotBlank();
            assertThat(link.path("url").asString())
                    .isEqualTo(BASE + "/cards/" + card.path("uuid").asString());
            assertThat(link.path("type").asString()).isEqualTo("absolute");
            assertThat(link.has("appContext")).isFalse();
        });
    }

    @Test
    void c12_appContextGoesOnlyToThoseWhoHandItOn() {
        var link = new Card.Link("Open", "https://app.example.org/launch", "smart", "opaque-1");
        Card card = new Card(
                UUID.randomUUID(),
                "s",
                "",
                Card.Indicator.INFO,
                new Card.Source("l", null, null, null),
                List.of(),
                null,
                List.of(),
                List.of(link),
                Map.of());
        assertThat(new DialectFit(DialectSettings.STANDARD).fit(card).links()).containsExactly(link);
        assertThat(new DialectFit(dialects.of("oracle"))
                        .fit(card)
                        .links()
                        .getFirst()
                        .appContext())
                .isNull();
    }

    @Test
    void c13_addressesAreAbsolute() {
        withScores("c13", 1).cards().forEach(card -> {
            for (String address : List.of("url", "icon")) {
                String value = card.path("source").path(address).asString("https://x");
                assertThat(value).startsWith("https://");
            }
        });
    }

    @Test
    void c14_nothingIsNullOrEmpty() {
        Reply reply = withScores("c14", 3);
        reply.cards().forEach(card -> assertThat(empties(card)).isEmpty());
        assertThat(reply.body()).doesNotContain("null");
    }

    private static List<String> empties(JsonNode node) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull() || (value.isContainer() && value.isEmpty()) || "".equals(value.asString("x"))) {
                found.add(member.getKey());
            }
            found.addAll(empties(value));
        });
        return found;
    }

    @Test
    void c15_c16_nothingHappensByItself() {
        Reply reply = withScores("c15", 3);
        assertThat(reply.json().has("systemActions")).isFalse();
        assertThat(reply.body()).doesNotContain("autolaunchable");
    }

    @Test
    void c17_extensionsAreObjectsUnderReverseDomainKeys() {
        JsonNode extension =
                call(CALCULATIONS, patientView("c17")).isAnswer().json().path("extension");
        assertThat(extension.propertyNames()).isNotEmpty().allMatch(name -> name.startsWith("org.consilium."));
    }

    @Test
    void c18_answersAreKeptByNobody() {
        for (Reply reply : List.of(
                call(CALCULATIONS, patientView("c18")),
                call(CALCULATIONS, "{}"),
                send(to("/cds-services").GET()))) {
            assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
            assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void c19_theMostUrgentThreeComeFirst() {
        List<JsonNode> cards = withScores("c19", 5).cards();
        assertThat(cards).hasSize(3);
        assertThat(cards.getFirst().path("summary").asString()).contains("score-2");
        List<String> order = List.of("critical", "warning", "info");
        assertThat(cards)
                .extracting(card -> order.indexOf(card.path("indicator").asString()))
                .isSorted();
    }

    @Test
    void c21_beyondWhatCanBeAnsweredCallersAreAskedToComeBack() throws Exception {
        List<Reply> replies = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> calls = IntStream.range(0, 20)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> call(CALCULATIONS, patientView("slow" + i)), clients))
                    .toList();
            for (CompletableFuture<Reply> call : calls) {
                replies.add(call.get());
            }
        }
        assertThat(replies).extracting(Reply::status).contains(200, 503).containsOnly(200, 503);
        assertThat(replies).filteredOn(reply -> reply.status() == 503).allSatisfy(reply -> {
            assertThat(reply.header("Retry-After")).hasValue("1");
            assertThat(reply.issueCode()).isEqualTo("throttled");
        });
        call(CALCULATIONS, patientView("after-the-rush")).isAnswer();
    }

    @Test
    void c22_theAnswerSaysHowLongItsPartsTook() {
        assertThat(call(CALCULATIONS, patientView("c22"))
                        .header("Server-Timing")
                        .orElse(""))
                .contains("guard;dur=", "chart;dur=", "reason;dur=", "audit;dur=", "total;dur=");
    }

    @Test
    void theSameCallGetsTheSameCardsAndIsWorkedOutOnce() {
        Bedside.concludes("twice", Bedside.score("s", Relevance.NOTABLE));
        String body = patientView("twice").toString();
        int before = Bedside.ASKED.get();

        Reply first = call(CALCULATIONS, body).isAnswer();
        Reply second = call(CALCULATIONS, body).isAnswer();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Bedside.ASKED.get() - before).isEqualTo(1);
        String card = first.cards().getFirst().path("uuid").asString();
        assertThat(events("card.issued", card)).hasSize(1);
        assertThat(events("hook.received", "\"repeated\":true")).isNotEmpty();
    }

    @Test
    void theSameCallOfAnotherHospitalIsAnotherCall() {
        Bedside.concludes("shared", Bedside.score("s", Relevance.NOTABLE));
        String body = patientView("shared").toString();

        String here = call(EHR, CALCULATIONS, body)
                .isAnswer()
                .cards()
                .getFirst()
                .path("uuid")
                .asString();
        String there = call(CLINIC, CALCULATIONS, body)
                .isAnswer()
                .cards()
                .getFirst()
                .path("uuid")
                .asString();

        assertThat(here).isNotEqualTo(there);
    }

    @Test
    void anotherBodyUnderTheSameInstanceIsWorkedOutAnew() {
        ObjectNode request = patientView("anew");
        call(CALCULATIONS, request).isAnswer();
        int before = Bedside.ASKED.get();
        prefetch(request).putNull("labs");
        call(CALCULATIONS, request).isAnswer();
        assertThat(Bedside.ASKED.get() - before).isEqualTo(1);
    }

    @Test
    void everyCardStandsInTheAuditTrailBeforeItIsSeen() {
        JsonNode card = withScores("audited", 1).cards().getFirst();
        JsonNode issued = events("card.issued", card.path("uuid").asString()).getFirst();

        assertThat(issued.path("patient").asString()).isEqualTo("audited");
        assertThat(JSON.readTree(issued.path("cardJson").asString())).isEqualTo(card);
        assertThat(JSON.readTree(issued.path("assessments").asString())
                        .path(0)
                        .path("kind")
                        .asString())
                .isEqualTo("calculation");
        assertThat(events("hook.received", "\"audited\"")).hasSize(1);
        assertThat(events("data.read", "\"audited\"")).hasSize(1);
    }

    @Test
    void aClientThatIsReadByAVendorGetsCardsInItsManner() {
        Bedside.concludes("vendor", Bedside.score("s", Relevance.NOTABLE));
        ObjectNode request = patientView("vendor");
        JsonNode card = JSON.readTree(send(signed(ORACLE, "/cds-services/" + CALCULATIONS)
                                .POST(BodyPublishers.ofString(request.toString())))
                        .isAnswer()
                        .body())
                .path("cards")
                .path(0);
        assertThat(card.has("overrideReasons")).isFalse();
        assertThat(card.has("summary")).isTrue();
    }

    private static DialectSettings creating(DialectSettings dialect) {
        return new DialectSettings(
                dialect.hooks(),
                dialect.selectionBehaviors(),
                dialect.oneAction(),
                dialect.appContext(),
                dialect.overrideReasons(),
                dialect.markdown(),
                dialect.prefetchKeys(),
                dialect.withoutKeys(),
                dialect.everyResultHasCategory(),
                dialect.feedback(),
                Set.of(DialectSettings.Creatable.CONDITION),
                dialect.potentiallyLongRunning());
    }

    private List<JsonNode> withARecordableScore(SigningClient client, String patient) {
        return withARecordableScore(client, patient, wholeRecord(patient));
    }

    private List<JsonNode> withARecordableScore(SigningClient client, String patient, ObjectNode request) {
        Bedside.concludes(patient, Bedside.recordable("s"));
        return call(client, CALCULATIONS, request.toString()).isAnswer().cards();
    }

    @Test
    void c10_aComputedResultIsOfferedToTheRecordOfAnEhrThatCanCreateIt() {
        JsonNode card = withARecordableScore(EHR, "c10").getFirst();
        JsonNode suggestion = card.path("suggestions").path(0);

        assertThat(card.path("suggestions")).hasSize(1);
        assertThat(card.path("selectionBehavior").asString()).isEqualTo("any");
        assertThat(suggestion.path("uuid").asString())
                .isNotBlank()
                .isNotEqualTo(card.path("uuid").asString());
        assertThat(suggestion.path("label").asString()).isEqualTo("Record Score s 4");
        assertThat(suggestion.has("isRecommended")).isFalse();
        assertThat(suggestion.path("actions")).singleElement().satisfies(action -> {
            assertThat(action.path("type").asString()).isEqualTo("create");
            assertThat(action.path("description").asString()).contains("Score s 4");
            assertThat(action.has("resourceId")).isFalse();
            JsonNode resource = action.path("resource");
            assertThat(resource.path("resourceType").asString()).isEqualTo("Observation");
            assertThat(resource.has("id")).isFalse();
            assertThat(resource.path("subject").path("reference").asString()).isEqualTo("Patient/c10");
            assertThat(resource.path("derivedFrom").path(0).path("reference").asString())
                    .isEqualTo("Observation/o1");
            assertThat(resource.path("meta").isMissingNode()).isTrue();
        });
        assertThat(JSON.readTree(events("card.issued", card.path("uuid").asString())
                        .getFirst()
                        .path("cardJson")
                        .asString()))
                .isEqualTo(card);
    }

    /** Every search was made; none found anything. */
    private static ObjectNode wholeRecord(String patient) {
        ObjectNode request = patientView(patient);
        new CalculationsService(new org.springframework.beans.factory.support.StaticListableBeanFactory()
                        .getBeanProvider(SlowAssessor.class))
                .prefetch().stream()
                        .filter(template -> !template.required())
                        .forEach(template -> prefetch(request).putNull(template.key()));
        return request;
    }

    @Test
    void c10_nothingThatRestsOnAPartOfTheRecordIsOffered() {
        ObjectNode request = wholeRecord("c10c");
        prefetch(request).remove("labs");

        JsonNode card = withARecordableScore(EHR, "c10c", request).getFirst();

        assertThat(card.has("suggestions")).isFalse();
        assertThat(card.path("detail").asString()).contains("not complete");
    }

    @Test
    void c10_nothingIsOfferedToAnEhrThatIsNotSaidToCreateIt() {
        JsonNode card = withARecordableScore(ORACLE, "c10b").getFirst();
        assertThat(card.has("suggestions")).isFalse();
        assertThat(card.has("selectionBehavior")).isFalse();
    }

    private static Card card(List<Card.Suggestion> suggestions, Card.SelectionBehavior behavior) {
        return new Card(
                UUID.randomUUID(),
                "s",
                "",
                Card.Indicator.INFO,
                new Card.Source("l", null, null, null),
                suggestions,
                behavior,
                List.of(),
                List.of(),
                Map.of());
    }
}
