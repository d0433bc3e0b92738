package org.consilium.chart;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.Concept;

/** One spelling for one content, for the record hash. Texts carry their length, so that no text can pass for the structure around it. */
final class CanonicalText {
    /** How a type is written; found once for each class, since a record holds ten thousands of values. */
    private enum Form {
        TEXT,
        CONCEPT,
        SOURCE,
        TIME,
        OPTIONAL,
        SET,
        LIST,
        MAP,
        RECORD,
        OTHER
    }

    /** @param parts of a record */
    private record Type(Form form, Part[] parts, String name) {}

    /** @param form what its values are written as, where the declared type alone says so */
    private record Part(Method accessor, Optional<Form> form) {
        static Part of(RecordComponent component) {
            Class<?> declared = component.getType();
            Form known = formOf(declared);
            boolean isFixed = switch (known) {
                case RECORD -> false;
                case OTHER -> Modifier.isFinal(declared.getModifiers());
                case TEXT, CONCEPT, SOURCE, TIME, OPTIONAL, SET, LIST, MAP -> true;
            };
            return new Part(component.getAccessor(), isFixed ? Optional.of(known) : Optional.empty());
        }
    }

    private static final ClassValue<Type> TYPES = new ClassValue<>() {
        @Override
        protected Type computeValue(Class<?> type) {
            Part[] parts = type.isRecord()
                    ? Arrays.stream(type.getRecordComponents()).map(Part::of).toArray(Part[]::new)
                    : new Part[0];
            return new Type(formOf(type), parts, type.getSimpleName());
        }
    };

    private static Form formOf(Class<?> type) {
        Map<Class<?>, Form> forms = Map.of(
                String.class, Form.TEXT,
                Concept.class, Form.CONCEPT,
                Source.class, Form.SOURCE,
                // the words of the record: its instants can depend on the moment of reading ("since Monday")
                ClinicalTime.class, Form.TIME,
                Optional.class, Form.OPTIONAL,
                Set.class, Form.SET,
                List.class, Form.LIST,
                Map.class, Form.MAP,
                Record.class, Form.RECORD);
        return forms.entrySet().stream()
                .filter(known -> known.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .min(Form::compareTo)
                .orElse(Form.OTHER);
    }

    /** What was written for concepts and sets of codes: a thousand results have some dozen of them. */
    private final Map<Object, String> repeated = new HashMap<>();

    private final StringBuilder text = new StringBuilder(200);

    String of(Object value) {
        text.setLength(0);
        write(value);
        return text.toString();
    }

    private void write(Object value) {
        Type type = TYPES.get(value.getClass());
        if (type.form() == Form.RECORD) {
            parts(value, type);
        } else {
            write(value, type.form());
        }
    }

    private void write(Object value, Form form) {
        switch (form) {
            case TEXT -> words((String) value);
            case CONCEPT ->
                text.append(repeated.computeIfAbsent(value, concept -> new CanonicalText().whole((Concept) concept)));
            case SOURCE -> words(((Source) value).key());
            case TIME -> words(((ClinicalTime) value).written());
            case OPTIONAL -> optional((Optional<?>) value);
            case SET -> text.append(repeated.computeIfAbsent(value, set -> new CanonicalText().sorted((Set<?>) set)));
            case LIST -> list((List<?>) value);
            case MAP ->
                list(((Map<?, ?>) value)
                        .entrySet().stream()
                                .map(entry -> alone(entry.getKey()) + alone(entry.getValue()))
                                .sorted()
                                .toList());
            case RECORD -> parts(value, TYPES.get(value.getClass()));
            case OTHER -> words(value.toString());
        }
    }

    private String sorted(Set<?> set) {
        list(set.stream().map(CanonicalText::alone).sorted().toList());
        return text.toString();
    }

    private void words(String words) {
        text.append(words.length()).append(':').append(words);
    }

    private void optional(Optional<?> value) {
        text.append('[');
        value.ifPresent(this::write);
        text.append(']');
    }

    private void list(Collection<?> values) {
        text.append('[');
        values.forEach(this::write);
        text.append(']');
    }

    private static String alone(Object value) {
        return new CanonicalText().of(value);
    }

    /** A concept part by part. */
    private String whole(Concept concept) {
        parts(concept, TYPES.get(Concept.class));
        return text.toString();
    }

    private void parts(Object value, Type type) {
        text.append(type.name()).append('{');
        try {
            for (Part part : type.parts()) {
                Object inside = part.accessor().invoke(value);
                if (part.form().isPresent()) {
                    write(inside, part.form().get());
                } else {
                    write(inside);
                }
            }
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("CSL-0141 a fact could not be read for the record hash", impossible);
        }
        text.append('}');
    }
}
