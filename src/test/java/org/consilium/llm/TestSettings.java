package org.consilium.llm;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they would be read from a file, with defaults. */
final class TestSettings {
    private TestSettings() {}

    static LlmSettings of(Map<String, String> settings) {
        Map<String, String> full = new HashMap<>();
        settings.forEach((key, value) -> full.put("consilium.llm." + key, value));
        full.putIfAbsent("consilium.llm.provider", "embedded");
        return new Binder(new MapConfigurationPropertySource(full))
                .bind("consilium.llm", LlmSettings.class)
                .get();
    }

    static LlmSettings.Embedded embedded(Map<String, String> settings) {
        Map<String, String> full = new HashMap<>();
        settings.forEach((key, value) -> full.put("embedded." + key, value));
        return of(full).embedded();
    }
}
