package org.consilium.evaluation.notes;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.terminology.Units;

/** Numbers with units as notes write them. */
final class NoteAmounts {
    static final Pattern NUMBER = Pattern.compile("(?<![\\w.,/])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?!\\d)");
    private static final Pattern PAIR = Pattern.compile("(?<![\\w.,/])(\\d{2,3})\\s*/\\s*(\\d{2,3})(?![\\d/])");
    /** A number after such words is a limit, another time's value or a change, not this patient's value now. */
    private static final Pattern NOT_THE_VALUE = Pattern.compile(
            "(?i)[<>≥≤±]|\\b(?:normal|reference|ranges?|from|target|goal"
                    + "|above|below|under|over|greater|less|more than|times|since|for|after|day|within|until|dropped|rise|rose|fell)\\b");

    private static final Pattern RANGE = Pattern.compile("^\\s*(?:[-–—]|to\\b|±|/(?!15\\b))\\s*\\d");
    /** Words of English that are units elsewhere. */
    private static final Set<String> WORDS =
            Set.of("in", "a", "m", "h", "d", "s", "l", "g", "c", "f", "t", "u", "y", "min");

    private static final int LONGEST_GAP = 45;
    private static final int LONGEST_UNIT = 24;

    private final Map<String, String> units;

    NoteAmounts(Map<String, String> units) {
        this.units = units;
    }

    /**
     * A number and what stands behind it.
     *
     * @param unit UCUM; empty where none is written, or only a word that need not be one
     * @param maybe a short word behind the number that may be its unit
     */
    record Amount(BigDecimal value, Optional<String> unit, Optional<String> maybe, int begin, int end) {}

    /** The first number behind a name, before the next name. */
    Optional<Amount> behind(String text, int from, int to) {
        Matcher number = NUMBER.matcher(text).region(from, to).useTransparentBounds(true);
        if (!number.find() || number.start() - from > LONGEST_GAP) {
            return Optional.empty();
        }
        if (NOT_THE_VALUE.matcher(text.substring(from, number.start())).find()) {
            return Optional.empty();
        }
        Amount amount = amount(text, number, to);
        String rest = text.substring(Math.min(amount.end(), text.length()));
        return RANGE.matcher(rest).find() ? Optional.empty() : Optional.of(amount);
    }

    /** The number right before a name: "180 cm tall". */
    Optional<Amount> before(String text, int from, int to) {
        Matcher number = NUMBER.matcher(text)
                .region(Math.max(from, to - LONGEST_UNIT), to)
                .useTransparentBounds(true);
        Optional<Amount> last = Optional.empty();
        while (number.find()) {
            last = Optional.of(amount(text, number, to));
        }
        return last.filter(amount -> text.substring(amount.end(), to).isBlank());
    }

    /** "140/90". */
    Optional<Amount[]> pair(String text, int from, int to) {
        Matcher pair = PAIR.matcher(text).region(from, to).useTransparentBounds(true);
        if (!pair.find()
                || pair.start() - from > LONGEST_GAP
                || NUMBER.matcher(text.substring(from, pair.start())).find()
                || NOT_THE_VALUE.matcher(text.substring(from, pair.start())).find()) {
            return Optional.empty();
        }
        return Optional.of(new Amount[] {half(pair, 1), half(pair, 2)});
    }

    private static Amount half(Matcher pair, int group) {
        Optional<String> unit = Optional.of("mm[Hg]");
        return new Amount(new BigDecimal(pair.group(group)), unit, Optional.empty(), pair.start(), pair.end());
    }

    Amount amount(String text, Matcher number, int to) {
        var value = new BigDecimal(number.group(1).replace(",", "")
                + Optional.ofNullable(number.group(2)).orElse(""));
        int from = number.end();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '-' || text.charAt(from) == '\u00a0')) {
            from++;
        }
        for (int end = Math.min(to, from + LONGEST_UNIT); end > from; end--) {
            Optional<String> unit = isBoundary(text, end) ? unit(text.substring(from, end)) : Optional.empty();
            if (unit.isPresent()) {
                boolean word = WORDS.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
                return new Amount(
                        value, word ? Optional.empty() : unit, word ? unit : Optional.empty(), number.start(), end);
            }
        }
        return new Amount(value, Optional.empty(), Optional.empty(), number.start(), number.end());
    }

    private static boolean isBoundary(String text, int end) {
        return end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end)) && "/^²³".indexOf(text.charAt(end)) < 0;
    }

    private Optional<String> unit(String written) {
        String unit = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Optional.ofNullable(units.get(unit))
                .or(() -> written.isBlank() ? Optional.empty() : Units.canonical(written.strip()));
    }
}
