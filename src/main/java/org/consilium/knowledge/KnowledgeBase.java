package org.consilium.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.Definition;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All conditions and features, read once from one YAML file each; a file that is wrong stops the start. */
public final class KnowledgeBase {
    private static final String CONDITIONS = "classpath*:knowledge/*.yaml";
    private static final String FEATURES = "classpath*:knowledge/features/*.yaml";

    private final List<ConditionEntry> conditions;
    private final List<Feature> features;

    private KnowledgeBase(List<ConditionEntry> conditions, Map<String, Feature> shared) {
        this.conditions = List.copyOf(conditions);
        Map<String, Feature> used = new TreeMap<>();
        for (ConditionEntry condition : conditions) {
            condition.requires().forEach(anyOf -> anyOf.forEach(feature -> keep(used, feature)));
            for (Link link : condition.links()) {
                keep(used, link.feature());
                link.unless().forEach(feature -> keep(used, feature));
            }
        }
        List.copyOf(used.values())
                .forEach(feature -> feature.unless()
                        .forEach(id -> Optional.ofNullable(shared.get(id)).ifPresent(other -> keep(used, other))));
        this.features = List.copyOf(used.values());
    }

    /** Features are counted and cited by id, so one id means one thing everywhere. */
    private static void keep(Map<String, Feature> used, Feature feature) {
        Feature other = used.putIfAbsent(feature.id(), feature);
        if (other != null && !other.anyOf().equals(feature.anyOf())) {
            throw new IllegalArgumentException(
                    "CSL-0503 give one of the two different features named \"" + feature.id() + "\" another id");
        }
    }

    /** Reads every definition on the class path. */
    public static KnowledgeBase load(Vocabulary vocabulary) {
        return of(vocabulary, files(FEATURES), files(CONDITIONS));
    }

    /** Builds the knowledge base from definitions already read. */
    public static KnowledgeBase of(Vocabulary vocabulary, List<Definition> features, List<Definition> conditions) {
        var marks = new MarkReader(vocabulary);
        Map<String, Feature> shared = new LinkedHashMap<>();
        for (Definition file : features) {
            for (Feature feature : new FeatureReader(marks).readAll(file)) {
                if (shared.put(feature.id(), feature) != null) {
                    throw file.fault("the feature \"" + feature.id() + "\" is defined twice");
                }
            }
        }
        requireKnown(shared, features);
        Map<String, ConditionEntry> read = new TreeMap<>();
        for (Definition file : conditions) {
            // a reader of its own each: features defined inside one condition stay there
            ConditionEntry entry = new ConditionReader(shared, marks).read(file);
            if (read.put(entry.id(), entry) != null) {
                throw file.fault("the condition \"" + entry.id() + "\" is defined twice");
            }
        }
        for (Definition file : conditions) {
            file.words("mimics").stream()
                    .filter(id -> !read.containsKey(id))
                    .findFirst()
                    .ifPresent(id -> {
                        throw file.get("mimics").fault("the mimic \"" + id + "\" is no known condition");
                    });
        }
        return new KnowledgeBase(List.copyOf(read.values()), shared);
    }

    private static void requireKnown(Map<String, Feature> shared, List<Definition> files) {
        for (Definition file : files) {
            for (Definition node : file.get("features").items()) {
                node.words("unless").stream()
                        .filter(id -> !shared.containsKey(id))
                        .findFirst()
                        .ifPresent(id -> {
                            throw node.get("unless").fault("no feature is named \"" + id + "\"");
                        });
            }
        }
    }

    /** Conditions by id, in alphabetical order. */
    public List<ConditionEntry> conditions() {
        return conditions;
    }

    public Optional<ConditionEntry> condition(String id) {
        return conditions.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Every feature that some condition uses, by id. */
    public List<Feature> features() {
        return features;
    }

    public Coverage coverage() {
        return Coverage.of(this);
    }

    /** What is covered and what is missing, as Markdown for people. */
    public String report() {
        return CoverageReport.of(this);
    }

    private static List<Definition> files(String pattern) {
        try (Stream<Resource> found = Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern))) {
            return found.sorted(Comparator.comparing(KnowledgeBase::name))
                    .map(file -> Definition.read(name(file), text(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Resource file) {
        return Optional.ofNullable(file.getFilename()).orElse("knowledge");
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new BadDefinition(name(file), 0, "the file cannot be read");
        }
    }
}
