/** The CDS Hooks edge: discovery, services, prefetch, feedback; one class per service. */
@ApplicationModule(
        allowedDependencies = {
            "terminology",
            "security",
            "fhir",
            "chart",
            "assessment",
            "reasoning",
            "card",
            "card :: draft",
            "audit"
        })
@NullMarked
package org.consilium.hook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
