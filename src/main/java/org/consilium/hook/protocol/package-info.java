/** What CDS Hooks 2.0.1 lets cross the wire: the hooks and their context, the request envelope, feedback, schemas, refusals. */
@NullMarked
package org.consilium.hook.protocol;

import org.jspecify.annotations.NullMarked;
