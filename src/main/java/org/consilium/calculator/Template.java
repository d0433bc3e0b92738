package org.consilium.calculator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Words with places for values: "{result} with creatinine {creatinine}". */
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    /** The names in its places. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        var matcher = PLACE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    String filled(Function<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(values.apply(place.group(1))));
    }
}
