/** Every score a second time, in plain Java from the literature and not from its definition file. */
@NullMarked
package org.consilium.calculator.secondopinion;

import org.jspecify.annotations.NullMarked;
