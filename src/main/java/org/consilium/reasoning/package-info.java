/** Runs assessors against a chart within a deadline; background work, single-flight, kept by record hash. */
@ApplicationModule(allowedDependencies = {"chart", "assessment", "audit", "llm"})
@NullMarked
package org.consilium.reasoning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
