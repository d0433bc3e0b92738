package org.consilium.evaluation.notes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.evaluation.notes.Candidate.Standing;
import org.consilium.evaluation.notes.NoteAmounts.Amount;
import org.consilium.expression.Type;
import org.consilium.note.Mention;
import org.consilium.selection.Origin;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/** The numeric inputs of a note: a name, and the number that belongs to it. */
final class MeasuredInputs {
    private static final String SYSTOLIC = "systolic-pressure";
    private static final String DIASTOLIC = "diastolic-pressure";
    private static final String MEAN = "mean-arterial-pressure";
    private static final BigDecimal THIRDS = BigDecimal.valueOf(3);

    private final NoteWords words;
    private final NoteAmounts amounts;
    private final Passages passages;
    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> pressures;
    private final Set<String> behind;

    MeasuredInputs(NoteWords words) {
        this.words = words;
        this.amounts = new NoteAmounts(words.units());
        this.passages = new Passages(words.measured());
        words.numbers().forEach((key, measured) -> {
            measured.names().forEach(name -> keys.put(passages.normal(name), key));
            measured.behind().forEach(name -> keys.put(passages.normal(name), key));
        });
        this.pressures = normal(words.pressures());
        this.behind = normal(words.numbers().values().stream()
                .flatMap(measured -> measured.behind().stream())
                .toList());
    }

    private Set<String> normal(List<String> names) {
        return Set.copyOf(names.stream().map(passages::normal).toList());
    }

    /** A name with its number; a pressure comes as two. */
    private record Place(String key, Amount amount, Standing standing) {}

    List<Candidate> of(InputForm input, String text) {
        String key = input.spec().origin() instanceof Origin.Observed observed
                ? observed.measurand().id()
                : input.id();
        List<Candidate> found = new ArrayList<>();
        for (Place place : places(text, key)) {
            entry(input, key, place.amount())
                    .map(entry -> new Candidate(
                            entry, place.amount().begin(), place.amount().end(), place.standing()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<Place> places(String text, String key) {
        List<Place> places = new ArrayList<>();
        List<Mention> mentions = passages.of(text);
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            if (mention.context() == Mention.Context.OTHER_PERSON) {
                continue;
            }
            boolean last = i + 1 == mentions.size();
            int next = last ? text.length() : mentions.get(i + 1).begin();
            int to = Math.min(mention.sentence().end(), next);
            if (pressures.contains(mention.term())) {
                amounts.pair(text, mention.end(), to).ifPresent(pair -> pressure(places, key, pair, mention));
            } else if (key.equals(keys.get(mention.term()))) {
                number(text, mentions, i, to)
                        .ifPresent(amount -> places.add(new Place(key, amount, Passages.standing(mention))));
            }
        }
        return places;
    }

    private static void pressure(List<Place> places, String key, Amount[] pair, Mention mention) {
        Standing standing = Passages.standing(mention);
        switch (key) {
            case SYSTOLIC -> places.add(new Place(key, pair[0], standing));
            case DIASTOLIC -> places.add(new Place(key, pair[1], standing));
            case MEAN -> places.add(new Place(key, mean(pair), standing));
            default -> {}
        }
    }

    private static Amount mean(Amount[] pair) {
        BigDecimal sum = pair[0].value().add(pair[1].value().multiply(BigDecimal.TWO));
        return new Amount(
                sum.divide(THIRDS, MathContext.DECIMAL64),
                pair[0].unit(),
                Optional.empty(),
                pair[0].begin(),
                pair[0].end());
    }

    /** "Sodium 140" and "180 cm tall" and "3.2 mmol/L potassium"; a number belongs to one name only. */
    private Optional<Amount> number(String text, List<Mention> mentions, int i, int to) {
        Mention mention = mentions.get(i);
        int from = mention.sentence().begin();
        boolean first = i == 0 || mentions.get(i - 1).end() <= from;
        int previous = first ? from : mentions.get(i - 1).end();
        if (behind.contains(mention.term())) {
            return amounts.before(text, previous, mention.begin());
        }
        Optional<Amount> before = amounts.before(text, previous, mention.begin())
                .filter(amount -> amount.unit().isPresent())
                .filter(amount -> first || isApart(text, previous, amount.begin()));
        if (before.isPresent()) {
            return before;
        }
        boolean listed = !first && isListed(text, mentions.get(i - 1), mention);
        return listed
                ? Optional.empty()
                : amounts.behind(text, mention.end(), to)
                        .filter(amount -> !isNextOnes(text, mention.end(), amount, mentions, i));
    }

    /** A comma stands between, so that the number is not the previous name's. */
    private static boolean isApart(String text, int previous, int number) {
        return text.substring(previous, number).matches("(?is)\\s*(?:,|;|and|,\\s*and)\\s*");
    }

    private boolean isNextOnes(String text, int name, Amount amount, List<Mention> mentions, int i) {
        return i + 1 < mentions.size()
                && amount.unit().isPresent()
                && isApart(text, name, amount.begin())
                && !behind.contains(mentions.get(i + 1).term())
                && text.substring(
                                amount.end(),
                                Math.max(amount.end(), mentions.get(i + 1).begin()))
                        .isBlank();
    }

    /** "Sodium and potassium were 140 and 4": whose the first number is would be a guess. */
    private boolean isListed(String text, Mention previous, Mention mention) {
        return !behind.contains(previous.term())
                && text.substring(previous.end(), mention.begin())
                        .matches("(?i)\\s*(?:levels?|count)?\\s*(?:,|and|&|/)\\s*(?:and)?\\s*(?:serum|the)?\\s*");
    }

    private Optional<Entry> entry(InputForm input, String key, Amount amount) {
        if (amount.unit().isPresent()) {
            return plausible(input, amount.value(), amount.unit().get());
        }
        Optional<Entry> likely = amount.maybe().flatMap(unit -> plausible(input, amount.value(), unit));
        if (likely.isPresent()) {
            return likely;
        }
        List<Entry> possible = words.numbers().getOrDefault(key, NoteWords.Measured.NOTHING).bare().stream()
                .flatMap(unit -> plausible(input, amount.value(), unit).stream())
                .toList();
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    /** Nothing where the unit is of another kind, or the value not plausible: it then is not what was looked for. */
    private static Optional<Entry> plausible(InputForm input, BigDecimal value, String unit) {
        return inUnitOf(input, new Quantity(value, unit))
                .filter(converted -> input.plausible()
                        .map(range -> converted.compareTo(range.low()) >= 0 && converted.compareTo(range.high()) <= 0)
                        .orElse(true))
                .map(converted -> new Entry.Amount(value, unit));
    }

    static Optional<BigDecimal> inUnitOf(InputForm input, Quantity quantity) {
        Optional<Analyte> analyte = input.spec().origin() instanceof Origin.Observed observed
                ? observed.measurand().analyte()
                : Optional.empty();
        return input.type() instanceof Type.Number number
                        && Units.convert(quantity, number.unit(), analyte) instanceof Conversion.Converted converted
                ? Optional.of(converted.quantity().value())
                : Optional.empty();
    }
}
