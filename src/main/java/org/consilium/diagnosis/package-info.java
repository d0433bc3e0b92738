/** Ranked possibilities: criteria sets and coded knowledge first, the model links fact ids, code verifies every link. */
@ApplicationModule(
        allowedDependencies = {
            "terminology",
            "chart",
            "expression",
            "selection",
            "assessment",
            "calculator",
            "knowledge",
            "llm",
            "note"
        })
@NullMarked
package org.consilium.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
