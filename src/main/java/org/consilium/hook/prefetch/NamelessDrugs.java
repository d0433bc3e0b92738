package org.consilium.hook.prefetch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.fhir.Prefetched.Answer;
import org.consilium.hook.protocol.HookRequest;
import tools.jackson.databind.JsonNode;

/**
 * Drugs that orders and lists only refer to ({@code medicationReference}), without their Medication being sent. A template
 * cannot ask for them, since clients need not understand {@code _include}; so they are read by their ids afterwards.
 */
final class NamelessDrugs {
    static final String KEY = "drugs";
    private static final int LONGEST = 3_500;
    private static final Pattern PLACE = Pattern.compile("(?:(.*)/)?Medication/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?");

    private final String base;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> sent = new HashSet<>();

    private NamelessDrugs(String base) {
        this.base = base;
    }

    /** The query for those that are missing; empty where none is. */
    static Optional<String> query(HookRequest request, List<Resolved> resolved) {
        var drugs = new NamelessDrugs(request.fhirServer()
                .map(server -> server.toString().replaceAll("/+$", ""))
                .orElse(""));
        resolved.stream()
                .map(each -> each.data().answer())
                .filter(Answer.Sent.class::isInstance)
                .flatMap(answer -> ((Answer.Sent) answer).pages().stream())
                .forEach(drugs::look);
        return drugs.query();
    }

    private void look(JsonNode page) {
        resources(page).forEach(resource -> {
            if ("Medication".equals(resource.path("resourceType").asString(""))) {
                sent.add(resource.path("id").asString(""));
            }
            id(resource.path("medicationReference").path("reference").asString(""))
                    .ifPresent(wanted::add);
        });
    }

    private static Stream<JsonNode> resources(JsonNode page) {
        return "Bundle".equals(page.path("resourceType").asString(""))
                ? page.path("entry").valueStream().map(entry -> entry.path("resource"))
                : Stream.of(page);
    }

    /** Of this server's own: a reference to another one leads nowhere. */
    private Optional<String> id(String reference) {
        Matcher place = PLACE.matcher(reference);
        if (!place.matches()) {
            return Optional.empty();
        }
        boolean own = Optional.ofNullable(place.group(1)).map(base::equals).orElse(true);
        return own ? Optional.of(place.group(2)) : Optional.empty();
    }

    private Optional<String> query() {
        List<String> ids = new ArrayList<>();
        int length = 0;
        for (String id : wanted) {
            length += id.length() + 1;
            if (!sent.contains(id) && length < LONGEST) {
                ids.add(id);
            }
        }
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of("Medication?_id=" + String.join(",", ids) + "&_count=" + ids.size());
    }
}
