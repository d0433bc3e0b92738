package org.consilium.terminology;

/** The canonical addresses of the code systems that rules refer to. */
public final class CodeSystems {
    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";
    public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    public static final String ICD10GM = "http://fhir.de/CodeSystem/bfarm/icd-10-gm";
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public static final String ATC = "http://www.whocc.no/atc";
    public static final String UCUM = "http://unitsofmeasure.org";

    private CodeSystems() {}
}
