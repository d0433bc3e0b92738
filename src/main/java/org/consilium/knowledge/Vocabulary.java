package org.consilium.knowledge;

import java.util.Optional;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Units;

/** What definitions may refer to by name: code sets and units. */
public interface Vocabulary {
    Optional<CodeSet> codeSet(String id);

    boolean knowsUnit(String unit);

    /** The shipped code sets and the table of units. */
    static Vocabulary of(CodeSets sets) {
        return new Vocabulary() {
            @Override
            public Optional<CodeSet> codeSet(String id) {
                return sets.find(id);
            }

            @Override
            public boolean knowsUnit(String unit) {
                return Units.known().contains(unit);
            }
        };
    }
}
