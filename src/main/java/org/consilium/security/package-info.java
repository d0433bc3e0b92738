/** Who calls: the CDS Hooks client JWT and its issuer registry. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.consilium.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
