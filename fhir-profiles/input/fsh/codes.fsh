// Codes on cards.

CodeSystem: ConsiliumOverrideReason
Id: override-reason
Title: "Reason to set a card aside"
Description: "What a clinician may say when setting a card aside. After 'not-now' the same card comes again as if it had only been seen."
* ^caseSensitive = true
* ^experimental = false
* #already-done "Already done or known"
* #does-not-apply "Does not apply to this patient"
* #disagree "I disagree with the evidence"
* #patient-declines "The patient declines"
* #not-now "Not now"
* #wrong-data "The data are wrong"

CodeSystem: ConsiliumCardTopic
Id: card-topic
Title: "Topic of a card"
Description: "What a card is about. Letters and digits only, because some EHRs remember by it what was set aside. The topic of a calculation is 'calculation' followed by the letters and digits of the calculator's id, such as 'calculationckdepi2021'; those are not listed here."
* ^caseSensitive = true
* ^experimental = false
* ^content = #fragment
* #diagnosis "Diagnosis"
* #trialmatch "Trial eligibility"
