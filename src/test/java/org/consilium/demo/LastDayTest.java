package org.consilium.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LastDayTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void theNewestMomentThatIsNotAheadCounts() {
        LastDay last = of("""
            {"resource": {"resourceType": "Observation", "effectiveDateTime": "2019-03-02T10:00:00+01:00"}},
            {"resource": {"resourceType": "Encounter", "period": {"start": "2019-03-01"}}},
            {"resource": {"resourceType": "Observation", "effectiveDateTime": "2031-01-01"}}""");
        assertThat(last.last()).contains(Instant.parse("2019-03-02T09:00:00Z"));
        assertThat(last.shift().days()).isEqualTo(2819);
    }

    @Test
    void aRecordWithoutAWholeDateIsNotMoved() {
        LastDay last = of("""
            {"resource": {"resourceType": "Condition", "onsetDateTime": "2019"}},
            {"resource": {"resourceType": "Observation", "effectiveDateTime": "some day in May"}}""");
        assertThat(last.last()).isEmpty();
        assertThat(last.shift().days()).isZero();
    }

    private static LastDay of(String entries) {
        return LastDay.of(new JsonMapper().readTree("{\"entry\": [" + entries + "]}"), NOW);
    }
}
