package org.consilium.terminology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code sets and measurands that the shipped rules refer to by name. Loaded and checked once at start; a wrong file
 * stops the start.
 */
public final class CodeSets {
    private final Map<String, CodeSet> sets;
    private final Map<String, Measurand> measurands;
    private final Map<Code, Measurand> byCode;

    CodeSets(Map<String, CodeSet> sets, Map<String, Measurand> measurands, Map<Code, Measurand> byCode) {
        this.sets = Map.copyOf(sets);
        this.measurands = Map.copyOf(measurands);
        this.byCode = Map.copyOf(byCode);
    }

    /** The shipped files terminology/{conditions,procedures,medications,observations}.yaml. */
    public static CodeSets load() {
        // the text of one file does not wait for that of another; what is in them is read in order
        List<Definition> files = Stream.of("medications", "observations", "conditions", "procedures")
                .parallel()
                .map(name -> Definition.ofResource("terminology/" + name + ".yaml"))
                .toList();
        return new CodeSetReader()
                .readCodeSets(files.get(2))
                .readCodeSets(files.get(3))
                .readMedications(files.get(0))
                .readMeasurands(files.get(1))
                .codeSets();
    }

    public CodeSet named(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "CSL-0304 no code set is named \"" + id + "\"; add it under terminology/"));
    }

    public Optional<CodeSet> find(String id) {
        return Optional.ofNullable(sets.get(id));
    }

    public Measurand measurand(String id) {
        return findMeasurand(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "CSL-0305 no measurand is named \"" + id + "\"; add it to terminology/observations.yaml"));
    }

    public Optional<Measurand> findMeasurand(String id) {
        return Optional.ofNullable(measurands.get(id));
    }

    /** The measurand that is kept under this code, if any rule knows it. */
    public Optional<Measurand> measurandOf(Code code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Set<String> ids() {
        return sets.keySet();
    }

    public Set<String> measurandIds() {
        return measurands.keySet();
    }
}
