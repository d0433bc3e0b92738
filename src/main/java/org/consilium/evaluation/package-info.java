/** Benchmarks and qualification runs from the command line. */
@ApplicationModule(
        allowedDependencies = {
            "terminology",
            "chart",
            "expression",
            "selection",
            "assessment",
            "calculator",
            "knowledge",
            "diagnosis",
            "trial",
            "llm",
            "fhir",
            "reasoning",
            "card",
            "audit",
            "note"
        })
@NullMarked
package org.consilium.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
