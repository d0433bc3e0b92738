package org.consilium.diagnosis.ledger;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Age;
import org.consilium.chart.Demographics;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Result;
import org.consilium.expression.Truth;
import org.consilium.knowledge.Mark;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Concept;

/** Reads what is coded: problems, drugs, procedures, answers, age and sex. Silence is never read as absence. */
final class Records {
    private static final Set<String> NEGATIVE =
            Set.of("negative", "not detected", "absent", "none", "none detected", "no growth", "neg", "nonreactive");
    private static final Set<Code> NEGATIVE_CODES =
            Set.of(Code.snomed("260385009"), Code.snomed("260415000"), Code.snomed("2667000"));

    private final ChartIndex index;

    Records(ChartIndex index) {
        this.index = index;
    }

    List<Sighting> sightings(Mark.Problem problem) {
        return index.newest(Finding.Condition.class, problem.codes()).stream()
                .map(condition -> new Sighting(new Statement.Problem(condition), test(problem, condition)))
                .toList();
    }

    private Truth test(Mark.Problem problem, Finding.Condition condition) {
        return switch (condition.verification()) {
            case REFUTED -> Truth.FALSE;
            case UNCONFIRMED -> Truth.UNKNOWN;
            case CONFIRMED, UNKNOWN ->
                switch (problem.when()) {
                    case EVER -> Truth.TRUE;
                    case ACTIVE -> isCurrent(problem, condition) ? Truth.TRUE : Truth.UNKNOWN;
                };
        };
    }

    private boolean isCurrent(Mark.Problem problem, Finding.Condition condition) {
        boolean open = condition.clinicalStatus() == ClinicalStatus.ACTIVE
                || condition.clinicalStatus() == ClinicalStatus.UNKNOWN
                        && condition.abated().isEmpty();
        var since = condition.recorded().or(condition::time);
        return open
                && since.map(time ->
                                time.isWithin(problem.window(), index.chart().asOf())
                                        == org.consilium.chart.Certainty.YES)
                        .orElse(false);
    }

    List<Sighting> sightings(Mark.Exposure exposure) {
        return index.newest(Finding.Medication.class, exposure.drugs()).stream()
                .map(drug -> new Sighting(new Statement.Drug(drug), test(exposure, drug)))
                .toList();
    }

    private Truth test(Mark.Exposure exposure, Finding.Medication drug) {
        return switch (drug.state()) {
            case ACTIVE -> Truth.TRUE;
            case PAST, UNKNOWN -> index.isWithin(drug, exposure.window()) ? Truth.TRUE : Truth.UNKNOWN;
            // not taken yet, or expressly not taken: neither shows an effect nor rules out another source
            case DRAFT, SELECTED, NOT_TAKEN -> Truth.UNKNOWN;
        };
    }

    List<Sighting> sightings(Mark.Performed performed) {
        return index.newest(Finding.Procedure.class, performed.procedures()).stream()
                .map(procedure -> new Sighting(new Statement.Done(procedure), test(performed, procedure)))
                .toList();
    }

    private Truth test(Mark.Performed performed, Finding.Procedure procedure) {
        return switch (procedure.state()) {
            case DONE, IN_PROGRESS -> index.isWithin(procedure, performed.window()) ? Truth.TRUE : Truth.UNKNOWN;
            case PLANNED, NOT_DONE, UNKNOWN -> Truth.UNKNOWN;
        };
    }

    List<Sighting> sightings(Mark.Answer answer) {
        List<Finding.Observation> results = index.observations(answer.loinc(), answer.window());
        return results.isEmpty()
                ? List.of()
                : List.of(new Sighting(new Statement.Measured(results.getLast()), test(answer, results.getLast())));
    }

    private static Truth test(Mark.Answer answer, Finding.Observation observation) {
        return switch (observation.result()) {
            case Result.Coded coded -> test(answer, coded.concept());
            case Result.Worded worded -> test(answer, new Concept(List.of(), worded.text()));
            case Result.Flag flag -> test(answer, new Concept(List.of(), flag.value() ? "positive" : "negative"));
            case Result.Measured ignored -> Truth.UNKNOWN;
            case Result.WithoutUnit ignored -> Truth.UNKNOWN;
            case Result.Dated ignored -> Truth.UNKNOWN;
            case Result.Absent ignored -> Truth.UNKNOWN;
        };
    }

    private static Truth test(Mark.Answer answer, Concept said) {
        String words = said.text().toLowerCase(Locale.ROOT).strip();
        if (isOf(answer.codes(), said) || answer.words().stream().anyMatch(word -> isSaid(word, words))) {
            return Truth.TRUE;
        }
        boolean negative = said.codes().stream().anyMatch(NEGATIVE_CODES::contains)
                || NEGATIVE.stream().anyMatch(word -> isSaid(word, words));
        return negative ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** The whole answer, or its beginning ("positive (1:320)"); "not positive" begins otherwise. */
    private static boolean isSaid(String word, String answer) {
        return answer.equals(word)
                || answer.startsWith(word)
                        && !Character.isLetterOrDigit(answer.charAt(word.length()))
                        && answer.charAt(word.length()) != '+';
    }

    List<Sighting> sightings(Mark.Person person) {
        Truth age = index.chart()
                .age()
                .map(known -> within(known, person.from(), person.to()))
                .orElse(person.from().isEmpty() && person.to().isEmpty() ? Truth.TRUE : Truth.UNKNOWN);
        Truth sex = person.sex().map(this::is).orElse(Truth.TRUE);
        Demographics demographics = index.chart().demographics();
        return List.of(new Sighting(new Statement.Person(demographics, words(person)), age.and(sex)));
    }

    private static Truth within(Age age, Optional<Integer> from, Optional<Integer> to) {
        long least = age.atLeast(ChronoUnit.YEARS);
        long most = age.atMost(ChronoUnit.YEARS);
        if (from.filter(limit -> most < limit).isPresent()
                || to.filter(limit -> least > limit).isPresent()) {
            return Truth.FALSE;
        }
        boolean certain = from.filter(limit -> least < limit).isEmpty()
                && to.filter(limit -> most > limit).isEmpty();
        return certain ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Truth is(Mark.Person.Sex sex) {
        return switch (index.chart().demographics().gender()) {
            case FEMALE -> Truth.of(sex == Mark.Person.Sex.FEMALE);
            case MALE -> Truth.of(sex == Mark.Person.Sex.MALE);
            case OTHER, UNKNOWN -> Truth.UNKNOWN;
        };
    }

    private String words(Mark.Person person) {
        String age = person.from().isPresent() || person.to().isPresent()
                ? index.chart()
                        .age()
                        .map(known -> "age " + known.atLeast(ChronoUnit.YEARS))
                        .orElse("")
                : "";
        String sex =
                person.sex().map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("");
        return (age + " " + sex).strip();
    }

    private static boolean isOf(List<CodeSet> sets, Concept concept) {
        return sets.stream().anyMatch(set -> set.contains(concept));
    }
}
