/** Which scores a hospital's records can feed, and what they lack for the others. */
@NullMarked
package org.consilium.evaluation.fill;

import org.jspecify.annotations.NullMarked;
