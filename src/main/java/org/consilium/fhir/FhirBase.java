package org.consilium.fhir;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The base URL of a FHIR server in one form only, so that two of them can be compared. What could be read in two ways
 * (userinfo, query, escapes, dot segments, names outside ASCII) is no base.
 *
 * @param path without a slash at the end; may be empty
 */
public record FhirBase(String scheme, String host, int port, String path) {
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*+");
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2048;

    public static Optional<FhirBase> parse(String url) {
        return uri(url).filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .flatMap(FhirBase::of);
    }

    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Whether that base is this one, or below it. */
    boolean covers(FhirBase other) {
        return sameOrigin(other) && (other.path.equals(path) || other.path.startsWith(path + "/"));
    }

    URI of(FhirQuery query) {
        return URI.create(this + "/" + query.encoded());
    }

    /** The address of a {@code next} link; empty where it leads anywhere but below this base. */
    Optional<URI> next(String link) {
        return uri(link)
                .map(URI.create(this + "/")::resolve)
                .filter(uri -> uri.getRawFragment() == null)
                .filter(uri -> of(uri).filter(this::covers).isPresent());
    }

    private boolean sameOrigin(FhirBase other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    private static Optional<FhirBase> of(URI uri) {
        // an authority that java.net.URI cannot take apart has no host: underscores, names outside ASCII, odd ports
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String path = withoutLastSlash(uri.getRawPath());
        int port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        boolean usable = SCHEMES.contains(scheme)
                && port >= 1
                && port <= 65_535
                && PLAIN_PATH.matcher(path).matches()
                && Stream.of(path.split("/")).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
        return usable
                ? Optional.of(new FhirBase(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, path))
                : Optional.empty();
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<URI> uri(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path;
    }
}
