package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.chart.Reach;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.reasoning.Reasoning;
import org.consilium.reasoning.Reasoning.Progress;
import org.junit.jupiter.api.Test;

class ReadingNotesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    private static ReadingNotes of(String... resources) {
        return of(Set.of(), resources);
    }

    private static ReadingNotes of(Set<Reach.Kind> beside, String... resources) {
        String bundle = "{'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Patient',"
                + "'id':'anna'}},{'resource':" + String.join("},{'resource':", resources) + "}]}";
        var read = READER.readBundle(bundle.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8), NOW);
        var progress = new Progress(Progress.State.NOT_NEEDED, "", List.of());
        return new ReadingNotes(
                List.of(), read, new Reasoning.Reasoned(List.of(), "", progress, List.of()), false, beside);
    }

    private static String result(String id, String status) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'" + status + "','subject':{'reference':"
                + "'Patient/anna'},'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},'component':["
                + "{'code':{'text':'systolic'},'valueString':'a'},{'code':{'text':'diastolic'},'valueString':'b'}]}";
    }

    @Test
    void resultsOfUnknownStatusAreCountedWhereNoCardCanSayThatTheyWereNotUsed() {
        ReadingNotes notes = of(result("a", "unknown"), result("b", "unknown"), result("c", "final"));

        assertThat(notes.extension())
                .extractingByKey("org.consilium.reading")
                .isEqualTo(Map.of("resultsOfUnknownStatus", 2L));
        assertThat(notes.caveats()).containsExactly("2 result(s) whose status is unknown");
    }

    @Test
    void whatCouldNotBeUsedIsNamedByItsKind() {
        ReadingNotes notes =
                of("{'resourceType':'MedicationRequest','id':'m','status':'active','intent':'order','subject':"
                        + "{'reference':'Patient/anna'},'medicationReference':{'reference':'Medication/elsewhere'}}");

        assertThat(notes.caveats()).containsExactly("not complete: medicines: 1 could not be used");
    }

    @Test
    void aGapInWhatNoResultRestsOnIsSaidToMachinesOnly() {
        ReadingNotes notes = of(
                Set.of(Reach.Kind.NOTE),
                "{'resourceType':'DocumentReference','id':'d','status':'current','subject':{'reference':'Patient/anna'},"
                        + "'content':[{'attachment':{'contentType':'application/pdf','url':'Binary/elsewhere'}}]}");

        assertThat(notes.caveats()).isEmpty();
        assertThat(notes.extension()).containsKey("org.consilium.reading");
    }

    @Test
    void aRecordReadInFullSaysNothing() {
        ReadingNotes notes = of(result("c", "final"));

        assertThat(notes.extension()).isEmpty();
        assertThat(notes.caveats()).isEmpty();
    }
}
