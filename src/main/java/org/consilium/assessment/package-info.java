/** What may be concluded about a patient, with its evidence, and the port of those who conclude it. */
@ApplicationModule(allowedDependencies = {"terminology", "chart"})
@NullMarked
package org.consilium.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
