package org.consilium.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Demographics.Deceased;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.terminology.Concept;
import org.junit.jupiter.api.Test;

class PatientChartTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void ageIsExactFromADayAndARangeFromLess() {
        assertThat(years("1962-11-20")).isEqualTo("64-64");
        assertThat(years("1962-11-21")).isEqualTo("63-63");
        assertThat(years("1962-11")).isEqualTo("63-64");
        assertThat(years("1962-10")).isEqualTo("64-64");
        assertThat(years("1962")).isEqualTo("63-64");
        assertThat(years("2000-02-29")).isEqualTo("26-26");
    }

    @Test
    void ageInDaysAndMonthsIsThereForTheNewborn() {
        Age age = chart("2026-11-17", ZoneOffset.UTC).age().orElseThrow();

        assertThat(age.atLeast(ChronoUnit.DAYS)).isEqualTo(3);
        assertThat(age.atMost(ChronoUnit.MONTHS)).isZero();
    }

    @Test
    void aBirthThisYearIsNotAfterToday() {
        assertThat(years("2026")).isEqualTo("0-0");
    }

    @Test
    void ageIsUnknownWithoutABirthDateOrWithOneInTheFuture() {
        assertThat(chart("2026-11-21", ZoneOffset.UTC).age()).isEmpty();
        assertThat(withFindings(List.of()).age()).isEmpty();
        assertThatThrownBy(() -> new Age(LocalDate.EPOCH, LocalDate.EPOCH, LocalDate.EPOCH.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBirthdayBeginsAtMidnightOfTheHospital() {
        // 08:00 UTC on the 20th is the 20th in Auckland and still the 19th in Honolulu
        assertThat(chart("1962-11-20", ZoneId.of("Pacific/Auckland"))
                        .age()
                        .orElseThrow()
                        .atLeast(ChronoUnit.YEARS))
                .isEqualTo(64);
        assertThat(chart("1962-11-20", ZoneId.of("Pacific/Honolulu"))
                        .age()
                        .orElseThrow()
                        .atLeast(ChronoUnit.YEARS))
                .isEqualTo(63);
    }

    @Test
    void theFingerprintDoesNotDependOnOrderVersionOrMomentOfReading() {
        var gout = condition("1", "Gout", "v1");
        var asthma = condition("2", "Asthma", "v1");

        assertThat(Fingerprint.of(withFindings(List.of(gout, asthma))))
                .isEqualTo(Fingerprint.of(withFindings(List.of(asthma, condition("1", "Gout", "v2")))));
        assertThat(Fingerprint.of(withFindings(List.of(gout))).value()).matches("[0-9a-f]{64}");
    }

    @Test
    void theFingerprintDependsOnEveryFactAndOnReach() {
        var gout = condition("1", "Gout", "v1");
        var charts = new ArrayList<PatientChart>();
        charts.add(withFindings(List.of()));
        charts.add(withFindings(List.of(gout)));
        charts.add(withFindings(List.of(gout, gout)));
        charts.add(withFindings(List.of(condition("1", "gout", "v1"))));
        charts.add(withFindings(List.of(condition("3", "Gout", "v1"))));
        charts.add(chart("1962-11-20", ZoneOffset.UTC));
        charts.add(chart("1962-11", ZoneOffset.UTC));
        charts.add(new PatientChart(
                charts.getFirst().patient(),
                charts.getFirst().demographics(),
                List.of(),
                new Reach(java.util.Map.of()),
                NOW));

        assertThat(charts.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
    }

    private static String years(String birthDate) {
        Age age = chart(birthDate, ZoneOffset.UTC).age().orElseThrow();
        return age.atLeast(ChronoUnit.YEARS) + "-" + age.atMost(ChronoUnit.YEARS);
    }

    private static PatientChart chart(String birthDate, ZoneId zone) {
        var birth = ClinicalTime.parse(birthDate, zone);
        assertThat(birth).isPresent();
        var demographics = new Demographics(Source.of("Patient/1"), birth, Gender.FEMALE, Deceased.NO);
        return new PatientChart(new PatientId("1"), demographics, List.of(), Reach.everything(), NOW, zone);
    }

    private static PatientChart withFindings(List<Finding> findings) {
        var demographics = new Demographics(Source.of("Patient/1"), Optional.empty(), Gender.FEMALE, Deceased.NO);
        return new PatientChart(new PatientId("1"), demographics, findings, Reach.everything(), NOW);
    }

    private static Finding condition(String id, String name, String version) {
        return new Finding.Condition(
                new Source("Condition/" + id, Optional.of(version), Optional.of(NOW), Optional.empty()),
                new Concept(List.of(), name),
                ClinicalStatus.ACTIVE,
                Verification.CONFIRMED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of("problem-list-item", "encounter-diagnosis"),
                Optional.empty());
    }
}
