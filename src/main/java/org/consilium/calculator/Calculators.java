package org.consilium.calculator;

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
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All scores by their id, read from calculators/*.yaml; one wrong file stops the start. */
public final class Calculators {
    private final Map<String, Calculator> byId;

    private Calculators(Map<String, Calculator> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** The shipped definitions. */
    public static Calculators load() {
        return load(CodeSets.load(), Selector.standard());
    }

    public static Calculators load(CodeSets codeSets, Selector selector) {
        return of(files().parallelStream().map(Calculators::definition).toList(), codeSets, selector);
    }

    static Calculators of(List<Definition> files, CodeSets codeSets, Selector selector) {
        var reader = new CalculatorReader(codeSets);
        Map<String, Calculator> byId = new LinkedHashMap<>();
        // by the schema each file is right or wrong alone; what names other things is read in order
        for (Definition file :
                files.parallelStream().map(CalculatorReader::checked).toList()) {
            CalculatorDefinition definition = reader.read(file);
            definition.inputs().forEach(input -> selector.check(input.spec()));
            byId.put(definition.id(), new Calculator(definition, selector));
        }
        byId.values()
                .forEach(calculator -> calculator.definition().supersedes().stream()
                        .filter(other -> !byId.containsKey(other))
                        .forEach(other -> {
                            throw new IllegalStateException("CSL-0355 correct the calculator "
                                    + calculator.definition().id() + ": it supersedes \"" + other
                                    + "\", which there is not");
                        }));
        return new Calculators(byId);
    }

    private static List<Resource> files() {
        try {
            return List.of(new PathMatchingResourcePatternResolver(Calculators.class.getClassLoader())
                            .getResources("classpath*:calculators/*.yaml"))
                    .stream()
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Definition definition(Resource file) {
        try {
            return Definition.read(
                    "calculators/" + file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Collection<Calculator> all() {
        return byId.values();
    }

    public Calculator named(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "CSL-0356 no calculator is named \"" + id + "\"; add calculators/" + id + ".yaml"));
    }

    public Optional<Calculator> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
