// The result of a score, as POST /api/calculators/{id} and the pages give it to whoever asks for FHIR.

RuleSet: WhoseAndHow
* subject 1..
* subject only Reference(Patient)
* subject ^short = "The patient of the record; only in words where the inputs were entered and belong to none"
* code 1..
* code.coding 1..
* code.coding.system 1..
* code.coding.code 1..
* code.coding ^short = "The score's id; before it the LOINC code of just this result where there is one for certain"
* code.text 1..
* method 1..
* method.coding 1..
* method.text 1..
* method ^short = "Definition and version by which it was computed"
* contained 1..1
* contained only Device
* contained ^short = "The program with its version, the definition's version and the SHA-256 of its content"
* note 1..
* note ^short = "The result in words, what the reader must know, and the steps"

Profile: ConsiliumScore
Parent: Observation
Id: consilium-score
Title: "Result of a score"
Description: "A clinical score or quantity that was computed by rules, whatever came out: a value, all values that are still possible, a day, or why there is none. It is preliminary until a person accepts it. No language model takes part in it."
* obeys cal-1 and sco-1
* insert WhoseAndHow
* status = #preliminary
* effective[x] 1..
* effective[x] only dateTime
* effective[x] ^short = "The time of its newest input; when it was computed where no input has a time"
* issued 1..
* issued ^short = "When it was computed"
* value[x] only Quantity or Range or dateTime or Period
* value[x] ^short = "A value; a Range where inputs are missing and others are possible; a day, or a Period of possible days"
* valueQuantity.value 1..
* valueQuantity.system 1..
* valueQuantity.system = $UCUM
* valueQuantity.code 1..
* valueRange.low 1..
* valueRange.low.system = $UCUM
* valueRange.low.code 1..
* valueRange.high 1..
* valueRange.high.system = $UCUM
* valueRange.high.code 1..
* valuePeriod.start 1..
* valuePeriod.end 1..
* dataAbsentReason from ConsiliumAbsentReason (required)
* dataAbsentReason.coding 1..
* dataAbsentReason.text 1..
* dataAbsentReason ^short = "unknown: an input is missing; not-applicable: the score is not meant for this patient"
* device 1..
* device.reference 1..
* derivedFrom ^short = "Observations it was computed from; diagnoses, drugs and procedures stand in the extension workflow-supportingInfo, since R4 allows none of them here"

Invariant: sco-1
Description: "There is a value, or a reason why there is none."
Severity: #error
Expression: "value.exists() xor dataAbsentReason.exists()"

ValueSet: ConsiliumAbsentReason
Id: consilium-absent-reason
Title: "Why a score has no result"
Description: "An input is missing, or the score is not meant for this patient."
* ^experimental = false
* $AbsentReason#unknown
* $AbsentReason#not-applicable

Profile: ConsiliumRisk
Parent: RiskAssessment
Id: consilium-risk
Title: "Probability of an outcome"
Description: "The probability of an outcome within a time, computed by rules from a published equation. It is preliminary until a person accepts it. No language model takes part in it."
* obeys cal-1 and ris-1
* insert WhoseAndHow
* status = #preliminary
* occurrence[x] 1..
* occurrence[x] only dateTime
* occurrence[x] ^short = "The time of its newest input; when it was computed where no input has a time"
* performer 1..
* performer only Reference(Device)
* basis ^short = "Every resource it was computed from, the patient aside"
* prediction 1..1
* prediction.outcome 1..
* prediction.outcome.text 1..
* prediction.outcome ^short = "What may happen, and within what time"
* prediction.probability[x] ^short = "In percent; all that is possible where inputs are missing; absent with the extension data-absent-reason at the prediction"

Invariant: ris-1
Description: "There is a probability, or the reason why there is none: at the prediction as a code, in the rationale in words."
Severity: #error
Expression: "prediction.all(probability.exists() xor (extension('http://hl7.org/fhir/StructureDefinition/data-absent-reason').exists() and rationale.exists()))"

CodeSystem: ConsiliumScoreId
Id: score
Title: "Score"
Description: "The ids of the scores that are installed, such as 'ckd-epi-2021', with the version of the definition. GET /api/calculators lists them; they are not listed here, since each hospital may add its own."
* ^caseSensitive = true
* ^experimental = false
* ^content = #not-present
