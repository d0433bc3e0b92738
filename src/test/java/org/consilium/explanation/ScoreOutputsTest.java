package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Results as FHIR over HTTP, and what stands behind a card. */
class ScoreOutputsTest extends ScoreCalls {
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
    class BehindACard {
        private JsonNode card() throws IOException {
            HttpResponse<String> answer = post(
                    "/cds-services/consilium-calculations",
                    Files.readString(Path.of("test-fixtures/requests/patient-view/acute-kidney-injury/request.json"))
                            .replaceAll(
                                    "\"hookInstance\": \"[^\"]*\"", "\"hookInstance\": \"" + UUID.randomUUID() + "\"")
                            .replaceAll("Practitioner/[^\"]*", "Practitioner/" + UUID.randomUUID()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json(answer).path("cards").path(0);
        }

        @Test
        void allOtherScoresAreOneClickAwayAndThoseNotOfferedAreNamedWithTheirReason() throws IOException {
            JsonNode card = card();

            String page =
                    send(to("/cards/" + card.path("uuid").asString()).GET()).body();

            assertThat(card.path("links").path(0).path("url").asString())
                    .endsWith("/cards/" + card.path("uuid").asString());
            assertThat(page)
                    .contains("Also assessed for this record", "Anion gap", "FIB-4")
                    .contains("Not offered, and why")
                    .contains("CHA2DS2-VASc: no atrial fibrillation in the record");
        }

        @Test
        void aSituationThatTheRecordDocumentsIsNotCalledUnknown() throws IOException {
            String page =
                    send(to("/cards/" + card().path("uuid").asString()).GET()).body();

            assertThat(page).contains("<span>documented</span>");
        }

        @Test
        void aScoreBehindACardCanBeTakenAsFhirWithTheResourcesItRestsOn() throws IOException {
            String id = card().path("uuid").asString();

            assertThat(send(to("/cards/" + id).GET()).body()).contains("/cards/" + id + "/fhir/ckd-epi-2021");
            HttpResponse<String> file =
                    send(to("/cards/" + id + "/fhir/ckd-epi-2021").GET());

            assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
            assertThat(json(file).path("resourceType").asString()).isEqualTo("Observation");
            assertThat(json(file).path("derivedFrom").toString()).contains("Observation/aki-on-ckd-creatinine");
            assertThat(json(file).path("subject").path("reference").asString()).isEqualTo("Patient/aki-on-ckd");
            assertThat(send(to("/cards/" + id + "/fhir/no-such-score").GET()).statusCode())
                    .isEqualTo(404);
        }
    }
}
