package org.consilium.diagnosis.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.calculator.Calculators;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Value;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All criteria sets by their id, read from criteria/*.yaml; one wrong file stops the start. */
public final class CriteriaSets {
    private final Map<String, CriteriaSet> byId;
    private final Calculators calculators;
    private final Selector selector;
    private final Map<String, String> editions;

    private CriteriaSets(
            Map<String, CriteriaSet> byId, Calculators calculators, Selector selector, Map<String, String> editions) {
        this.byId = Collections.unmodifiableMap(byId);
        this.calculators = calculators;
        this.selector = selector;
        this.editions = Map.copyOf(editions);
    }

    /** @param editions which edition of a set holds, by its id; else the first one that the file names */
    public static CriteriaSets load(
            CodeSets codeSets, Calculators calculators, Selector selector, Map<String, String> editions) {
        return of(files(), codeSets, calculators, selector).holding(editions);
    }

    static CriteriaSets of(List<Definition> files, CodeSets codeSets, Calculators calculators, Selector selector) {
        var reader = new CriteriaReader(codeSets, calculators);
        Map<String, CriteriaSet> byId = new LinkedHashMap<>();
        for (Definition file : files) {
            CriteriaSet set = reader.read(file);
            if (byId.put(set.id(), set) != null) {
                throw file.fault("the criteria set " + set.id() + " is defined twice");
            }
        }
        return new CriteriaSets(byId, calculators, selector, Map.of());
    }

    /** The same sets under chosen editions. */
    public CriteriaSets holding(Map<String, String> chosen) {
        chosen.forEach((id, edition) -> {
            if (find(id).filter(set -> set.editions().contains(edition)).isEmpty()) {
                throw new IllegalArgumentException("CSL-0512 consilium.diagnosis.editions names the edition \""
                        + edition + "\" of \"" + id + "\", which there is not");
            }
        });
        return new CriteriaSets(byId, calculators, selector, chosen);
    }

    public Collection<CriteriaSet> all() {
        return byId.values();
    }

    public Optional<CriteriaSet> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether "set" or "set/conclusion" exists. */
    public boolean has(String reference) {
        String[] parts = reference.split("/", 2);
        return find(parts[0])
                .filter(set -> parts.length == 1
                        || set.conclusions().stream()
                                .anyMatch(conclusion -> conclusion.id().equals(parts[1])))
                .isPresent();
    }

    /** The sets held against one chart; each is evaluated when it is asked for, once. */
    public CriteriaReading over(PatientChart chart) {
        return over(chart, Map.of());
    }

    /** What if: some inputs, of sets and of the scores they use, answered by hand. */
    public CriteriaReading over(PatientChart chart, Map<String, Value> byHand) {
        return new CriteriaReading(this, calculators, selector.over(chart), byHand);
    }

    Optional<String> edition(CriteriaSet set) {
        return set.editions().isEmpty()
                ? Optional.empty()
                : Optional.of(editions.getOrDefault(set.id(), set.editions().getFirst()));
    }

    private static List<Definition> files() {
        try {
            return List.of(new PathMatchingResourcePatternResolver(CriteriaSets.class.getClassLoader())
                            .getResources("classpath*:criteria/*.yaml"))
                    .stream()
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .map(CriteriaSets::definition)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Definition definition(Resource file) {
        try {
            return Definition.read("criteria/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
