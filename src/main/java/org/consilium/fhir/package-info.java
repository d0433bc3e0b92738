/** FHIR R4 in, PatientChart out: the input guard, the streaming reader, the FHIR client; and drafts out as FHIR R4. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "card :: draft"})
@NullMarked
package org.consilium.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
