package org.consilium.selection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the selection of facts.
 *
 * @param useUnknownStatus whether an Observation whose status is "unknown" may be used (no unit, default false: its
 *     author does not know whether it was withdrawn; intensive care systems write nothing else)
 */
@ConfigurationProperties("consilium.selection")
public record SelectionSettings(@DefaultValue("false") boolean useUnknownStatus) {}
