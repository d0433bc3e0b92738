package org.consilium.hook;

import java.util.Locale;
import org.consilium.security.CdsClient;
import org.springframework.stereotype.Component;

/** The habits of the EHR that calls. */
@Component
class Dialects {
    private final HookSettings settings;

    Dialects(HookSettings settings) {
        this.settings = settings;
    }

    DialectSettings of(CdsClient client) {
        return of(client.dialect().name().toLowerCase(Locale.ROOT));
    }

    DialectSettings of(String name) {
        return settings.dialects().getOrDefault(name, DialectSettings.STANDARD);
    }
}
