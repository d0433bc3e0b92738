"""The requests: one entry each, first the good ones, then those that must be refused or degraded."""

import copy

from generator import orders
from generator.ehr import EPIC, SANDBOX, STANDARD, request

DAILY, TWICE, EIGHT_HOURLY = (1, 1, "d"), (2, 1, "d"), (3, 1, "d")


class Case:
    """A request with what it is about; `change` spoils a good one, `plausible` says whether it is still R4."""

    def __init__(self, hook, name, patient, about, *, dialect=STANDARD, status=200, change=None, plausible=True, drafts=None,
                 selections=None):
        self.hook, self.name, self.patient, self.about = hook, name, patient, about
        self.dialect, self.status, self.change, self.plausible = dialect, status, change, plausible
        self.drafts, self.selections = drafts, selections

    def request(self, bundles):
        bundle = bundles[self.patient]
        drafts = self.drafts(self.patient) if self.drafts else None
        body = request(self.hook, self.name, bundle, self.dialect, drafts=drafts, selections=self.selections)
        if self.change:
            self.change(body, bundles)
        return body


# -- draft orders ------------------------------------------------------------------------------------


def one(id, drug, text, dose, times):
    return lambda patient: orders.drafts(orders.medication(id, drug, patient, text, dose, times))


def apixaban(patient):
    return orders.drafts(orders.medication("draft-apixaban", "apixaban-5", patient, "5 mg by mouth twice daily", (5, "mg"), TWICE))


def contrast(patient):
    return orders.drafts(orders.service("draft-ct", "CT Chest W contrast IV", patient, "24628-0"))


def several(patient):
    """Two old unsigned drafts beside the one in focus."""
    return orders.drafts(
        orders.service("draft-old-echo", "Transthoracic echocardiogram", patient),
        orders.medication("draft-old-aspirin", "aspirin-81", patient, "81 mg by mouth once daily", (81, "mg"), DAILY),
        orders.medication("draft-vancomycin", "vancomycin", patient, "1 g intravenously every 12 hours", (1, "g"), (1, 12, "h")),
    )


def epic_apixaban(patient):
    return orders.drafts(
        orders.medication("draft-apixaban", "apixaban-5", patient, "5 mg by mouth twice daily", (5, "mg"), TWICE, as_entry=True),
        orders.service("draft-old-lab", "Lipid panel", patient),
    )


# -- changes -----------------------------------------------------------------------------------------


def without(*path):
    def change(body, bundles):
        node = body
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]

    return change


def put(value, *path):
    def change(body, bundles):
        node = body
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value

    return change


def both(*changes):
    def change(body, bundles):
        for each in changes:
            each(body, bundles)

    return change


def outcome(text):
    return {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception", "diagnostics": text}]}


def other_patient(body, bundles):
    body["prefetch"]["patient"] = copy.deepcopy(bundles["healthy-adult"]["entry"][0]["resource"])


def foreign_result(body, bundles):
    """One creatinine of another patient among the results."""
    stranger = next(
        e["resource"] for e in bundles["aki-on-ckd"]["entry"] if e["resource"]["id"] == "aki-on-ckd-creatinine-7"
    )
    labs = body["prefetch"]["labs"]
    labs["entry"].insert(0, {"fullUrl": f"https://ehr.example.org/fhir/Observation/{stranger['id']}",
                             "resource": copy.deepcopy(stranger), "search": {"mode": "match"}})
    labs["total"] += 1


def first_page(body, bundles):
    """Only ten of the results, with a link to the next page."""
    labs = body["prefetch"]["labs"]
    labs["entry"] = labs["entry"][:10]
    labs["link"].append({"relation": "next", "url": "https://ehr.example.org/fhir/Observation?page=2"})


def included(body, bundles):
    """A search answer with an included resource and an outcome beside the matches."""
    labs = body["prefetch"]["labs"]
    person = {"resourceType": "Practitioner", "id": "lab-head", "name": [{"family": "Brandvold"}]}
    labs["entry"].append({"resource": person, "search": {"mode": "include"}})
    labs["entry"].append({"resource": outcome("Some results are withheld."), "search": {"mode": "outcome"}})


def extras(body, bundles):
    body["vendorField"] = {"anything": [1, 2, 3]}
    body["extension"] = {"org.example.feature": {"on": True}}
    body["context"]["vendorContext"] = "kept and ignored"
    body["prefetch"]["-user"] = {"resourceType": "Practitioner", "id": "dr-whitaker", "name": [{"family": "Whitaker"}]}
    body["fhirAuthorization"] = None


def one_bad_resource(body, bundles):
    """A result that cannot be read among good ones: it is set aside and named."""
    body["prefetch"]["labs"]["entry"][0]["resource"]["valueQuantity"] = "fourteen"


CASES = [
    Case("patient-view", "acute-kidney-injury", "aki-on-ckd", "Plain request with every key; empty searches are null."),
    Case("patient-view", "atrial-fibrillation-sandbox", "af-without-anticoagulant",
         "Reference sandbox: empty keys left out, its fixed user, an open FHIR server, no authorization.", dialect=SANDBOX),
    Case("patient-view", "cirrhosis-epic", "decompensated-cirrhosis",
         "Epic: absolute references, category as an object, outcome entry for an empty search, extension, no statements key.",
         dialect=EPIC),
    Case("patient-view", "ketoacidosis", "diabetic-ketoacidosis", "Plain request, acid-base of one draw."),
    Case("patient-view", "hyponatraemia-sandbox", "severe-hyponatraemia", "Reference sandbox.", dialect=SANDBOX),
    Case("patient-view", "rheumatoid-arthritis-epic", "early-rheumatoid-arthritis", "Epic.", dialect=EPIC),
    Case("patient-view", "healthy", "healthy-adult", "Plain request; nothing to say."),
    Case("patient-view", "almost-empty", "almost-empty", "Plain request; nearly every key is null."),
    Case("patient-view", "hostile", "hostile-note", "Prompt injection and markup in the record."),
    Case("patient-view", "si-units", "si-units", "SI units and unit texts outside UCUM."),
    Case("patient-view", "reading-traps", "reading-traps",
         "Statuses, partial dates, contained and referenced medication; the Medication itself is not in any key."),
    Case("patient-view", "lung-cancer-epic", "lung-cancer", "Epic; facts for trials.", dialect=EPIC),
    Case("patient-view", "child", "child-with-asthma", "Plain request for a child."),
    Case("order-select", "apixaban-in-atrial-fibrillation", "af-without-anticoagulant", "Plain; one drug drafted and selected.",
         drafts=apixaban, selections=["MedicationRequest/draft-apixaban"]),
    Case("order-select", "apixaban-epic", "af-without-anticoagulant",
         "Epic; the drug is a Medication entry of draftOrders, and an old unsigned order is there too.", dialect=EPIC,
         drafts=epic_apixaban, selections=["MedicationRequest/draft-apixaban"]),
    Case("order-select", "contrast-in-kidney-injury", "aki-on-ckd", "Plain; CT with iodinated contrast drafted while creatinine rises.",
         drafts=contrast, selections=["ServiceRequest/draft-ct"]),
    Case("order-select", "vancomycin-in-kidney-injury", "aki-on-ckd", "Plain; one of three drafts is selected, the others are old.",
         drafts=several, selections=["MedicationRequest/draft-vancomycin"]),
    Case("order-select", "sertraline-in-hyponatraemia-sandbox", "severe-hyponatraemia", "Reference sandbox; a higher dose of sertraline.",
         dialect=SANDBOX, drafts=one("request-123", "sertraline-50", "100 mg by mouth once daily", (100, "mg"), DAILY),
         selections=["MedicationRequest/request-123"]),
    Case("order-select", "lisinopril-in-pregnancy", "pregnancy-hypertension", "Plain; an ACE inhibitor in pregnancy.",
         drafts=one("draft-lisinopril", "lisinopril-10", "10 mg by mouth once daily", (10, "mg"), DAILY),
         selections=["MedicationRequest/draft-lisinopril"]),
    Case("order-select", "ondansetron-in-long-qt", "long-qt", "Plain; one more drug that prolongs the QT interval.",
         drafts=one("draft-ondansetron", "ondansetron", "8 mg intravenously every eight hours", (8, "mg"), EIGHT_HOURLY),
         selections=["MedicationRequest/draft-ondansetron"]),
    Case("order-select", "oxycodone-in-lung-cancer", "lung-cancer", "Plain; 135 mg of morphine equivalents a day.",
         drafts=one("draft-oxycodone", "oxycodone", "30 mg by mouth every eight hours", (30, "mg"), EIGHT_HOURLY),
         selections=["MedicationRequest/draft-oxycodone"]),
    Case("order-select", "ondansetron-without-ecg", "healthy-adult", "Plain; a drug that prolongs QT, and no QT interval in the record.",
         drafts=one("draft-ondansetron", "ondansetron", "8 mg intravenously every eight hours", (8, "mg"), EIGHT_HOURLY),
         selections=["MedicationRequest/draft-ondansetron"]),
    Case("order-sign", "oxycodone-in-lung-cancer", "lung-cancer", "Plain; 135 mg of morphine equivalents a day.",
         drafts=one("draft-oxycodone", "oxycodone", "30 mg by mouth every eight hours", (30, "mg"), EIGHT_HOURLY)),
    Case("order-sign", "contrast-in-kidney-injury", "aki-on-ckd", "Plain; CT with iodinated contrast while creatinine rises.",
         drafts=contrast),
    Case("order-sign", "vancomycin-without-creatinine", "almost-empty", "Plain; a drug dosed by kidney function, and no creatinine.",
         drafts=one("draft-vancomycin", "vancomycin", "1 g intravenously every 12 hours", (1, "g"), TWICE)),
    Case("order-sign", "contrast-without-creatinine", "almost-empty", "Plain; CT with iodinated contrast, and no creatinine.",
         drafts=contrast),
    Case("order-sign", "apixaban-sandbox", "af-without-anticoagulant", "Reference sandbox.", dialect=SANDBOX, drafts=apixaban),
    Case("order-sign", "ondansetron-in-long-qt-epic", "long-qt", "Epic; one more drug that prolongs the QT interval.", dialect=EPIC,
         drafts=one("draft-ondansetron", "ondansetron", "8 mg intravenously every eight hours", (8, "mg"), EIGHT_HOURLY)),
    Case("order-sign", "naproxen-in-kidney-injury", "aki-on-ckd", "Plain; another NSAID while creatinine rises.",
         drafts=one("draft-naproxen", "naproxen-500", "500 mg by mouth twice daily", (500, "mg"), TWICE)),
    Case("order-sign", "metformin-below-30", "si-units", "Plain; metformin renewed with eGFR 28, record in SI units.",
         drafts=one("draft-metformin", "metformin-500", "500 mg by mouth twice daily", (500, "mg"), TWICE)),
    Case("encounter-start", "septic-pneumonia", "septic-pneumonia", "Plain; admission of a septic patient."),
    Case("encounter-start", "pregnancy", "pregnancy-hypertension", "Plain; obstetric triage."),
    Case("encounter-start", "ketoacidosis-sandbox", "diabetic-ketoacidosis", "Sandbox manner.", dialect=SANDBOX,
         change=put("diabetic-ketoacidosis-encounter-1", "context", "encounterId")),
    Case("encounter-discharge", "cirrhosis", "decompensated-cirrhosis", "Plain; discharge from hepatology."),
    Case("encounter-discharge", "microcytic-anaemia", "microcytic-anaemia", "Plain; end of a clinic visit."),
    Case("encounter-discharge", "unlabelled-diabetes-ckd", "unlabelled-diabetes-ckd", "Plain; criteria met, nothing on the list."),
    # degraded, but answered
    Case("patient-view", "foreign-result", "healthy-adult", "A creatinine of another patient among the results: set aside, said so.",
         change=foreign_result),
    Case("patient-view", "labs-are-an-outcome", "healthy-adult", "An optional key holds an OperationOutcome: no retry, said so.",
         change=put(outcome("Search failed."), "prefetch", "labs")),
    Case("patient-view", "first-page-only", "aki-on-ckd", "Results end with a link to the next page and no token: 'first 10 of n'.",
         change=first_page),
    Case("patient-view", "includes-beside-matches", "healthy-adult", "Entries of mode include and outcome are not evidence.", change=included),
    Case("patient-view", "optional-keys-missing", "almost-empty", "Only the patient key, no FHIR access: optional keys degrade.",
         change=lambda body, bundles: body.update(prefetch={"patient": body["prefetch"]["patient"]})),
    Case("patient-view", "unknown-members", "healthy-adult", "Members, keys and extensions that no specification names; a null.", change=extras),
    Case("patient-view", "one-unreadable-result", "healthy-adult", "One result is no FHIR: set aside and named.",
         change=one_bad_resource, plausible=False),
    # refused
    Case("patient-view", "wrong-patient", "almost-empty", "prefetch.patient is not context.patientId.", status=400, change=other_patient),
    Case("patient-view", "wrong-type", "almost-empty", "The key labs holds a Patient.", status=400,
         change=lambda body, bundles: body["prefetch"].update(labs=copy.deepcopy(body["prefetch"]["patient"]))),
    Case("patient-view", "patient-key-missing", "almost-empty", "The required key is missing, no FHIR access.", status=412,
         change=without("prefetch", "patient")),
    Case("patient-view", "patient-key-null", "almost-empty", "The required key says that there are no data.", status=412,
         change=put(None, "prefetch", "patient")),
    Case("patient-view", "patient-is-an-outcome", "almost-empty", "The required key holds an OperationOutcome.", status=412,
         change=put(outcome("Read failed."), "prefetch", "patient")),
    Case("patient-view", "hook-missing", "almost-empty", "No hook.", status=400, change=without("hook"), plausible=False),
    Case("patient-view", "instance-not-a-uuid", "almost-empty", "hookInstance is no UUID.", status=400, change=put("42", "hookInstance")),
    Case("patient-view", "context-missing", "almost-empty", "No context.", status=400, change=without("context"), plausible=False),
    Case("patient-view", "user-missing", "almost-empty", "No context.userId.", status=400, change=without("context", "userId")),
    Case("patient-view", "user-without-type", "almost-empty", "context.userId without a resource type.", status=400,
         change=put("123", "context", "userId")),
    Case("patient-view", "patient-id-with-a-path", "almost-empty", "context.patientId that would reach another address.", status=400,
         change=put("../Practitioner/1?x=", "context", "patientId")),
    Case("patient-view", "authorization-without-server", "almost-empty", "fhirAuthorization without fhirServer.", status=400,
         change=put({"access_token": "example-access-token", "token_type": "Bearer", "expires_in": 300, "scope": "patient/*.rs",
                     "subject": "consilium-client-example"}, "fhirAuthorization")),
    Case("patient-view", "authorization-without-scope", "almost-empty", "fhirAuthorization lacks its scope.", status=400,
         change=both(put("https://ehr.example.org/fhir", "fhirServer"),
                     put({"access_token": "example-access-token", "token_type": "Bearer", "expires_in": 300,
                          "subject": "consilium-client-example"}, "fhirAuthorization"))),
    Case("patient-view", "unlisted-server", "almost-empty", "fhirServer is on nobody's list: refused, and nothing is called.", status=403,
         change=both(put("https://attacker.example/fhir", "fhirServer"),
                     put({"access_token": "example-access-token", "token_type": "Bearer", "expires_in": 300, "scope": "patient/*.rs",
                          "subject": "consilium-client-example", "patient": "almost-empty"}, "fhirAuthorization"),
                     without("prefetch", "labs"))),
    Case("order-select", "selection-not-drafted", "almost-empty", "A selection that is not among the drafts.", status=400,
         drafts=apixaban, selections=["MedicationRequest/another"]),
    Case("order-select", "selections-missing", "almost-empty", "No selections.", status=400, drafts=apixaban),
    Case("order-sign", "drafts-not-a-bundle", "almost-empty", "draftOrders is one order.", status=400,
         drafts=lambda patient: apixaban(patient)["entry"][0]["resource"], plausible=False),
    Case("order-sign", "drafts-missing", "almost-empty", "No draftOrders.", status=400),
    Case("encounter-start", "encounter-missing", "almost-empty", "No encounterId.", status=400),
    Case("encounter-discharge", "encounter-missing", "almost-empty", "No encounterId.", status=400),
]
