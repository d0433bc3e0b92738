"""The scores that a finished bundle determines, computed with reference_scores from what generator/record.py reads."""

from datetime import timedelta

import reference_scores as ref
from generator.elements import ANCHOR
from generator.record import Record


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
