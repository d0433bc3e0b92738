package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach.Coverage;
import org.consilium.chart.Reach.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChartReaderTest {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final PatientId ANNA = new PatientId("anna");
    private static final String PATIENT =
            "{'resourceType':'Patient','id':'anna','gender':'female','birthDate':'1960-04'}";
    private static final InputGuard GUARD = new InputGuard(GuardSettings.defaults());

    private final ChartReader reader = new ChartReader(GUARD, ZoneOffset.UTC);

    @Nested
    class WhosePatient {
        @Test
        void refusesThePatientOfAnotherRequest() {
            var other = Prefetched.of("patient", Set.of(Kind.PATIENT), json("{'resourceType':'Patient','id':'otto'}"));

            assertThatThrownBy(() -> read(other))
                    .isInstanceOf(WrongPatient.class)
                    .hasMessageContaining("'patient'")
                    .hasMessageNotContaining("otto");
        }

        @Test
        void setsResourcesOfAnotherPatientAsideAndCountsThem() {
            var record = read(labs(
                    lab("1", "Patient/anna"), lab("2", "Patient/otto"), lab("3", "https://ehr/fhir/Patient/otto")));

            assertThat(record.foreignIgnored()).isEqualTo(2);
            assertThat(record.chart().findings())
                    .extracting(finding -> finding.source().reference())
                    .containsExactly("Observation/1");
            assertThat(record.setAside()).extracting(SetAside::reason).containsOnly(SetAside.Reason.FOREIGN_PATIENT);
        }

        @Test
        void setsEvenTypesThatAreNotReadAsideIfTheyAreOfAnother() {
            var record = read(labs(
                    "{'resourceType':'Immunization','id':'1','patient':{'reference':'Patient/otto'}}",
                    "{'resourceType':'Patient','id':'otto'}",
                    "{'resourceType':'Immunization','id':'2','patient':{'reference':'Patient/anna'}}"));

            assertThat(record.foreignIgnored()).isEqualTo(2);
            assertThat(record.notRead()).containsExactly(java.util.Map.entry("Immunization", 1));
        }

        @Test
        void readsRelativeAbsoluteVersionedAndUrnReferences() {
            var record = read(labs(
                    lab("1", "Patient/anna"),
                    lab("2", "https://ehr.example/api/FHIR/R4/Patient/anna"),
                    lab("3", "Patient/anna/_history/7"),
                    lab("4", "urn:uuid:anna"),
                    lab("5", "urn:smart:Patient/anna")));

            assertThat(record.chart().findings()).hasSize(5);
        }

        @Test
        void keepsAResourceThatNamesNoPatientAsUnreadable() {
            var record = read(labs(
                    "{'resourceType':'Observation','id':'1','status':'final','code':{'text':'Sodium'}}",
                    lab("2", "Group/anna"),
                    lab("3", "urn:uuid:somebody"),
                    lab("4", "#anna")));

            assertThat(record.chart().findings()).hasSize(4).allMatch(Finding.Unreadable.class::isInstance);
            assertThat(record.foreignIgnored()).isZero();
            assertThat(record.chart().reach().of(Kind.OBSERVATION)).isInstanceOf(Coverage.Partial.class);
        }
    }

    @Nested
    class HowFar {
        @Test
        void tellsTheFourStatesOfAKeyApart() {
            var record = read(
                    Prefetched.of("a", Set.of(Kind.CONDITION), json("null")),
                    Prefetched.of("b", Set.of(Kind.PROCEDURE), json("{'resourceType':'OperationOutcome'}")),
                    Prefetched.missing("c", Set.of(Kind.NOTE)),
                    Prefetched.of(
                            "d", Set.of(Kind.ALLERGY), json("{'resourceType':'Bundle','type':'searchset','total':0}")));

            var reach = record.chart().reach();
            assertThat(reach.of(Kind.CONDITION)).isEqualTo(new Coverage.Complete());
            assertThat(reach.of(Kind.PROCEDURE)).isInstanceOf(Coverage.Unavailable.class);
            assertThat(reach.of(Kind.NOTE)).isInstanceOf(Coverage.Unavailable.class);
            assertThat(reach.of(Kind.ALLERGY)).isEqualTo(new Coverage.Complete());
            assertThat(reach.of(Kind.ENCOUNTER)).isEqualTo(new Coverage.Unavailable("not requested"));
        }

        @Test
        void anEmptySearchWithAWarningIsEmptyAndComplete() {
            var record = read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json("""
                {'resourceType':'Bundle','type':'searchset','total':0,'entry':[{'search':{'mode':'outcome'},'resource':
                {'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'processing'}]}}]}\
                """)));

            assertThat(record.chart().findings()).isEmpty();
            assertThat(record.chart().reach().of(Kind.OBSERVATION)).isEqualTo(new Coverage.Complete());
        }

        @Test
        void aSearchWithheldInPartIsPartial() {
            var record = read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json("""
                {'resourceType':'Bundle','entry':[{'resource':
                {'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'suppressed'}]}}]}\
                """)));

            assertThat(record.chart().reach().of(Kind.OBSERVATION)).isInstanceOf(Coverage.Partial.class);
        }

        @Test
        void moreThanWasSentIsPartial() {
            var byTotal = "{'resourceType':'Bundle','total':9,'entry':[{'resource':" + lab("1", "Patient/anna") + "},"
                    + "{'search':{'mode':'include'},'resource':{'resourceType':'Practitioner','id':'p'}}]}";
            var byLink = "{'resourceType':'Bundle','link':[{'relation':'next','url':'https://ehr/next'}],'entry':[]}";

            assertThat(read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json(byTotal)))
                            .chart()
                            .reach()
                            .of(Kind.OBSERVATION))
                    .isEqualTo(new Coverage.Partial(1, "'labs' held the first 1 of 9"));
            assertThat(read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json(byLink)))
                            .chart()
                            .reach()
                            .of(Kind.OBSERVATION))
                    .isInstanceOf(Coverage.Partial.class);
        }

        @Test
        void pagesThatWereFollowedToTheEndAreComplete() {
            var first = json(
                    "{'resourceType':'Bundle','total':2,'link':[{'relation':'next','url':'x'}],'entry':[{'resource':"
                            + lab("1", "Patient/anna") + "}]}");
            var last =
                    json("{'resourceType':'Bundle','total':2,'entry':[{'resource':" + lab("2", "Patient/anna") + "}]}");
            var labs =
                    new Prefetched("labs", Set.of(Kind.OBSERVATION), new Prefetched.Answer.Sent(List.of(first, last)));

            assertThat(read(labs).chart().reach().of(Kind.OBSERVATION)).isEqualTo(new Coverage.Complete());
        }

        @Test
        void aLaterPageThatFailedLeavesAKindPartial() {
            var first = json("{'resourceType':'Bundle','entry':[{'resource':" + lab("1", "Patient/anna") + "}]}");
            var failed = json("{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]}");
            var labs = new Prefetched(
                    "labs", Set.of(Kind.OBSERVATION), new Prefetched.Answer.Sent(List.of(first, failed)));

            var chart = read(labs).chart();

            assertThat(chart.findings()).hasSize(1);
            assertThat(chart.reach().of(Kind.OBSERVATION)).isInstanceOf(Coverage.Partial.class);
        }

        @Test
        void oneFailedKeyOfTwoLeavesAKindPartial() {
            var record = read(
                    labs(lab("1", "Patient/anna")),
                    Prefetched.of("vitals", Set.of(Kind.OBSERVATION), json("{'resourceType':'OperationOutcome'}")));

            assertThat(record.chart().reach().of(Kind.OBSERVATION))
                    .isEqualTo(new Coverage.Partial(1, "'vitals': the EHR answered with an error"));
        }

        @Test
        void refusesAKeyThatHoldsWhatItDoesNotAskFor() {
            assertThatThrownBy(() -> read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json(PATIENT))))
                    .isInstanceOf(UnreadableKey.class)
                    .hasMessageContaining("'labs'");
            for (String notFhir :
                    List.of("'text'", "[]", "1", "{}", "{'resourceType':7}", "{'resourceType':'Bundle','entry':'x'}")) {
                assertThatThrownBy(() -> read(Prefetched.of("labs", Set.of(Kind.OBSERVATION), json(notFhir))))
                        .isInstanceOf(UnreadableKey.class);
            }
        }
    }

    @Nested
    class SentTwice {
        @Test
        void oneResourceUnderTwoKeysIsOneFact() {
            var record = read(
                    labs(lab("1", "Patient/anna")),
                    Prefetched.of("all", Set.of(Kind.OBSERVATION), bundle(lab("1", "Patient/anna"))));

            assertThat(record.chart().findings()).hasSize(1);
        }

        @Test
        void theNewerVersionHolds() {
            var old = versioned("1", 5.1);
            var young = versioned("2", 6.3);

            assertThat(measured(read(labs(old, young)))).isEqualTo("6.3");
            assertThat(measured(read(labs(young, old)))).isEqualTo("6.3");
        }

        @Test
        void twoContentsOfOneVersionAreUnreadable() {
            var record = read(labs(versioned("1", 5.1), versioned("1", 6.3)));

            assertThat(record.chart().findings()).singleElement().isInstanceOf(Finding.Unreadable.class);
            assertThat(record.setAside()).extracting(SetAside::reason).containsExactly(SetAside.Reason.CONFLICTING);
        }

        private String versioned(String version, double value) {
            return lab("1", "Patient/anna")
                    .replace("5.1", value + "")
                    .replace("'id'", "'meta':{'versionId':'" + version + "'},'id'");
        }

        private String measured(ReadRecord record) {
            var observation = (Finding.Observation) record.chart().findings().getFirst();
            return Finding.number(observation).orElseThrow().toPlainString();
        }
    }

    @Nested
    class DraftOrders {
        private static final String DRAFTS = """
            {'resourceType':'Bundle','entry':[
            {'resource':{'resourceType':'Medication','id':'m','code':{'text':'Ibuprofen'}}},
            {'resource':{'resourceType':'MedicationRequest','id':'1','status':'draft','intent':'order',
             'subject':{'reference':'Patient/anna'},'medicationReference':{'reference':'Medication/m'}}},
            {'resource':{'resourceType':'ServiceRequest','id':'2','status':'draft','intent':'order',
             'subject':{'reference':'Patient/anna'},'code':{'text':'CT with contrast'}}},
            {'resource':{'resourceType':'MedicationRequest','id':'3','status':'draft','intent':'order',
             'subject':{'reference':'Patient/otto'},'medicationCodeableConcept':{'text':'Warfarin'}}}]}\
            """;

        @Test
        void areFactsOfTheirOwnStateAndTheSelectedOneIsInFocus() {
            var signed =
                    "{'resourceType':'MedicationRequest','id':'1','status':'active','subject':{'reference':'Patient/anna'},"
                            + "'medicationCodeableConcept':{'text':'Naproxen'}}";
            var drafts = new Drafts(json(DRAFTS), Set.of("MedicationRequest/1"));
            var meds = Prefetched.of("meds", Set.of(Kind.MEDICATION), json(signed));

            var record = reader.read(new ChartRequest(ANNA, List.of(meds), Optional.of(drafts), NOW));

            assertThat(record.chart().ofKind(Finding.Medication.class, drug -> true))
                    .extracting(drug -> drug.concept().label() + " " + drug.state())
                    .containsExactlyInAnyOrder("Naproxen ACTIVE", "Ibuprofen SELECTED");
            assertThat(record.chart().ofKind(Finding.Order.class, order -> true))
                    .extracting(order -> order.concept().label() + " " + order.state())
                    .containsExactly("CT with contrast DRAFT");
            assertThat(record.chart().findings())
                    .extracting(finding -> finding.source().key())
                    .doesNotHaveDuplicates();
            assertThat(record.foreignIgnored()).isEqualTo(1);
        }

        @Test
        void mustBeABundle() {
            var drafts = new Drafts(json("{'resourceType':'MedicationRequest'}"), Set.of());

            assertThatThrownBy(() -> reader.read(new ChartRequest(ANNA, List.of(), Optional.of(drafts), NOW)))
                    .isInstanceOf(UnreadableKey.class)
                    .hasMessageContaining("draftOrders");
        }
    }

    @Nested
    class WholeBundles {
        @Test
        void areReadAsTheWholeRecordOfTheirOnePatient() {
            byte[] bundle = InputGuardTest.utf8(
                    bundle(PATIENT, lab("1", "Patient/anna")).toString());

            var chart = reader.readBundle(bundle, NOW).chart();

            assertThat(chart.patient()).isEqualTo(ANNA);
            assertThat(chart.findings()).hasSize(1);
            assertThat(chart.reach().of(Kind.MEDICATION)).isEqualTo(new Coverage.Complete());
        }

        @Test
        void mayNameTheirResourcesByFullUrlOnly() {
            var chart = reader.readBundle(json("""
                {'resourceType':'Bundle','type':'transaction','entry':[
                {'fullUrl':'urn:uuid:11111111-1111-1111-1111-111111111111','resource':{'resourceType':'Patient'}},
                {'fullUrl':'urn:uuid:22222222-2222-2222-2222-222222222222','resource':{'resourceType':'Condition',
                 'subject':{'reference':'urn:uuid:11111111-1111-1111-1111-111111111111'},'code':{'text':'Gout'}}}]}\
                """), NOW).chart();

            assertThat(chart.findings())
                    .singleElement()
                    .extracting(finding -> finding.source().reference())
                    .isEqualTo("Condition/22222222-2222-2222-2222-222222222222");
        }

        @Test
        void mustHoldExactlyOnePatient() {
            for (JsonNode bundle : List.of(
                    bundle(),
                    bundle(PATIENT, "{'resourceType':'Patient','id':'otto'}"),
                    json(PATIENT),
                    json("[]"),
                    json("null"))) {
                assertThatThrownBy(() -> reader.readBundle(bundle, NOW)).isInstanceOf(UnreadableKey.class);
            }
        }
    }

    @Test
    void aMissingPatientLeavesEverythingAboutHerUnknown() {
        var demographics = read(labs()).chart().demographics();

        assertThat(demographics.birthDate()).isEmpty();
        assertThat(demographics.gender()).isEqualTo(org.consilium.chart.Demographics.Gender.UNKNOWN);
    }

    private ReadRecord read(Prefetched... prefetch) {
        return reader.read(new ChartRequest(ANNA, List.of(prefetch), Optional.empty(), NOW));
    }

    private static Prefetched labs(String... resources) {
        return Prefetched.of("labs", Set.of(Kind.OBSERVATION), bundle(resources));
    }

    private static JsonNode bundle(String... resources) {
        return json("{'resourceType':'Bundle','type':'searchset','entry':["
                + String.join(
                        ",",
                        java.util.Arrays.stream(resources)
                                .map(each -> "{'resource':" + each + "}")
                                .toList())
                + "]}");
    }

    private static String lab(String id, String subject) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'" + subject
                + "'},'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
                + "'valueQuantity':{'value':5.1,'unit':'mmol/L','system':'http://unitsofmeasure.org','code':'mmol/L'}}";
    }

    static JsonNode json(String quoted) {
        return GUARD.read(InputGuardTest.utf8(quoted.replace('\'', '"')));
    }
}
