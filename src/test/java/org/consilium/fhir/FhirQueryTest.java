package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** P13: what is sent is a read or a search below the base, and nothing else. */
class FhirQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Patient/p1 https://h:443/r4/Patient/p1",
                "Condition?patient=p1 https://h:443/r4/Condition?patient=p1",
                "Observation?patient=p1&code=http://loinc.org|4548-4&_sort=-date"
                        + " https://h:443/r4/Observation?patient=p1&code=http://loinc.org%7C4548-4&_sort=-date",
                "Observation?code:in=http://x/vs&date=ge2026-01-01"
                        + " https://h:443/r4/Observation?code:in=http://x/vs&date=ge2026-01-01",
                "Observation?patient=a%2Fb https://h:443/r4/Observation?patient=a%2Fb",
                "Observation?note=<ü> https://h:443/r4/Observation?note=%3C%C3%BC%3E"
            })
    void readsAndSearchesAreSentBelowTheBase(String query, String url) {
        FhirBase base = FhirBase.parse("https://h/r4").orElseThrow();
        assertThat(FhirQuery.parse(query).map(base::of)).hasToString("Optional[" + url + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/Patient/p1",
                "//evil.example.org/Patient",
                "/Patient/p1",
                "../Patient/p1",
                "Patient/..",
                "Patient/.",
                "Patient/a/b",
                "Patient/a%2fb",
                "Patient/p1/$everything",
                "Patient/$match",
                "$export",
                "Patient",
                "Patient?",
                "Patient/p1?_format=xml",
                "patient/p1",
                "Patient/{{context.patientId}}",
                "Condition?patient={{context.patientId}}",
                "Condition?patient=p1#x",
                "Condition?patient=p1\r\nHost: evil",
                "Patient/p1\n",
                ""
            })
    void everythingElseIsNoQuery(String query) {
        assertThat(FhirQuery.parse(query)).isEmpty();
    }
}
