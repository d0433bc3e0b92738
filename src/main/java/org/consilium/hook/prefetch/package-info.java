/** What a service asks the EHR to send along, and what to do where it was not sent: templates, tokens, four states, fallback. */
@NullMarked
package org.consilium.hook.prefetch;

import org.jspecify.annotations.NullMarked;
