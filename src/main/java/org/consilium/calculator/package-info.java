/** Clinical scores from one YAML file each, filled from the record; pure, no clock, no I/O. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "expression", "selection", "assessment"})
@NullMarked
package org.consilium.calculator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
