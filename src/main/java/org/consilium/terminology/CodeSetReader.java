package org.consilium.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the files of code sets; every code stands once in its set and every name once in the house. */
final class CodeSetReader {
    private final Map<String, CodeSet> sets = new LinkedHashMap<>();
    private final Map<String, Measurand> measurands = new LinkedHashMap<>();
    private final Map<Code, Measurand> byCode = new HashMap<>();

    CodeSetReader readCodeSets(Definition file) {
        file.entries().forEach((id, node) -> {
            node.allow(
                    "title",
                    "snomed",
                    "loinc",
                    "icd10",
                    "icd10cm",
                    "other",
                    "includes",
                    "names",
                    "unless",
                    "broad",
                    "source");
            Set<Code> codes = new LinkedHashSet<>();
            List<Code> prefixes = new ArrayList<>();
            for (Definition snomed : words(node, "snomed")) {
                CheckDigits.requireSnomed(snomed);
                add(codes, Code.snomed(snomed.text()), snomed);
            }
            for (Definition loinc : words(node, "loinc")) {
                CheckDigits.requireLoinc(loinc);
                add(codes, Code.loinc(loinc.text()), loinc);
            }
            words(node, "icd10")
                    .forEach(written -> IcdPrefixes.read(written).forEach(category -> {
                        prefixes.add(new Code(CodeSystems.ICD10CM, category));
                        prefixes.add(new Code(CodeSystems.ICD10, category));
                        prefixes.add(new Code(CodeSystems.ICD10GM, category));
                    }));
            words(node, "icd10cm")
                    .forEach(written -> IcdPrefixes.read(written)
                            .forEach(category -> prefixes.add(new Code(CodeSystems.ICD10CM, category))));
            includes(node, codes, prefixes);
            put(node, set(id, node, codes, prefixes));
        });
        return this;
    }

    private static CodeSet set(String id, Definition node, Set<Code> codes, List<Code> prefixes) {
        return new CodeSet(
                id,
                node.text("title"),
                codes,
                prefixes,
                Set.copyOf(node.words("names")),
                Set.copyOf(node.words("unless")),
                node.find("broad").map(Definition::flag).orElse(false));
    }

    CodeSetReader readMedications(Definition file) {
        new MedicationReader(file).sets().forEach((set, node) -> put(node, set));
        return this;
    }

    CodeSetReader readMeasurands(Definition file) {
        new MeasurandReader(file).measurands().forEach((measurand, node) -> {
            if (measurands.put(measurand.id(), measurand) != null) {
                throw node.fault("the measurand " + measurand.id() + " stands twice");
            }
            // a code may stand under two (fasting glucose is also glucose); the first one is its name
            for (Measurand.CodedAs coded : measurand.codes()) {
                byCode.putIfAbsent(coded.code(), measurand);
            }
        });
        return this;
    }

    CodeSets codeSets() {
        return new CodeSets(sets, measurands, byCode);
    }

    private void includes(Definition node, Set<Code> codes, List<Code> prefixes) {
        for (Definition included : words(node, "includes")) {
            CodeSet other = sets.get(included.text());
            if (other == null) {
                throw included.fault("no code set above is named " + included.text());
            }
            codes.addAll(other.codes());
            other.prefixes().stream()
                    .filter(prefix -> !prefixes.contains(prefix))
                    .forEach(prefixes::add);
        }
    }

    private void put(Definition node, CodeSet set) {
        if (set.codes().isEmpty() && set.prefixes().isEmpty() && set.names().isEmpty()) {
            throw node.fault("the code set " + set.id() + " is empty");
        }
        if (sets.put(set.id(), set) != null) {
            throw node.fault("the code set " + set.id() + " stands twice");
        }
    }

    static void add(Set<Code> codes, Code code, Definition place) {
        if (!codes.add(code)) {
            throw place.fault("the code " + code.value() + " stands twice in its set");
        }
    }

    static List<Definition> words(Definition node, String key) {
        return node.find(key)
                .map(list -> list.isText() ? List.of(list) : list.items())
                .orElse(List.of());
    }
}
