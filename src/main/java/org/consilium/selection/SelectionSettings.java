package org.consilium.selection;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the selection of facts.
 *
 * @param useUnknownStatus whether an Observation whose status is "unknown" may be used (no unit, default false: its
 *     author does not know whether it was withdrawn; intensive care systems write nothing else)
 * @param site what is the same for every patient of this hospital, by the name that an input gives it, as
 *     {@code score2-region: low} (unit of the input, default none: then it is asked for)
 */
@ConfigurationProperties("consilium.selection")
public record SelectionSettings(
        @DefaultValue("false") boolean useUnknownStatus,
        @DefaultValue Map<String, String> site) {
    public SelectionSettings {
        site = Map.copyOf(site);
    }

    /** As long as nothing is set. */
    public static SelectionSettings standard() {
        return new SelectionSettings(false, Map.of());
    }
}
