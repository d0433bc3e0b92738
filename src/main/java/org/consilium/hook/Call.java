package org.consilium.hook;

import java.time.Instant;
import org.consilium.security.CdsClient;

/** One call of one service by one client. */
record Call(CdsClient client, CdsService service, DialectSettings dialect, Instant received, Timing timing) {
    String serviceId() {
        return service.id();
    }

    String tenant() {
        return client.tenant();
    }
}
