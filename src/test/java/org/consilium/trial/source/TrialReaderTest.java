package org.consilium.trial.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.trial.Window.Kind.WITHIN;

import java.util.List;
import java.util.Optional;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Span;
import org.consilium.trial.Criterion;
import org.consilium.trial.Silence;
import org.consilium.trial.Trial;
import org.consilium.trial.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialReaderTest {
    private static final CodeSets SETS = CodeSets.load();
    private static final TrialReader READER = new TrialReader(SETS);

    private static Criterion read(String is) {
        return READER.read("a.yaml", trial(is)).lines().getFirst().criterion();
    }

    private static String trial(String is) {
        return """
            id: T-1
            title: A trial
            registry-version: "2026-01-01"
            focus: a
            eligibility: Adults of 18 years
            criteria:
              - id: a
                inclusion: Adults
                is: %s
            """.formatted(is);
    }

    @Test
    void readsALeafWithItsWindowAnchorAndSilence() {
        assertThat(read("{condition: {of: stroke, course: any, silence: absent, within: {length: 3mo, before:"
                        + " enrolment}}}"))
                .isEqualTo(new Criterion.Condition(
                        SETS.named("stroke"),
                        Criterion.Condition.Course.ANY,
                        false,
                        java.util.Set.of(),
                        Optional.of(new Window(WITHIN, Span.months(3), Window.Anchor.ENROLMENT)),
                        Optional.of(Silence.ABSENT)));
    }

    @Test
    void notWithinIsTheOppositeOfWithin() {
        assertThat(read("{procedure: {of: dialysis, not-within: 4wk}}"))
                .isInstanceOfSatisfying(
                        Criterion.Not.class, not -> assertThat(not.part()).isInstanceOf(Criterion.Procedure.class));
    }

    @Test
    void anExceptionStandsBesideItsRule() {
        assertThat(read("{sex: female, unless: {age: {from: 80}}}"))
                .isEqualTo(new Criterion.Unless(
                        new Criterion.Sex(org.consilium.chart.Demographics.Gender.FEMALE),
                        new Criterion.Age(Optional.of(80), Optional.empty())));
    }

    @Test
    void readsCombinatorsInsideEachOther() {
        Criterion read =
                read("{at-least: {count: 2, of: [{age: {from: 18}}, {not: {sex: male}}, {any: [{sex: female}]}]}}");

        assertThat(read).isInstanceOfSatisfying(Criterion.AtLeast.class, some -> {
            assertThat(some.count()).isEqualTo(2);
            assertThat(some.parts()).hasSize(3);
        });
    }

    @Test
    void keepsTheTextItsOffsetsAndTheSignature() {
        Trial trial = READER.read(
                "a.yaml",
                trial("{age: {from: 18}}").replace("focus: a", "signature: {by: N. N., on: \"2026-02-03\"}\nfocus: a"));

        assertThat(trial.isDraft()).isFalse();
        assertThat(trial.lines()).hasSize(1).allSatisfy(line -> {
            assertThat(line.start()).isZero();
            assertThat(line.end()).isEqualTo("Adults".length());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {age: {from: eighteen}}                                   | 9 | from
        {age: {form: 18}}                                         | 9 | form
        {sex: other}                                              | 9 | sex
        {condition: {of: strok}}                                  | 9 | no code set is named "strok"
        {condition: {}}                                           | 9 | name a code set
        {observation: {of: potasium, above: 5}}                   | 9 | no measurand is named
        {observation: {of: potassium}}                            | 9 | needs a limit
        {observation: {of: potassium, above: 5, unit: meq}}       | 9 | the unit meq
        {observation: {of: potassium, above: 5, pick: worst}}     | 9 | need a window
        {observation: {of: pregnancy-test, answer: maybe, within: 7d}} | 9 | an answer is one of
        {medication: {of: statin, within: 7d, for-at-least: 3d}}  | 9 | one window only
        {medication: {of: statin, within: soon}}                  | 9 | within
        {sex: male, age: {to: 3}}                                 | 9 | says one thing
        {at-least: {count: 3, of: [{sex: male}]}}                 | 9 | count is from 1
        {observation: {of: potassium, above: 5, below: 3, pick: any, within: 7d}} | 9 | any takes one bound
        {any: []}                                                 | 9 | any
        {nothing: 1}                                              | 9 | nothing
        """)
    void refusesWhatItDoesNotUnderstandWithFileLineAndReason(String is, int line, String reason) {
        assertThatThrownBy(() -> read(is)).isInstanceOfSatisfying(BadDefinition.class, fault -> {
            assertThat(fault.file()).isEqualTo("a.yaml");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void refusesWordsThatAreNotInTheTextOrNotOnlyOnce() {
        List<String> wrong = List.of("Children", "s");

        assertThat(wrong)
                .allSatisfy(words -> assertThatThrownBy(() -> READER.read(
                                "a.yaml",
                                trial("{age: {from: 18}}").replace("inclusion: Adults", "inclusion: " + words + words)))
                        .isInstanceOf(BadDefinition.class));
        assertThatThrownBy(() ->
                        READER.read("a.yaml", trial("{age: {from: 18}}").replace("of 18 years", "of 18 years, Adults")))
                .isInstanceOfSatisfying(
                        BadDefinition.class, fault -> assertThat(fault.reason()).contains("more than once"));
    }

    @Test
    void refusesTwoLinesOfOneNameAndAFocusThatIsNotThere() {
        assertThatThrownBy(() -> READER.read("a.yaml", trial("{sex: male}").replace("focus: a", "focus: b")))
                .isInstanceOfSatisfying(
                        BadDefinition.class, fault -> assertThat(fault.line()).isEqualTo(4));
        String twice = trial("{sex: male}") + """
              - id: a
                inclusion: of 18 years
                is: {age: {from: 18}}
            """;
        assertThatThrownBy(() -> READER.read("a.yaml", twice)).isInstanceOfSatisfying(BadDefinition.class, fault -> {
            assertThat(fault.line()).isEqualTo(10);
            assertThat(fault.reason()).contains("stands twice");
        });
    }
}
