package org.consilium.terminology;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** ICD-10 categories as tables print them: "I50", "E11.2", or a range "C00-C43" of three-character categories. */
final class IcdPrefixes {
    private static final Pattern ONE = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");
    private static final Pattern RANGE = Pattern.compile("([A-Z])([0-9]{2})-([A-Z])([0-9]{2})");

    private IcdPrefixes() {}

    static List<String> read(Definition written) {
        if (ONE.matcher(written.text()).matches()) {
            return List.of(written.text());
        }
        var range = RANGE.matcher(written.text());
        if (!range.matches() || !range.group(1).equals(range.group(3))) {
            throw written.fault("\"" + written.text() + "\" is no ICD-10 category or range within a letter");
        }
        int from = Integer.parseInt(range.group(2));
        int to = Integer.parseInt(range.group(4));
        if (from >= to) {
            throw written.fault("the range " + written.text() + " runs backwards");
        }
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> range.group(1) + (number < 10 ? "0" : "") + number)
                .toList();
    }
}
