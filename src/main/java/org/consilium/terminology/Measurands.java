package org.consilium.terminology;

import java.util.Map;
import java.util.Optional;

/** Measurands that a definition file states for itself. */
public final class Measurands {
    private Measurands() {}

    /** One of inline codes, with the keys of observations.yaml; freshness is stated by the input itself. */
    public static Measurand inline(String id, String label, Definition node) {
        return new MeasurandReader(Map.of()).read(id, label, node);
    }

    /** What is plausible of a number: [low, high]. */
    public static Measurand.Plausible plausible(Definition range) {
        return MeasurandReader.plausible(range);
    }

    /** The same with a narrower or wider plausible range, where the input states one. */
    public static Measurand withRange(Measurand measurand, Optional<Definition> range) {
        return range.map(MeasurandReader::plausible)
                .map(measurand::withPlausible)
                .orElse(measurand);
    }
}
