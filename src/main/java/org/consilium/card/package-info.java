/** Assessments become CDS Hooks cards: the wire records and the words on them. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "assessment"})
@NullMarked
package org.consilium.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
