package org.consilium.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Reads the addresses that an operator types into the settings. */
final class WebAddresses {
    private WebAddresses() {}

    static boolean isHttp(String text) {
        return has(text, Set.of("http", "https"));
    }

    static boolean isHttps(String text) {
        return has(text, Set.of("https"));
    }

    /** True for {@code https://host[:port][/path]} without userinfo, query, fragment or a slash at the end. */
    static boolean isBase(String text) {
        return parse(text)
                .filter(uri -> isHttp(text)
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && !text.endsWith("/"))
                .isPresent();
    }

    private static boolean has(String text, Set<String> schemes) {
        return parse(text)
                .filter(uri -> uri.getScheme() != null
                        && schemes.contains(uri.getScheme())
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null)
                .isPresent();
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
