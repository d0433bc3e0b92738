package org.consilium.trial.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.terminology.CodeSets;
import org.consilium.trial.Trial;
import org.consilium.trial.TrialSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TrialConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(CodeSets.class, CodeSets::load)
            .withUserConfiguration(TrialConfiguration.class);

    @Test
    void theDemoTrialsStandInForAFolderThatIsNotSet() {
        runner.run(context -> assertThat(context.getBean(TrialSource.class).trials())
                .extracting(Trial::id)
                .contains("DEMO-AF-03"));
    }

    @Test
    void aFolderThatIsNotThereStopsTheStartAndNamesTheSetting() {
        runner.withPropertyValues("consilium.trial.folder=/no/such/folder")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(java.nio.file.NoSuchFileException.class));
    }
}
