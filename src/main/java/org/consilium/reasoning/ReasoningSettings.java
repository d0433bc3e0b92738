package org.consilium.reasoning;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the model's work behind the hooks, {@code consilium.reasoning.*}. How long a call may take is a setting
 * of the hooks.
 *
 * @param waitForModel how long a call may wait for the model, within its deadline; 0: it never does
 * @param modelTime how long the model may work on one record
 * @param parallel records that the model works on at the same time
 * @param queue records that may wait for the model; more are told that it is busy
 * @param keep how long a finished result is shown for the same record
 * @param kept how many finished results are held in memory
 * @param retryAfter how long a failed attempt is remembered before the next one
 */
@Validated
@ConfigurationProperties("consilium.reasoning")
public record ReasoningSettings(
        @DefaultValue("0ms") @NotNull Duration waitForModel,
        @DefaultValue("2m") @NotNull Duration modelTime,
        @DefaultValue("1") @Min(1) @Max(64) int parallel,
        @DefaultValue("32") @Min(1) @Max(10_000) int queue,
        @DefaultValue("2h") @NotNull Duration keep,
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int kept,
        @DefaultValue("30s") @NotNull Duration retryAfter) {}
