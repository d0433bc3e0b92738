package org.consilium.hook.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas say what the specification says, and the code that reads requests agrees with them. */
class SchemasTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CARD = """
            {"summary":"s","indicator":"info","source":{"label":"l"}%s}""";

    static List<Hook> hooks() {
        return Hook.library();
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void aCompleteRequestIsAcceptedBySchemaAndCode(Hook hook) {
        ObjectNode request = request(hook);

        assertThat(Schemas.request(hook, request)).isEmpty();
        assertThat(read(request, hook).hook()).isEqualTo(hook);
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void schemaAndCodeAskForTheSameContextFields(Hook hook) {
        for (ContextField field : hook.fields()) {
            ObjectNode request = request(hook);
            ((ObjectNode) request.path("context")).remove(field.name());

            assertThat(Schemas.request(hook, request).isEmpty())
                    .as("%s without %s", hook.name(), field.name())
                    .isNotEqualTo(field.required());
            if (field.required()) {
                assertThatThrownBy(() -> read(request, hook)).hasMessageContaining("context." + field.name());
            } else {
                assertThat(read(request, hook)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void schemaAndCodeRefuseAContextFieldOfAnotherKind(Hook hook) {
        for (ContextField field : hook.fields()) {
            ObjectNode request = request(hook);
            ((ObjectNode) request.path("context")).put(field.name(), 17);

            assertThat(Schemas.request(hook, request)).as(field.name()).isNotEmpty();
            assertThatThrownBy(() -> read(request, hook)).hasMessageContaining("context." + field.name());
        }
    }

    @Test
    void theEnvelopeIsChecked() {
        Hook hook = Hook.of("patient-view");
        for (String member : List.of("hook", "hookInstance", "context")) {
            ObjectNode request = request(hook);
            request.remove(member);
            assertThat(Schemas.request(hook, request)).as(member).isNotEmpty();
        }
        ObjectNode orphan = request(hook);
        orphan.remove("fhirServer");
        assertThat(Schemas.request(hook, orphan)).isNotEmpty();
    }

    @Test
    void aPrefetchMemberMayBeNull() {
        Hook hook = Hook.of("patient-view");
        ObjectNode request = request(hook);
        ((ObjectNode) request.path("prefetch")).putNull("labs");
        assertThat(Schemas.request(hook, request)).isEmpty();
    }

    @Test
    void anAnswerWithoutCardsIsAnAnswer() {
        assertThat(Schemas.response(JSON.readTree("{\"cards\":[]}"))).isEmpty();
        assertThat(Schemas.response(JSON.readTree("{}"))).isNotEmpty();
        assertThat(Schemas.response(JSON.readTree("{\"cards\":null}"))).isNotEmpty();
    }

    @Test
    void summariesAreCountedInCharactersNotInCodeUnits() {
        assertThat(card(",\"summary\":\"" + "a".repeat(139) + "\"")).isEmpty();
        assertThat(card(",\"summary\":\"" + "a".repeat(140) + "\"")).isNotEmpty();
        assertThat(card(",\"summary\":\"" + "\uD83E\uDE7A".repeat(139) + "\"")).isEmpty();
        assertThat(card(",\"summary\":\"\"")).isNotEmpty();
    }

    @Test
    void nothingInACardIsNullOrEmpty() {
        for (String member :
                List.of("\"links\":[]", "\"detail\":\"\"", "\"extension\":{}", "\"uuid\":null", "\"x\":[]")) {
            assertThat(card("," + member)).as(member).isNotEmpty();
        }
        assertThat(card(",\"extension\":{\"org.example.a\":{\"b\":1}}")).isEmpty();
        assertThat(card(",\"extension\":{\"notreversed\":1}")).isNotEmpty();
    }

    @Test
    void suggestionsAndSelectionBehaviourComeTogether() {
        String one = "\"suggestions\":[{\"label\":\"l\"}]";
        assertThat(card("," + one + ",\"selectionBehavior\":\"any\"")).isEmpty();
        assertThat(card("," + one)).isNotEmpty();
        assertThat(card(",\"selectionBehavior\":\"any\"")).isNotEmpty();
        assertThat(card("," + one + ",\"selectionBehavior\":\"all\"")).isNotEmpty();
    }

    @Test
    void atMostOneSuggestionIsRecommendedWhereOnlyOneMayBeChosen() {
        String two =
                ",\"suggestions\":[{\"label\":\"a\",\"isRecommended\":true},{\"label\":\"b\",\"isRecommended\":true}]";
        assertThat(card(two + ",\"selectionBehavior\":\"any\"")).isEmpty();
        assertThat(card(two + ",\"selectionBehavior\":\"at-most-one\"")).isNotEmpty();
    }

    @Test
    void actionsHaveWhatTheirTypeNeeds() {
        assertThat(action("{\"type\":\"create\",\"description\":\"d\",\"resource\":{\"resourceType\":\"Condition\"}}"))
                .isEmpty();
        assertThat(
                        action(
                                "{\"type\":\"create\",\"description\":\"d\",\"resource\":{\"resourceType\":\"Condition\",\"id\":\"1\"}}"))
                .isNotEmpty();
        assertThat(action("{\"type\":\"update\",\"description\":\"d\",\"resource\":{\"resourceType\":\"Condition\"}}"))
                .isNotEmpty();
        assertThat(action("{\"type\":\"delete\",\"description\":\"d\",\"resourceId\":\"Condition/1\"}"))
                .isEmpty();
        assertThat(action("{\"type\":\"delete\",\"description\":\"d\",\"resourceId\":\"1\"}"))
                .isNotEmpty();
        assertThat(action("{\"type\":\"create\",\"resource\":{\"resourceType\":\"Condition\"}}"))
                .isNotEmpty();
        assertThat(action("{\"type\":\"order\",\"description\":\"d\"}")).isNotEmpty();
    }

    @Test
    void appContextIsForSmartLinksOnly() {
        String link = ",\"links\":[{\"label\":\"l\",\"url\":\"%s\",\"type\":\"%s\"%s}]";
        assertThat(card(link.formatted("https://a.example/x", "smart", ",\"appContext\":\"c\"")))
                .isEmpty();
        assertThat(card(link.formatted("https://a.example/x", "absolute", ",\"appContext\":\"c\"")))
                .isNotEmpty();
        assertThat(card(link.formatted("/x", "absolute", ""))).isNotEmpty();
    }

    @Test
    void feedbackNeedsItsMembers() {
        String entry =
                "{\"card\":\"3d1a0a5e-6e3c-4f60-9a1e-0a3d6a6f1f10\",\"outcome\":\"%s\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"%s}";
        assertThat(feedback(entry.formatted("overridden", ""))).isEmpty();
        assertThat(feedback(entry.formatted("ignored", ""))).isNotEmpty();
        assertThat(feedback(entry.formatted("accepted", ""))).isNotEmpty();
        assertThat(feedback(entry.formatted(
                        "accepted", ",\"acceptedSuggestions\":[{\"id\":\"3d1a0a5e-6e3c-4f60-9a1e-0a3d6a6f1f11\"}]")))
                .isEmpty();
    }

    private static List<String> feedback(String entry) {
        return Schemas.feedback(JSON.readTree("{\"feedback\":[" + entry + "]}"));
    }

    /** A later member of the same name wins, so that a test can say what differs. */
    private static List<String> card(String members) {
        return Schemas.response(JSON.readTree("{\"cards\":[" + CARD.formatted(members) + "]}"));
    }

    private static List<String> action(String action) {
        return card(",\"suggestions\":[{\"label\":\"l\",\"actions\":[" + action + "]}],\"selectionBehavior\":\"any\"");
    }

    private static HookRequest read(JsonNode request, Hook hook) {
        return new RequestReader(false, false).read(request, Set.of(hook));
    }

    private static ObjectNode request(Hook hook) {
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", hook.name());
        request.put("hookInstance", "3d1a0a5e-6e3c-4f60-9a1e-0a3d6a6f1f10");
        request.put("fhirServer", "https://fhir.example.org/r4");
        request.set(
                "fhirAuthorization",
                JSON.readTree(
                        "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"s\",\"subject\":\"c\"}"));
        request.putObject("prefetch");
        ObjectNode context = request.putObject("context");
        for (ContextField field : hook.fields()) {
            context.set(field.name(), value(field));
        }
        return request;
    }

    private static JsonNode value(ContextField field) {
        var references = new ArrayList<String>(List.of("ServiceRequest/o1"));
        return switch (field.kind()) {
            case USER -> JSON.valueToTree("Practitioner/u1");
            case ID -> JSON.valueToTree("p1");
            case REFERENCE -> JSON.valueToTree("Organization/x");
            case REFERENCES -> JSON.valueToTree(references);
            case BUNDLE ->
                JSON.readTree(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"ServiceRequest\",\"id\":\"o1\"}}]}");
            case RESOURCE -> JSON.readTree("{\"resourceType\":\"AllergyIntolerance\"}");
            case RESOURCES -> JSON.readTree("[{\"resourceType\":\"Task\"}]");
        };
    }
}
