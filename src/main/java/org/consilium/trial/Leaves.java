package org.consilium.trial;

import org.consilium.assessment.Eligibility.Polarity;

/** Decides the single tests of criteria for one patient. */
interface Leaves {

    /** @param position EXCLUSION where the test would stop the patient if it held, be it by a "not" inside an inclusion */
    Outcome decide(Criterion.Leaf leaf, Polarity position);
}
