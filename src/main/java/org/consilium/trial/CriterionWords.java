package org.consilium.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words what a typed criterion asks, for a reader who compares it with the registry's text. */
final class CriterionWords {
    private CriterionWords() {}

    static String of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Age age -> age(age);
            case Criterion.Sex sex -> word(sex.gender());
            case Criterion.Condition condition -> condition(condition);
            case Criterion.Observation observation ->
                pick(observation.pick()) + observation.of().label() + " "
                        + observation.limit().words() + window(observation.window());
            case Criterion.Answered answered ->
                answered.of().label() + " " + String.join(" or ", new TreeSet<>(answered.answers()))
                        + window(answered.window());
            case Criterion.Medication medication ->
                medication.drugs().title()
                        + (medication.use() == Criterion.Medication.Use.CURRENT ? " now" : " now or earlier")
                        + window(medication.window());
            case Criterion.Procedure procedure ->
                procedure.procedures().title()
                        + (procedure.stage() == Criterion.Procedure.Stage.PLANNED ? " (planned)" : "")
                        + window(procedure.window());
            case Criterion.Pregnancy ignored -> "pregnant now";
            case Criterion.Score score ->
                score.calculator() + " " + score.limit().words();
            case Criterion.Residue residue -> residue.question();
            case Criterion.All all -> "all of: " + list(all.parts());
            case Criterion.Any any -> "any of: " + list(any.parts());
            case Criterion.AtLeast some -> "at least " + some.count() + " of: " + list(some.parts());
            case Criterion.Not not -> "not: " + of(not.part());
            case Criterion.Unless unless -> of(unless.rule()) + ", unless: " + of(unless.exception());
        };
    }

    private static String age(Criterion.Age age) {
        String from = age.from().map(years -> "from " + years).orElse("");
        String to = age.to().map(years -> "to " + years).orElse("");
        return "age " + (from + " " + to).strip() + " years";
    }

    private static String condition(Criterion.Condition condition) {
        String severity = condition.severities().stream()
                .sorted()
                .map(CriterionWords::word)
                .collect(Collectors.joining(" or "));
        String course = switch (condition.course()) {
            case ACTIVE -> " (active)";
            case PAST -> " (past)";
            case ANY -> " (now or earlier)";
        };
        return condition.codes().title()
                + course
                + (severity.isEmpty() ? "" : ", " + severity)
                + window(condition.window());
    }

    private static String pick(Criterion.Pick pick) {
        return switch (pick) {
            case LATEST -> "";
            case ANY -> "any ";
            case ALL -> "every ";
            case WORST -> "worst ";
        };
    }

    private static String window(Optional<Window> window) {
        return window.map(known -> ", " + known.words()).orElse("");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String list(List<Criterion> parts) {
        return parts.stream().map(CriterionWords::of).collect(Collectors.joining("; "));
    }
}
