package org.consilium.trial;

import java.util.List;
import java.util.stream.Stream;

/** What can be asked of criteria without a patient. */
final class Criteria {
    private Criteria() {}

    /** Every single test of a trial. */
    static Stream<Criterion.Leaf> leaves(Trial trial) {
        return trial.lines().stream()
                .flatMap(line -> Stream.concat(line.onlyIf().stream(), Stream.of(line.criterion())))
                .flatMap(Criteria::leaves);
    }

    private static Stream<Criterion.Leaf> leaves(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Leaf leaf -> Stream.of(leaf);
            case Criterion.All all -> leaves(all.parts());
            case Criterion.Any any -> leaves(any.parts());
            case Criterion.AtLeast some -> leaves(some.parts());
            case Criterion.Not not -> leaves(not.part());
            case Criterion.Unless unless -> leaves(List.of(unless.rule(), unless.exception()));
        };
    }

    private static Stream<Criterion.Leaf> leaves(List<Criterion> parts) {
        return parts.stream().flatMap(Criteria::leaves);
    }
}
