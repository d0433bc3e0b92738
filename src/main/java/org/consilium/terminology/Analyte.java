package org.consilium.terminology;

import java.util.List;
import java.util.Optional;

/**
 * A substance whose amount can be written as mass, moles, equivalents or units of activity. Its factors are stated,
 * never derived: laboratories agree on 88.40 for creatinine, not on a molar mass.
 *
 * @param id the name our definitions use ("creatinine")
 * @param components the LOINC component names that mean it
 * @param factors "1 mg/dL = 88.40 umol/L", as the file states them
 */
public record Analyte(String id, String title, List<String> components, List<String> factors) {
    public Analyte {
        components = List.copyOf(components);
        factors = List.copyOf(factors);
    }

    /** The analyte of that id or LOINC component name; empty where no factor is known. */
    public static Optional<Analyte> named(String idOrComponent) {
        return UnitTable.shipped().analyte(idOrComponent);
    }
}
