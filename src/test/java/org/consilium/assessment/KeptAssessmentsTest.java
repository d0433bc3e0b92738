package org.consilium.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.terminology.Code;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Assessments are kept as JSON for years: what an earlier version kept must still open. */
class KeptAssessmentsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Calculation EGFR = new Calculation(
            "ckd-epi-2021",
            "eGFR",
            "1.0",
            "",
            Relevance.NOTABLE,
            "low",
            new Outcome.Exact(new BigDecimal("28"), "mL/min/{1.73_m2}", "28 mL/min/1.73 m²"),
            "G4",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(Code.loinc("98979-8")));

    @Test
    void aCalculationComesBackAsItWasKept() {
        String kept = JSON.writeValueAsString(EGFR);
        assertThat(JSON.readValue(kept, Assessment.class)).isEqualTo(EGFR);
    }

    @Test
    void oneThatWasKeptBeforeResultsHadCodesHasNone() {
        ObjectNode kept = (ObjectNode) JSON.readTree(JSON.writeValueAsString(EGFR));
        kept.remove("code");

        assertThat(JSON.treeToValue(kept, Assessment.class))
                .isInstanceOfSatisfying(
                        Calculation.class,
                        calculation -> assertThat(calculation.code()).isEmpty());
    }
}
