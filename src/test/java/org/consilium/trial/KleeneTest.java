package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.consilium.assessment.Eligibility.Basis;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.assessment.Eligibility.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T holds, F fails, U is not known, P is presumed to fail. */
class KleeneTest {
    private static final Kleene KLEENE = new Kleene((leaf, position) -> switch (((Criterion.Residue) leaf).question()) {
        case "T" -> Outcome.known(true, "", List.of());
        case "F" -> Outcome.known(false, "", List.of());
        case "P" -> Outcome.presumedAbsent("", "searched", List.of());
        case "stale" -> Outcome.open(new Outcome.Doubt("s?", Unknown.STALE, true), "", List.of());
        case "ask" -> Outcome.open(new Outcome.Doubt("a?", Unknown.OUTSIDE_RECORD, false), "", List.of());
        default -> Outcome.open(new Outcome.Doubt("u?", Unknown.NO_DATA, true), "", List.of());
    });

    private static List<Criterion> leaves(String words) {
        return Arrays.stream(words.strip().split(" "))
                .<Criterion>map(word -> new Criterion.Residue(Criterion.Residue.Where.ASK, word))
                .toList();
    }

    private static Outcome decide(Criterion criterion) {
        return KLEENE.decide(criterion, Polarity.INCLUSION);
    }

    private static String text(Outcome outcome) {
        return switch (outcome.basis()) {
            case DOCUMENTED -> outcome.documented().name();
            case PRESUMED -> outcome.presumed() + " presumed";
            case NONE -> "UNKNOWN";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        T T   | TRUE           | TRUE
        T F   | FALSE          | TRUE
        F F   | FALSE          | FALSE
        T U   | UNKNOWN        | TRUE
        F U   | FALSE          | UNKNOWN
        U U   | UNKNOWN        | UNKNOWN
        P T   | FALSE presumed | TRUE
        P F   | FALSE          | FALSE presumed
        P U   | FALSE presumed | UNKNOWN
        P P   | FALSE presumed | FALSE presumed
        T     | TRUE           | TRUE
        U     | UNKNOWN        | UNKNOWN
        T U F | FALSE          | TRUE
        """)
    void allAndAny(String parts, String all, String any) {
        assertThat(text(decide(new Criterion.All(leaves(parts))))).isEqualTo(all);
        assertThat(text(decide(new Criterion.Any(leaves(parts))))).isEqualTo(any);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | T T F | TRUE
        2 | T F F | FALSE
        2 | T U F | UNKNOWN
        2 | T U T | TRUE
        2 | U F F | FALSE
        2 | T P F | FALSE presumed
        2 | P P T | FALSE presumed
        2 | P U T | UNKNOWN
        3 | T T T | TRUE
        1 | F F U | UNKNOWN
        """)
    void atLeast(int count, String parts, String expected) {
        assertThat(text(decide(new Criterion.AtLeast(count, leaves(parts))))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        T | T | FALSE
        T | F | TRUE
        T | U | UNKNOWN
        T | P | TRUE presumed
        F | U | FALSE
        U | T | FALSE
        U | F | UNKNOWN
        P | F | FALSE presumed
        """)
    void unless(String rule, String exception, String expected) {
        var unless =
                new Criterion.Unless(leaves(rule).getFirst(), leaves(exception).getFirst());

        assertThat(text(decide(unless))).isEqualTo(expected);
    }

    @Test
    void notTurnsWhatIsKnownAndLeavesTheRest() {
        assertThat(text(decide(new Criterion.Not(leaves("T").getFirst())))).isEqualTo("FALSE");
        assertThat(text(decide(new Criterion.Not(leaves("U").getFirst())))).isEqualTo("UNKNOWN");
        assertThat(text(decide(new Criterion.Not(leaves("P").getFirst())))).isEqualTo("TRUE presumed");
    }

    @Test
    void asksOnlyWhatStillMatters() {
        assertThat(decide(new Criterion.Any(leaves("T U"))).doubts()).isEmpty();
        assertThat(decide(new Criterion.All(leaves("T U stale"))).doubts())
                .extracting(Outcome.Doubt::question)
                .containsExactly("u?", "s?");
    }

    @Test
    void namesTheReasonThatFactsCouldSettleFirst() {
        assertThat(decide(new Criterion.All(leaves("ask stale"))).reason()).isEqualTo(Unknown.STALE);
        assertThat(decide(new Criterion.All(leaves("ask T"))).reason()).isEqualTo(Unknown.OUTSIDE_RECORD);
        assertThat(decide(new Criterion.All(leaves("ask T"))).isOpenByLackOfFacts())
                .isFalse();
        assertThat(decide(new Criterion.All(leaves("ask U"))).isOpenByLackOfFacts())
                .isTrue();
    }

    @Test
    void whatIsPresumedNeverCountsAsDocumented() {
        assertThat(decide(new Criterion.All(leaves("P"))).basis()).isEqualTo(Basis.PRESUMED);
        assertThat(decide(new Criterion.All(leaves("P"))).searched()).isEqualTo("searched");
    }

    @Test
    void tellsItsLeavesOnWhichSideTheyStand() {
        var seen = new java.util.ArrayList<Polarity>();
        var spy = new Kleene((leaf, position) -> {
            seen.add(position);
            return Outcome.known(true, "", List.of());
        });
        Criterion a = leaves("T").getFirst();

        spy.decide(
                new Criterion.All(List.of(a, new Criterion.Not(a), new Criterion.Unless(a, new Criterion.Not(a)))),
                Polarity.EXCLUSION);

        assertThat(seen)
                .containsExactly(Polarity.EXCLUSION, Polarity.INCLUSION, Polarity.EXCLUSION, Polarity.EXCLUSION);
    }
}
