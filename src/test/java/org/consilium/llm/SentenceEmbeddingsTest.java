package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.Utils;
import java.util.List;
import org.consilium.llm.SentenceEmbeddings.Direction;
import org.junit.jupiter.api.Test;

class SentenceEmbeddingsTest {

    @Test
    void sentencesOfOneMeaningAreMoreAlikeThanOthers() {
        List<Direction> directions = new SentenceEmbeddings()
                .directions(List.of(
                        "Estimated risk of stroke in atrial fibrillation",
                        "How likely is an apoplexy with an irregular heartbeat?",
                        "Weight over height squared"));

        double near = directions.get(0).likeness(directions.get(1));
        double far = directions.get(0).likeness(directions.get(2));
        assertThat(near).isGreaterThan(far + 0.1);
        assertThat(directions.get(0).likeness(directions.get(0))).isBetween(0.999, 1.001);
    }

    /** The tokenizer's library would send a request to its makers. */
    @Test
    void nothingIsReportedToAnybody() {
        new SentenceEmbeddings().directions(List.of("Fever"));

        assertThat(Utils.isOfflineMode()).isTrue();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }
}
