/** The one door to a language model: providers, the embedded worker process, JSON-schema answers within a deadline. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.consilium.llm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
