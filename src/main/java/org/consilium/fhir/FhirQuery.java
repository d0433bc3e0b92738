package org.consilium.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query relative to a FHIR base: a read ({@code Patient/1}) or a search by type ({@code Condition?patient=1}), nothing
 * else. It cannot name another server, leave the base or call an operation.
 *
 * @param id of the resource to read; empty for a search
 * @param parameters of a search, each as {@code name=value}, not yet encoded for a URL
 */
public record FhirQuery(String type, Optional<String> id, List<String> parameters) {
    private static final Pattern FORM =
            Pattern.compile("([A-Z][A-Za-z]{1,63})(?:/([A-Za-z0-9.-]{1,64})|\\?([^#]{1,4000}))");
    /** What RFC 3986 lets stand in a query; {@code |} of a token search is not among it. */
    private static final String UNENCODED = "-._~!$'()*+,;:@/?=%";

    public FhirQuery {
        parameters = List.copyOf(parameters);
    }

    public static Optional<FhirQuery> parse(String query) {
        Matcher form = FORM.matcher(query);
        // a token that was not filled, and a line break that would end the request line
        if (query.contains("{{") || query.chars().anyMatch(Character::isISOControl) || !form.matches()) {
            return Optional.empty();
        }
        Optional<String> id = Optional.ofNullable(form.group(2));
        // "." and ".." are FHIR ids by the letter of the specification, and would walk up the path
        if (id.filter(text -> text.equals(".") || text.equals("..")).isPresent()) {
            return Optional.empty();
        }
        List<String> parameters = Optional.ofNullable(form.group(3))
                .map(text -> List.of(text.split("&")))
                .orElseGet(List::of);
        return Optional.of(new FhirQuery(form.group(1), id, parameters));
    }

    boolean isRead() {
        return id.isPresent();
    }

    String encoded() {
        return id.map(text -> type + "/" + text)
                .orElseGet(() -> type + "?"
                        + String.join(
                                "&", parameters.stream().map(FhirQuery::encoded).toList()));
    }

    private static String encoded(String parameter) {
        StringBuilder url = new StringBuilder();
        for (byte each : parameter.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNENCODED.indexOf(character) >= 0);
            url.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return url.toString();
    }

    /** The parameters as a server reads them, for comparing. */
    Stream<String> decodedParameters() {
        return parameters.stream().map(GrantedScopes::decoded);
    }
}
