package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.fhir.ChartReaderTest.NOW;
import static org.consilium.fhir.ChartReaderTest.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.Finding.Medication.State;
import org.consilium.chart.Reach.Coverage;
import org.consilium.chart.Reach.Kind;
import org.consilium.chart.Result;
import org.consilium.terminology.Code;
import org.consilium.terminology.Quantity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real records do that a reader must stand. */
class RecordTrapsTest {
    private static final String UCUM = "'system':'http://unitsofmeasure.org'";

    private final ChartReader reader = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    @Nested
    class Observations {
        @ParameterizedTest
        @CsvSource({
            "final, FINAL",
            "amended, AMENDED",
            "corrected, CORRECTED",
            "preliminary, PRELIMINARY",
            "registered, REGISTERED",
            "unknown, UNKNOWN",
            "validated, UNKNOWN"
        })
        void keepTheirStatus(String written, Finding.Observation.Status status) {
            assertThat(observation("'status':'" + written + "'").status()).isEqualTo(status);
        }

        @Test
        void withoutStatusAreOfUnknownStatus() {
            assertThat(observation("'valueBoolean':true").status()).isEqualTo(Finding.Observation.Status.UNKNOWN);
        }

        @ParameterizedTest
        @CsvSource({"entered-in-error, ENTERED_IN_ERROR", "cancelled, CANCELLED"})
        void thatWereWithdrawnAreNoFacts(String status, SetAside.Reason reason) {
            var record = read("'resourceType':'Observation','code':{'text':'x'},'status':'" + status + "'");

            assertThat(record.chart().findings()).isEmpty();
            assertThat(record.setAside()).extracting(SetAside::reason).containsExactly(reason);
        }

        @Test
        void keepEachComponentWithThePanelItBelongsTo() {
            var chart = read("""
                'resourceType':'Observation','status':'final','code':{'text':'Blood pressure'},
                'category':[{'coding':[{'code':'vital-signs'}]}],'effectiveDateTime':'2026-11-19','component':[
                {'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':128,'code':'mm[Hg]'}},
                {'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},
                 'dataAbsentReason':{'coding':[{'code':'not-performed'}]}}]\
                """).chart();

            var parts = chart.ofKind(Finding.Observation.class, part -> true);
            assertThat(parts)
                    .extracting(part -> part.source().key())
                    .containsExactly("Observation/1#component[0]", "Observation/1#component[1]");
            assertThat(parts).allMatch(part -> part.panel().equals(Optional.of("Observation/1")));
            assertThat(parts)
                    .allMatch(part -> part.categories().contains("vital-signs")
                            && part.time().isPresent());
            assertThat(parts.get(1).result()).isEqualTo(new Result.Absent("not-performed"));
        }

        @Test
        void thatAreMembersKnowTheirPanel() {
            var chart = reader.readBundle(json("""
                {'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'p'}},
                {'resource':{'resourceType':'Observation','id':'panel','subject':{'reference':'Patient/p'},'status':'final',
                 'code':{'text':'Electrolytes'},'hasMember':[{'reference':'https://ehr/fhir/Observation/na'}]}},
                {'resource':{'resourceType':'Observation','id':'na','subject':{'reference':'Patient/p'},'status':'final',
                 'code':{'text':'Sodium'},'specimen':{'reference':'https://ehr/fhir/Specimen/7/_history/2'}}}]}\
                """), NOW).chart();

            assertThat(chart.ofKind(Finding.Observation.class, each -> true))
                    .singleElement()
                    .satisfies(sodium -> {
                        assertThat(sodium.panel()).contains("Observation/panel");
                        assertThat(sodium.specimen()).contains("Specimen/7");
                    });
        }

        @Test
        void withNumbersInWordsStayWords() {
            assertThat(observation("'valueString':'5.4 %'").result()).isEqualTo(new Result.Worded("5.4 %"));
        }

        @Test
        void withANumberThatIsATextAreUnreadable() {
            assertThat(unreadable("Observation", "'code':{'text':'HbA1c'},'valueQuantity':{'value':'5.4','code':'%'}"))
                    .satisfies(finding -> {
                        assertThat(finding.reason()).isEqualTo("value is not a number");
                        assertThat(finding.concept().label()).isEqualTo("HbA1c");
                    });
        }

        @ParameterizedTest
        @CsvSource({"<, LESS_THAN", "<=, AT_MOST", ">=, AT_LEAST", ">, GREATER_THAN"})
        void keepTheSideOnWhichTheValueLies(String comparator, Result.Bound bound) {
            var measured =
                    measured("'value':3,'comparator':'" + comparator + "','unit':'ng/L'," + UCUM + ",'code':'ng/L'");

            assertThat(measured.bound()).isEqualTo(bound);
            assertThat(measured.written()).isEqualTo(comparator + " 3 ng/L");
        }

        @Test
        void keepTheDigitsAndTheWordsOfTheRecord() {
            var measured = measured("'value':7.10,'unit':'millimoles per litre'," + UCUM + ",'code':'mmol/L'");

            assertThat(measured.quantity()).isEqualTo(new Quantity(new BigDecimal("7.10"), "mmol/L"));
            assertThat(measured.written()).isEqualTo("7.10 millimoles per litre");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "`'unit':'K/uL'`, 10*3/uL",
                    "`'unit':'mEq/L','code':'meq/L','system':'http://unitsofmeasure.org'`, meq/L",
                    "`'code':'mcU/mL','system':'http://unitsofmeasure.org'`, u[IU]/mL",
                    "`'unit':'mg/dL','code':'258797006','system':'http://snomed.info/sct'`, mg/dL",
                    "`'code':'/a','system':'http://unitsofmeasure.org'`, /a"
                })
        void haveTheirUnitInUcum(String unit, String ucum) {
            assertThat(measured("'value':1," + unit).quantity().unit()).isEqualTo(ucum);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'value':171",
                    "'value':171,'unit':'some unit'",
                    "'value':171,'code':'EU/DL SEMI','system':'http://unitsofmeasure.org'",
                    "'value':171,'unit':'mmol/L','code':'mg/dL','system':'http://unitsofmeasure.org'"
                })
        void withoutAUnitThatIsUnderstoodAreNoMeasurements(String quantity) {
            assertThat(observation("'valueQuantity':{" + quantity + "}").result())
                    .isInstanceOfSatisfying(
                            Result.WithoutUnit.class,
                            result -> assertThat(result.value()).isEqualByComparingTo("171"));
        }

        @Test
        void haveTheOneNormalRangeInTheirUnit() {
            var range = "'referenceRange':[{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.1}}]";
            var other = "'referenceRange':[{'low':{'value':3.5,'unit':'mg/dL'}}]";
            var two = "'referenceRange':[{'low':{'value':1}},{'low':{'value':2}}]";
            var value = "'valueQuantity':{'value':4.2,'unit':'mmol/L'},";

            assertThat(((Result.Measured) observation(value + range).result()).range())
                    .contains(new Result.ReferenceRange(
                            Optional.of(new BigDecimal("3.5")), Optional.of(new BigDecimal("5.1"))));
            assertThat(((Result.Measured) observation(value + other).result()).range())
                    .isEmpty();
            assertThat(((Result.Measured) observation(value + two).result()).range())
                    .isEmpty();
        }

        @Test
        void withoutAValueSayWhyWhereTheRecordDoes() {
            assertThat(observation("'dataAbsentReason':{'text':'haemolysed'}").result())
                    .isEqualTo(new Result.Absent("haemolysed"));
            assertThat(observation("'status':'registered'").result()).isEqualTo(new Result.Absent("no value given"));
            assertThat(observation("'valueQuantity':{'unit':'mg/dL'}").result())
                    .isEqualTo(new Result.Absent("no value given"));
            assertThat(observation("'valueSampledData':{'data':'1 2 3'}").result())
                    .isEqualTo(new Result.Absent("valueSampledData is not read"));
        }

        @Test
        void ofOtherTypesOfValueAreRead() {
            assertThat(observation("'valueInteger':15").result())
                    .isInstanceOfSatisfying(
                            Result.Measured.class,
                            score -> assertThat(score.quantity()).isEqualTo(Quantity.of("15", "1")));
            assertThat(observation("'valueRatio':{'numerator':{'value':1},'denominator':{'value':128}}")
                            .result())
                    .isEqualTo(new Result.Worded("1:128"));
            assertThat(observation("'valueRange':{'low':{'value':5,'unit':'mg/dL'},'high':{'value':9,'unit':'mg/dL'}}")
                            .result())
                    .isEqualTo(new Result.Worded("5 mg/dL to 9 mg/dL"));
            assertThat(observation("'valueRange':{'low':{'value':5,'unit':'mg/dL'}}")
                            .result())
                    .isInstanceOfSatisfying(
                            Result.Measured.class,
                            low -> assertThat(low.bound()).isEqualTo(Result.Bound.AT_LEAST));
            assertThat(observation("'valueDateTime':'2026-01'").result())
                    .isInstanceOfSatisfying(
                            Result.Dated.class,
                            dated -> assertThat(dated.time().written()).isEqualTo("2026-01"));
        }

        @Test
        void withTwoValuesOrABadDateAreUnreadable() {
            assertThat(unreadable("Observation", "'code':{'text':'x'},'valueBoolean':true,'valueInteger':1")
                            .reason())
                    .isEqualTo("there is more than one value[x]");
            assertThat(unreadable("Observation", "'code':{'text':'x'},'effectiveDateTime':'19.11.2026'")
                            .reason())
                    .isEqualTo("effectiveDateTime is not a date");
            assertThat(unreadable("Observation", "'valueBoolean':true").reason())
                    .isEqualTo("code is missing");
        }

        @Test
        void leaveTheirKindPartialWhenUnreadable() {
            assertThat(read("'resourceType':'Observation','valueBoolean':true")
                            .chart()
                            .reach()
                            .of(Kind.OBSERVATION))
                    .isInstanceOf(Coverage.Partial.class);
        }

        @Test
        void haveTheTimeWhenItWasSoAndNeverWhenItWasEntered() {
            assertThat(observation("'issued':'2026-11-20T07:00:00Z'").time()).isEmpty();
            assertThat(observation("'effectiveInstant':'2026-11-20T07:00:00.5Z'")
                            .time())
                    .contains(ClinicalTime.parse("2026-11-20T07:00:00.5Z", ZoneOffset.UTC)
                            .orElseThrow());
            assertThat(observation("'effectivePeriod':{'start':'2026-11-19','end':'2026-11-20'}")
                            .time())
                    .map(ClinicalTime::written)
                    .contains("2026-11-19/2026-11-20");
            assertThat(observation("'effectivePeriod':{'start':'2026-11-19'}").time())
                    .map(ClinicalTime::latest)
                    .contains(NOW);
            assertThat(observation("'effectivePeriod':{'end':'2026-11-19'}").time())
                    .map(ClinicalTime::earliest)
                    .contains(Instant.parse("1960-04-01T00:00:00Z"));
            assertThat(observation("'effectiveTiming':{'event':['2026-11-18','2026-11-19']}")
                            .time())
                    .map(ClinicalTime::written)
                    .contains("2026-11-18/2026-11-19");
        }

        @Test
        void standEveryLenientForm() {
            var odd = observation("""
                'category':{'coding':{'code':'laboratory'}},'interpretation':{'coding':[{'code':'H'}]},'somethingNew':{'a':[1]},
                '_status':{'extension':[]},'component':null,'referenceRange':[null],'valueQuantity':[{'value':1,'unit':'mg/dL'}]\
                """);

            assertThat(odd.categories()).containsExactly("laboratory");
            assertThat(odd.interpretation()).contains("H");
            assertThat(odd.result()).isInstanceOf(Result.Measured.class);
        }

        private Result.Measured measured(String quantity) {
            return (Result.Measured)
                    observation("'valueQuantity':{" + quantity + "}").result();
        }

        private Finding.Observation observation(String members) {
            return only(Finding.Observation.class, "'resourceType':'Observation','code':{'text':'x'}," + members);
        }
    }

    @Nested
    class Conditions {
        @Test
        void withoutClinicalStatusAreOfUnknownStatusUnlessTheyAbated() {
            assertThat(condition("'onsetString':'long ago'").clinicalStatus()).isEqualTo(ClinicalStatus.UNKNOWN);
            assertThat(condition("'abatementDateTime':'2020'").clinicalStatus()).isEqualTo(ClinicalStatus.PAST);
            assertThat(condition("'abatementString':'in spring'").clinicalStatus())
                    .isEqualTo(ClinicalStatus.PAST);
        }

        @ParameterizedTest
        @CsvSource({
            "active, ACTIVE",
            "recurrence, ACTIVE",
            "relapse, ACTIVE",
            "inactive, PAST",
            "remission, PAST",
            "resolved, PAST",
            "odd, UNKNOWN"
        })
        void keepTheirClinicalStatus(String written, ClinicalStatus status) {
            assertThat(condition("'clinicalStatus':{'coding':[{'code':'" + written + "'}]}")
                            .clinicalStatus())
                    .isEqualTo(status);
        }

        @Test
        void activeAndEndedIsAContradictionAndUnknown() {
            String active = "'clinicalStatus':{'coding':[{'code':'active'}]},'abatementDateTime':";

            assertThat(condition(active + "'2014-06-17'").clinicalStatus()).isEqualTo(ClinicalStatus.UNKNOWN);
            assertThat(condition(active + "'2026-12-24'").clinicalStatus()).isEqualTo(ClinicalStatus.ACTIVE);
        }

        @ParameterizedTest
        @CsvSource({
            "confirmed, CONFIRMED",
            "provisional, UNCONFIRMED",
            "differential, UNCONFIRMED",
            "unconfirmed, UNCONFIRMED",
            "refuted, REFUTED"
        })
        void keepHowSureTheRecordIs(String written, Verification verification) {
            assertThat(condition("'verificationStatus':{'coding':[{'code':'" + written + "'}]}")
                            .verification())
                    .isEqualTo(verification);
        }

        @Test
        void enteredInErrorAreNoFacts() {
            var record = read(
                    "'resourceType':'Condition','code':{'text':'x'},'verificationStatus':{'coding':[{'code':'entered-in-error'}]}");

            assertThat(record.chart().findings()).isEmpty();
            assertThat(record.setAside())
                    .extracting(SetAside::reason)
                    .containsExactly(SetAside.Reason.ENTERED_IN_ERROR);
        }

        @Test
        void thatBeganAtAnAgeBeganInThatYearOfLife() {
            assertThat(condition("'onsetAge':{'value':45,'unit':'years','code':'a'}")
                            .time())
                    .hasValueSatisfying(time -> {
                        assertThat(time.earliest()).isEqualTo("2005-04-01T00:00:00Z");
                        assertThat(time.latest()).isEqualTo("2006-04-29T23:59:59.999999999Z");
                    });
        }

        @Test
        void haveAllTheirCodesWhateverTheSystemIsCalled() {
            assertThat(condition("'severity':{'text':'severe'}").concept().codes())
                    .isEmpty();
            var both = only(Finding.Condition.class, """
                'resourceType':'Condition','code':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.90','code':'E11.9'},
                {'system':'http://snomed.info/sct','code':'44054006','display':'Type 2 diabetes'}]}\
                """);

            assertThat(both.concept().codes()).containsExactly(Code.icd10cm("E11.9"), Code.snomed("44054006"));
            assertThat(both.concept().label()).isEqualTo("Type 2 diabetes");
        }

        @Test
        void ofARelativeAreNeverThePatients() {
            var family = only(Finding.FamilyHistory.class, """
                'resourceType':'FamilyMemberHistory','status':'completed','relationship':{'coding':[{'code':'FTH','display':'father'}]},
                'condition':[{'code':{'text':'Infarction'},'onsetAge':{'value':50,'code':'a'}}]\
                """);

            assertThat(family.relationship()).isEqualTo("father");
            assertThat(family.source().key()).isEqualTo("FamilyMemberHistory/1#condition[0]");
            assertThat(family.time()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'coding':[{'system':'http://snomed.info/sct','code':'716186003'}]",
                    "'coding':[{'system':'http://snomed.info/sct','code':'409137002'}]",
                    "'coding':[{'system':'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips','code':'no-known-allergies'}]",
                    "'text':'NKDA'"
                })
        void noKnownAllergiesIsNoAllergy(String code) {
            assertThat(only(Finding.Allergy.class, "'resourceType':'AllergyIntolerance','code':{" + code + "}")
                            .noKnown())
                    .isTrue();
        }

        @Test
        void anAllergyMayBeNamedByItsReactionOnly() {
            var allergy = only(
                    Finding.Allergy.class,
                    "'resourceType':'AllergyIntolerance','reaction':[{'substance':{'text':'Latex'}}]");

            assertThat(allergy.concept().label()).isEqualTo("Latex");
            assertThat(allergy.noKnown()).isFalse();
        }

        @Test
        void aListThatSaysNothingIsNoFact() {
            var record = read("""
                'resourceType':'AllergyIntolerance','code':{'coding':[
                {'system':'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips','code':'no-allergy-info'}]}\
                """);

            assertThat(record.chart().findings()).isEmpty();
            assertThat(record.setAside()).extracting(SetAside::reason).containsExactly(SetAside.Reason.NO_INFORMATION);
        }

        private Finding.Condition condition(String members) {
            return only(Finding.Condition.class, "'resourceType':'Condition','code':{'text':'x'}," + members);
        }
    }

    @Nested
    class Medications {
        @ParameterizedTest
        @CsvSource({
            "MedicationRequest, active, ACTIVE",
            "MedicationRequest, stopped, PAST",
            "MedicationRequest, completed, PAST",
            "MedicationRequest, on-hold, UNKNOWN",
            "MedicationRequest, draft, DRAFT",
            "MedicationRequest, unknown, UNKNOWN",
            "MedicationStatement, active, ACTIVE",
            "MedicationStatement, not-taken, NOT_TAKEN",
            "MedicationStatement, intended, UNKNOWN",
            "MedicationAdministration, completed, PAST",
            "MedicationAdministration, in-progress, ACTIVE",
            "MedicationAdministration, not-done, NOT_TAKEN",
            "MedicationDispense, completed, UNKNOWN",
            "MedicationDispense, declined, NOT_TAKEN"
        })
        void areInTheStateTheirStatusSays(String type, String status, State state) {
            assertThat(medication(type, "'status':'" + status + "'").state()).isEqualTo(state);
        }

        @Test
        void forbiddenOrOnlyProposedAreNotTaken() {
            assertThat(medication("MedicationRequest", "'status':'active','doNotPerform':true")
                            .state())
                    .isEqualTo(State.NOT_TAKEN);
            assertThat(medication("MedicationRequest", "'status':'active','intent':'proposal'")
                            .state())
                    .isEqualTo(State.UNKNOWN);
        }

        @Test
        void dispensedLastAsLongAsTheirSupply() {
            var supply = "'status':'completed','daysSupply':{'value':30,'unit':'days'},'whenHandedOver':";

            assertThat(medication("MedicationDispense", supply + "'2026-11-01'").state())
                    .isEqualTo(State.ACTIVE);
            assertThat(medication("MedicationDispense", supply + "'2026-09-01'").state())
                    .isEqualTo(State.PAST);
            assertThat(medication("MedicationDispense", supply + "'2026'").state())
                    .isEqualTo(State.UNKNOWN);
        }

        @Test
        void areFoundWhereverTheirReferenceLeads() {
            String name = "'medicationReference':{'reference':";
            assertThat(drug("'contained':[{'resourceType':'Medication','id':'m','code':{'text':'Inside'}}]," + name
                            + "'#m'}"))
                    .isEqualTo("Inside");
            for (String way :
                    List.of("Medication/m", "https://ehr/fhir/Medication/m", "urn:uuid:m", "Medication/m/_history/3")) {
                assertThat(drug(name + "'" + way + "'}")).isEqualTo("Beside");
            }
            assertThat(drug(name + "'Medication/mix'}")).isEqualTo("Potassium + Glucose");
            assertThat(drug(name + "'Medication/elsewhere','display':'By name only'}"))
                    .isEqualTo("By name only");
        }

        @Test
        void thatCannotBeNamedAreUnreadableAndNotMissing() {
            assertThat(unreadable("MedicationRequest", "'medicationReference':{'reference':'Medication/elsewhere'}")
                            .reason())
                    .contains("Medication was not sent");
            assertThat(unreadable("MedicationRequest", "'medicationReference':{'reference':'#gone'}")
                            .reason())
                    .contains("Medication was not sent");
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "`'frequency':2,'period':1,'periodUnit':'d'`, 1000",
                    "`'frequency':1,'period':8,'periodUnit':'h'`, 1500",
                    "`'period':2,'periodUnit':'d'`, 250",
                    "`'frequency':1,'period':1,'periodUnit':'wk'`, 71.42857142857143",
                    "`'timeOfDay':['08:00:00','20:00:00']`, 1000",
                    "`'when':['MORN','NOON','EVE']`, 1500"
                })
        void haveTheDailyDoseOfARegularDosage(String repeat, BigDecimal milligrams) {
            var dose = medication("MedicationRequest", dosage("'timing':{'repeat':{" + repeat + "}}"))
                    .dailyDose();

            assertThat(dose.orElseThrow().value()).isEqualByComparingTo(milligrams);
            assertThat(dose.orElseThrow().unit()).isEqualTo("mg");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'asNeededBoolean':true,'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}",
                    "'asNeededCodeableConcept':{'text':'pain'},'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}",
                    "'timing':{'repeat':{'frequency':1,'frequencyMax':4,'period':1,'periodUnit':'d'}}",
                    "'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d','dayOfWeek':['mon']}}",
                    "'timing':{'repeat':{'frequency':1,'period':0,'periodUnit':'d'}}",
                    "'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'mo'}}",
                    "'text':'as directed'"
                })
        void haveNoDailyDoseWhereItIsInDoubt(String timing) {
            assertThat(medication("MedicationRequest", dosage(timing)).dailyDose())
                    .isEmpty();
        }

        @Test
        void withSeveralDosagesHaveTheirWordsButNoDailyDose() {
            String daily = "'doseAndRate':[{'doseQuantity':{'value':500,'unit':'mg'}}],"
                    + "'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}}";
            var two = medication(
                    "MedicationRequest",
                    "'dosageInstruction':[{'text':'one in the morning'," + daily + "},{'text':'two at night'," + daily
                            + "}]");

            assertThat(two.dosageText()).isEqualTo("one in the morning; two at night");
            assertThat(two.dailyDose()).isEmpty();
        }

        private String dosage(String timing) {
            return "'dosageInstruction':[{'doseAndRate':[{'doseQuantity':{'value':500,'unit':'mg'}}]," + timing + "}]";
        }

        @Test
        void lastsFromTheBeginningToTheEndOfItsPeriod() {
            String bounds = "'boundsPeriod':{'start':'2026-01-05','end':'2026-02-05'}";
            var order = medication(
                    "MedicationRequest",
                    "'status':'stopped','authoredOn':'2026-01-01','dosageInstruction':[{'timing':{'repeat':{" + bounds
                            + "}}},{'timing':{'repeat':{'boundsPeriod':{'start':'2026-02-06','end':'2026-03-01'}}}}]");
            assertThat(order.time().orElseThrow().written()).isEqualTo("2026-01-05");
            assertThat(order.until().orElseThrow().written()).isEqualTo("2026-03-01");

            var open = medication(
                    "MedicationRequest",
                    "'status':'stopped','authoredOn':'2026-01-01','dosageInstruction':[{'timing':{'repeat':{" + bounds
                            + "}}},{'text':'then as needed'}]");
            assertThat(open.until()).isEmpty();

            var stated = medication(
                    "MedicationStatement",
                    "'status':'completed','effectivePeriod':{'start':'2026-01-05','end':'2026-02-05'}");
            assertThat(stated.until().orElseThrow().written()).isEqualTo("2026-02-05");
        }

        @Test
        void thatIsActiveAndOverByItsOwnWordsIsNotKnownToBeTaken() {
            String period = "{'start':'2020-01-05','end':'2020-01-15'}";
            assertThat(medication(
                                    "MedicationRequest",
                                    "'status':'active','dosageInstruction':[{'timing':{'repeat':{'boundsPeriod':"
                                            + period + "}}}]")
                            .state())
                    .isEqualTo(State.UNKNOWN);
            assertThat(medication("MedicationStatement", "'status':'active','effectivePeriod':" + period)
                            .state())
                    .isEqualTo(State.UNKNOWN);
        }

        private Finding.Medication medication(String type, String members) {
            return only(
                    Finding.Medication.class,
                    "'resourceType':'" + type + "','medicationCodeableConcept':{'text':'x'}," + members);
        }

        private String drug(String members) {
            return only(Finding.Medication.class, "'resourceType':'MedicationRequest','status':'active'," + members)
                    .concept()
                    .label();
        }
    }

    @Nested
    class Care {
        @ParameterizedTest
        @CsvSource({
            "completed, DONE",
            "in-progress, IN_PROGRESS",
            "preparation, PLANNED",
            "not-done, NOT_DONE",
            "stopped, UNKNOWN",
            "on-hold, UNKNOWN"
        })
        void proceduresAreInTheStateTheirStatusSays(String status, Finding.Procedure.State state) {
            assertThat(only(
                                    Finding.Procedure.class,
                                    "'resourceType':'Procedure','code':{'text':'x'},'status':'" + status + "'")
                            .state())
                    .isEqualTo(state);
        }

        @Test
        void anEncounterHasItsClassAndIsInProgressOnlyIfItSaysSo() {
            String type =
                    "'resourceType':'Encounter','class':{'code':'IMP'},'period':{'start':'2026-11-18T10:00:00Z'},'status':";

            assertThat(only(Finding.Encounter.class, type + "'in-progress'")).satisfies(stay -> {
                assertThat(stay.classCode()).isEqualTo("IMP");
                assertThat(stay.inProgress()).isTrue();
                assertThat(stay.time()).map(ClinicalTime::latest).contains(NOW);
            });
            assertThat(only(Finding.Encounter.class, type + "'planned'").inProgress())
                    .isFalse();
            assertThat(read(type + "'cancelled'").chart().findings()).isEmpty();
        }

        @Test
        void ordersOtherThanForDrugsAreNamedByWhatTheyOrder() {
            assertThat(only(
                                    Finding.Order.class,
                                    "'resourceType':'DeviceRequest','status':'active','codeCodeableConcept':{'text':'Walker'}")
                            .concept()
                            .label())
                    .isEqualTo("Walker");
            assertThat(only(
                                    Finding.Order.class,
                                    "'resourceType':'NutritionOrder','status':'active','oralDiet':{'type':[{'text':'Low"
                                            + " salt'}]}")
                            .concept()
                            .label())
                    .isEqualTo("Low salt");
            assertThat(only(
                                    Finding.Order.class,
                                    "'resourceType':'ServiceRequest','status':'active','doNotPerform':true,'code':{'text':'CT'}")
                            .state())
                    .isEqualTo(Finding.Order.State.OTHER);
        }
    }

    @Nested
    class Notes {
        @Test
        void areReadAsPlainTextWithTheirSpansInPlace() {
            var note =
                    only(Finding.Note.class, document("text/plain; charset=utf-8", "Fieber seit 3 Tagen.\nÜbelkeit."));

            assertThat(note.text()).isEqualTo("Fieber seit 3 Tagen.\nÜbelkeit.");
            assertThat(note.source().key()).isEqualTo("DocumentReference/1#content[0]");
        }

        @Test
        void inMarkupLoseTheMarkupAndNothingElse() {
            var note = only(
                    Finding.Note.class,
                    document(
                            "text/html",
                            "<html><head><title>x</title></head><body><p>BP &lt; 90 &amp;"
                                    + " <b>cold</b></p><script>alert(1)</script><table><tr><td>Na</td><td>128</td></tr></table><!--"
                                    + " hidden -->&#233;&#xD800;&nbsp;end</body></html>"));

            assertThat(note.text()).isEqualTo("BP < 90 & cold\nNa 128\né  end");
        }

        @Test
        void thatAreNoTextAreShownAsUnreadable() {
            assertThat(unreadableNote(document("application/pdf", "%PDF"))).isEqualTo("application/pdf is not read");
            assertThat(unreadableNote(document("application/x-secret-format", "x")))
                    .isEqualTo("its format is not read");
            assertThat(
                            unreadableNote(
                                    "'resourceType':'DocumentReference','content':[{'attachment':{'contentType':'text/plain','data':'###'}}]"))
                    .isEqualTo("its content is not base64");
            assertThat(
                            unreadableNote(
                                    "'resourceType':'DocumentReference','content':[{'attachment':{'contentType':'text/plain','data':'/w=='}}]"))
                    .isEqualTo("its content is not text in the character set it names");
            assertThat(
                            unreadableNote(
                                    "'resourceType':'DocumentReference','content':[{'attachment':{'contentType':'text/plain','url':'Binary/9'}}]"))
                    .isEqualTo("its content was not sent");
        }

        @Test
        void supersededOrInErrorAreNoFacts() {
            assertThat(read("'resourceType':'DocumentReference','status':'superseded'")
                            .setAside())
                    .extracting(SetAside::reason)
                    .containsExactly(SetAside.Reason.SUPERSEDED);
            assertThat(read("'resourceType':'DocumentReference','docStatus':'entered-in-error'")
                            .setAside())
                    .extracting(SetAside::reason)
                    .containsExactly(SetAside.Reason.ENTERED_IN_ERROR);
        }

        @Test
        void ofAReportAreItsConclusionAndItsForms() {
            var chart = read("'resourceType':'DiagnosticReport','status':'final','code':{'text':'CT"
                            + " chest'},'conclusion':'No embolism.','presentedForm':[{'contentType':'text/plain','data':'"
                            + base64("Findings: none.") + "'}],"
                            + "'text':{'div':'<div>generated</div>'}")
                    .chart();

            assertThat(chart.notes())
                    .extracting(note -> note.source().path().orElseThrow() + ": " + note.text())
                    .containsExactly("conclusion: No embolism.", "presentedForm[0]: Findings: none.");
        }

        @Test
        void ofAReportAreItsNarrativeOnlyWhereThereIsNothingElse() {
            String report = "'resourceType':'DiagnosticReport','status':'final','text':{'div':'<div>Seen.</div>'}";

            assertThat(only(Finding.Note.class, report).text()).isEqualTo("Seen.");
            assertThat(read(report + ",'result':[{'reference':'Observation/9'}]")
                            .chart()
                            .findings())
                    .isEmpty();
        }

        @Test
        void holdNoNulWhichNoDatabaseTakesAndKeepTheirLength() {
            assertThat(only(Finding.Note.class, document("text/plain", "a\0b")).text())
                    .isEqualTo("a b");
        }

        @Test
        void ofACompositionAreTheNarrativesOfItsSections() {
            var chart = read("""
                'resourceType':'Composition','status':'final','date':'2026-11-19','section':[{'title':'Course','text':{'div':
                '<div><p>Stable.</p></div>'},'section':[{'title':'Night','text':{'div':'<div>Slept.</div>'}}]},{'title':'Empty'}]\
                """).chart();

            assertThat(chart.notes())
                    .extracting(note -> note.source().path().orElseThrow() + " "
                            + note.concept().label() + ": " + note.text())
                    .containsExactly("section[0].text Course: Stable.", "section[0].section[0].text Night: Slept.");
        }

        private String unreadableNote(String members) {
            return only(Finding.Unreadable.class, members).reason();
        }

        private String document(String mime, String text) {
            return "'resourceType':'DocumentReference','status':'current','content':[{'attachment':{'contentType':'"
                    + mime + "','data':'" + base64(text) + "'}}]";
        }

        private String base64(String text) {
            return Base64.getEncoder().encodeToString(InputGuardTest.utf8(text));
        }
    }

    @Test
    void aPatientWithABadBirthDateIsUnreadableAndStillTheSamePatient() {
        var chart = reader.readBundle(
                        json(
                                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'p','birthDate':'3/4/1960'}}]}"),
                        NOW)
                .chart();

        assertThat(chart.findings()).singleElement().isInstanceOf(Finding.Unreadable.class);
        assertThat(chart.age()).isEmpty();
    }

    private Finding.Unreadable unreadable(String type, String members) {
        return only(Finding.Unreadable.class, "'resourceType':'" + type + "'," + members);
    }

    private <F extends Finding> F only(Class<F> kind, String members) {
        var findings = read(members).chart().findings();
        assertThat(findings).singleElement().isInstanceOf(kind);
        return kind.cast(findings.getFirst());
    }

    private ReadRecord read(String members) {
        return reader.readBundle(
                json(
                        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'p','birthDate':'1960-04'}},"
                                + "{'fullUrl':'urn:uuid:m','resource':{'resourceType':'Medication','id':'m','code':{'text':'Beside'}}},"
                                + "{'resource':{'resourceType':'Medication','id':'mix','ingredient':[{'itemCodeableConcept':{'text':'Potassium'}},"
                                + "{'itemCodeableConcept':{'text':'Glucose'}}]}},"
                                + "{'resource':{'id':'1','subject':{'reference':'Patient/p'}," + members + "}}]}"),
                NOW);
    }
}
