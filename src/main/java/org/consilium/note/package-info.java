/** What a note says: its sentences, where they stand, and whether they speak of this patient, of now, and in earnest. */
@ApplicationModule(allowedDependencies = {"terminology", "chart"})
@NullMarked
package org.consilium.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
