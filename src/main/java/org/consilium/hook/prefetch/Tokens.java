package org.consilium.hook.prefetch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.hook.protocol.ContextField;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.HookContext;

/**
 * Prefetch tokens: {@code {{context.name}}} for a primitive field of the hook's context, and the four that name the current
 * user by type.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#prefetch-tokens">CDS Hooks 2.0, prefetch tokens</a>
 */
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]*)}}");
    private static final String CONTEXT = "context.";
    private static final List<String> USER_TOKENS =
            List.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");

    private Tokens() {}

    /** Whether a client can fill every token of the query on this hook. */
    public static boolean fit(String query, Hook hook) {
        return TOKEN.matcher(query)
                .results()
                .map(match -> match.group(1))
                .allMatch(token -> USER_TOKENS.contains(token) || isContextToken(token, hook));
    }

    private static boolean isContextToken(String token, Hook hook) {
        return token.startsWith(CONTEXT)
                && hook.fields().stream()
                        .filter(ContextField::token)
                        .anyMatch(field -> field.name().equals(token.substring(CONTEXT.length())));
    }

    /** The query with every token filled, URL-encoded; empty where a token has no value, so that none is ever sent as it is. */
    public static Optional<String> fill(String query, HookContext context) {
        var filled = new StringBuilder();
        var matcher = TOKEN.matcher(query);
        while (matcher.find()) {
            Optional<String> value = value(matcher.group(1), context);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String encoded = URLEncoder.encode(value.get(), StandardCharsets.UTF_8);
            matcher.appendReplacement(filled, java.util.regex.Matcher.quoteReplacement(encoded));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    private static Optional<String> value(String token, HookContext context) {
        if (token.startsWith(CONTEXT)) {
            return context.text(token.substring(CONTEXT.length()));
        }
        return USER_TOKENS.contains(token) ? context.user().flatMap(user -> userId(user, token)) : Optional.empty();
    }

    /** userPractitionerId is the id of a user "Practitioner/id" and has no value for users of another type. */
    private static Optional<String> userId(String user, String token) {
        String type = token.substring("user".length(), token.length() - "Id".length());
        return user.startsWith(type + "/") ? Optional.of(user.substring(type.length() + 1)) : Optional.empty();
    }
}
