package org.consilium.calculator.secondopinion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Complete inputs of one score: numbers in the unit of their input, statements, words, days. */
public record Given(Map<String, Object> values) {
    public Given {
        values = Map.copyOf(values);
    }

    public double number(String name) {
        return of(name, BigDecimal.class).doubleValue();
    }

    public boolean is(String name) {
        return of(name, Boolean.class);
    }

    public String word(String name) {
        return of(name, String.class);
    }

    public LocalDate day(String name) {
        return of(name, LocalDate.class);
    }

    /** One point for every statement that holds. */
    public int count(String... names) {
        int points = 0;
        for (String name : names) {
            points += is(name) ? 1 : 0;
        }
        return points;
    }

    public boolean isFemale() {
        return word("sex").equals("female");
    }

    private <T> T of(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("the definition has no " + type.getSimpleName() + " \"" + name
                    + "\"; its inputs are " + values.keySet());
        }
        return type.cast(value);
    }
}
