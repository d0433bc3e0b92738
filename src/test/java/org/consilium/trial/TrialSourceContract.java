package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every source of trials must keep; each has a test class that extends this one. */
public abstract class TrialSourceContract {

    protected abstract TrialSource source();

    @Test
    void hasTrialsEachOnce() {
        assertThat(source().trials()).isNotEmpty().extracting(Trial::id).doesNotHaveDuplicates();
    }

    @Test
    void givesThemInOneOrder() {
        assertThat(source().trials()).isEqualTo(source().trials());
    }

    @Test
    void everyLineKeepsItsWordsAndItsPlaceInTheText() {
        assertThat(source().trials())
                .allSatisfy(trial -> assertThat(trial.lines())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(trial.eligibility().substring(line.start(), line.end()))
                                .isEqualTo(line.text())));
    }

    @Test
    void everyTrialSaysForWhomItIsAndFromWhichVersionItWasRead() {
        assertThat(source().trials()).allSatisfy(trial -> {
            assertThat(trial.focusLine().polarity()).isEqualTo(org.consilium.assessment.Eligibility.Polarity.INCLUSION);
            assertThat(trial.registryVersion()).isNotBlank();
            assertThat(trial.title()).isNotBlank();
        });
    }
}
