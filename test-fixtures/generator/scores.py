"""Reads the inputs of the scores from a finished bundle and computes them with reference_scores.

A second, deliberately simple reader: an Observation counts when its status is final, amended, corrected or preliminary, it
has a time that is not after the anchor, and its unit is in the table; the latest one wins; a latest value outside its
plausible range gives no value at all (not the one before it). Conditions count when neither refuted nor entered in error
nor unconfirmed, past ones included. What is not in the record is None (unknown), never False.
"""

from datetime import datetime, timedelta, timezone

import reference_scores as ref
from generator.codes import LOINC
from generator.fhir import ANCHOR

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


def number(value):
    return int(value) if float(value).is_integer() else float(f"{value:.4f}")


def entry(value, unit, *readings, **more):
    oldest = max((ANCHOR - r.when for r in readings), default=timedelta())
    result = {"value": number(value)} if not isinstance(value, tuple) else {
        "lowest": number(min(value)), "highest": number(max(value))}
    result |= {"unit": unit} if unit else {}
    result |= {"inputs": {r.name: f"{r.written} ({r.source})" for r in readings}}
    result |= {key: number(item) if isinstance(item, float) else item for key, item in more.items()}
    return result | {"oldest-input-hours": number(oldest.total_seconds() / 3600)}


def scores_of(bundle):
    record = Record(bundle)
    pregnant = record.condition("Z34", "O")
    adult = record.ages[0] >= 18
    scores = {}
    if adult and not pregnant:
        scores |= kidney(record)
    scores |= chemistry(record)
    if adult:
        scores |= liver(record)
        scores |= stroke_and_bleeding(record)
        scores |= infection(record)
    scores |= bedside(record)
    return scores


def kidney(record):
    scores = {}
    creatinine = record.latest("creatinine", hours=24 * 366)
    if not creatinine:
        return scores
    values = tuple(ref.ckd_epi_2021(creatinine.value, age, record.female) for age in record.ages)
    scores["ckd-epi-2021"] = entry(values[0] if values[0] == values[1] else values, "mL/min/{1.73_m2}", creatinine)
    weight, height, age = record.latest("weight", hours=24 * 366), record.latest("height"), record.ages[0]
    if weight and height and record.ages[0] == record.ages[1]:
        body, tall, female = weight.value, height.value, record.female
        by = lambda kilograms: ref.cockcroft_gault(creatinine.value, age, kilograms, female)
        scores["cockcroft-gault"] = entry(
            by(ref.dosing_weight(body, tall, female)), "mL/min", creatinine, weight, height,
            **{
                "weight-used-kg": float(ref.dosing_weight(body, tall, female)),
                "with-actual-weight": float(by(body)),
                "with-ideal-weight": float(by(ref.ideal_weight(tall, female))),
                "with-adjusted-weight": float(by(ref.adjusted_weight(body, tall, female))),
            },
        )
    return scores


def chemistry(record):
    scores = {}
    found = record.together("sodium", "chloride", "bicarbonate")
    if found:
        gap = ref.anion_gap(*(r.value for r in found))
        scores["anion-gap"] = entry(gap, "mmol/L", *found)
        albumin = record.latest("albumin", at=found[0].when)
        if albumin:
            scores["anion-gap-albumin-corrected"] = entry(ref.anion_gap_corrected(gap, albumin.value), "mmol/L", *found, albumin)
    found = record.together("calcium", "albumin")
    if found:
        scores["calcium-corrected"] = entry(ref.calcium_corrected(*(r.value for r in found)), "mg/dL", *found)
    found = record.together("sodium", "glucose")
    if found and found[1].value >= 100:
        hillier, katz = (ref.sodium_corrected(found[0].value, found[1].value, factor) for factor in (2.4, 1.6))
        scores["sodium-corrected"] = entry(hillier, "mmol/L", *found, katz=float(katz))
    found = record.together("sodium", "urea-nitrogen", "glucose")
    if found:
        scores["serum-osmolality"] = entry(ref.osmolality(*(r.value for r in found)), "mosm/kg", *found)
    return scores


def liver(record):
    scores = {}
    names = ("creatinine", "bilirubin", "inr", "sodium", "albumin")
    found = [record.latest(name, hours=24 * 90) for name in names]
    if all(found[:4]):
        scores["meld-na"] = entry(ref.meld_na(*(r.value for r in found[:4])), None, *found[:4])
        if found[4]:
            scores["meld-3"] = entry(ref.meld_3(*(r.value for r in found), record.female), None, *found)
    found = [record.latest(name, hours=24 * 90) for name in ("ast", "alt", "platelets")]
    if all(found) and record.ages[0] == record.ages[1]:
        scores["fib-4"] = entry(ref.fib_4(record.ages[0], *(r.value for r in found)), None, *found)
    return scores


def rule(items, *readings):
    lowest, highest = ref.points(items.values())
    name = lambda wanted: [item for item, (_, truth) in items.items() if truth is wanted]
    inputs = {r.name: f"{r.written} ({r.source})" for r in readings if r}
    return {
        "lowest": lowest, "highest": highest, "met": name(True), "not-met": name(False), "unknown": name(None), "inputs": inputs,
    }


def value(reading):
    return reading.value if reading else None


def stroke_and_bleeding(record):
    if not record.condition("I48"):
        return {}
    age = record.ages[0]
    vascular = record.condition("I21", "I22", "I25.2", "I70", "I71", "I73.1", "I73.8", "I73.9")
    chads = ref.cha2ds2_vasc(
        age, record.female, record.condition("I50", "I11.0", "I13.0", "I13.2"), record.condition("I10", "I11", "I12", "I13", "I15"),
        record.condition("E08", "E09", "E10", "E11", "E13"), record.condition("I60", "I61", "I63", "I64", "G45", "Z86.73"), vascular,
    )
    systolic, creatinine = record.latest("systolic", hours=24 * 366), record.latest("creatinine", hours=24 * 366)
    high_creatinine = ref.compare(value(creatinine), lambda v: v >= 2.26)
    bled = ref.has_bled(
        age, value(systolic),
        ref.any_of(high_creatinine, record.condition("Z99.2", "N18.6", "Z94.0")),
        record.condition("K70.3", "K74", "K76.6"),
        record.condition("I60", "I61", "I63", "I64"),
        None,
        None,
        record.drug("243670", "310965", "197806", "198014", "309362"),
        None,
    )
    return {"cha2ds2-vasc": rule(chads), "has-bled": rule(bled, systolic, creatinine)}


def infection(record):
    scores = {}
    names = ("temperature", "heart-rate", "respiratory-rate", "paco2", "wbc", "bands", "systolic", "diastolic", "glasgow")
    now = {name: record.latest(name, hours=24) for name in names}
    urea = record.latest("urea-nitrogen", hours=48)
    acute = any(item["class"]["code"] in ("IMP", "EMER") and item["status"] == "in-progress" for item in record.of("Encounter"))
    if acute and now["respiratory-rate"] and now["heart-rate"]:
        pick = ("temperature", "heart-rate", "respiratory-rate", "paco2", "wbc", "bands")
        scores["sirs"] = rule(ref.sirs(*(value(now[name]) for name in pick)), *(now[name] for name in pick))
        pick = ("respiratory-rate", "systolic", "glasgow")
        scores["qsofa"] = rule(ref.qsofa(*(value(now[name]) for name in pick)), *(now[name] for name in pick))
    if record.condition("J12", "J13", "J14", "J15", "J16", "J17", "J18"):
        pick = ("respiratory-rate", "systolic", "diastolic")
        units = ref.compare(value(urea), lambda v: v * ref.UREA_NITROGEN)
        items = ref.curb_65(record.ages[0], None, units, *(value(now[name]) for name in pick))
        scores["curb-65"] = rule(items, urea, *(now[name] for name in pick))
    return scores


def bedside(record):
    scores = {}
    electrocardiogram = record.together("qt", "heart-rate")
    if electrocardiogram:
        qt, rate = electrocardiogram
        scores["qtc-fridericia"] = entry(ref.qtc_fridericia(qt.value, rate.value), "ms", qt, rate)
    weight, height = record.latest("weight", hours=24 * 366), record.latest("height")
    if weight and height:
        scores["bmi"] = entry(ref.bmi(weight.value, height.value), "kg/m2", weight, height)
    pressure = record.together("systolic", "diastolic")
    if pressure:
        scores["map"] = entry(ref.mean_arterial_pressure(*(r.value for r in pressure)), "mm[Hg]", *pressure)
    return scores
