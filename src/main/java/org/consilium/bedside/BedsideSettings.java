package org.consilium.bedside;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notes are searched for what only a person can say (settings consilium.bedside.*).
 *
 * @param questions findings that the model is asked about for one record at most; 10 by default
 * @param sentences sentences that it may choose from for each of them at most, the newest first; 5 by default
 * @param maxTokens tokens of the model's answer, thinking included; 800 by default
 */
@Validated
@ConfigurationProperties("consilium.bedside")
public record BedsideSettings(
        @DefaultValue("10") @Min(1) @Max(50) int questions,
        @DefaultValue("5") @Min(1) @Max(50) int sentences,
        @DefaultValue("800") @Min(100) @Max(32_768) int maxTokens) {

    static BedsideSettings defaults() {
        return new BedsideSettings(10, 5, 800);
    }
}
