package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.consilium.fixtures.FhirValidation;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every answered call in test-fixtures/requests is answered, at the moment its record was written for, exactly as its
 * cards.json says. {@code mvn test -Dtest=ApprovedCardsTest -Dapprove=true} writes the files anew: read what changed
 * before you commit it, as a clinician would read it.
 */
class ApprovedCardsTest extends HookTest {
    private static final Instant ANCHOR = Instant.parse("2026-11-20T08:00:00Z");
    private static final boolean APPROVE = Boolean.getBoolean("approve");
    private static final int ATTEMPTS = 6;
    private static final List<String> TOO_LATE = List.of("partsNotFinished", "did not answer in time");
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = JSON.writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(LINES).withObjectIndenter(LINES));

    static List<Path> answered() throws IOException {
        List<Path> answered = new ArrayList<>();
        for (Path folder : RequestFixturesTest.cases()) {
            if (RequestFixturesTest.about(folder).path("status").asInt() == 200) {
                answered.add(folder);
            }
        }
        return answered;
    }

    @AfterEach
    void letTheClockRun() {
        Bedside.STOPPED_AT.set(Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("answered")
    void isAnsweredAsApproved(Path folder) throws IOException {
        Bedside.STOPPED_AT.set(Optional.of(ANCHOR));
        ObjectNode answers = JSON.createObjectNode();
        for (String service : SERVICES) {
            answers.set(service, readable(answer(folder, service)));
        }
        String now = PRETTY.writeValueAsString(answers) + "\n";
        Path approved = folder.resolve("cards.json");
        if (APPROVE) {
            Files.writeString(approved, now);
        }
        String before = Files.exists(approved) ? Files.readString(approved) : "";
        if (!now.equals(before)) {
            fail("%s says otherwise (- approved, + now); if that is right: -Dapprove=true%n%s"
                    .formatted(approved, difference(before, now)));
        }
    }

    /** Whole: an answer of which a part came too late, on a busy machine, is asked for again. */
    private JsonNode answer(Path folder, String service) throws IOException {
        JsonNode about = RequestFixturesTest.about(folder);
        SigningClient client = about.path("dialect").asString().equals("epic") ? EPIC : EHR;
        ObjectNode request = (ObjectNode) tree(RequestFixturesTest.request(folder, about));
        for (int attempt = 1; ; attempt++) {
            // a reader who was shown nothing yet
            String user = context(request).path("userId").asString();
            context(request).put("userId", user.replaceAll("/.*", "/") + UUID.randomUUID());
            request.put("hookInstance", UUID.randomUUID().toString());
            Reply reply = call(client, service, request.toString()).isAnswer();
            if (TOO_LATE.stream().noneMatch(reply.body()::contains)) {
                return reply.json();
            }
            assertThat(attempt)
                    .as("attempts on a machine too busy to answer in time")
                    .isLessThan(ATTEMPTS);
        }
    }

    /** Without what is drawn anew for each call, and with a line for a line. */
    private static JsonNode readable(JsonNode answer) {
        ObjectNode readable = (ObjectNode) answer.deepCopy();
        for (JsonNode each : readable.path("cards")) {
            ObjectNode card = (ObjectNode) each;
            String uuid = card.path("uuid").asString();
            card.put("uuid", "(one of its own)");
            ArrayNode lines = JSON.createArrayNode();
            card.path("detail").asString("").lines().forEach(lines::add);
            card.set("detail", lines);
            card.path("links")
                    .forEach(link -> ((ObjectNode) link)
                            .put("url", link.path("url").asString().replace(uuid, "(card)")));
            if (card.has("overrideReasons")) {
                card.put("overrideReasons", "(" + card.path("overrideReasons").size() + ")");
            }
            card.path("suggestions").forEach(suggestion -> {
                ((ObjectNode) suggestion).put("uuid", "(one of its own)");
                suggestion.path("actions").forEach(ApprovedCardsTest::isAsItsProfileSays);
            });
        }
        return readable;
    }

    private static void isAsItsProfileSays(JsonNode action) {
        JsonNode resource = action.path("resource");
        String profile = switch (resource.path("resourceType").asString()) {
            case "Observation" -> "consilium-calculation";
            case "Condition" -> "consilium-provisional-diagnosis";
            default -> throw new AssertionError("no profile for " + resource);
        };
        assertThat(FhirValidation.faults(resource.toString(), profile)).isEmpty();
    }

    private static String difference(String before, String now) {
        var text = new StringBuilder();
        for (Delta<String> delta : DiffUtils.diff(Arrays.asList(before.split("\n")), Arrays.asList(now.split("\n")))
                .getDeltas()) {
            text.append("line ").append(delta.getRevised().getPosition() + 1).append('\n');
            delta.getOriginal()
                    .getLines()
                    .forEach(line -> text.append("  - ").append(line.strip()).append('\n'));
            delta.getRevised()
                    .getLines()
                    .forEach(line -> text.append("  + ").append(line.strip()).append('\n'));
        }
        return text.toString();
    }
}
