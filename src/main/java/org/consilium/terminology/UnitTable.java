package org.consilium.terminology;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The units, their dirty spellings and the analytes, as the shipped files state them. */
final class UnitTable {

    /** A unit's kind ("mass concentration") and the step to the base unit of that kind. */
    record Unit(String code, String kind, Scale toBase) {}

    /** A stated equality between two kinds, for one analyte only: from a unit of one to a unit of the other. */
    record Bridge(Unit from, Unit to, Scale scale, String words) {
        Bridge turned() {
            return new Bridge(to, from, scale.inverse(), words);
        }
    }

    /** What "1" also is: pure numbers that carry a name in braces. */
    static final String PURE = "1";

    private final Map<String, Unit> units;
    private final Set<String> plainKinds;
    private final Map<String, String> aliases;
    private final Map<String, String> folded;
    private final Map<String, Analyte> analytes;
    private final Map<String, List<Bridge>> bridges;

    UnitTable(UnitTableReader reader) {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(reader.units()));
        plainKinds = Set.copyOf(reader.plainKinds());
        aliases = Map.copyOf(reader.aliases());
        analytes = Map.copyOf(reader.analytes());
        bridges = Map.copyOf(reader.bridges());
        folded = fold(units.keySet(), aliases);
    }

    /** Loaded once, at first use. */
    static UnitTable shipped() {
        return Shipped.TABLE;
    }

    private static final class Shipped {
        static final UnitTable TABLE = new UnitTable(UnitTableReader.ofResources());
    }

    Set<String> units() {
        return units.keySet();
    }

    Set<Analyte> analytes() {
        return Set.copyOf(analytes.values());
    }

    Optional<Analyte> analyte(String idOrComponent) {
        return Optional.ofNullable(analytes.get(idOrComponent));
    }

    Optional<String> canonical(String written) {
        String text = written.strip();
        if (units.containsKey(text)) {
            return Optional.of(text);
        }
        if (aliases.containsKey(text)) {
            return Optional.of(aliases.get(text));
        }
        // "M" (molar) must not become "m" (metre): short words keep their case
        return text.length() < 3 ? Optional.empty() : Optional.ofNullable(folded.get(foldCase(text)));
    }

    Conversion convert(Quantity quantity, String toUnit, Optional<Analyte> analyte) {
        if (quantity.unit().equals(toUnit)) {
            return new Conversion.Converted(quantity, "");
        }
        Optional<Unit> from = canonical(quantity.unit()).map(units::get);
        Optional<Unit> to = canonical(toUnit).map(units::get);
        if (from.isEmpty() || to.isEmpty()) {
            return new Conversion.Refused("unknown unit " + (from.isEmpty() ? quantity.unit() : toUnit));
        }
        return convert(quantity, from.get(), to.get(), analyte);
    }

    private Conversion convert(Quantity quantity, Unit from, Unit to, Optional<Analyte> analyte) {
        if (from.code().equals(to.code())) {
            return done(quantity, Scale.SAME, to, "");
        }
        if (from.kind().equals(to.kind())) {
            return done(
                    quantity,
                    from.toBase().then(to.toBase().inverse()),
                    to,
                    "converted from " + UnitWords.of(from.code()));
        }
        if (samePureNumber(from, to)) {
            return done(quantity, Scale.SAME, to, "pure number");
        }
        if (analyte.isEmpty()) {
            return new Conversion.Refused(
                    from.code() + " and " + to.code() + " measure different things unless the substance is known");
        }
        return path(from, to, bridges.getOrDefault(analyte.get().id(), List.of()))
                .<Conversion>map(steps -> done(quantity, scale(from, steps, to), to, words(steps, analyte.get())))
                .orElseGet(() -> new Conversion.Refused("no factor from " + from.code() + " to " + to.code() + " for "
                        + analyte.get().title()));
    }

    private boolean samePureNumber(Unit from, Unit to) {
        return (from.code().equals(PURE) && plainKinds.contains(to.kind()))
                || (to.code().equals(PURE) && plainKinds.contains(from.kind()));
    }

    /** The shortest chain of stated equalities from one kind to the other. */
    private static Optional<List<Bridge>> path(Unit from, Unit to, List<Bridge> stated) {
        var queue = new ArrayDeque<List<Bridge>>();
        Set<String> seen = new HashSet<>(Set.of(from.kind()));
        queue.add(List.of());
        while (!queue.isEmpty()) {
            List<Bridge> steps = queue.remove();
            String kind = steps.isEmpty() ? from.kind() : steps.getLast().to().kind();
            if (kind.equals(to.kind())) {
                return Optional.of(steps);
            }
            for (Bridge bridge : stated) {
                for (Bridge way : List.of(bridge, bridge.turned())) {
                    if (way.from().kind().equals(kind) && seen.add(way.to().kind())) {
                        queue.add(java.util.stream.Stream.concat(steps.stream(), java.util.stream.Stream.of(way))
                                .toList());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Scale scale(Unit from, List<Bridge> steps, Unit to) {
        Scale scale = from.toBase();
        for (Bridge bridge : steps) {
            scale = scale.then(bridge.from().toBase().inverse())
                    .then(bridge.scale())
                    .then(bridge.to().toBase());
        }
        return scale.then(to.toBase().inverse());
    }

    private static String words(List<Bridge> steps, Analyte analyte) {
        return analyte.title() + ": "
                + String.join(", ", steps.stream().map(Bridge::words).toList());
    }

    private static Conversion done(Quantity quantity, Scale scale, Unit to, String how) {
        return new Conversion.Converted(new Quantity(scale.apply(quantity.value()), to.code()), how);
    }

    /** Spellings by lower case, as far as only one unit is meant by it. */
    private static Map<String, String> fold(Set<String> codes, Map<String, String> aliases) {
        Map<String, String> folded = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        codes.forEach(code -> note(folded, ambiguous, code, code));
        aliases.forEach((alias, code) -> note(folded, ambiguous, alias, code));
        folded.keySet().removeAll(ambiguous);
        return Map.copyOf(folded);
    }

    private static void note(Map<String, String> folded, Set<String> ambiguous, String written, String code) {
        String before = folded.putIfAbsent(foldCase(written), code);
        if (before != null && !before.equals(code)) {
            ambiguous.add(foldCase(written));
        }
    }

    private static String foldCase(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
