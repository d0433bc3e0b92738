package org.consilium.assessment;

import java.util.List;
import org.consilium.chart.PatientChart;

/** One who concludes something about a patient from the chart alone: at once, without a model, without a clock. */
public interface Assessor {
    Service service();

    List<Assessment> assess(PatientChart chart, Occasion occasion);
}
