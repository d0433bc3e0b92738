package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.terminology.Definition;

/**
 * Where a row keeps one input of a score.
 *
 * @param keys names in the row's entities
 * @param words our word, or true and false, for what a row writes; compared without case and outer blanks
 * @param item place in a list, where the entity is a list of different things
 * @param named of a list: only where its first item begins with this word (the name of a drug)
 * @param unit the unit that is meant, where the rows write none or a wrong one
 * @param atLeast a number makes a statement true from here on
 * @param absent what a row that does not mention it means in the benchmark, for other than statements
 */
record Source(
        Form form,
        List<String> keys,
        Map<String, String> words,
        Optional<Integer> item,
        Optional<String> named,
        Optional<String> unit,
        Optional<BigDecimal> atLeast,
        Optional<String> absent) {
    private static final List<String> KINDS = List.of("key", "any", "not", "product", "mean-pressure");

    enum Form {
        /** The first of the keys that is there. */
        FIRST,
        /** A statement: any of them holds. */
        ANY,
        /** A statement: the one key does not hold. */
        NOT,
        /** The product of two numbers: dose and doses per day. */
        PRODUCT,
        /** Mean arterial pressure of a systolic and a diastolic one: (S + 2 D) / 3. */
        MEAN_PRESSURE
    }

    static Source read(Definition written) {
        if (written.isText()) {
            return new Source(
                    Form.FIRST,
                    List.of(written.text()),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        written.allow(
                "key",
                "any",
                "not",
                "product",
                "mean-pressure",
                "words",
                "item",
                "named",
                "unit",
                "at-least",
                "absent");
        Map<String, String> words = new LinkedHashMap<>();
        written.find("words")
                .ifPresent(node -> node.entries().forEach((text, word) -> words.put(plain(text), word.text())));
        return new Source(
                form(written),
                written.words(key(written)),
                words,
                written.find("item").map(item -> item.number().intValueExact()),
                written.find("named").map(Definition::text),
                written.find("unit").map(Definition::text),
                written.find("at-least").map(Definition::number),
                written.find("absent").map(Definition::text));
    }

    static String plain(String text) {
        return text.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String key(Definition written) {
        return KINDS.stream().filter(written::has).findFirst().orElseThrow(() -> written.fault("name a key"));
    }

    private static Form form(Definition written) {
        return switch (key(written)) {
            case "any" -> Form.ANY;
            case "not" -> Form.NOT;
            case "product" -> Form.PRODUCT;
            case "mean-pressure" -> Form.MEAN_PRESSURE;
            default -> Form.FIRST;
        };
    }
}
