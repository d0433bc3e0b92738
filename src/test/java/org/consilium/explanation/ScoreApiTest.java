package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores by request over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:scores;DB_CLOSE_DELAY=-1", "server.port=0"})
@ActiveProfiles("try")
class ScoreApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    private HttpResponse<String> post(String id, String body) {
        return send(HttpRequest.newBuilder(address("/api/calculators/" + id))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static void isAsDescribed(HttpResponse<String> response, String schema) {
        JsonNode document = JSON.readTree(ScoreApiTest.class.getResourceAsStream("/static/api/openapi.json"));
        String whole = JSON.writeValueAsString(JSON.createObjectNode()
                .put("$ref", "#/components/schemas/" + schema)
                .set("components", document.get("components")));
        var violations = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(json(response));
        assertThat(violations).isEmpty();
    }

    @Test
    void theListNamesEveryScore() {
        HttpResponse<String> response = get("/api/calculators");

        assertThat(response.statusCode()).isEqualTo(200);
        isAsDescribed(response, "List");
        assertThat(json(response)
                        .path("calculators")
                        .valueStream()
                        .map(line -> line.path("id").asString()))
                .contains("ckd-epi-2021", "meld-3", "curb-65");
    }

    @Test
    void aDefinitionTellsItsInputsWithUnitsAndChoices() {
        HttpResponse<String> response = get("/api/calculators/child-pugh");

        isAsDescribed(response, "Definition");
        JsonNode ascites = json(response)
                .path("inputs")
                .valueStream()
                .filter(input -> input.path("name").asString().equals("ascites"))
                .findFirst()
                .orElseThrow();
        assertThat(ascites.path("type").asString()).isEqualTo("choice");
        assertThat(ascites.path("choices").toString()).isEqualTo("[\"none\",\"slight\",\"moderate\"]");
    }

    @Test
    void enteredInputsAreConvertedComputedAndRecordedWithoutTheirValues() {
        long before = events();

        HttpResponse<String> response = post(
                "ckd-epi-2021",
                "{\"inputs\": {\"age\": {\"value\": 60, \"unit\": \"a\"}, \"sex\": \"female\", \"creatinine\": {\"value\": 97.24, \"unit\": \"umol/L\"}}}");

        assertThat(response.statusCode()).isEqualTo(200);
        isAsDescribed(response, "Calculation");
        // 1.1 mg/dL at 88.40 umol/L: 142 x (1.1/0.7)^-1.2 x 0.9938^60 x 1.012 = 57.5
        assertThat(json(response).path("outcome").path("kind").asString()).isEqualTo("exact");
        assertThat(json(response).path("outcome").path("value").asInt()).isBetween(57, 58);
        assertThat(events()).isEqualTo(before + 1);
        assertThat(database.sql("select body from audit_event where type = 'score.computed' order by seq desc limit 1")
                        .query(String.class)
                        .single())
                .contains("ckd-epi-2021", "creatinine")
                .doesNotContain("97.24", "female");
    }

    private long events() {
        return database.sql("select count(*) from audit_event where type = 'score.computed'")
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsNotGivenStaysUnknownAndTheResultIsARange() {
        HttpResponse<String> response =
                post("cha2ds2-vasc", "{\"inputs\": {\"age\": {\"value\": 76, \"unit\": \"a\"}, \"sex\": \"female\"}}");

        JsonNode outcome = json(response).path("outcome");
        assertThat(outcome.path("kind").asString()).isEqualTo("between");
        assertThat(outcome.path("low").asInt()).isEqualTo(3);
        assertThat(outcome.path("high").asInt()).isEqualTo(9);
    }

    @Test
    void aBundleIsReadAndItsFactsAreNamed() throws IOException {
        String bundle = Files.readString(Path.of("test-fixtures/patients/aki-on-ckd/bundle.json"));

        HttpResponse<String> response = post("ckd-epi-2021", bundle);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Observation/aki-on-ckd-creatinine");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"inputs\": {\"creatinine\": 1.1}}`|creatinine: a unit is missing; expected a number in mg/dL|no unit",
                "`{\"inputs\": {\"creatinine\": {\"value\": 1.1, \"unit\": \"kg\"}}}`|creatinine: expected a number in mg/dL or a unit of the same kind|another dimension",
                "`{\"inputs\": {\"creatinine\": {\"value\": 4000, \"unit\": \"mg/dL\"}}}`|from 0.1 to 30 mg/dL|out of range",
                "`{\"inputs\": {\"sex\": \"f\"}}`|sex: expected one of|another word",
                "`{\"inputs\": {\"weight\": {\"value\": 70, \"unit\": \"kg\"}}}`|weight: there is no such input; expected one of age|unknown input",
                "`{\"inputs\": {\"creatinine\": \"high\"}}`|creatinine: expected a number|words",
                "`{\"inputs\": [1]}`|inputs: expected an object|no object"
            })
    void aWrongInputIsNamedWithWhatWasExpected(String body, String expected, String what) {
        HttpResponse<String> response = post("ckd-epi-2021", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(json(response).path("issue").path(0).path("diagnostics").asString())
                .contains(expected);
        assertThat(json(response)
                        .path("issue")
                        .path(0)
                        .path("expression")
                        .path(0)
                        .asString())
                .isNotBlank();
    }

    @Test
    void aDayInTheFutureIsRefused() {
        HttpResponse<String> response = post("due-date", "{\"inputs\": {\"lmp\": \"2999-01-01\"}}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("lmp: a day that is not in the future");
    }

    @Test
    void aBodyThatIsNoJsonAndAScoreThatThereIsNot() {
        assertThat(post("bmi", "{").statusCode()).isEqualTo(400);
        assertThat(post("bmi", "{\"inputs\": {\"age\": 1e999999999}}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> unknown = post("no-such-score", "{}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("GET /api/calculators lists them");
    }

    /** The published description names exactly what there is. */
    @Test
    void theOpenApiDocumentIsServedAndNamesThePaths() {
        JsonNode document = json(get("/api/openapi.json"));

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(List.copyOf(document.path("paths").propertyNames()))
                .containsExactlyInAnyOrder("/api/calculators", "/api/calculators/{id}");
        assertThat(document.path("paths").path("/api/calculators/{id}").has("post"))
                .isTrue();
    }

    @Test
    void thePagesListShowAndComputeWithoutAScript() {
        assertThat(get("/calculators?words=bleeding%20atrial").body())
                .contains("HAS-BLED")
                .doesNotContain("MELD 3.0");
        assertThat(get("/calculators/curb-65").body()).contains("<form").contains("CURB-65");
        HttpResponse<String> result = send(HttpRequest.newBuilder(address("/calculators/bmi"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "age=40&age.unit=a&weight=81&weight.unit=kg&height=180&height.unit=cm")));
        assertThat(result.body()).contains("25 kg/m²");
        HttpResponse<String> wrong = send(HttpRequest.newBuilder(address("/calculators/bmi"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("weight=81%2C5&weight.unit=kg")));
        assertThat(wrong.body()).contains("Not computed").contains("expected a number in kg");
        assertThat(get("/calculators/no-such").statusCode()).isEqualTo(404);
    }
}
