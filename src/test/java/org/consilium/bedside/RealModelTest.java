package org.consilium.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Availability.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The default model on real charts: it may find less than there is, it proposes nothing that is not so. Skipped where
 * its weights cannot be had. It prints how many proposals it led to.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:bedside;DB_CLOSE_DELAY=-1",
            "consilium.llm.provider=embedded",
            "consilium.llm.embedded.folder=target/models"
        })
@DirtiesContext
class RealModelTest {
    private static final Map<String, List<String>> TRUE_ONES = Map.of(
            "child-pugh.ascites", List.of("moderate"),
            "child-pugh.encephalopathy", List.of("mild"),
            "glasgow-blatchford.melaena", List.of("no"),
            "curb-65.confusion", List.of("yes"),
            "news2.confusion", List.of("yes"),
            "psi-port.confusion", List.of("yes"),
            "psi-port.effusion", List.of("no"));

    @Autowired
    private LanguageModel model;

    @Test
    void aWeakModelMakesItShorterAndNeverWrong() {
        Instant patience = Instant.now().plusSeconds(300);
        while (model.availability().state() == State.LOADING && Instant.now().isBefore(patience)) {
            LockSupport.parkNanos(50_000_000);
        }
        assumeTrue(
                model.availability().state() == State.READY,
                () -> "no weights here: " + model.availability().detail());
        int found = 0;
        int asked = 0;
        int there = 0;
        long millis = 0;
        for (PatientChart chart : List.of(
                Ward.patient("decompensated-cirrhosis"),
                Ward.patient("septic-pneumonia"),
                Ward.patient("decompensated-cirrhosis", note("Abdomen soft, no ascites. No encephalopathy.")),
                Ward.patient("decompensated-cirrhosis", note("History of tense ascites. His brother has ascites.")))) {
            asked++;
            there += Ward.proposals(Ward.deepened(chart, Ward.perfect())).size();
            Instant began = Instant.now();
            Deepened deepened =
                    Ward.assessor(model).deepen(chart, Ward.VIEW, Instant.now().plusSeconds(120), call -> {});
            millis += Duration.between(began, Instant.now()).toMillis();
            if (deepened instanceof Deepened.Finished finished) {
                Map<String, Proposed> proposals = Ward.proposals(finished.assessments().stream()
                        .map(Calculation.class::cast)
                        .toList());
                found += proposals.size();
                proposals.forEach((input, proposed) -> {
                    assertThat(TRUE_ONES).containsKey(input);
                    boolean denies = proposed.quote().contains("no ascites")
                            || proposed.quote().startsWith("No encephalopathy");
                    assertThat(denies ? List.of("none") : TRUE_ONES.get(input)).contains(proposed.value());
                });
            }
        }
        System.out.printf(
                "%s: %d proposals, all right, of %d that a perfect reader leads to, over %d charts in %d ms%n",
                model.identity().map(LanguageModel.Identity::name).orElse(""), found, there, asked, millis);
    }

    private static Finding.Note note(String text) {
        return Ward.note("n", Duration.ofHours(3), text);
    }
}
