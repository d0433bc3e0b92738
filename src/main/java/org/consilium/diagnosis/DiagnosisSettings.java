package org.consilium.diagnosis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How possible diagnoses are looked for (settings consilium.diagnosis.*).
 *
 * @param showDrafts whether conditions and criteria sets are used that were not read against their primary sources (no
 *     unit, default false); they then say so
 * @param mostCandidates possibilities shown at most; 12 by default
 * @param modelCandidates of these the model is asked about; 6 by default
 * @param modelFacts facts the model is given at most; 40 by default
 * @param maxTokens tokens of the model's answer, thinking included; 4,096 by default
 * @param samples how often the model is asked as long as time allows; 1 by default
 * @param editions which edition of a criteria set holds, by its id; the newest consensus where none is named
 */
@Validated
@ConfigurationProperties("consilium.diagnosis")
public record DiagnosisSettings(
        @DefaultValue("false") boolean showDrafts,
        @DefaultValue("12") @Min(1) @Max(50) int mostCandidates,
        @DefaultValue("6") @Min(1) @Max(20) int modelCandidates,
        @DefaultValue("40") @Min(5) @Max(200) int modelFacts,
        @DefaultValue("4096") @Min(100) @Max(32_768) int maxTokens,
        @DefaultValue("1") @Min(1) @Max(5) int samples,
        @DefaultValue Map<String, String> editions) {
    public DiagnosisSettings {
        editions = Map.copyOf(editions);
    }

    static DiagnosisSettings defaults() {
        return new DiagnosisSettings(false, 12, 6, 40, 4_096, 1, Map.of());
    }
}
