package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.fixtures.RealFhirServer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checklist P: what is taken from prefetch, what is asked of the EHR's FHIR server, a real one, and what is not. */
@ExtendWith(OutputCaptureExtension.class)
class PrefetchTest extends HookTest {
    private static final List<String> KEYS = List.of(
            "conditions", "labs", "vitals", "findings", "medications", "statements", "procedures", "encounters");

    @AfterEach
    void heal() {
        FHIR.isNow(RealFhirServer.Mood.WELL);
    }

    // ---- what the EHR's FHIR server holds, and what is sent

    private static void onTheServer(String patient, int conditions) {
        var person = new Patient();
        person.setId(patient);
        FHIR.holding(person);
        for (int number = 0; number < conditions; number++) {
            var condition = new Condition();
            condition.setId(patient + "-c" + number);
            condition.setSubject(new Reference("Patient/" + patient));
            condition.setCode(new CodeableConcept().setText("Condition " + number));
            FHIR.holding(condition);
        }
    }

    /** A call in which every key was sent: the patient, and nothing of all else. */
    private static ObjectNode complete(String patient) {
        ObjectNode request = withAccess(patientView(patient));
        KEYS.forEach(key -> prefetch(request).putNull(key));
        return request;
    }

    private static ObjectNode bundle(String rest) {
        return (ObjectNode) tree("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"," + rest + "}");
    }

    private static String entry(String mode, String patient, String id) {
        return """
            {"search":{"mode":"%s"},"resource":{"resourceType":"Condition","id":"%s",
             "subject":{"reference":"Patient/%s"},"code":{"text":"Asthma"}}}\
            """.formatted(mode, id, patient);
    }

    private static String next(String url) {
        return "\"link\":[{\"relation\":\"next\",\"url\":\"" + url + "\"}]";
    }

    // ---- what came of it

    private static int conditions(String patient) {
        return chart(patient).ofKind(Finding.Condition.class, condition -> true).size();
    }

    private static PatientChart chart(String patient) {
        return Bedside.SEEN.get(patient);
    }

    private static Reach.Coverage ofConditions(String patient) {
        return chart(patient).reach().coverage().get(Reach.Kind.CONDITION);
    }

    private static String notComplete(Reply reply) {
        return reply.json()
                .path("extension")
                .path("org.consilium.reading")
                .path("notComplete")
                .toString();
    }

    private static List<String> targets(String patient) {
        return FHIR.requests(patient).stream().map(RealFhirServer.Seen::target).toList();
    }

    @Test
    void p1_whereEveryKeyWasSentNothingIsAskedFor() {
        onTheServer("p1", 3);

        call(CALCULATIONS, complete("p1")).isAnswer();

        assertThat(conditions("p1")).isZero();
        assertThat(FHIR.requests("p1")).isEmpty();
    }

    @Test
    void p2_aMissingKeyIsReadByItsOwnQueryWithTheTokenOfTheCall() {
        onTheServer("p2", 3);
        ObjectNode request = complete("p2");
        prefetch(request).remove("conditions");

        call(CALCULATIONS, request).isAnswer();

        assertThat(FHIR.requests("p2"))
                .containsExactly(new RealFhirServer.Seen(
                        "GET", "/fhir/Condition?patient=p2&_count=500", Optional.of("Bearer " + TOKEN)));
        assertThat(conditions("p2")).isEqualTo(3);
    }

    @Test
    void p3_aRequiredKeyThatNobodyHasIsNamedInA412() {
        ObjectNode request = patientView("p3");
        prefetch(request).remove("patient");

        Reply reply = call(CALCULATIONS, request).hasStatus(412).says("prefetch patient");

        assertThat(reply.issueCode()).isEqualTo("required");
    }

    @Test
    void p4_aServerThatWantsATokenThatNobodySentIsA412() {
        onTheServer("p4", 1);
        ObjectNode request = patientView("p4").put("fhirServer", FHIR.base());
        prefetch(request).remove("patient");

        call(CALCULATIONS, request).hasStatus(412).says("prefetch patient");

        assertThat(FHIR.requests("p4"))
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
    }

    @Test
    void p5_aKeySentAsNullIsAnAnswerAndNotAskedFor() {
        onTheServer("p5", 3);

        Reply reply = call(CALCULATIONS, complete("p5")).isAnswer();

        assertThat(conditions("p5")).isZero();
        assertThat(ofConditions("p5")).isInstanceOf(Reach.Coverage.Complete.class);
        assertThat(notComplete(reply)).doesNotContain("conditions");
        ObjectNode nobody = complete("p5");
        prefetch(nobody).putNull("patient");
        call(CALCULATIONS, nobody).hasStatus(412).says("prefetch patient");
        assertThat(FHIR.requests("p5")).isEmpty();
    }

    @Test
    void p6_anErrorInAKeyIsNotAskedForAgainAndIsSaidOnTheCard() {
        onTheServer("p6", 3);
        Bedside.concludes("p6", Bedside.score("s", Relevance.NOTABLE));
        JsonNode error = tree(
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"timeout\"}]}");
        ObjectNode request = complete("p6");
        prefetch(request).set("conditions", error);

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(notComplete(reply)).contains("'conditions': the EHR answered with an error");
        assertThat(reply.cards().getFirst().path("detail").asString())
                .contains("'conditions'", "the EHR answered with an error");
        assertThat(ofConditions("p6")).isInstanceOf(Reach.Coverage.Unavailable.class);
        prefetch(request).set("patient", error);
        call(CALCULATIONS, request).hasStatus(412).says("prefetch patient");
        assertThat(FHIR.requests("p6")).isEmpty();
    }

    @Test
    void p7_aSearchThatHoldsOnlyTheNoticeThatThereIsNothingIsEmpty() {
        ObjectNode request = complete("p7");
        prefetch(request).set("conditions", bundle("""
            "total":0,"entry":[{"search":{"mode":"outcome"},"resource":{"resourceType":"OperationOutcome","id":"x",
             "issue":[{"severity":"warning","code":"processing",
              "details":{"coding":[{"code":"4101"}],"text":"Resource request returns no results."},
              "diagnostics":"Gout"}]}}]\
            """));

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(chart("p7").findings()).isEmpty();
        assertThat(ofConditions("p7")).isInstanceOf(Reach.Coverage.Complete.class);
        assertThat(notComplete(reply)).doesNotContain("conditions");
        assertThat(FHIR.requests("p7")).isEmpty();
    }

    @Test
    void p8_whatWasOnlyIncludedOrIsANoticeIsNoMatch() {
        ObjectNode request = patientView("p8");
        String outcome = "{\"search\":{\"mode\":\"outcome\"},\"resource\":{\"resourceType\":\"OperationOutcome\","
                + "\"issue\":[{\"severity\":\"information\",\"code\":\"informational\"}]}}";
        prefetch(request)
                .set(
                        "conditions",
                        bundle("\"total\":3,\"entry\":[" + entry("match", "p8", "one") + ","
                                + entry("include", "p8", "two") + "," + outcome + "]"));

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(notComplete(reply)).contains("'conditions' held the first 1 of 3");
    }

    @Test
    void p9_allPagesOfASearchAreRead() {
        onTheServer("p9", 45);
        ObjectNode request = complete("p9");
        prefetch(request).remove("conditions");

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(conditions("p9")).isEqualTo(45);
        assertThat(notComplete(reply)).doesNotContain("conditions");
    }

    @Test
    void p9_theNextPageOfABundleThatWasSentIsReadWithTheTokenAndElseSaidToBeMissing() {
        onTheServer("p9b", 5);
        ObjectNode request = complete("p9b");
        String more = next(FHIR.base() + "/Condition?patient=p9b");
        prefetch(request)
                .set(
                        "conditions",
                        bundle("\"total\":6," + more + ",\"entry\":[" + entry("match", "p9b", "sent") + "]"));

        Reply whole = call(CALCULATIONS, request).isAnswer();

        assertThat(conditions("p9b")).isEqualTo(6);
        assertThat(notComplete(whole)).doesNotContain("conditions");
        assertThat(targets("p9b")).containsExactly("/fhir/Condition?patient=p9b");

        request.remove("fhirAuthorization");
        request.put("hookInstance", UUID.randomUUID().toString());
        Reply first = call(CALCULATIONS, request).isAnswer();
        assertThat(conditions("p9b")).isEqualTo(1);
        assertThat(notComplete(first)).contains("'conditions' held the first 1 of 6");
        assertThat(targets("p9b")).hasSize(1);
    }

    @Test
    void p10_theNextPageOnAnotherHostIsNotReadAndTheTokenStays() {
        ObjectNode request = complete("p10");
        String elsewhere = next("https://localhost:" + CANARY.port() + "/fhir/Condition?page=2");
        prefetch(request).set("conditions", bundle(elsewhere + ",\"entry\":[" + entry("match", "p10", "sent") + "]"));

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(conditions("p10")).isEqualTo(1);
        assertThat(notComplete(reply)).contains("'conditions' held the first 1 and there are more");
        assertThat(CANARY.connections()).isZero();
    }

    @Test
    void p11_withoutAnyAccessOptionalKeysMayBeMissing() {
        Reply reply = call(CALCULATIONS, patientView("p11")).isAnswer();

        assertThat(notComplete(reply)).contains("'conditions': was not sent", "'labs': was not sent");
        assertThat(ofConditions("p11")).isInstanceOf(Reach.Coverage.Unavailable.class);
    }

    @Test
    void p12_emptyPrefetchIsReadWhereItMayBeAndElseRefused() {
        onTheServer("p12", 2);
        ObjectNode request = withAccess(patientView("p12"));
        request.putObject("prefetch");

        Reply reply = call(CALCULATIONS, request).isAnswer();

        // and results whatever their category
        assertThat(targets("p12"))
                .hasSize(1 + KEYS.size() + 1)
                .contains("/fhir/Patient/p12", "/fhir/Condition?patient=p12&_count=500");
        assertThat(conditions("p12")).isEqualTo(2);
        assertThat(notComplete(reply)).isEmpty();

        ObjectNode nothing = patientView("p12");
        nothing.putObject("prefetch");
        call(CALCULATIONS, nothing).hasStatus(412).says("prefetch patient");
        nothing.remove("prefetch");
        call(CALCULATIONS, nothing).hasStatus(412).says("prefetch patient");
    }

    @Test
    void p13_everyTokenIsFilledFromTheContextBeforeAnythingIsAsked() {
        onTheServer("p13.A-1", 1);
        ObjectNode request = withAccess(patientView("p13.A-1"));
        context(request).put("userId", "PractitionerRole/r1");
        request.putObject("prefetch");

        call(CALCULATIONS, request).isAnswer();

        // and results whatever their category
        assertThat(targets("p13.A-1"))
                .hasSize(1 + KEYS.size() + 1)
                .noneMatch(target -> target.contains("{") || target.contains("%7B"));
    }

    @Test
    void p14_theTokenIsNeitherLoggedNorKeptNorShown(CapturedOutput output) {
        onTheServer("p14", 1);
        Bedside.concludes("p14", Bedside.score("s", Relevance.NOTABLE));
        String other = "token-that-opens-nothing-90c2";
        String odd = "token with\tspaces-zq77";

        Reply shown = call(CALCULATIONS, without(withAccess(patientView("p14")), "prefetch"))
                .isAnswer();
        Reply refused = call(CALCULATIONS, without(withAccess(patientView("p14"), FHIR.base(), other), "prefetch"))
                .hasStatus(412);
        Reply unusable = call(CALCULATIONS, without(withAccess(patientView("p14"), FHIR.base(), odd), "prefetch"))
                .hasStatus(412);
        FHIR.isNow(RealFhirServer.Mood.BROKEN);
        Reply broken = call(CALCULATIONS, without(withAccess(patientView("p14")), "prefetch"))
                .hasStatus(412);

        assertThat(shown.cards()).isNotEmpty();
        assertThat(FHIR.requests("p14")).anyMatch(seen -> seen.authorization().equals(Optional.of("Bearer " + other)));
        for (String token : List.of(TOKEN, other, "zq77")) {
            assertThat(List.of(shown, refused, unusable, broken))
                    .noneMatch(reply -> reply.body().contains(token));
            assertThat(output.getAll()).doesNotContain(token);
            assertThat(jdbc.sql("select count(*) from audit_event where body like ?")
                            .param("%" + token + "%")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void p15_aTokenThatEndsTooSoonIsNotUsed() {
        onTheServer("p15", 1);
        ObjectNode request = withAccess(patientView("p15"));
        ((ObjectNode) request.path("fhirAuthorization")).put("expires_in", 1);
        Reply reply = call(CALCULATIONS, request).isAnswer();
        assertThat(notComplete(reply)).contains("'conditions': the access granted by the EHR ends too soon");

        request.putObject("prefetch");
        call(CALCULATIONS, request).hasStatus(412);

        assertThat(FHIR.requests("p15")).isEmpty();
    }

    @Test
    void p16_aServerThatFailsLeavesOptionalKeysOpenAndARequiredOneIsA412() {
        FHIR.isNow(RealFhirServer.Mood.BROKEN);

        Reply reply = call(CALCULATIONS, withAccess(patientView("p16"))).isAnswer();

        assertThat(notComplete(reply)).contains("'conditions': the FHIR server is busy");
        call(CALCULATIONS, without(withAccess(patientView("p16")), "prefetch")).hasStatus(412);
    }

    @Test
    void p16_aServerThatHangsIsGivenUpWithinTheDeadlineOfTheCall() {
        FHIR.isNow(RealFhirServer.Mood.HUNG);
        long start = System.nanoTime();

        Reply reply = call(CALCULATIONS, withAccess(patientView("p16b"))).isAnswer();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(notComplete(reply)).contains("'conditions': the FHIR server did not answer in time");
        call(CALCULATIONS, without(withAccess(patientView("p16b")), "prefetch")).hasStatus(412);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void aResultWithoutCategoryIsReadWhereTheServerIsAskedForResults() {
        onTheServer("rc1", 0);
        FHIR.holding(new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference("Patient/rc1"))
                .setEffective(new DateTimeType(Date.from(Instant.now().minusSeconds(7_200))))
                .setCode(new CodeableConcept()
                        .addCoding(new Coding().setSystem("http://loinc.org").setCode("2160-0")))
                .setValue(new StringType("no category"))
                .setId("rc1-o"));
        ObjectNode request = complete("rc1");
        prefetch(request).remove("labs");

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(targets("rc1"))
                .hasSize(2)
                .anyMatch(target -> target.matches(
                        "/fhir/Observation\\?patient=rc1&date=ge20\\d\\d-\\d\\d-\\d\\d&_sort=-date&_count=200"));
        assertThat(chart("rc1").ofKind(Finding.Observation.class, result -> true))
                .singleElement()
                .satisfies(result -> assertThat(result.source().reference()).isEqualTo("Observation/rc1-o"));
        assertThat(reading(reply).has("notAskedFor")).isFalse();
    }

    @Test
    void whereResultsWereSentByCategoryTheAnswerSaysThatOthersWereNotAskedFor() {
        onTheServer("rc2", 0);

        Reply reply = call(CALCULATIONS, complete("rc2")).isAnswer();

        assertThat(reading(reply).path("notAskedFor").toString()).isEqualTo("[\"results without a category\"]");
        assertThat(FHIR.requests("rc2")).isEmpty();
    }

    @Test
    void aDrugThatAnOrderOnlyRefersToIsReadByItsId() {
        onTheServer("md1", 0);
        FHIR.holding(new Medication()
                .setCode(new CodeableConcept().setText("warfarin 5 MG Oral Tablet"))
                .setId("md1-warfarin"));
        ObjectNode request = complete("md1");
        prefetch(request)
                .set(
                        "medications",
                        bundle("\"entry\":[" + order("md1", "a", "Medication/md1-warfarin") + ","
                                + order("md1", "b", FHIR.base() + "/Medication/md1-warfarin") + ","
                                + order("md1", "c", "https://elsewhere.example.org/Medication/md1-other") + "]"));

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(FHIR.requests())
                .extracting(RealFhirServer.Seen::target)
                .filteredOn(target -> target.contains("md1"))
                .containsExactly("/fhir/Medication?_id=md1-warfarin&_count=1");
        assertThat(chart("md1").ofKind(Finding.Medication.class, drug -> true))
                .extracting(drug -> drug.concept().label())
                .containsExactly("warfarin 5 MG Oral Tablet", "warfarin 5 MG Oral Tablet");
        assertThat(notComplete(reply)).contains("medicines: 1 could not be used");
    }

    private static String order(String patient, String id, String drug) {
        return """
            {"resource":{"resourceType":"MedicationRequest","id":"%s-%s","status":"active","intent":"order",
             "subject":{"reference":"Patient/%s"},"medicationReference":{"reference":"%s"}}}\
            """.formatted(patient, id, patient, drug);
    }

    private static JsonNode reading(Reply reply) {
        return reply.json().path("extension").path("org.consilium.reading");
    }

    @Test
    void p17_keysThatNobodyKnowsAreIgnored() {
        ObjectNode request = complete("p17");
        prefetch(request).putObject("-user").put("resourceType", "Practitioner").put("id", "u1");
        prefetch(request).put("typed by hand", "anything");

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(notComplete(reply)).isEmpty();
        assertThat(chart("p17").findings()).isEmpty();
    }

    @Test
    void r10_aServerThatIsListedForAnotherHospitalIsRefusedAndNotSpokenTo() {
        for (String server : List.of("https://localhost:" + CANARY.port() + "/fhir", FHIR.base() + "/../else")) {
            ObjectNode request = without(withAccess(patientView("r10"), server, TOKEN), "prefetch");
            assertThat(call(CALCULATIONS, request).hasStatus(403).issueCode()).isEqualTo("forbidden");
        }
        assertThat(CANARY.connections()).isZero();
        assertThat(FHIR.requests("r10")).isEmpty();
    }
}
