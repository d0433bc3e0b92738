package org.consilium.calculator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the scores.
 *
 * @param showDrafts whether scores are shown whose definition was not compared with its primary source (no unit,
 *     default false); they then say so
 */
@ConfigurationProperties("consilium.calculator")
public record CalculatorSettings(@DefaultValue("false") boolean showDrafts) {}
