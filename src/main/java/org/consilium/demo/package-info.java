/** The Try it page: demo patients, or a bundle of one's own, fire real hooks at this service. Profile "try" only. */
@ApplicationModule(allowedDependencies = {"fhir", "chart"})
@NullMarked
package org.consilium.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
