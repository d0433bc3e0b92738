// A result that Consilium computed from the record, as a card suggests it to the EHR.

Profile: ConsiliumCalculation
Parent: Observation
Id: consilium-calculation
Title: "Computed result"
Description: "A clinical score or formula that was computed by rules from Observations of the record. It names every Observation it was derived from, when it was computed, and by which definition. No language model takes part in it, so it is never labelled as asserted by artificial intelligence."
* obeys cal-1
* status from ConsiliumCalculationStatus (required)
* status ^short = "preliminary when it is suggested; the EHR may make it final"
* code.coding 1..
* code.coding ^short = "The code of just this result, computed in this way"
* code.coding.system 1..
* code.coding.code 1..
* code.text 1..
* subject 1..
* subject only Reference(Patient)
* effective[x] 1..
* effective[x] only dateTime or Period
* effective[x] ^short = "When its inputs were measured, not when it was computed"
* issued 1..
* issued ^short = "When it was computed"
* value[x] 1..
* value[x] only Quantity
* valueQuantity.value 1..
* valueQuantity.system 1..
* valueQuantity.system = $UCUM
* valueQuantity.code 1..
* dataAbsentReason 0..0
* dataAbsentReason ^short = "A result that is not known is not suggested"
* method 1..
* method.text 1..
* method ^short = "Definition and version by which it was computed"
* derivedFrom 1..
* derivedFrom only Reference(Observation)
* derivedFrom ^short = "Every Observation that it was computed from"

Invariant: cal-1
Description: "A computed result is not labelled as asserted by artificial intelligence: no model takes part in it."
Severity: #error
Expression: "meta.security.where(system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue' and code = 'AIAST').empty()"

ValueSet: ConsiliumCalculationStatus
Id: consilium-calculation-status
Title: "Status of a computed result"
Description: "A computed result has a value: it is never registered only, cancelled or of unknown status."
* ^experimental = false
* $ObservationStatus#preliminary
* $ObservationStatus#final
* $ObservationStatus#amended
* $ObservationStatus#corrected
* $ObservationStatus#entered-in-error
