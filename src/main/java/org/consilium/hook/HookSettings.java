package org.consilium.hook;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How hook calls are answered ({@code consilium.hook.*}).
 *
 * @param deadline when an answer is due after the call came in; 2 s by default, 200 ms to 9 s
 * @param clientDeadlines another deadline for a client, by the name under which its issuer is registered
 * @param fallback how long of the deadline reading the FHIR server may take; 1.5 s by default
 * @param services settings of single services, by id
 * @param maxCards cards in one answer; 3 by default
 * @param maxConcurrent calls that are worked on at the same time; 32 by default
 * @param computing calls that compute at the same time, in the order in which they came, while others wait; 0, the
 *     default: as many as there are processors
 * @param maxWait how long a call waits for its turn before it is sent away; 250 ms by default
 * @param maxInFlight bytes of all bodies that are being read and worked on; 0 B, the default: a twelfth of the heap, which
 *     the records take many times over once they are read, and room for one of the largest size at least
 * @param bodyTimeout how long a client may take to send its body; 5 s by default
 * @param remember how long an answer is kept for a client that sends the same call again; 5 min by default
 * @param lenientInstance whether a hookInstance that is not a UUID is accepted; false by default
 * @param silence how long a reader is not shown again what they were shown
 * @param selfTest how long the service answers for an invented patient before it says that it is ready, so that the
 *     first hook is not slow; 3 s by default, 0 s: not at all
 * @param pagePath path of the page behind a card, with {card} for its id
 * @param dialects habits of the EHR products, by dialect
 */
@Validated
@ConfigurationProperties("consilium.hook")
public record HookSettings(
        @DefaultValue("2s") Duration deadline,
        @DefaultValue Map<String, Duration> clientDeadlines,
        @DefaultValue("1500ms") Duration fallback,
        @DefaultValue Map<String, @Valid ServiceSettings> services,
        @DefaultValue("3") @Min(1) @Max(10) int maxCards,
        @DefaultValue("32") @Min(1) @Max(1000) int maxConcurrent,
        @DefaultValue("0") @Min(0) @Max(1000) int computing,
        @DefaultValue("250ms") Duration maxWait,
        @DefaultValue("0B") DataSize maxInFlight,
        @DefaultValue("5s") Duration bodyTimeout,
        @DefaultValue("5m") Duration remember,
        @DefaultValue("false") boolean lenientInstance,
        @DefaultValue Silence silence,
        @DefaultValue("3s") Duration selfTest,
        @DefaultValue("/cards/{card}") @NotBlank String pagePath,
        @DefaultValue Map<String, DialectSettings> dialects) {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(9);

    public HookSettings {
        clientDeadlines = Map.copyOf(clientDeadlines);
        services = Map.copyOf(services);
        dialects = Map.copyOf(dialects);
        checkDeadline(deadline);
        clientDeadlines.values().forEach(HookSettings::checkDeadline);
        services.values().forEach(service -> service.deadline().ifPresent(HookSettings::checkDeadline));
    }

    private static void checkDeadline(Duration deadline) {
        if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("CSL-0203 a deadline under consilium.hook must be from 200ms to 9s");
        }
    }

    /**
     * @param enabled whether the service is offered
     * @param silent whether it works and records as always but shows nothing (a trial run before it goes live)
     * @param deadline another deadline for this service
     */
    public record ServiceSettings(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean silent,
            Optional<Duration> deadline) {
        static final ServiceSettings DEFAULT = new ServiceSettings(true, false, Optional.empty());
    }

    /**
     * A result that says the same, from the same facts, is not shown again to the same reader of the same patient's chart.
     * As soon as the result or a fact behind it changes it is.
     *
     * @param shown how long after it was shown; 20 h by default, so that tomorrow's round sees it again though it begins
     *     a little earlier; 0 s: it is always shown
     * @param answered how long after the reader set the card aside or took it up ("not now" does not count); 7 d by
     *     default
     * @param offFor clients that are always shown everything, by the name under which their issuer is registered
     */
    public record Silence(
            @DefaultValue("20h") Duration shown,
            @DefaultValue("7d") Duration answered,
            @DefaultValue Set<String> offFor) {
        public Silence {
            offFor = Set.copyOf(offFor);
            if (shown.isNegative() || answered.compareTo(shown) < 0) {
                throw new IllegalArgumentException(
                        "CSL-2601 consilium.hook.silence: shown must be 0s or more, answered not less than shown");
            }
        }

        /** Whether this client's readers are spared what they know. */
        boolean appliesTo(String client) {
            return !answered.isZero() && !offFor.contains(client);
        }
    }

    ServiceSettings service(String id) {
        return services.getOrDefault(id, ServiceSettings.DEFAULT);
    }

    /** The client's deadline, else the service's, else the general one. */
    Duration deadline(String service, String client) {
        return Optional.ofNullable(clientDeadlines.get(client))
                .or(() -> service(service).deadline())
                .orElse(deadline);
    }
}
