package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;

/** From a row's entities to the entries of a score. */
final class RowReader {
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Vocabulary vocabulary;
    private final Mode mode;

    RowReader(Vocabulary vocabulary, Mode mode) {
        this.vocabulary = vocabulary;
        this.mode = mode;
    }

    Map<String, Entry> entries(CalculatorDefinition definition, Vocabulary.Score score, Map<String, Object> entities) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (InputForm input : definition.inputs()) {
            List<Source> sources = score.inputs().getOrDefault(input.id(), List.of());
            sources.stream()
                    .flatMap(source -> entry(source, input.type(), entities).stream())
                    .findFirst()
                    .or(() -> sources.isEmpty() ? Optional.empty() : silent(sources.getLast(), input.type()))
                    .ifPresent(entry -> entries.put(input.id(), entry));
        }
        return entries;
    }

    /** What the benchmark means by silence, for the inputs of which nothing is known. */
    Map<String, Entry> silent(CalculatorDefinition definition, Vocabulary.Score score, Set<String> known) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (InputForm input : definition.inputs()) {
            List<Source> sources = score.inputs().getOrDefault(input.id(), List.of());
            if (!known.contains(input.id()) && !sources.isEmpty()) {
                silent(sources.getLast(), input.type()).ifPresent(entry -> entries.put(input.id(), entry));
            }
        }
        return entries;
    }

    private Optional<Entry> silent(Source source, Type type) {
        if (mode == Mode.CLINICAL) {
            return Optional.empty();
        }
        return switch (type) {
            case Type.Logical ignored ->
                Optional.of(
                        new Entry.Statement(source.absent().map("true"::equals).orElse(false)));
            case Type.Number ignored -> source.absent().map(RowReader::amount);
            case Type.Choice ignored -> source.absent().map(Entry.Word::new);
            case Type.Day ignored -> Optional.empty();
        };
    }

    /** "0 ug/kg/min". */
    private static Entry amount(String written) {
        int blank = written.indexOf(' ');
        return blank < 0
                ? new Entry.Amount(new BigDecimal(written), "")
                : new Entry.Amount(new BigDecimal(written.substring(0, blank)), written.substring(blank + 1));
    }

    private Optional<Entry> entry(Source source, Type type, Map<String, Object> entities) {
        List<Object> found = source.keys().stream()
                .map(entities::get)
                .filter(Objects::nonNull)
                .filter(value -> !(value instanceof Optional))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = found.stream()
                .flatMap(value -> one(source, type, value).stream())
                .toList();
        return switch (source.form()) {
            case FIRST -> entries.stream().findFirst();
            case ANY -> any(entries);
            case NOT -> entries.stream().findFirst().map(RowReader::opposite);
            case PRODUCT -> product(source, entries);
            case MEAN_PRESSURE -> meanPressure(entries);
        };
    }

    private static Optional<Entry> any(List<Entry> entries) {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry.Statement(entries.stream()
                        .anyMatch(entry -> entry instanceof Entry.Statement statement && statement.holds())));
    }

    private static Entry opposite(Entry entry) {
        return entry instanceof Entry.Statement statement ? new Entry.Statement(!statement.holds()) : entry;
    }

    private static Optional<Entry> product(Source source, List<Entry> entries) {
        if (entries.size() != source.keys().size()) {
            return Optional.empty();
        }
        BigDecimal product = entries.stream()
                .map(entry -> entry instanceof Entry.Amount amount ? amount.value() : BigDecimal.ZERO)
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        return Optional.of(new Entry.Amount(product, source.unit().orElse("")));
    }

    private static Optional<Entry> meanPressure(List<Entry> entries) {
        if (entries.size() == 2
                && entries.getFirst() instanceof Entry.Amount systolic
                && entries.getLast() instanceof Entry.Amount diastolic) {
            BigDecimal sum = systolic.value().add(diastolic.value().multiply(BigDecimal.TWO));
            return Optional.of(
                    new Entry.Amount(sum.divide(BigDecimal.valueOf(3), MathContext.DECIMAL64), systolic.unit()));
        }
        return Optional.empty();
    }

    private Optional<Entry> one(Source source, Type type, Object value) {
        if (source.named().isPresent() && !isNamed(source.named().get(), value)) {
            return Optional.empty();
        }
        Object chosen = source.item().isPresent() && value instanceof List<?> items
                ? item(items, source.item().get())
                : value;
        return switch (chosen) {
            case Boolean flag -> worded(source, type, flag.toString()).or(() -> Optional.of(new Entry.Statement(flag)));
            case BigDecimal number
            when source.atLeast().isPresent() ->
                Optional.of(
                        new Entry.Statement(number.compareTo(source.atLeast().get()) >= 0));
            case BigDecimal number ->
                Optional.of(new Entry.Amount(number, source.unit().orElse("")));
            case List<?> items
            when items.size() == 2 && items.getFirst() instanceof BigDecimal number ->
                Optional.of(new Entry.Amount(number, source.unit().orElseGet(() -> unit(items.getLast()))));
            case String text -> text(source, type, text);
            default -> Optional.empty();
        };
    }

    private static boolean isNamed(String name, Object value) {
        return value instanceof List<?> items
                && !items.isEmpty()
                && (Source.plain(items.getFirst().toString()) + " ").startsWith(Source.plain(name) + " ");
    }

    private static Object item(List<?> items, int place) {
        return place < items.size() ? items.get(place) : Optional.empty();
    }

    private String unit(Object written) {
        String unit = written.toString().strip();
        return vocabulary.units().getOrDefault(unit, unit);
    }

    private Optional<Entry> text(Source source, Type type, String text) {
        if (type instanceof Type.Day) {
            return day(text).map(Entry.Date::new);
        }
        return worded(source, type, text);
    }

    private static Optional<Entry> worded(Source source, Type type, String text) {
        return Optional.ofNullable(source.words().get(Source.plain(text))).map(word -> switch (type) {
            case Type.Logical ignored -> new Entry.Statement(word.equals("true"));
            case Type.Number ignored ->
                amount(source.unit().map(unit -> word + " " + unit).orElse(word));
            case Type.Choice ignored -> new Entry.Word(word);
            case Type.Day ignored -> new Entry.Word(word);
        });
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), DAY));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
