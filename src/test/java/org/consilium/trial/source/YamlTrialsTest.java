package org.consilium.trial.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.trial.Trial;
import org.consilium.trial.TrialSource;
import org.consilium.trial.TrialSourceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTrialsTest extends TrialSourceContract {
    private static final CodeSets SETS = CodeSets.load();
    private static final TrialSource DEMO = YamlTrials.of(Optional.empty(), SETS);

    @Override
    protected TrialSource source() {
        return DEMO;
    }

    @Test
    void theDemoTrialsAreInTheJar() {
        assertThat(DEMO.trials()).extracting(Trial::id).containsExactly("DEMO-AF-03", "DEMO-CKD-01", "DEMO-LUNG-02");
    }

    @Test
    void aTrialWithoutSignatureIsADraft() {
        assertThat(DEMO.trials())
                .filteredOn(Trial::isDraft)
                .extracting(Trial::id)
                .containsExactly("DEMO-LUNG-02");
    }

    @Test
    void aHospitalsOwnFolderTakesThePlaceOfTheDemoTrials(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), trial("MINE-1"));

        assertThat(YamlTrials.of(Optional.of(folder), SETS).trials())
                .extracting(Trial::id)
                .containsExactly("MINE-1");
    }

    @Test
    void theSameTrialInTwoFilesIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), trial("MINE-1"));
        Files.writeString(folder.resolve("two.yaml"), trial("MINE-1"));

        assertThatThrownBy(() -> YamlTrials.of(Optional.of(folder), SETS))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("two.yaml")
                .hasMessageContaining("MINE-1");
    }

    private static String trial(String id) {
        return """
            id: %s
            title: A trial
            registry-version: "2026-01-01"
            focus: a
            eligibility: Adults of 18 years
            criteria:
              - id: a
                inclusion: Adults
                is: {age: {from: 18}}
            """.formatted(id);
    }
}
