package org.consilium.calculator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Calculation;
import org.consilium.expression.Truth;

/** What a score has to say of a patient: a calculation, or why it is not offered. */
sealed interface Offer {

    record Made(Calculation calculation) implements Offer {}

    record Withheld(String because) implements Offer {}

    default Optional<Calculation> given() {
        return switch (this) {
            case Made made -> Optional.of(made.calculation());
            case Withheld ignored -> Optional.empty();
        };
    }

    /** A score that is meant for others: the situations that it is meant for and that there are not. */
    static Offer meantForOthers(CalculatorDefinition definition, Situations situations) {
        Map<String, Context.Found> found = situations.of(definition.context());
        Set<String> asked = definition.concerns().map(concern -> concern.uses()).orElse(Set.of());
        List<String> absent = definition.context().stream()
                .filter(situation -> asked.contains(situation.id()))
                .filter(situation -> Optional.ofNullable(found.get(situation.id()))
                        .filter(there -> there.truth() == Truth.FALSE)
                        .isPresent())
                .map(Context::absence)
                .toList();
        return new Withheld(absent.isEmpty() ? "not meant for this patient" : String.join(", ", absent));
    }
}
