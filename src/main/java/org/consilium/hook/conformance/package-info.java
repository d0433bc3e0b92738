/** Checks any CDS Hooks service from outside, point by point of the conformance checklist. */
@NullMarked
package org.consilium.hook.conformance;

import org.jspecify.annotations.NullMarked;
