package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is being ordered brings the score it calls for, with order-select and with order-sign, and only then. */
class OrderedCardsTest extends HookTest {
    private static final Instant ANCHOR = Instant.parse("2026-11-20T08:00:00Z");
    private static final Path REQUESTS = Path.of("test-fixtures/requests");

    /**
     * @param folder of the call that holds the order
     * @param says what the summary of its card says
     */
    record Ordered(String folder, String topic, String says) {}

    static Stream<Ordered> orders() {
        String renal = "a drug dosed by kidney function is being ordered";
        String contrast = "contrast imaging is being ordered";
        String anticoagulant = "an anticoagulant is being ordered";
        String opioid = "an opioid is being ordered";
        String qt = "a drug that prolongs QT is being ordered";
        return Stream.of(
                new Ordered("order-select/vancomycin-in-kidney-injury", "calculationcockcroftgault", renal),
                new Ordered("order-sign/metformin-below-30", "calculationcockcroftgault", renal),
                new Ordered("order-sign/vancomycin-without-creatinine", "calculationcockcroftgault", "Creatinine, "),
                new Ordered("order-select/contrast-in-kidney-injury", "calculationckdepi2021", contrast),
                new Ordered("order-sign/contrast-in-kidney-injury", "calculationckdepi2021", contrast),
                new Ordered("order-sign/contrast-without-creatinine", "calculationckdepi2021", "Creatinine missing"),
                new Ordered("order-select/apixaban-in-atrial-fibrillation", "calculationcha2ds2vasc", anticoagulant),
                new Ordered("order-sign/apixaban-sandbox", "calculationcha2ds2vasc", anticoagulant),
                new Ordered("order-select/apixaban-in-atrial-fibrillation", "calculationhasbled", anticoagulant),
                new Ordered("order-sign/apixaban-sandbox", "calculationhasbled", anticoagulant),
                new Ordered("order-select/oxycodone-in-lung-cancer", "calculationmorphineequivalents", opioid),
                new Ordered("order-sign/oxycodone-in-lung-cancer", "calculationmorphineequivalents", opioid),
                new Ordered("order-select/ondansetron-in-long-qt", "calculationqtcfridericia", qt),
                new Ordered("order-sign/ondansetron-in-long-qt-epic", "calculationqtcfridericia", qt),
                new Ordered("order-select/ondansetron-without-ecg", "calculationqtcfridericia", "QT interval missing"));
    }

    @AfterEach
    void letTheClockRun() {
        Bedside.STOPPED_AT.set(Optional.empty());
    }

    private List<JsonNode> cards(Path folder, boolean withOrder) throws IOException {
        Bedside.STOPPED_AT.set(Optional.of(ANCHOR));
        JsonNode about = RequestFixturesTest.about(folder);
        SigningClient client = about.path("dialect").asString().equals("epic") ? EPIC : EHR;
        ObjectNode request = (ObjectNode) tree(RequestFixturesTest.request(folder, about));
        request.put("hookInstance", UUID.randomUUID().toString());
        context(request)
                .put("userId", context(request).path("userId").asString().replaceAll("/.*", "/") + UUID.randomUUID());
        if (!withOrder) {
            // the same record, looked at without an order
            request.put("hook", "patient-view");
            context(request).remove(List.of("draftOrders", "selections"));
        }
        return call(client, CALCULATIONS, request.toString()).isAnswer().cards();
    }

    private static List<String> saying(List<JsonNode> cards, Ordered ordered) {
        return cards.stream()
                .filter(card -> card.path("source")
                        .path("topic")
                        .path("code")
                        .asString()
                        .equals(ordered.topic()))
                .map(card -> card.path("summary").asString())
                .filter(summary -> summary.contains(ordered.says()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theOrderBringsItsCardAndOnlyTheOrder(Ordered ordered) throws IOException {
        Path folder = REQUESTS.resolve(ordered.folder());

        List<JsonNode> with = cards(folder, true);
        assertThat(with).hasSizeLessThanOrEqualTo(3);
        assertThat(saying(with, ordered)).as(with.toString()).hasSize(1);
        assertThat(with)
                .allSatisfy(card -> assertThat(
                                card.path("links").path(0).path("url").asString())
                        .contains("/cards/" + card.path("uuid").asString()));
        assertThat(saying(cards(folder, false), ordered)).isEmpty();
    }
}
