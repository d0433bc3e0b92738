/** Codes, code sets and units of measure: what a coded concept means and how one unit becomes another, exactly or not at all. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.consilium.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
