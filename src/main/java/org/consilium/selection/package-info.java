/** Which fact of the record fills an input: code set, rule, window and unit, or the reason why none does. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "expression", "assessment"})
@NullMarked
package org.consilium.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
