/** Trials as one YAML file each, read strictly: what does not fit is refused with file, line and reason. */
@NullMarked
package org.consilium.trial.source;

import org.jspecify.annotations.NullMarked;
