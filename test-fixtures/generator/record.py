"""A second, deliberately simple reader of a bundle, for the scores.

An Observation counts when its status is final, amended, corrected or preliminary, it has a time that is not after the
anchor, and its unit is in the table; the latest one wins; a latest value outside its plausible range gives no value at all
(not the one before it). Conditions count when neither refuted nor entered in error nor unconfirmed, past ones included. What
is not in the record is None (unknown), never False.
"""

from datetime import datetime, timedelta, timezone

import reference_scores as ref
from generator.codes import LOINC
from generator.elements import ANCHOR

ID = 1.0
# name: ([LOINC, ...], {unit: factor to the wanted unit}, plausible range in the wanted unit)
INPUTS = {
    "creatinine": (["2160-0", "14682-9"], {"mg/dL": ID, "umol/L": 1 / ref.CREATININE}, (0.1, 30)),
    "urea-nitrogen": (["3094-0", "22664-7"], {"mg/dL": ID, "mmol/L": 1 / ref.UREA_NITROGEN}, (1, 300)),
    "sodium": (["2951-2"], {"mmol/L": ID, "mEq/L": ID}, (90, 200)),
    "potassium": (["2823-3"], {"mmol/L": ID, "mEq/L": ID}, (1, 12)),
    "chloride": (["2075-0"], {"mmol/L": ID}, (50, 160)),
    "bicarbonate": (["1963-8", "2028-9"], {"mmol/L": ID}, (1, 60)),
    "glucose": (["2345-7", "1558-6", "14749-6"], {"mg/dL": ID, "mmol/L": 1 / ref.GLUCOSE}, (10, 2000)),
    "calcium": (["17861-6", "2000-8"], {"mg/dL": ID, "mmol/L": 1 / ref.CALCIUM}, (3, 20)),
    "albumin": (["1751-7"], {"g/dL": ID, "g/L": 0.1}, (0.5, 7)),
    "bilirubin": (["1975-2", "14631-6"], {"mg/dL": ID, "umol/L": 1 / ref.BILIRUBIN}, (0.05, 60)),
    "ast": (["1920-8"], {"U/L": ID}, (1, 20000)),
    "alt": (["1742-6"], {"U/L": ID}, (1, 20000)),
    "inr": (["6301-6"], {"{INR}": ID, None: ID}, (0.5, 20)),
    "platelets": (["777-3"], {"10*3/uL": ID, "K/uL": ID}, (1, 3000)),
    "wbc": (["6690-2"], {"10*3/uL": ID, "10^9/L": ID}, (0, 500)),
    "bands": (["764-1"], {"%": ID}, (0, 100)),
    "heart-rate": (["8867-4"], {"/min": ID}, (10, 300)),
    "respiratory-rate": (["9279-1"], {"/min": ID}, (2, 80)),
    "temperature": (["8310-5"], {"Cel": ID, "[degF]": "fahrenheit"}, (25, 44)),
    "systolic": (["8480-6"], {"mm[Hg]": ID}, (30, 300)),
    "diastolic": (["8462-4"], {"mm[Hg]": ID}, (10, 200)),
    "paco2": (["2019-8"], {"mm[Hg]": ID}, (5, 200)),
    "glasgow": (["9269-2"], {"{score}": ID}, (3, 15)),
    "qt": (["8634-8"], {"ms": ID}, (150, 900)),
    "weight": (["29463-7"], {"kg": ID, "[lb_av]": 0.45359237}, (0.3, 500)),
    "height": (["8302-2"], {"cm": ID, "[in_i]": 2.54}, (20, 260)),
}
USABLE = {"final", "amended", "corrected", "preliminary"}


def instant(text):
    """The earliest instant a FHIR date, dateTime or instant can mean; a zone other than given is UTC."""
    if len(text) <= 10:
        parts = [int(part) for part in text.split("-")] + [1, 1]
        return datetime(parts[0], parts[1], parts[2], tzinfo=timezone.utc)
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class Reading:
    """One usable value: number in the wanted unit, time, reference, and what was written."""

    def __init__(self, name, value, when, source, written):
        self.name, self.value, self.when, self.source, self.written = name, value, when, source, written


class Record:
    def __init__(self, bundle):
        self.resources = [entry["resource"] for entry in bundle["entry"]]
        self.patient = self.resources[0]
        self.readings = [reading for item in self.of("Observation") for reading in self._read(item)]

    def of(self, type):
        return [item for item in self.resources if item["resourceType"] == type]

    @property
    def female(self):
        return self.patient["gender"] == "female"

    @property
    def ages(self):
        """(youngest, oldest) in full years; the same number where the day of birth is known."""
        born = self.patient["birthDate"]
        if len(born) == 4:
            return ANCHOR.year - int(born) - 1, ANCHOR.year - int(born)
        year, month, date = (int(part) for part in born.split("-"))
        age = ANCHOR.year - year - ((ANCHOR.month, ANCHOR.day) < (month, date))
        return age, age

    def latest(self, name, hours=None, at=None):
        """The latest reading (of one moment `at`), or None; `hours`: no older than that."""
        found = [r for r in self.readings if r.name == name and (at is None or r.when == at)]
        if hours is not None:
            found = [r for r in found if r.when >= ANCHOR - timedelta(hours=hours)]
        last = max(found, key=lambda r: r.when, default=None)
        return last if last and last.value is not None else None

    def together(self, *names):
        """The readings of the latest moment that has all of them."""
        moments = set.intersection(*({r.when for r in self.readings if r.name == name} for name in names))
        if not moments:
            return None
        found = [self.latest(name, at=max(moments)) for name in names]
        return found if all(found) else None

    def condition(self, *prefixes):
        """True when a condition with such an ICD-10-CM prefix counts, False when only a refuted one exists, else None."""
        answer = None
        for item in self.of("Condition"):
            codes = [c["code"] for c in item["code"].get("coding", []) if c["system"].endswith("icd-10-cm")]
            if not any(code.startswith(prefix) for code in codes for prefix in prefixes):
                continue
            status = item.get("verificationStatus", {}).get("coding", [{}])[0].get("code", "confirmed")
            if status == "confirmed":
                return True
            answer = False if status == "refuted" else answer
        return answer

    def drug(self, *rxnorm):
        for item in self.of("MedicationRequest"):
            codes = [c["code"] for c in item.get("medicationCodeableConcept", {}).get("coding", [])]
            if item["status"] == "active" and not item.get("doNotPerform") and set(codes) & set(rxnorm):
                return True
        return None

    def _read(self, item):
        time = item.get("effectiveDateTime") or item.get("effectiveInstant") or item.get("effectivePeriod", {}).get("start")
        if item["status"] not in USABLE or not time or instant(time) > ANCHOR:
            return
        for part in [item] + item.get("component", []):
            codes = [c["code"] for c in part["code"].get("coding", []) if c["system"] == LOINC]
            amount = part.get("valueQuantity")
            if not amount or "comparator" in amount:
                continue
            for name, (loincs, units, span) in INPUTS.items():
                if set(codes) & set(loincs):
                    unit = amount.get("code", amount.get("unit"))
                    if unit in units:
                        yield self._reading(name, item, amount, units[unit], span, instant(time))

    @staticmethod
    def _reading(name, item, amount, factor, span, when):
        value = (amount["value"] - 32) / 1.8 if factor == "fahrenheit" else amount["value"] * factor
        plausible = span[0] <= value <= span[1]
        written = f"{amount['value']} {amount.get('unit', '')}".strip()
        return Reading(name, value if plausible else None, when, f"{item['resourceType']}/{item['id']}", written)
