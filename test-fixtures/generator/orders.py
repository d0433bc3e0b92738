"""Draft orders as an EHR sends them in context.draftOrders."""

from generator.codes import DRUGS, LOINC, RXNORM
from generator.elements import ANCHOR, coding, concept, quantity, stamp


def medication(id, drug, patient, text, dose, times, *, as_entry=False):
    """A drafted drug: coded in place, or as a Medication entry of its own (the manner of Epic)."""
    rxnorm, label = DRUGS[drug]
    code = concept(coding(RXNORM, rxnorm, label), text=label)
    frequency, period, unit = times
    order = {
        "resourceType": "MedicationRequest",
        "id": id,
        "status": "draft",
        "intent": "order",
        "category": [{"text": "Inpatient"}],
    }
    order |= {"medicationReference": {"reference": f"Medication/{id}-product"}} if as_entry else {"medicationCodeableConcept": code}
    order |= {
        "subject": {"reference": f"Patient/{patient}"},
        "authoredOn": stamp(ANCHOR),
        "dosageInstruction": [
            {
                "text": text,
                "timing": {"repeat": {"frequency": frequency, "period": period, "periodUnit": unit}},
                "doseAndRate": [{"doseQuantity": quantity(*dose)}],
            }
        ],
    }
    product = {"resourceType": "Medication", "id": f"{id}-product", "code": code}
    return [order, product] if as_entry else [order]


def service(id, text, patient, loinc=None):
    return [
        {
            "resourceType": "ServiceRequest",
            "id": id,
            "status": "draft",
            "intent": "order",
            "code": concept(coding(LOINC, loinc, text), text=text) if loinc else {"text": text},
            "subject": {"reference": f"Patient/{patient}"},
            "authoredOn": stamp(ANCHOR),
        }
    ]


def drafts(*orders):
    """A Bundle of all of them."""
    flat = [resource for order in orders for resource in order]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": resource} for resource in flat]}
