/** Who asked, what was seen, concluded and shown: append-only and hash-chained. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "assessment", "card"})
@NullMarked
package org.consilium.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
