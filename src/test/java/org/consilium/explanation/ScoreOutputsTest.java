package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a score's address answers over real HTTP: results as FHIR, and bad input named with what was expected. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:scores;DB_CLOSE_DELAY=-1", "server.port=0"})
@ActiveProfiles("try")
class ScoreOutputsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EGFR = """
            {"inputs": {"age": {"value": 60, "unit": "a"}, "sex": "female", "creatinine": {"value": 1.1, "unit": "mg/dL"}}}""";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1960-01-01\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** @param headers names and values in turn */
    private HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = to(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (Arrays.stream(headers).noneMatch("Content-Type"::equals)) {
            request.header("Content-Type", "application/json");
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + String.join(
                        ",",
                        Arrays.stream(resources)
                                .map(resource -> "{\"resource\":" + resource + "}")
                                .toList())
                + "]}";
    }

    private static String creatinine(String patient) {
        return "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/"
                + patient + "\"},\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2160-0\"}]}}";
    }

    private static void isRefused(HttpResponse<String> response, int status, String field, String expected) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        JsonNode issue = json(response).path("issue").path(0);
        assertThat(json(response).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(issue.path("expression").path(0).asString()).isEqualTo(field);
        assertThat(issue.path("diagnostics").asString()).startsWith("CSL-").contains(expected);
    }

    @Nested
    class AsFhir {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/fhir+json",
                    "application/fhir+json; fhirVersion=4.0",
                    "text/html;q=0.9, application/fhir+json",
                    "application/json;q=0.5, application/fhir+json"
                })
        void acceptAsksForTheResource(String accept) {
            HttpResponse<String> response = post("/api/calculators/ckd-epi-2021", EGFR, "Accept", accept);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
            assertThat(json(response).path("resourceType").asString()).isEqualTo("Observation");
            assertThat(json(response).path("valueQuantity").path("value").asInt())
                    .isBetween(57, 58);
            ScoreApiTest.isAsDescribed(response, "Resource");
        }

        @ParameterizedTest
        @ValueSource(strings = {"fhir", "fhir%2Bjson", "application/fhir%2Bjson", "application/fhir+json"})
        void theParameterGoesBeforeAccept(String format) {
            HttpResponse<String> response =
                    post("/api/calculators/ckd-epi-2021?_format=" + format, EGFR, "Accept", "application/json");

            assertThat(json(response).path("resourceType").asString()).isEqualTo("Observation");
        }

        @Test
        void ourOwnJsonIsWhatComesUnasked() {
            for (HttpResponse<String> response : List.of(
                    post("/api/calculators/ckd-epi-2021", EGFR),
                    post("/api/calculators/ckd-epi-2021", EGFR, "Accept", "*/*"),
                    post("/api/calculators/ckd-epi-2021?_format=json", EGFR, "Accept", "application/fhir+json"))) {
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/json");
                assertThat(json(response).path("topic").asString()).isEqualTo("ckd-epi-2021");
            }
        }

        @Test
        void aBundleAsFhirGivesAResultWithItsResources() throws IOException {
            HttpResponse<String> response = post(
                    "/api/calculators/ckd-epi-2021",
                    Files.readString(Path.of("test-fixtures/patients/aki-on-ckd/bundle.json")),
                    "Content-Type",
                    "application/fhir+json",
                    "Accept",
                    "application/fhir+json");

            assertThat(json(response).path("derivedFrom").toString()).contains("Observation/aki-on-ckd-creatinine");
            assertThat(json(response).path("subject").path("reference").asString())
                    .isEqualTo("Patient/aki-on-ckd");
        }

        @Test
        void thePageOfAScoreOffersTheResource() {
            assertThat(send(to("/calculators/bmi").GET()).body()).contains("formaction=\"/calculators/bmi/fhir\"");
            HttpResponse<String> file = post(
                    "/calculators/bmi/fhir",
                    "weight=81&weight.unit=kg&height=180&height.unit=cm",
                    "Content-Type",
                    "application/x-www-form-urlencoded");

            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .isEqualTo("attachment; filename=\"bmi.json\"");
            assertThat(json(file).path("valueQuantity").path("value").asInt()).isEqualTo(25);
            isRefused(
                    post(
                            "/calculators/bmi/fhir",
                            "weight=heavy&weight.unit=kg",
                            "Content-Type",
                            "application/x-www-form-urlencoded"),
                    422,
                    "weight",
                    "expected a number in kg");
        }
    }

    @Nested
    class BadInputs {
        @Test
        void anUnknownCalculator() {
            isRefused(post("/api/calculators/no-such-score", "{}"), 404, "id", "there is no such calculator");
            isRefused(send(to("/api/calculators/no-such-score").GET()), 404, "id", "there is no such calculator");
        }

        @Test
        void aMissingUnit() {
            isRefused(
                    post("/api/calculators/ckd-epi-2021", "{\"inputs\": {\"creatinine\": 1.1}}"),
                    422,
                    "creatinine",
                    "a unit is missing; expected a number in mg/dL");
        }

        @Test
        void aUnitOfAnotherDimension() {
            isRefused(
                    post(
                            "/api/calculators/ckd-epi-2021",
                            "{\"inputs\": {\"creatinine\": {\"value\": 1.1, \"unit\": \"mm[Hg]\"}}}"),
                    422,
                    "creatinine",
                    "expected a number in mg/dL or a unit of the same kind");
        }

        @Test
        void aValueOutOfRange() {
            isRefused(
                    post(
                            "/api/calculators/ckd-epi-2021",
                            "{\"inputs\": {\"creatinine\": {\"value\": 4000, \"unit\": \"mg/dL\"}}}"),
                    422,
                    "creatinine",
                    "from 0.1 to 30 mg/dL");
        }

        @Test
        void aFutureDate() {
            isRefused(
                    post("/api/calculators/due-date", "{\"inputs\": {\"lmp\": \"2999-01-01\"}}"),
                    422,
                    "lmp",
                    "not in the future");
        }

        @Test
        void anInputTwice() {
            isRefused(
                    post(
                            "/api/calculators/due-date",
                            "{\"inputs\": {\"lmp\": \"2026-01-01\", \"lmp\": \"2026-01-02\"}}"),
                    400,
                    "body",
                    "the same name twice");
        }

        @Test
        void aBodyThatIsNoJson() {
            isRefused(post("/api/calculators/bmi", "{"), 400, "body", "not one JSON value");
            isRefused(post("/api/calculators/bmi", ""), 400, "body", "not one JSON value");
            isRefused(post("/api/calculators/bmi", "[]"), 422, "inputs", "expected an object");
        }

        @Test
        void inputsAndABundleAtOnce() {
            isRefused(
                    post("/api/calculators/bmi", "{\"resourceType\": \"Bundle\", \"inputs\": {}}"),
                    422,
                    "inputs",
                    "not both");
        }

        @Test
        void aHugeBody() {
            isRefused(
                    post("/api/calculators/bmi", "{\"inputs\": \"" + "x".repeat(17_000_000) + "\"}"),
                    413,
                    "body",
                    "larger than the limit");
        }

        @Test
        void anotherContentType() {
            isRefused(
                    post("/api/calculators/bmi", "weight=80", "Content-Type", "text/plain"),
                    415,
                    "http.content-type",
                    "expected application/json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/fhir+xml", "nonsense"})
        void anAnswerInAnotherForm(String accept) {
            isRefused(
                    post("/api/calculators/bmi", "{\"inputs\": {}}", "Accept", accept),
                    406,
                    "http.accept",
                    "application/fhir+json");
            isRefused(
                    post("/api/calculators/bmi?_format=xml", "{\"inputs\": {}}"),
                    406,
                    "http.accept",
                    "application/fhir+json");
        }

        @Test
        void anotherMethod() {
            isRefused(
                    send(to("/api/calculators/bmi").DELETE()),
                    405,
                    "http.method",
                    "expected GET, or POST for a result");
        }
    }

    @Nested
    class BadBundles {
        private static final String ONE = "Bundle.entry.resource.ofType(Patient)";

        private void isRefusedAs(String bundle, String field, String expected) {
            isRefused(post("/api/calculators/ckd-epi-2021", bundle), 422, field, expected);
        }

        @Test
        void empty() {
            isRefusedAs(
                    "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}", "Bundle.entry", "one of them the Patient");
            isRefusedAs(bundle(), "Bundle.entry", "one of them the Patient");
        }

        @Test
        void noBundle() {
            isRefusedAs(PATIENT, "Bundle", "expected a FHIR R4 Bundle");
        }

        @Test
        void malformed() {
            isRefused(
                    post("/api/calculators/ckd-epi-2021", bundle(PATIENT).replace("]}", "]")),
                    400,
                    "body",
                    "not one JSON value");
            isRefusedAs("{\"resourceType\":\"Bundle\",\"entry\":\"none\"}", "Bundle.entry", "the patient's resources");
            isRefusedAs(bundle("7"), ONE, "exactly one Patient, found none");
        }

        @Test
        void twoPatients() {
            isRefusedAs(bundle(PATIENT, PATIENT.replace("p1", "p2")), ONE, "exactly one Patient, found 2");
        }

        @Test
        void noPatient() {
            isRefusedAs(bundle(creatinine("p1")), ONE, "exactly one Patient, found none");
        }

        @Test
        void dataOfAnotherPatient() {
            isRefusedAs(
                    bundle(PATIENT, creatinine("p2")), "Bundle.entry[1].resource", "resources of the one Patient only");
        }

        @Test
        void twoBirthDates() {
            isRefusedAs(
                    bundle(PATIENT, PATIENT.replace("1960", "1961")), ONE + ".birthDate", "expected one birth date");
        }

        @Test
        void aBirthDateInTheFuture() {
            isRefusedAs(bundle(PATIENT.replace("1960", "2999")), ONE + ".birthDate", "not in the future");
        }

        @Test
        void aResourceThatCannotBeReadIsNamedOnTheResult() {
            HttpResponse<String> response = post(
                    "/api/calculators/ckd-epi-2021",
                    bundle(PATIENT, creatinine("p1").replace("\"subject\"", "\"focus\"")));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).path("notices").toString())
                    .contains("not used: Observation/o1, it does not say which patient it is about");
        }
    }
}
