/** FHIR R4 in, PatientChart out: the input guard, the streaming reader, the FHIR client. */
@ApplicationModule(allowedDependencies = {"terminology", "chart"})
@NullMarked
package org.consilium.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
