/** The pages behind a card, and the Try it page: they show and re-run, they hold no rules. */
@ApplicationModule(
        allowedDependencies = {
            "terminology",
            "audit",
            "assessment",
            "chart",
            "fhir",
            "card",
            "card :: draft",
            "security",
            "reasoning",
            "expression",
            "selection",
            "calculator",
            "diagnosis",
            "trial"
        })
@NullMarked
package org.consilium.explanation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
