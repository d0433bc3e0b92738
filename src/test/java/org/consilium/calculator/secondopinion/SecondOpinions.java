package org.consilium.calculator.secondopinion;

import java.util.List;
import java.util.stream.Stream;

/** All second opinions; each field of medicine keeps its own list. */
public final class SecondOpinions {
    private SecondOpinions() {}

    public static List<SecondOpinion> all() {
        return Stream.of(
                        BodyOpinions.ALL,
                        BloodOpinions.ALL,
                        CardiovascularOpinions.ALL,
                        FibrosisOpinions.ALL,
                        FiltrationOpinions.ALL,
                        KidneyOpinions.ALL,
                        LiverOpinions.ALL,
                        LungOpinions.ALL,
                        MetabolismOpinions.ALL,
                        PregnancyOpinions.ALL,
                        RhythmOpinions.ALL,
                        RiskOpinions.ALL,
                        RuleOpinions.ALL,
                        SaltOpinions.ALL,
                        UrineOpinions.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** Points where the statement holds. */
    static int points(boolean holds, int points) {
        return holds ? points : 0;
    }
}
