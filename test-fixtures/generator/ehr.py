"""Plays the EHR: answers the services' prefetch queries from a chart, in the manner of three kinds of client."""

import copy
import json
import uuid

STANDARD, SANDBOX, EPIC = "standard", "sandbox", "epic"
SERVERS = {
    STANDARD: "https://ehr.example.org/fhir",
    SANDBOX: "https://open.example.org/r4",
    EPIC: "https://epic.example.org/interconnect/api/FHIR/R4",
}
USERS = {
    STANDARD: "Practitioner/dr-whitaker",
    SANDBOX: "Practitioner/COREPRACTITIONER1",
    EPIC: "PractitionerRole/role-5521",
}


def category(*wanted):
    def holds(item):
        codes = {c["code"] for concept in item.get("category", []) for c in concept.get("coding", [])}
        return bool(codes & set(wanted))

    return holds


def everything(item):
    return True


# The services' prefetch keys: (resource type, filter, sort key).
KEYS = {
    "conditions": ("Condition", everything, None),
    "labs": ("Observation", category("laboratory"), "effectiveDateTime"),
    "vitals": ("Observation", category("vital-signs"), "effectiveDateTime"),
    "findings": (
        "Observation",
        category("exam", "survey", "social-history", "imaging", "procedure"),
        "effectiveDateTime",
    ),
    "medications": ("MedicationRequest", everything, "authoredOn"),
    "statements": ("MedicationStatement", everything, None),
    "procedures": ("Procedure", everything, "performedDateTime"),
    "allergies": ("AllergyIntolerance", everything, None),
    "encounters": ("Encounter", everything, None),
    "family": ("FamilyMemberHistory", everything, None),
    "notes": ("DocumentReference", everything, "date"),
}


def resources(bundle, type):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == type]


def searchset(found, base, type, patient, matches=None):
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": len(found) if matches is None else matches,
        "link": [{"relation": "self", "url": f"{base}/{type}?patient={patient}"}],
        "entry": [
            {"fullUrl": f"{base}/{type}/{item['id']}", "resource": item, "search": {"mode": "match"}} for item in found
        ],
    }


def search(bundle, key, base):
    type, holds, sort = KEYS[key]
    found = [copy.deepcopy(item) for item in resources(bundle, type) if holds(item)]
    if sort:
        found.sort(key=lambda item: item.get(sort, ""), reverse=True)
    return searchset(found, base, type, bundle["id"])


def no_results(base, type, patient):
    """An empty search in the manner of Epic: one entry that is an OperationOutcome."""
    answer = searchset([], base, type, patient)
    outcome = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "warning", "code": "not-found", "details": {"text": "No data matched the query."}}],
    }
    answer["entry"] = [{"fullUrl": f"{base}/{type}/none", "resource": outcome, "search": {"mode": "outcome"}}]
    return answer


def absolute(node, base):
    """All relative references made absolute; contained ones (#id) stay."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "reference" and isinstance(value, str) and not value.startswith(("#", "http")):
                node[name] = f"{base}/{value}"
            else:
                absolute(value, base)
    elif isinstance(node, list):
        for value in node:
            absolute(value, base)
    return node


def category_as_object(node):
    """MedicationRequest.category as one object where FHIR wants an array."""
    if isinstance(node, dict):
        if node.get("resourceType") == "MedicationRequest" and isinstance(node.get("category"), list):
            node["category"] = node["category"][0]
        for value in node.values():
            category_as_object(value)
    elif isinstance(node, list):
        for value in node:
            category_as_object(value)
    return node


def prefetch(bundle, dialect):
    """All keys, in the dialect's way of saying "nothing": null, left out, or an outcome entry."""
    base, answer = SERVERS[dialect], {}
    answer["patient"] = copy.deepcopy(resources(bundle, "Patient")[0])
    for key, (type, _, _) in KEYS.items():
        found = search(bundle, key, base)
        if dialect == EPIC and key == "statements":
            continue
        if found["entry"]:
            answer[key] = found
        elif dialect == STANDARD:
            answer[key] = None
        elif dialect == EPIC:
            answer[key] = no_results(base, type, bundle["id"])
    return category_as_object(absolute(answer, base)) if dialect == EPIC else answer


def request(hook, case, bundle, dialect, *, encounter=None, drafts=None, selections=None):
    context = {"userId": USERS[dialect], "patientId": bundle["id"]}
    stays = resources(bundle, "Encounter")
    if encounter or (stays and dialect != SANDBOX):
        context["encounterId"] = encounter or stays[0]["id"]
    if drafts is not None:
        context["draftOrders"] = drafts
    if selections is not None:
        context["selections"] = selections
    body = {"hook": hook, "hookInstance": str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://ehr.example.org/{hook}/{case}"))}
    if dialect != STANDARD:
        body["fhirServer"] = SERVERS[dialect]
    if dialect == EPIC:
        body["fhirAuthorization"] = {
            "access_token": "example-access-token",
            "token_type": "Bearer",
            "expires_in": 300,
            "scope": "cds-hooks.example.read",
            "subject": "consilium-client-example",
            "patient": bundle["id"],
        }
        body["extension"] = {"com.epic.cdshooks.request.bpa-trigger-action": "60" if hook == "patient-view" else "18"}
        context = category_as_object(absolute(copy.deepcopy(context), SERVERS[dialect]))
    return body | {"context": context, "prefetch": prefetch(bundle, dialect)}


def as_json(value):
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
