package org.consilium.trial;

import java.util.List;

/** Where trials with compiled criteria come from. */
public interface TrialSource {

    /** All trials that are open here, in a fixed order, each id once. */
    List<Trial> trials();
}
