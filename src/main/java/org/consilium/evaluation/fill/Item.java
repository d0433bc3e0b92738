package org.consilium.evaluation.fill;

import java.util.Comparator;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;

/** Something that scores ask for, the same for every score that asks for it. */
record Item(Kind kind, String name) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::kind).thenComparing(Item::name);

    enum Kind {
        /** An entry of the record can give it. */
        RECORD,
        /** Only a person can say it, so far. */
        PERSON,
        /** A setting of this hospital. */
        SETTING
    }

    static Item of(InputSpec spec) {
        return switch (spec.origin()) {
            case Origin.Observed observed -> recorded(observed.measurand().label());
            case Origin.Condition condition ->
                recorded("condition: " + condition.set().title());
            case Origin.Medication drug -> recorded("drug: " + drug.set().title());
            case Origin.Dose dose -> recorded("daily dose: " + dose.set().title());
            case Origin.Procedure procedure ->
                recorded("procedure: " + procedure.set().title());
            case Origin.Allergy allergy ->
                recorded("allergy: " + allergy.set().map(set -> set.title()).orElse("any"));
            case Origin.Age ignored -> recorded("date of birth");
            case Origin.Sex ignored -> recorded("sex");
            case Origin.Today ignored -> recorded("day of the assessment");
            case Origin.Site site -> new Item(Kind.SETTING, "setting consilium.selection.site." + site.setting());
            case Origin.Bedside ignored -> new Item(Kind.PERSON, spec.label());
        };
    }

    private static Item recorded(String name) {
        return new Item(Kind.RECORD, name);
    }

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }
}
