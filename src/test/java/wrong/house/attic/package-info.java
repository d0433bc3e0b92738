/** A room that may use nothing, and does. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package wrong.house.attic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
