/** Checks any CDS Hooks service from outside, point by point of the conformance checklist. */
@NamedInterface("conformance")
@NullMarked
package org.consilium.hook.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
