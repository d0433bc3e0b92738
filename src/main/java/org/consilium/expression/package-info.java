/** The small, total, three-valued expression language of calculators, criteria sets and trial criteria; pure. */
@ApplicationModule(allowedDependencies = {"terminology"})
@NullMarked
package org.consilium.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
