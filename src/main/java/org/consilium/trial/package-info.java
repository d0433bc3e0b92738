/** Trial eligibility criterion by criterion, three-valued, with evidence. */
@ApplicationModule(
        allowedDependencies = {"terminology", "chart", "expression", "selection", "assessment", "calculator", "llm"})
@NullMarked
package org.consilium.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
