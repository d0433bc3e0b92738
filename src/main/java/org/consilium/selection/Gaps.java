package org.consilium.selection;

import java.util.Optional;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;

/** Where the reading of the record stopped short, in words. */
final class Gaps {
    private Gaps() {}

    /** Empty where that kind of resource was read completely. */
    static Optional<String> in(PatientChart chart, Reach.Kind kind) {
        return switch (chart.reach().of(kind)) {
            case Reach.Coverage.Complete ignored -> Optional.empty();
            case Reach.Coverage.Partial partial ->
                Optional.of("only a part of the record was read: " + partial.reason());
            case Reach.Coverage.Unavailable missing ->
                Optional.of("this part of the record was not read: " + missing.reason());
        };
    }
}
