/** What only a person can say, found in a note: a model chooses the sentence, code checks it, a clinician confirms. */
@ApplicationModule(
        allowedDependencies = {
            "terminology",
            "chart",
            "expression",
            "selection",
            "assessment",
            "calculator",
            "note",
            "llm"
        })
@NullMarked
package org.consilium.bedside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
