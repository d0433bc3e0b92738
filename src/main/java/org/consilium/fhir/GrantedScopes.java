package org.consilium.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the EHR's token may read, as far as its scopes are SMART scopes (v1 {@code patient/Observation.read}, v2
 * {@code patient/Observation.rs?category=laboratory}). Some EHRs send scopes of another form: these decide nothing.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html">SMART App Launch, scopes</a>
 */
public final class GrantedScopes {
    private static final Pattern V1 =
            Pattern.compile("(?:patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*)");
    private static final Pattern V2 =
            Pattern.compile("(?:patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(c?r?u?d?s?)(?:\\?(\\S+))?");
    private final List<Grant> grants;

    /** @param conditions parameters of a v2 scope: only resources that meet them are granted */
    private record Grant(String type, boolean read, boolean search, Set<String> conditions) {
        boolean covers(FhirQuery query) {
            boolean named = type.equals("*") || type.equals(query.type());
            boolean interaction = query.isRead() ? read : search;
            // a query wider than the grant would come back silently narrowed, and silence would read as absence
            return named && interaction && meets(query);
        }

        private boolean meets(FhirQuery query) {
            return conditions.isEmpty()
                    || new HashSet<>(query.decodedParameters().toList()).containsAll(conditions);
        }
    }

    private GrantedScopes(List<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    public static GrantedScopes parse(String scope) {
        return new GrantedScopes(Stream.of(scope.split("\\s+"))
                .flatMap(one -> grant(one).stream())
                .toList());
    }

    /** Whether the query may be sent: always, where no scope is a SMART scope. */
    public boolean allow(FhirQuery query) {
        return grants.isEmpty() || grants.stream().anyMatch(grant -> grant.covers(query));
    }

    private static Optional<Grant> grant(String scope) {
        Matcher v1 = V1.matcher(scope);
        if (v1.matches()) {
            boolean reads = !v1.group(2).equals("write");
            return Optional.of(new Grant(v1.group(1), reads, reads, Set.of()));
        }
        Matcher v2 = V2.matcher(scope);
        if (!v2.matches() || v2.group(2).isEmpty()) {
            return Optional.empty();
        }
        Set<String> conditions = Optional.ofNullable(v2.group(3))
                .map(text -> Set.copyOf(
                        Stream.of(text.split("&")).map(GrantedScopes::decoded).toList()))
                .orElseGet(Set::of);
        return Optional.of(
                new Grant(v2.group(1), v2.group(2).contains("r"), v2.group(2).contains("s"), conditions));
    }

    static String decoded(String parameter) {
        try {
            return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return parameter;
        }
    }
}
