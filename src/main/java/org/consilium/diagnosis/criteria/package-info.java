/** Diagnostic criteria sets, one YAML file each: items met, not met or not known, conclusions and grades, with cases inside. */
@NullMarked
package org.consilium.diagnosis.criteria;

import org.jspecify.annotations.NullMarked;
