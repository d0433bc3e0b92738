package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.fhir.ChartReaderTest.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Demographics;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Result;
import org.consilium.terminology.Concept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart says what HAPI's reading of the same Bundle says, fact by fact and value by value. */
class ReadingComparisonTest {
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    static List<Path> samples() throws IOException {
        return ReadingSamples.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theChartHoldsWhatHapiReads(Path sample) throws IOException {
        var record = READER.readBundle(Files.readAllBytes(sample), NOW);

        var ours = new TreeMap<>(lines(record.chart()));
        var theirs = HapiReading.of(Files.readString(sample));
        // What became unreadable must be named; it cannot be compared.
        record.chart().ofKind(Finding.Unreadable.class, each -> true).forEach(unreadable -> {
            assertThat(unreadable.reason()).isNotBlank();
            theirs.remove(unreadable.source().key());
            ours.remove(unreadable.source().key());
        });
        assertThat(ours).containsExactlyInAnyOrderEntriesOf(theirs);
    }

    @Test
    void thereAreSamplesOfTheProjectsOwn() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(18);
    }

    private static Map<String, String> lines(PatientChart chart) {
        var lines = new TreeMap<String, String>();
        Demographics patient = chart.demographics();
        lines.put(
                patient.source().key(),
                String.join(
                        " | ",
                        "patient",
                        patient.gender() == Demographics.Gender.UNKNOWN
                                ? ""
                                : patient.gender().name().toLowerCase(java.util.Locale.ROOT),
                        time(patient.birthDate()),
                        switch (patient.deceased()) {
                            case YES -> "dead";
                            case NO -> "alive";
                            case UNKNOWN -> "unknown";
                        }));
        for (Finding finding : chart.findings()) {
            assertThat(lines.put(finding.source().key(), String.join(" | ", parts(finding))))
                    .isNull();
        }
        return lines;
    }

    private static List<String> parts(Finding finding) {
        String codes = codes(finding.concept());
        String time = time(finding.time());
        return switch (finding) {
            case Finding.Observation o ->
                List.of(
                        "observation",
                        codes,
                        o.status().name().toLowerCase(java.util.Locale.ROOT) + "|" + new TreeSet<>(o.categories()) + "|"
                                + time,
                        value(o.result()),
                        o.interpretation().orElse(""));
            case Finding.Condition c ->
                List.of(
                        "condition",
                        codes,
                        c.clinicalStatus().name(),
                        verification(c.verification()),
                        time,
                        time(c.abated()),
                        time(c.recorded()),
                        new TreeSet<>(c.categories()).toString());
            case Finding.Allergy a ->
                List.of("allergy", codes, a.clinicalStatus().name(), verification(a.verification()), time);
            case Finding.Medication m ->
                List.of(m.kind().name(), codes, state(m), time, time(m.until()), m.dosageText());
            case Finding.Procedure p ->
                List.of(
                        "procedure",
                        codes,
                        p.state() == Finding.Procedure.State.DONE
                                ? "completed"
                                : p.state().name(),
                        time);
            case Finding.Order o -> List.of("order", codes, o.state().name().toLowerCase(java.util.Locale.ROOT), time);
            case Finding.Encounter e ->
                List.of("encounter", codes, e.classCode(), e.inProgress() ? "open" : "over", time);
            case Finding.FamilyHistory f -> List.of("family", codes);
            case Finding.Note n -> List.of("note", codes, n.text());
            case Finding.Unreadable u -> List.of("unreadable");
        };
    }

    /** The record's status, as far as a state can be turned back into one. */
    private static String state(Finding.Medication medication) {
        return switch (medication.state()) {
            case ACTIVE -> medication.kind() == Finding.Medication.Kind.ADMINISTERED ? "in-progress" : "active";
            case PAST -> medication.kind() == Finding.Medication.Kind.ORDERED ? "stopped" : "completed";
            case DRAFT, SELECTED -> "draft";
            case NOT_TAKEN ->
                switch (medication.kind()) {
                    case ORDERED -> "forbidden";
                    case STATED -> "not-taken";
                    case ADMINISTERED, DISPENSED -> "not-done";
                };
            case UNKNOWN -> medication.kind() == Finding.Medication.Kind.DISPENSED ? "completed" : "unknown";
        };
    }

    private static String verification(Verification verification) {
        return verification == Verification.UNCONFIRMED
                ? "provisional"
                : verification == Verification.UNKNOWN
                        ? ""
                        : verification.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String value(Result result) {
        return switch (result) {
            case Result.Measured m ->
                bound(m.bound()) + " " + m.quantity().value().toPlainString() + " "
                        + m.quantity().unit();
            case Result.WithoutUnit w -> "no unit " + w.value().toPlainString();
            case Result.Coded c -> "coded " + codes(c.concept());
            case Result.Worded w -> "words " + w.text();
            case Result.Flag f -> "flag " + f.value();
            case Result.Dated d -> "date " + time(Optional.of(d.time()));
            case Result.Absent a -> "none";
        };
    }

    private static String bound(Result.Bound bound) {
        return switch (bound) {
            case EXACT -> "=";
            case LESS_THAN -> "<";
            case AT_MOST -> "<=";
            case AT_LEAST -> ">=";
            case GREATER_THAN -> ">";
        };
    }

    private static String codes(Concept concept) {
        return concept.codes().stream()
                        .map(code -> code.system() + "|" + code.value())
                        .toList() + " " + concept.text();
    }

    private static String time(Optional<ClinicalTime> time) {
        return time.map(each -> {
                    int slash = each.written().indexOf('/');
                    return slash < 0
                            ? moment(each.written(), each.earliest())
                            : moment(each.written().substring(0, slash), each.earliest()) + "/"
                                    + moment(each.written().substring(slash + 1), each.latest());
                })
                .orElse("");
    }

    private static String moment(String written, Instant instant) {
        return written.length() <= 10 ? written : written + "=" + OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
