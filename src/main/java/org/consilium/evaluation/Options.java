package org.consilium.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a command: {@code --key value} or {@code --key=value}. */
public record Options(Map<String, String> values) {

    /** Thrown for an option that the command does not know. */
    public static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String name) {
            super("CSL-2901 there is no option --" + name.replaceAll("[^A-Za-z0-9-]", "?"));
        }
    }

    public static Options read(String[] arguments, int from, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = from; at < arguments.length; at++) {
            String written = arguments[at];
            int equals = written.indexOf('=');
            String name =
                    written.startsWith("--") ? written.substring(2, equals < 0 ? written.length() : equals) : written;
            if (!known.contains(name)) {
                throw new Unknown(name);
            }
            boolean hasValue = at + 1 < arguments.length && !arguments[at + 1].startsWith("--");
            if (equals >= 0) {
                values.put(name, written.substring(equals + 1));
            } else if (hasValue) {
                at++;
                values.put(name, arguments[at]);
            } else {
                values.put(name, "");
            }
        }
        return new Options(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
