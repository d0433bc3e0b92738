package org.consilium.evaluation.notes;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.evaluation.notes.Candidate.Standing;
import org.consilium.note.Mention;
import org.consilium.selection.Origin;

/** Findings, dates, doses and choices of a note. */
final class StatedInputs {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M/d/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DATE = Pattern.compile("\\b\\d{1,2}/\\d{1,2}/\\d{4}\\b");
    private static final Pattern DAILY = Pattern.compile("^\\s*(\\d{1,2})\\s+times?\\s+(?:a|per)\\s+day");
    private static final int NEAR = 40;

    private final NoteWords words;
    private final Passages passages;

    StatedInputs(NoteWords words) {
        this.words = words;
        this.passages = new Passages(words.stated());
    }

    /**
     * True where it is said of this patient, false where it is denied. What does not go away counts from the past as well;
     * what is only possible, or of a relative, does not count.
     */
    List<Candidate> finding(InputForm input, String text) {
        List<String> names = names(words.findings().getOrDefault(input.id(), List.of()));
        boolean lasting = input.spec().origin() instanceof Origin.Condition
                || input.spec().origin() instanceof Origin.Procedure;
        List<Candidate> found = new ArrayList<>();
        for (Mention mention : passages.of(text)) {
            if (names.contains(mention.term())) {
                switch (mention.context()) {
                    case PRESENT -> found.add(said(mention, true));
                    case PAST -> {
                        if (lasting) {
                            found.add(said(mention, true));
                        }
                    }
                    case ABSENT -> found.add(said(mention, false));
                    case POSSIBLE, OTHER_PERSON -> {}
                }
            }
        }
        return found;
    }

    private List<String> names(List<String> written) {
        return written.stream().map(passages::normal).toList();
    }

    private static Candidate said(Mention mention, boolean holds) {
        return new Candidate(new Entry.Statement(holds), mention.begin(), mention.end(), Standing.UNDATED);
    }

    /** The stronger word first: "tense ascites" holds "ascites" as well. */
    List<Candidate> choice(InputForm input, String text) {
        List<Mention> mentions = passages.of(text);
        for (Map.Entry<String, List<String>> word :
                words.choices().getOrDefault(input.id(), Map.of()).entrySet()) {
            List<String> names = names(word.getValue());
            for (Mention mention : mentions) {
                if (names.contains(mention.term()) && mention.context() == Mention.Context.PRESENT) {
                    return List.of(new Candidate(
                            new Entry.Word(word.getKey()), mention.begin(), mention.end(), Standing.UNDATED));
                }
            }
        }
        return List.of();
    }

    /** What the question names last is what is asked for. */
    List<Candidate> asked(InputForm input, String question) {
        String text = question.toLowerCase(Locale.ROOT);
        Optional<Candidate> last = Optional.empty();
        int at = -1;
        for (Map.Entry<String, List<String>> word :
                words.asked().getOrDefault(input.id(), Map.of()).entrySet()) {
            for (String name : word.getValue()) {
                int found = text.lastIndexOf(name);
                boolean whole = found > 0 && !Character.isLetter(text.charAt(found - 1));
                if (whole && found > at) {
                    at = found;
                    last = Optional.of(new Candidate(
                            new Entry.Word(word.getKey()), found, found + name.length(), Standing.UNDATED));
                }
            }
        }
        return last.stream().toList();
    }

    List<Candidate> date(String key, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String name : words.dates().getOrDefault(key, List.of())) {
            int at = lower.indexOf(name);
            Matcher date = DATE.matcher(text);
            if (at >= 0 && date.find(at) && date.start() <= at + name.length() + NEAR) {
                return day(date.group()).stream()
                        .map(day -> new Candidate(new Entry.Date(day), date.start(), date.end(), Standing.UNDATED))
                        .toList();
            }
        }
        return List.of();
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written, DAY));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** "50 mg of tramadol 2 times a day"; without a frequency the one dose. */
    List<Candidate> dose(InputForm input, String text) {
        List<Candidate> found = new ArrayList<>();
        for (String name : words.doses().getOrDefault(input.id(), List.of())) {
            Matcher dose = Pattern.compile(
                            "(?i)(\\d+(?:\\.\\d+)?)\\s*(mg|mcg|µg|μg|g)\\s+of\\s+" + Pattern.quote(name) + "\\b")
                    .matcher(text);
            while (dose.find()) {
                Matcher daily = DAILY.matcher(text.substring(dose.end()));
                BigDecimal times = daily.find() ? new BigDecimal(daily.group(1)) : BigDecimal.ONE;
                var amount = new Entry.Amount(new BigDecimal(dose.group(1)).multiply(times), dose.group(2));
                found.add(new Candidate(amount, dose.start(), dose.end(), Standing.UNDATED));
            }
        }
        return found;
    }
}
