package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is answered with an OperationOutcome that names the element and what was expected. */
class BadInputTest extends ScoreCalls {
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
        void twoPatientsInTheAnswersToSeveralSearches() {
            assertThat(post("/api/calculators/ckd-epi-2021", bundle(bundle(PATIENT), bundle(creatinine("p1"))))
                            .statusCode())
                    .isEqualTo(200);
            isRefusedAs(
                    bundle(bundle(PATIENT), bundle(PATIENT.replace("p1", "p2"))), ONE, "exactly one Patient, found 2");
            isRefusedAs(
                    bundle(bundle(PATIENT), bundle(creatinine("p2"))),
                    "Bundle.entry.resource",
                    "resources of the one Patient only");
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
