package org.consilium.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One resource can come under several keys, and in several versions: the newest holds. */
final class Copies {
    private static final String META = "meta";

    private Copies() {}

    /**
     * @param kept one of each
     * @param conflicting references of which nothing tells the newest copy, with one copy each
     */
    record Sorted(List<Resource> kept, List<Resource> conflicting) {}

    static Sorted sort(Collection<Resource> resources) {
        Map<String, List<Resource>> byName = new LinkedHashMap<>();
        for (Resource resource : resources) {
            String name = resource.isDraft() ? "draft " + resource.reference() : resource.reference();
            byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(resource);
        }
        var kept = new ArrayList<Resource>(byName.size());
        var conflicting = new ArrayList<Resource>();
        for (List<Resource> copies : byName.values()) {
            if (copies.size() == 1) {
                kept.add(copies.getFirst());
            } else {
                newest(copies).ifPresentOrElse(kept::add, () -> conflicting.add(copies.getFirst()));
            }
        }
        return new Sorted(kept, conflicting);
    }

    private static Optional<Resource> newest(List<Resource> copies) {
        var byAge = Comparator.comparing((Resource copy) -> copy.lastUpdated().orElse(Instant.MIN))
                .thenComparing(copy -> copy.versionId()
                        .filter(Copies::isCounter)
                        .map(Long::parseLong)
                        .orElse(-1L));
        Resource newest = copies.stream().max(byAge).orElseThrow();
        JsonNode content = withoutMeta(newest);
        boolean onlyOneIsNewest = copies.stream()
                .filter(copy -> byAge.compare(copy, newest) == 0)
                .allMatch(copy -> withoutMeta(copy).equals(content));
        return onlyOneIsNewest ? Optional.of(newest) : Optional.empty();
    }

    private static boolean isCounter(String version) {
        return version.length() < 18 && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static JsonNode withoutMeta(Resource resource) {
        return resource.json() instanceof ObjectNode object ? object.deepCopy().without(META) : resource.json();
    }
}
