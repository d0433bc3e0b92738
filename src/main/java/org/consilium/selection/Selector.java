package org.consilium.selection;

import java.util.Map;
import org.consilium.chart.PatientChart;
import org.springframework.stereotype.Component;

/** Finds for each input of a rule the fact of the record that fills it, or says why none does. Pure; no clock. */
@Component
public final class Selector {
    private final SelectionSettings settings;

    public Selector(SelectionSettings settings) {
        this.settings = settings;
    }

    /** With the default settings. */
    public static Selector standard() {
        return new Selector(SelectionSettings.standard());
    }

    /** @throws IllegalStateException where a setting of this hospital does not fit the input: found at start */
    public void check(InputSpec spec) {
        if (spec.origin() instanceof Origin.Site site) {
            Sites.value(spec, site, settings);
        }
    }

    /** Opens a chart for many inputs; cheaper than asking for each input alone. */
    public Selection over(PatientChart chart) {
        return new Selection(new ChartIndex(chart), settings, Map.of());
    }

    public Selected select(InputSpec spec, PatientChart chart) {
        return over(chart).select(spec);
    }
}
