package org.consilium.trial.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Definition;

/** Codes that a trial names itself where no shared code set fits. */
final class OwnCodes {
    private OwnCodes() {}

    static CodeSet read(Definition node) {
        node.allow("title", "snomed", "rxnorm", "loinc", "icd10", "names");
        Set<Code> codes = new LinkedHashSet<>();
        node.words("snomed").forEach(code -> codes.add(Code.snomed(code)));
        node.words("rxnorm").forEach(code -> codes.add(Code.rxnorm(code)));
        node.words("loinc").forEach(code -> codes.add(Code.loinc(code)));
        List<Code> prefixes = new ArrayList<>();
        for (String prefix : node.words("icd10")) {
            prefixes.add(Code.icd10cm(prefix));
            prefixes.add(new Code(CodeSystems.ICD10, prefix));
        }
        Set<String> names = Set.copyOf(node.words("names"));
        if (codes.isEmpty() && prefixes.isEmpty() && names.isEmpty()) {
            throw node.fault("name at least one code");
        }
        // nobody says how far its codes are one thing, so denying one denies only that one
        return new CodeSet("own", node.text("title"), codes, prefixes, names, Set.of(), true);
    }
}
