/** The front door: starts the service or one of its commands. */
@NullMarked
package org.consilium;

import org.jspecify.annotations.NullMarked;
