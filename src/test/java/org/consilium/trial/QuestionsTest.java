package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.consilium.assessment.Eligibility.Unknown;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Outcome.Doubt CONSENT = new Outcome.Doubt("Willing?", Unknown.OUTSIDE_RECORD, false);
    private static final Outcome.Doubt POTASSIUM = new Outcome.Doubt("Potassium?", Unknown.STALE, true);
    private static final Outcome.Doubt ALBUMIN = new Outcome.Doubt("Albumin?", Unknown.NO_DATA, true);

    @Test
    void whatSettlesMostComesFirstAndWhatIsAskedOfEverybodyLast() {
        assertThat(Questions.ranked(List.of(CONSENT, CONSENT, CONSENT, POTASSIUM, ALBUMIN, ALBUMIN)))
                .containsExactly("Albumin?", "Potassium?", "Willing?");
    }

    @Test
    void equalOnesKeepTheOrderOfTheirTrials() {
        assertThat(Questions.ranked(List.of(POTASSIUM, ALBUMIN))).containsExactly("Potassium?", "Albumin?");
    }
}
