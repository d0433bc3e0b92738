/** Resources that a card proposes to create, before they are FHIR. */
@NamedInterface("draft")
@NullMarked
package org.consilium.card.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
