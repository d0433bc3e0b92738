package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.consilium.llm.LanguageModel.Availability.State;
import org.junit.jupiter.api.Test;

class LanguageModelsTest {

    @Test
    void aCommandOpensTheModelThatItsSettingsChoose() {
        try (LanguageModels.Opened opened =
                LanguageModels.open(List.of("--consilium.llm.provider=none"), Duration.ofSeconds(1))) {
            assertThat(opened.model().availability().state()).isEqualTo(State.OFF);
        }
    }
}
