package org.consilium.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.fhir.Resource.Role;
import tools.jackson.databind.JsonNode;

/** Takes the resources out of what was sent: single ones, Bundles, pages of a search (FHIR R4 Bundle, section 3.1.1). */
final class Gathering {
    private static final String BUNDLE = "Bundle";
    private static final String UUID_URL = "urn:uuid:";
    private static final String OUTCOME = "OperationOutcome";
    private static final int LONGEST_NAME = 64;

    private final List<Resource> resources = new ArrayList<>();

    List<Resource> resources() {
        return resources;
    }

    /** What a search gave, as far as it can be told from its pages. */
    record Pages(int matches, Optional<Long> total, boolean hasMore, boolean isDoubtful) {}

    Pages add(Prefetched prefetched, List<JsonNode> pages) {
        int before = resources.size();
        Optional<Long> total = Optional.empty();
        boolean isDoubtful = false;
        for (JsonNode page : pages) {
            String type = typeOf(page).orElseThrow(() -> UnreadableKey.notFhir(prefetched.key()));
            if (type.equals(BUNDLE)) {
                isDoubtful |= bundle(prefetched.key(), page, Set.of());
                total = total.or(() -> total(page));
            } else if (type.equals(OUTCOME)) {
                // A later page that the server failed to give.
                isDoubtful = true;
            } else {
                mustBeAskedFor(prefetched, type);
                resources.add(new Resource(
                        prefetched.key(),
                        page,
                        type,
                        reference(type, page, Optional.empty()),
                        Optional.empty(),
                        Role.MATCH));
            }
        }
        long matches = resources.subList(before, resources.size()).stream()
                .filter(resource -> resource.role() == Role.MATCH)
                .count();
        boolean hasMore = !pages.isEmpty() && hasNext(pages.getLast());
        return new Pages((int) matches, total, hasMore, isDoubtful);
    }

    void addDrafts(String key, Drafts drafts) {
        if (!typeOf(drafts.orders()).orElse("").equals(BUNDLE)) {
            throw UnreadableKey.notFhir(key);
        }
        var selections = new HashSet<String>();
        drafts.selections()
                .forEach(selection -> selections.add(References.local(selection).orElse(selection)));
        bundle(key, drafts.orders(), selections, true);
    }

    private static void mustBeAskedFor(Prefetched prefetched, String type) {
        boolean isAskedFor = Kinds.of(type).filter(prefetched.kinds()::contains).isPresent();
        if (!prefetched.kinds().isEmpty() && !isAskedFor) {
            throw UnreadableKey.wrongType(prefetched.key());
        }
    }

    private boolean bundle(String key, JsonNode bundle, Set<String> selections) {
        return bundle(key, bundle, selections, false);
    }

    /** Tells whether the server says that something is missing. */
    private boolean bundle(String key, JsonNode bundle, Set<String> selections, boolean isDraft) {
        boolean isDoubtful = false;
        for (JsonNode entry : entries(key, bundle)) {
            JsonNode json = entry.path("resource");
            String type = typeOf(json).orElse("");
            String mode = entry.path("search").path("mode").asString("match");
            if (type.equals(OUTCOME)) {
                isDoubtful |= saysSomethingIsMissing(json);
            } else if (type.equals(BUNDLE)) {
                isDoubtful |= bundle(key, json, selections, isDraft);
            } else if (!type.isEmpty()) {
                Optional<String> url = url(entry);
                String reference = reference(type, json, url);
                Role drafted = selections.contains(reference) ? Role.SELECTED : Role.DRAFT;
                Role asked = mode.equals("include") ? Role.INCLUDED : Role.MATCH;
                resources.add(new Resource(key, json, type, reference, url, isDraft ? drafted : asked));
            } else if (!Elements.isAbsent(json)) {
                isDoubtful = true;
            }
        }
        return isDoubtful;
    }

    private static List<JsonNode> entries(String key, JsonNode bundle) {
        try {
            return Elements.objects(bundle, "entry");
        } catch (Malformed noEntries) {
            throw UnreadableKey.notFhir(key);
        }
    }

    /** "Type/id"; without an id the full URL (of a transaction: a UUID), and without that a name made of its content, the same at every reading. */
    private static String reference(String type, JsonNode json, Optional<String> fullUrl) {
        String id = json.path("id").asString("");
        if (isName(id, true)) {
            return type + "/" + id;
        }
        return fullUrl.map(url -> url.startsWith(UUID_URL) ? type + "/" + url.substring(UUID_URL.length()) : url)
                .orElseGet(() -> type + "/~" + named(json));
    }

    private static UUID named(JsonNode json) {
        return UUID.nameUUIDFromBytes(Canonical.text(json).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> url(JsonNode entry) {
        return Optional.of(entry.path("fullUrl").asString("")).filter(url -> !url.isBlank());
    }

    static Optional<String> typeOf(JsonNode json) {
        return Optional.of(json.path("resourceType").asString("")).filter(type -> isName(type, false));
    }

    /** A type is letters; a logical id may have digits, '-' and '.' too (R4 section 2.24.0.1). */
    private static boolean isName(String text, boolean isId) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && !(isId && ((c >= '0' && c <= '9') || c == '-' || c == '.'))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    /** Who the Bundle is about: the references of all its Patients. */
    static Set<String> patients(String key, JsonNode bundle) {
        var patients = new HashSet<String>();
        for (JsonNode entry : entries(key, bundle)) {
            JsonNode json = entry.path("resource");
            String type = typeOf(json).orElse("");
            if (type.equals("Patient")) {
                patients.add(reference(type, json, url(entry)));
            } else if (type.equals(BUNDLE)) {
                patients.addAll(patients(key, json));
            }
        }
        return patients;
    }

    private static Optional<Long> total(JsonNode bundle) {
        JsonNode total = bundle.path("total");
        return total.isNumber() && total.canConvertToLong() ? Optional.of(total.longValue()) : Optional.empty();
    }

    private static boolean hasNext(JsonNode page) {
        return Elements.list(page, "link").stream()
                .anyMatch(link -> link.path("relation").asString("").equals("next"));
    }

    /** An empty search of some EHRs holds an outcome with a warning, which only says that there was nothing to find. */
    private static boolean saysSomethingIsMissing(JsonNode outcome) {
        return Elements.list(outcome, "issue").stream()
                .anyMatch(issue ->
                        Set.of("error", "fatal").contains(issue.path("severity").asString(""))
                                || issue.path("code").asString("").equals("suppressed"));
    }
}
