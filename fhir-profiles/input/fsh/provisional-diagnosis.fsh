// A diagnosis whose published criteria the record meets, as a card suggests it to the EHR.

Profile: ConsiliumProvisionalDiagnosis
Parent: Condition
Id: consilium-provisional-diagnosis
Title: "Provisional diagnosis of an encounter"
Description: "A possibility that meets published criteria in this record and that a clinician may take up as provisional. Where a language model took part in the card it carries the security label AIAST; then it also names facts of the record that speak for it."
* obeys dia-1
* meta.security ^short = "AIAST where a language model took part, else no such label"
* clinicalStatus 1..
* clinicalStatus = $ConditionClinical#active
* verificationStatus 1..
* verificationStatus = $ConditionVerification#provisional
* category 1..1
* category = $ConditionCategory#encounter-diagnosis
* code 1..
* code.coding 1..
* code.text 1..
* subject only Reference(Patient)
* encounter 1..
* recordedDate 1..
* evidence.code 0..0
* evidence.detail 1..
* evidence.detail ^short = "A fact of the record that speaks for it"

Invariant: dia-1
Description: "What a language model took part in names facts of the record that speak for it."
Severity: #error
Expression: "meta.security.where(code = 'AIAST').exists() implies evidence.detail.exists()"
