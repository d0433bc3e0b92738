package org.consilium.terminology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the list of drug ingredients: each ingredient is a code set of its own name, each class the union of its
 * ingredients and of its own ATC groups.
 */
final class MedicationReader {
    private final Map<CodeSet, Definition> sets = new LinkedHashMap<>();
    private final Map<String, List<CodeSet>> members = new LinkedHashMap<>();
    private final Set<Code> seen = new HashSet<>();

    MedicationReader(Definition file) {
        file.allow("classes", "ingredients");
        Map<String, Definition> classes = file.get("classes").entries();
        classes.keySet().forEach(id -> members.put(id, new ArrayList<>()));
        file.get("ingredients").entries().forEach(this::readIngredient);
        classes.forEach(this::readClass);
    }

    Map<CodeSet, Definition> sets() {
        return sets;
    }

    private void readIngredient(String name, Definition node) {
        node.allow("rxcui", "products", "atc", "names", "classes");
        Set<Code> codes = new LinkedHashSet<>();
        for (String key : List.of("rxcui", "products")) {
            for (Definition rxcui : CodeSetReader.words(node, key)) {
                Code code = Code.rxnorm(rxcui.text());
                // a product of two ingredients stands under both, an ingredient under one name only
                if (key.equals("rxcui") && !seen.add(code)) {
                    throw rxcui.fault("the RxNorm ingredient " + rxcui.text() + " stands twice");
                }
                CodeSetReader.add(codes, code, rxcui);
            }
        }
        Set<String> names = new LinkedHashSet<>(node.words("names"));
        names.add(name.replace('-', ' '));
        List<Code> atc = node.words("atc").stream()
                .map(code -> new Code(CodeSystems.ATC, code))
                .toList();
        var ingredient = new CodeSet(name, name.replace('-', ' '), codes, atc, names, Set.of(), false);
        sets.put(ingredient, node);
        for (Definition clazz : CodeSetReader.words(node, "classes")) {
            if (!members.containsKey(clazz.text())) {
                throw clazz.fault("no class is named " + clazz.text());
            }
            members.get(clazz.text()).add(ingredient);
        }
    }

    private void readClass(String id, Definition node) {
        node.allow("title", "atc", "unless", "includes", "names", "source");
        Set<Code> codes = new LinkedHashSet<>();
        List<Code> atc = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(node.words("names"));
        node.words("atc").forEach(code -> atc.add(new Code(CodeSystems.ATC, code)));
        List<CodeSet> all = new ArrayList<>(members.get(id));
        for (Definition included : CodeSetReader.words(node, "includes")) {
            if (!members.containsKey(included.text())) {
                throw included.fault("no class is named " + included.text());
            }
            all.addAll(members.get(included.text()));
        }
        for (CodeSet ingredient : all) {
            codes.addAll(ingredient.codes());
            names.addAll(ingredient.names());
            ingredient.prefixes().stream()
                    .filter(prefix -> !atc.contains(prefix))
                    .forEach(atc::add);
        }
        if (codes.isEmpty() && names.isEmpty()) {
            throw node.fault("the class " + id + " has no ingredient");
        }
        // not to take one drug of a class says nothing about the others: every class is broad
        sets.put(new CodeSet(id, node.text("title"), codes, atc, names, Set.copyOf(node.words("unless")), true), node);
    }
}
