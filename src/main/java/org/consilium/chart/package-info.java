/** The patient's record as typed findings, each pointing back to its FHIR resource. */
@ApplicationModule(allowedDependencies = {"terminology"})
@NullMarked
package org.consilium.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
