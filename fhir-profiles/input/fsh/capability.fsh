// What Consilium reads from the FHIR server of an EHR, where data are not sent as prefetch. Held to the code by a test.

RuleSet: Read(type)
* rest.resource[+].type = #{type}
* rest.resource[=].interaction[+].code = #read

RuleSet: Search(type)
* rest.resource[+].type = #{type}
* rest.resource[=].interaction[+].code = #search-type
* rest.resource[=].searchParam[+].name = "patient"
* rest.resource[=].searchParam[=].type = #reference

RuleSet: Category
* rest.resource[=].searchParam[+].name = "category"
* rest.resource[=].searchParam[=].type = #token

RuleSet: SortedBy(name)
* rest.resource[=].searchParam[+].name = "{name}"
* rest.resource[=].searchParam[=].type = #date
* rest.resource[=].searchParam[=].documentation = "Only to sort by, latest first."

Instance: consilium-reads
InstanceOf: CapabilityStatement
Title: "What Consilium reads"
Usage: #definition
* url = "https://consilium.org/fhir/CapabilityStatement/consilium-reads"
* version = "0.1.0"
* name = "ConsiliumReads"
* title = "What Consilium reads from the FHIR server of an EHR"
* status = #draft
* experimental = false
* date = "2026-11-25"
* publisher = "Consilium"
* description = "Consilium is a FHIR client for what an EHR did not send as prefetch: one read and searches by patient, with the access token of the hook call. It writes nothing: what a card suggests is created by the EHR itself, if a clinician accepts it."
* kind = #requirements
* fhirVersion = #4.0.1
* format[+] = #json
* rest.mode = #client
* rest.documentation = "Every search may end in pages; next links to the same server are followed within a limit. A server that does not know a type or parameter may refuse it: the answer then says what was not looked at."
* rest.security.description = "The access token of fhirAuthorization, as a bearer token. Scopes needed: patient/<type>.rs for each type."
* insert Read(Patient)
* insert Search(Condition)
* insert Search(Observation)
* insert Category
* insert SortedBy(date)
* insert Search(MedicationRequest)
* insert SortedBy(authoredon)
* insert Search(MedicationStatement)
* insert Search(Procedure)
* insert SortedBy(date)
* insert Search(AllergyIntolerance)
* insert Search(Encounter)
* insert SortedBy(date)
* insert Search(FamilyMemberHistory)
* insert Search(DocumentReference)
* insert SortedBy(date)
* rest.searchParam[+].name = "_count"
* rest.searchParam[=].type = #number
* rest.searchParam[+].name = "_sort"
* rest.searchParam[=].type = #special
