package org.consilium.calculator.secondopinion;

import java.util.List;
import java.util.stream.Stream;

/** All scores of points. */
final class RuleOpinions {
    static final List<SecondOpinion> ALL = Stream.of(
                    BedsideOpinions.ALL,
                    CriticalOpinions.ALL,
                    DrugOpinions.ALL,
                    GeneralOpinions.ALL,
                    GutOpinions.ALL,
                    HeartOpinions.ALL,
                    InfectionOpinions.ALL,
                    ThrombosisOpinions.ALL)
            .flatMap(List::stream)
            .toList();

    private RuleOpinions() {}
}
