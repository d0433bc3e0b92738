Alias: $UCUM = http://unitsofmeasure.org
Alias: $ObservationValue = http://terminology.hl7.org/CodeSystem/v3-ObservationValue
Alias: $ObservationStatus = http://hl7.org/fhir/observation-status
Alias: $AbsentReason = http://terminology.hl7.org/CodeSystem/data-absent-reason
Alias: $ConditionClinical = http://terminology.hl7.org/CodeSystem/condition-clinical
Alias: $ConditionVerification = http://terminology.hl7.org/CodeSystem/condition-ver-status
Alias: $ConditionCategory = http://terminology.hl7.org/CodeSystem/condition-category
Alias: $Expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
