"""What check_fixtures asks of each resource type: its R4 elements, the required ones ("a|b": exactly one), its codes."""

ALLOWED = {
    "*": set("resourceType id meta implicitRules language text contained extension modifierExtension identifier".split()),
    "Patient": set("active name telecom gender birthDate deceasedBoolean deceasedDateTime address maritalStatus contact "
                   "communication generalPractitioner managingOrganization link".split()),
    "Practitioner": set("active name telecom qualification gender".split()),
    "Encounter": set("status statusHistory class type serviceType priority subject participant period length reasonCode "
                     "reasonReference diagnosis hospitalization location serviceProvider partOf".split()),
    "Condition": set("clinicalStatus verificationStatus category severity code bodySite subject encounter onsetDateTime "
                     "onsetAge onsetPeriod onsetString abatementDateTime abatementAge abatementString recordedDate recorder "
                     "asserter stage evidence note".split()),
    "AllergyIntolerance": set("clinicalStatus verificationStatus type category criticality code patient encounter "
                              "onsetDateTime recordedDate recorder asserter lastOccurrence note reaction".split()),
    "FamilyMemberHistory": set("status dataAbsentReason patient date name relationship sex bornDate ageAge deceasedBoolean "
                               "deceasedAge deceasedDate reasonCode note condition".split()),
    "Medication": set("code status manufacturer form amount ingredient batch".split()),
    "MedicationRequest": set("status statusReason intent category priority doNotPerform reportedBoolean "
                             "medicationCodeableConcept medicationReference subject encounter authoredOn requester reasonCode "
                             "reasonReference courseOfTherapyType note dosageInstruction dispenseRequest substitution "
                             "priorPrescription".split()),
    "MedicationStatement": set("status statusReason category medicationCodeableConcept medicationReference subject context "
                               "effectiveDateTime effectivePeriod dateAsserted informationSource reasonCode note dosage".split()),
    "MedicationAdministration": set("status statusReason category medicationCodeableConcept medicationReference subject "
                                    "context effectiveDateTime effectivePeriod performer reasonCode request note dosage".split()),
    "Immunization": set("status statusReason vaccineCode patient encounter occurrenceDateTime recorded primarySource "
                        "lotNumber site route note".split()),
    "Procedure": set("status statusReason category code subject encounter performedDateTime performedPeriod performer "
                     "reasonCode reasonReference bodySite outcome report note".split()),
    "ServiceRequest": set("status intent category priority doNotPerform code orderDetail subject encounter "
                          "occurrenceDateTime authoredOn requester performer reasonCode reasonReference specimen bodySite "
                          "note".split()),
    "Specimen": set("accessionIdentifier status type subject receivedTime request collection note".split()),
    "Observation": set("basedOn partOf status category code subject focus encounter effectiveDateTime effectivePeriod "
                       "effectiveInstant issued performer valueQuantity valueCodeableConcept valueString valueBoolean "
                       "valueInteger valueDateTime valuePeriod dataAbsentReason interpretation note bodySite method specimen "
                       "device referenceRange hasMember derivedFrom component".split()),
    "DiagnosticReport": set("basedOn status category code subject encounter effectiveDateTime effectivePeriod issued "
                            "performer specimen result imagingStudy conclusion conclusionCode presentedForm".split()),
    "DocumentReference": set("status docStatus type category subject date author custodian relatesTo description "
                             "securityLabel content context".split()),
}

REQUIRED = {
    "Patient": ["gender", "birthDate"],
    "Practitioner": ["name"],
    "Encounter": ["status", "class", "subject", "period"],
    "Condition": ["subject", "code"],
    "AllergyIntolerance": ["patient", "code"],
    "FamilyMemberHistory": ["status", "patient", "relationship"],
    "Medication": ["code"],
    "MedicationRequest": ["status", "intent", "medicationCodeableConcept|medicationReference", "subject"],
    "MedicationStatement": ["status", "medicationCodeableConcept|medicationReference", "subject"],
    "MedicationAdministration": ["status", "medicationCodeableConcept|medicationReference", "subject",
                                 "effectiveDateTime|effectivePeriod"],
    "Immunization": ["status", "vaccineCode", "patient", "occurrenceDateTime"],
    "Procedure": ["status", "subject", "code"],
    "ServiceRequest": ["status", "intent", "subject", "code"],
    "Specimen": ["subject"],
    "Observation": ["status", "code", "subject"],
    "DiagnosticReport": ["status", "code", "subject"],
    "DocumentReference": ["status", "content", "subject"],
}

REQUEST_STATUS = {"active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"}
INTENT = {"proposal", "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option"}
CODES = {
    "Patient": {"gender": {"male", "female", "other", "unknown"}},
    "Encounter": {"status": {"planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled",
                             "entered-in-error", "unknown"}},
    "MedicationRequest": {"status": REQUEST_STATUS, "intent": INTENT},
    "ServiceRequest": {"status": REQUEST_STATUS | {"revoked"}, "intent": INTENT | {"directive"}},
    "MedicationStatement": {"status": {"active", "completed", "entered-in-error", "intended", "stopped", "on-hold",
                                       "unknown", "not-taken"}},
    "MedicationAdministration": {"status": {"in-progress", "not-done", "on-hold", "completed", "entered-in-error", "stopped",
                                            "unknown"}},
    "Observation": {"status": {"registered", "preliminary", "final", "amended", "corrected", "cancelled",
                               "entered-in-error", "unknown"}},
    "DiagnosticReport": {"status": {"registered", "partial", "preliminary", "final", "amended", "corrected", "appended",
                                    "cancelled", "entered-in-error", "unknown"}},
    "DocumentReference": {"status": {"current", "superseded", "entered-in-error"},
                          "docStatus": {"preliminary", "final", "amended", "entered-in-error"}},
    "Procedure": {"status": {"preparation", "in-progress", "not-done", "on-hold", "stopped", "completed",
                             "entered-in-error", "unknown"}},
    "FamilyMemberHistory": {"status": {"partial", "completed", "entered-in-error", "health-unknown"}},
    "Immunization": {"status": {"completed", "entered-in-error", "not-done"}},
}
