package org.consilium.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.consilium.hook.protocol.Hook;
import org.jspecify.annotations.Nullable;

/**
 * The discovery document: each service once for each of its hooks.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#discovery">CDS Hooks 2.0, discovery</a>
 */
public record Discovery(List<Entry> services) {
    /** The specification that is followed; discovery may say so since 3.0.0-ballot. */
    static final String VERSION = "2.0.1";

    /** One service on one hook. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(
            String hook,
            String id,
            String title,
            String description,
            Map<String, String> prefetch,
            String usageRequirements,
            String version,
            String hookVersion,
            @Nullable Boolean potentiallyLongRunning) {}

    /** What a client of this dialect is shown. */
    static Discovery of(List<CdsService> services, DialectSettings dialect) {
        return new Discovery(services.stream()
                .flatMap(service -> Hook.library().stream()
                        .filter(hook -> service.hooks().contains(hook) && dialect.fires(hook.name()))
                        .map(hook -> entry(service, hook, dialect)))
                .toList());
    }

    private static Entry entry(CdsService service, Hook hook, DialectSettings dialect) {
        Map<String, String> prefetch = new LinkedHashMap<>();
        for (PrefetchTemplate template : service.prefetch()) {
            if (!dialect.withoutKeys().contains(template.key())) {
                prefetch.put(dialect.keyFor(template.key()), template.query());
            }
        }
        return new Entry(
                hook.name(),
                service.id(),
                service.title(),
                service.description(),
                prefetch,
                service.usageRequirements(),
                VERSION,
                hook.version(),
                service.potentiallyLongRunning() && dialect.potentiallyLongRunning() ? Boolean.TRUE : null);
    }
}
