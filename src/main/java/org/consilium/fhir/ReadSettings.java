package org.consilium.fhir;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records are read (settings consilium.fhir.read.*).
 *
 * @param zone the hospital's time zone ("Europe/Berlin"), for dates that the record gives without one; "system" is that of the machine
 */
@ConfigurationProperties("consilium.fhir.read")
public record ReadSettings(@DefaultValue("system") String zone) {
    public ReadSettings {
        zoneOf(zone);
    }

    public ZoneId zoneId() {
        return zoneOf(zone);
    }

    private static ZoneId zoneOf(String zone) {
        return "system".equals(zone) ? ZoneId.systemDefault() : ZoneId.of(zone);
    }
}
