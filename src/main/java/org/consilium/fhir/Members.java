package org.consilium.fhir;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object, in order. FHIR is made of very many objects with very few members: two arrays take a
 * third of the memory of a hash map, and the parser's interned names are found by identity.
 */
final class Members extends AbstractMap<String, JsonNode> {
    /** Beyond this a search from the first to the last is slower than hashing, and a sender could make it very slow. */
    private static final int MOST_IN_ORDER = 24;

    private static final int FIRST_SIZE = 4;

    private @Nullable String[] names = new String[FIRST_SIZE];
    private @Nullable JsonNode[] values = new JsonNode[FIRST_SIZE];
    private int size;
    /** One bit for each name: most questions are for what a resource does not have, and end here. */
    private long bits;

    private @Nullable Map<String, JsonNode> many;

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        if (many != null) {
            return many.put(name, value);
        }
        int place = place(name);
        if (place >= 0) {
            JsonNode before = values[place];
            values[place] = value;
            return before;
        }
        if (size == MOST_IN_ORDER) {
            many = spread();
            return many.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        bits |= bit(name);
        names[size] = name;
        values[size] = value;
        size++;
        return null;
    }

    private Map<String, JsonNode> spread() {
        Map<String, JsonNode> spread = new LinkedHashMap<>(MOST_IN_ORDER * 4);
        for (int place = 0; place < size; place++) {
            String name = names[place];
            JsonNode value = values[place];
            if (name != null && value != null) {
                spread.put(name, value);
            }
        }
        return spread;
    }

    private int place(@Nullable Object name) {
        if ((bits & bit(name)) == 0) {
            return -1;
        }
        for (int place = 0; place < size; place++) {
            if (names[place] == name) {
                return place;
            }
        }
        for (int place = 0; place < size; place++) {
            String known = names[place];
            if (known != null && known.equals(name)) {
                return place;
            }
        }
        return -1;
    }

    private static long bit(@Nullable Object name) {
        return 1L << (Objects.hashCode(name) * 0x9E3779B9 >>> Integer.SIZE - 6);
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        if (many != null) {
            return many.get(name);
        }
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return many != null ? many.containsKey(name) : place(name) >= 0;
    }

    /** Rare: who takes members away works on a copy of a whole resource. */
    @Override
    public @Nullable JsonNode remove(@Nullable Object name) {
        if (many == null) {
            many = spread();
        }
        return many.remove(name);
    }

    @Override
    public int size() {
        return many != null ? many.size() : size;
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return many != null ? many.entrySet() : new InOrder();
    }

    private final class InOrder extends AbstractSet<Entry<String, JsonNode>> {
        @Override
        public Iterator<Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, JsonNode> next() {
                    if (next >= size) {
                        throw new NoSuchElementException();
                    }
                    Entry<String, JsonNode> entry = new SimpleImmutableEntry<String, JsonNode>(
                            Objects.requireNonNull(names[next]), Objects.requireNonNull(values[next]));
                    next++;
                    return entry;
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }
}
