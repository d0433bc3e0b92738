package org.consilium.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.consilium.security.CdsToken.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies who calls: the JWT that a CDS client signs for each call.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, Trusting CDS Clients</a>
 */
public final class ClientVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(ClientVerifier.class);
    private final SecuritySettings settings;
    private final IssuerRegistry issuers;
    private final ReplayStore replays;
    private final InstantSource clock;

    ClientVerifier(SecuritySettings settings, IssuerRegistry issuers, ReplayStore replays, InstantSource clock) {
        this.settings = settings;
        this.issuers = issuers;
        this.replays = replays;
        this.clock = clock;
    }

    /** @param authorizationHeaders every Authorization header of the request: two of them are refused */
    public Verdict verify(List<String> authorizationHeaders, CdsEndpoint endpoint) {
        Verdict verdict = judge(authorizationHeaders, endpoint);
        if (verdict instanceof Verdict.Denied(Denial denial)) {
            LOG.info("CSL-0178 call refused: {} {}", denial.reason(), denial.ids());
        }
        return verdict;
    }

    private Verdict judge(List<String> authorizationHeaders, CdsEndpoint endpoint) {
        if (authorizationHeaders.isEmpty()) {
            return isOpen(endpoint)
                    ? new Verdict.Accepted(CdsClient.UNAUTHENTICATED)
                    : new Verdict.Denied(Denial.of(DenialReason.NO_AUTHORIZATION));
        }
        if (authorizationHeaders.size() > 1) {
            return new Verdict.Denied(Denial.of(DenialReason.SEVERAL_AUTHORIZATIONS));
        }
        return switch (CdsToken.read(authorizationHeaders.getFirst())) {
            case Reading.Refused(DenialReason reason) -> new Verdict.Denied(Denial.of(reason));
            case Reading.Read(CdsToken token) -> judge(token, endpoint);
        };
    }

    private boolean isOpen(CdsEndpoint endpoint) {
        return !settings.requireClientJwt()
                || (endpoint instanceof CdsEndpoint.Discovery && !settings.requireJwtOnDiscovery());
    }

    private Verdict judge(CdsToken token, CdsEndpoint endpoint) {
        Optional<DenialReason> header = headerFault(token);
        if (header.isPresent()) {
            return denied(token, header.get());
        }
        Optional<RegisteredIssuer> issuer = issuers.find(token.claims().issuer());
        if (issuer.isEmpty()) {
            return denied(token, DenialReason.ISSUER_UNKNOWN);
        }
        Optional<DenialReason> registration = registrationFault(token, issuer.get());
        if (registration.isPresent()) {
            return denied(token, registration.get());
        }
        return switch (issuer.get().keys().find(token.keyId().orElseThrow())) {
            case KeyLookup.NoKeys() ->
                new Verdict.Unavailable(
                        Verdict.Missing.KEYS, Optional.of(token.claims().issuer()));
            case KeyLookup.Unknown() -> denied(token, DenialReason.KEY_UNKNOWN);
            case KeyLookup.Found(VerificationKey key) -> judgeSignature(token, key, issuer.get(), endpoint);
        };
    }

    private static Optional<DenialReason> headerFault(CdsToken token) {
        if (token.asksForExtensions()) {
            return Optional.of(DenialReason.CRITICAL_HEADER);
        }
        if (token.carriesKey()) {
            return Optional.of(DenialReason.KEY_IN_HEADER);
        }
        if (!token.typeIsJwt()) {
            return Optional.of(DenialReason.TYPE_IS_NOT_JWT);
        }
        return token.keyId().isEmpty() ? Optional.of(DenialReason.KEY_ID_MISSING) : Optional.empty();
    }

    private static Optional<DenialReason> registrationFault(CdsToken token, RegisteredIssuer issuer) {
        if (!issuer.allows(token.header().getAlgorithm())) {
            return Optional.of(DenialReason.ALGORITHM_NOT_ALLOWED);
        }
        boolean foreign = token.keySetUrl()
                .filter(url -> !issuer.settings().allowsKeySetUrl(url))
                .isPresent();
        return foreign ? Optional.of(DenialReason.KEY_SET_URL_NOT_REGISTERED) : Optional.empty();
    }

    private Verdict judgeSignature(CdsToken token, VerificationKey key, RegisteredIssuer issuer, CdsEndpoint endpoint) {
        if (!key.fits(token.jwt())) {
            return denied(token, DenialReason.KEY_DOES_NOT_FIT_ALGORITHM);
        }
        if (!key.signed(token.jwt())) {
            return denied(token, DenialReason.SIGNATURE_WRONG);
        }
        Optional<DenialReason> claim = timeFault(
                        token.claims(), issuer.settings().maxLifetime())
                .or(() -> claimFault(token.claims(), issuer, endpoint));
        return claim.<Verdict>map(reason -> denied(token, reason)).orElseGet(() -> admit(token, issuer, endpoint));
    }

    private Optional<DenialReason> timeFault(Claims claims, Duration maxLifetime) {
        Instant now = clock.instant();
        Instant latest = now.plus(settings.clockSkew());
        if (!now.isBefore(claims.expires().plus(settings.clockSkew()))) {
            return Optional.of(DenialReason.EXPIRED);
        }
        if (claims.issued().isAfter(latest)) {
            return Optional.of(DenialReason.ISSUED_IN_THE_FUTURE);
        }
        if (claims.notBefore().isAfter(latest)) {
            return Optional.of(DenialReason.NOT_YET_VALID);
        }
        Duration lifetime = Duration.between(claims.issued(), claims.expires());
        boolean odd = lifetime.isNegative() || lifetime.compareTo(maxLifetime) > 0;
        return odd ? Optional.of(DenialReason.LIFETIME_TOO_LONG) : Optional.empty();
    }

    private Optional<DenialReason> claimFault(Claims claims, RegisteredIssuer issuer, CdsEndpoint endpoint) {
        var expected = endpoint.audiences(settings.publicBaseUrl());
        var extra = issuer.settings().audiences();
        if (claims.audience().stream().noneMatch(audience -> expected.contains(audience) || extra.contains(audience))) {
            return Optional.of(DenialReason.AUDIENCE_WRONG);
        }
        if (claims.tokenId().isEmpty()) {
            return Optional.of(DenialReason.TOKEN_ID_MISSING);
        }
        if (issuer.tenant(claims.tenant()).isEmpty()) {
            return Optional.of(DenialReason.TENANT_NOT_ALLOWED);
        }
        var subject = issuer.settings().requiredSubject();
        boolean wrong = subject.isPresent() && !subject.equals(claims.subject());
        return wrong ? Optional.of(DenialReason.SUBJECT_WRONG) : Optional.empty();
    }

    /** The token id is used up last: a token that fails for any other cause must not burn it. */
    private Verdict admit(CdsToken token, RegisteredIssuer issuer, CdsEndpoint endpoint) {
        Claims claims = token.claims();
        String tokenId = claims.tokenId().orElseThrow();
        Instant until = claims.expires().plus(settings.clockSkew());
        return switch (replays.use(claims.issuer(), tokenId, until)) {
            case REPEATED -> denied(token, DenialReason.REPLAYED);
            case UNKNOWN -> new Verdict.Unavailable(Verdict.Missing.REPLAY_STORE, Optional.of(claims.issuer()));
            case FIRST -> grant(client(token, issuer), endpoint);
        };
    }

    private static Verdict grant(CdsClient client, CdsEndpoint endpoint) {
        return endpoint.serviceId()
                .filter(service -> !client.mayCall(service))
                .<Verdict>map(service -> new Verdict.NotGranted(client, service))
                .orElseGet(() -> new Verdict.Accepted(client));
    }

    private static CdsClient client(CdsToken token, RegisteredIssuer issuer) {
        Claims claims = token.claims();
        return new CdsClient(
                issuer.name(),
                claims.issuer(),
                issuer.tenant(claims.tenant()).orElseThrow(),
                claims.subject(),
                token.keyId().orElseThrow(),
                claims.tokenId().orElseThrow(),
                issuer.settings().dialect(),
                issuer.settings().services());
    }

    private static Verdict denied(CdsToken token, DenialReason reason) {
        return new Verdict.Denied(token.denied(reason));
    }
}
