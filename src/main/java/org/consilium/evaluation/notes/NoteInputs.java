package org.consilium.evaluation.notes;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;
import org.consilium.selection.Origin;
import org.consilium.terminology.Quantity;

/** Finds what a note says of the inputs of a score. Deterministic; no input is ever guessed. */
public final class NoteInputs {
    /** One value in two units, rounded in both, is one value. */
    private static final BigDecimal SAME = new BigDecimal("0.005");

    private final MeasuredInputs measured;
    private final StatedInputs stated;

    private NoteInputs(NoteWords words) {
        this.measured = new MeasuredInputs(words);
        this.stated = new StatedInputs(words);
    }

    public static NoteInputs load() {
        return new NoteInputs(NoteWords.load());
    }

    /** Every passage that gives the input, in the order of the note. */
    public List<Candidate> candidates(InputForm input, String question, String note) {
        return switch (input.spec().origin()) {
            case Origin.Age ignored -> Persons.age(note);
            case Origin.Sex ignored -> Persons.sex(note);
            case Origin.Today ignored -> stated.date("today", note);
            case Origin.Dose ignored -> stated.dose(input, note);
            case Origin.Observed observed ->
                typed(input, question, note, observed.measurand().id());
            case Origin.Bedside ignored -> typed(input, question, note, input.id());
            case Origin.Condition ignored -> typed(input, question, note, input.id());
            case Origin.Medication ignored -> typed(input, question, note, input.id());
            case Origin.Procedure ignored -> typed(input, question, note, input.id());
            case Origin.Allergy ignored -> List.of();
            case Origin.Site ignored -> List.of();
        };
    }

    private List<Candidate> typed(InputForm input, String question, String note, String key) {
        return switch (input.type()) {
            case Type.Number ignored -> measured.of(input, note);
            case Type.Logical ignored -> stated.finding(input, note);
            case Type.Day ignored -> stated.date(key, note);
            case Type.Choice ignored -> {
                List<Candidate> asked = stated.asked(input, question);
                yield asked.isEmpty() ? stated.choice(input, note) : asked;
            }
        };
    }

    /**
     * What a careful reader takes: a value of admission before one without a time, that before a later one, and one of the
     * past last. Two different values of the same standing are not decided.
     */
    public static Found choose(InputForm input, List<Candidate> candidates) {
        Optional<Candidate> said = candidates.stream()
                .filter(candidate -> candidate.entry() instanceof Entry.Statement statement && statement.holds())
                .findFirst();
        if (said.isPresent()) {
            return new Found.One(said.get());
        }
        for (Candidate.Standing standing : Candidate.Standing.values()) {
            List<Candidate> those = candidates.stream()
                    .filter(candidate -> candidate.standing() == standing)
                    .toList();
            if (!those.isEmpty()) {
                Candidate first = those.getFirst();
                boolean one = those.stream().allMatch(other -> same(input, first.entry(), other.entry()));
                return one ? new Found.One(first) : new Found.Several(those);
            }
        }
        return new Found.Nothing();
    }

    private static boolean same(InputForm input, Entry one, Entry other) {
        if (one instanceof Entry.Amount first && other instanceof Entry.Amount second) {
            Optional<BigDecimal> a = MeasuredInputs.inUnitOf(input, new Quantity(first.value(), first.unit()));
            Optional<BigDecimal> b = MeasuredInputs.inUnitOf(input, new Quantity(second.value(), second.unit()));
            return a.isPresent()
                    && b.isPresent()
                    && a.get().subtract(b.get()).abs().compareTo(a.get().abs().multiply(SAME, MathContext.DECIMAL64))
                            <= 0;
        }
        return one.equals(other);
    }
}
