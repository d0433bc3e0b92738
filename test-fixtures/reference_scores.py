#!/usr/bin/env python3
"""Independent reference implementation of the clinical scores, from their published formulas.

Pure functions over numbers in the unit named by the parameter; no FHIR, no clock, standard library only. The product has
its own implementation in another language; the two are compared on the demo patients (story.yaml, `scores`). Neither may
be derived from the other: when they differ, the paper decides.

Run it to check the published vectors: python3 test-fixtures/reference_scores.py
"""

import math

# mg/dL times factor = SI unit; bilirubin and creatinine umol/L, the others mmol/L.
CREATININE, BILIRUBIN, GLUCOSE, UREA_NITROGEN, CALCIUM = 88.40, 17.10, 0.05551, 0.3570, 0.2495


def half_up(value, digits=0):
    scale = 10**digits
    return math.floor(value * scale + 0.5) / scale


def ckd_epi_2021(creatinine_mg_dl, age, female):
    """eGFR in mL/min/1.73 m2. Inker, N Engl J Med 2021;385:1737."""
    kappa, alpha = (0.7, -0.241) if female else (0.9, -0.302)
    ratio = creatinine_mg_dl / kappa
    value = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.200 * 0.9938**age
    return value * 1.012 if female else value


def ideal_weight(height_cm, female):
    """kg. Devine, Drug Intell Clin Pharm 1974;8:650."""
    return (45.5 if female else 50.0) + 2.3 * (height_cm / 2.54 - 60)


def adjusted_weight(weight_kg, height_cm, female):
    ideal = ideal_weight(height_cm, female)
    return ideal + 0.4 * (weight_kg - ideal)


def bmi(weight_kg, height_cm):
    """kg/m2. Keys, J Chronic Dis 1972;25:329."""
    return weight_kg / (height_cm / 100) ** 2


def cockcroft_gault(creatinine_mg_dl, age, weight_kg, female):
    """mL/min. Cockcroft, Nephron 1976;16:31."""
    value = (140 - age) * weight_kg / (72 * creatinine_mg_dl)
    return value * 0.85 if female else value


def dosing_weight(weight_kg, height_cm, female):
    """The weight for Cockcroft-Gault by body mass index. Winter, Pharmacotherapy 2012;32:604."""
    index = bmi(weight_kg, height_cm)
    if index < 18.5:
        return weight_kg
    if index < 25:
        return min(ideal_weight(height_cm, female), weight_kg)
    return adjusted_weight(weight_kg, height_cm, female)


def anion_gap(sodium, chloride, bicarbonate):
    """mmol/L. Emmett, Medicine 1977;56:38."""
    return sodium - chloride - bicarbonate


def anion_gap_corrected(gap, albumin_g_dl):
    """mmol/L, for albumin 4.0. Figge, Crit Care Med 1998;26:1807."""
    return gap + 2.5 * (4.0 - albumin_g_dl)


def calcium_corrected(calcium_mg_dl, albumin_g_dl):
    """mg/dL. Payne, BMJ 1973;4:643."""
    return calcium_mg_dl + 0.8 * (4.0 - albumin_g_dl)


def sodium_corrected(sodium, glucose_mg_dl, per_100=2.4):
    """mmol/L; per_100 is 2.4 (Hillier, Am J Med 1999;106:399) or 1.6 (Katz, N Engl J Med 1973;289:843).

    None below 100 mg/dL: there is nothing to correct.
    """
    return None if glucose_mg_dl < 100 else sodium + per_100 * (glucose_mg_dl - 100) / 100


def osmolality(sodium, urea_nitrogen_mg_dl, glucose_mg_dl):
    """mosm/kg: 2 Na + BUN/2.8 + glucose/18."""
    return 2 * sodium + urea_nitrogen_mg_dl / 2.8 + glucose_mg_dl / 18


def meld_na(creatinine_mg_dl, bilirubin_mg_dl, inr, sodium, dialysis=False):
    """OPTN policy 9 (2016), after Kim, N Engl J Med 2008;359:1018. MELD(i) is rounded before sodium comes in."""
    creatinine = 4.0 if dialysis else min(max(creatinine_mg_dl, 1.0), 4.0)
    total = 0.957 * math.log(creatinine) + 0.378 * math.log(max(bilirubin_mg_dl, 1.0)) + 1.120 * math.log(max(inr, 1.0))
    meld = half_up(total + 0.643, 1) * 10
    if meld > 11:
        gap = 137 - min(max(sodium, 125), 137)
        meld += 1.32 * gap - 0.033 * meld * gap
    return int(min(max(half_up(meld), 6), 40))


def meld_3(creatinine_mg_dl, bilirubin_mg_dl, inr, sodium, albumin_g_dl, female, dialysis=False):
    """Kim, Gastroenterology 2021;161:1887; adults."""
    creatinine = math.log(3.0 if dialysis else min(max(creatinine_mg_dl, 1.0), 3.0))
    bilirubin = math.log(max(bilirubin_mg_dl, 1.0))
    gap = 137 - min(max(sodium, 125), 137)
    lack = 3.5 - min(max(albumin_g_dl, 1.5), 3.5)
    value = 4.56 * bilirubin + 0.82 * gap - 0.24 * gap * bilirubin + 9.09 * math.log(max(inr, 1.0)) + 11.14 * creatinine
    value += 1.85 * lack - 1.83 * lack * creatinine + 6 + (1.33 if female else 0)
    return int(min(max(half_up(value), 6), 40))


def fib_4(age, ast_u_l, alt_u_l, platelets_10_9_l):
    """Sterling, Hepatology 2006;43:1317."""
    return age * ast_u_l / (platelets_10_9_l * math.sqrt(alt_u_l))


def qtc_fridericia(qt_ms, heart_rate):
    """ms. Fridericia 1920: QT over the cube root of RR in seconds."""
    return qt_ms / (60 / heart_rate) ** (1 / 3)


def mean_arterial_pressure(systolic, diastolic):
    return (systolic + 2 * diastolic) / 3


# Rule scores: every item is True, False or None (not known); the result is (lowest, highest) number of points.


def points(items):
    """items: (weight, truth) pairs."""
    lowest = sum(weight for weight, truth in items if truth)
    return lowest, lowest + sum(weight for weight, truth in items if truth is None)


def any_of(*truths):
    """Kleene or."""
    return True if True in truths else None if None in truths else False


def all_of(*truths):
    """Kleene and."""
    return False if False in truths else None if None in truths else True


def compare(value, test):
    return None if value is None else test(value)


def cha2ds2_vasc(age, female, heart_failure, hypertension, diabetes, stroke_tia_embolism, vascular):
    """Lip, Chest 2010;137:263."""
    return {
        "heart-failure": (1, heart_failure),
        "hypertension": (1, hypertension),
        "age-75": (2, age >= 75),
        "age-65-74": (1, 65 <= age < 75),
        "diabetes": (1, diabetes),
        "stroke-tia-embolism": (2, stroke_tia_embolism),
        "vascular-disease": (1, vascular),
        "female": (1, female),
    }


def has_bled(age, systolic, renal, liver, stroke, bleeding, labile_inr, drugs, alcohol):
    """Pisters, Chest 2010;138:1093."""
    return {
        "systolic-above-160": (1, compare(systolic, lambda v: v > 160)),
        "renal": (1, renal),
        "liver": (1, liver),
        "stroke": (1, stroke),
        "bleeding": (1, bleeding),
        "labile-inr": (1, labile_inr),
        "age-above-65": (1, age > 65),
        "drugs": (1, drugs),
        "alcohol": (1, alcohol),
    }


def curb_65(age, confusion, urea_mmol_l, respiratory_rate, systolic, diastolic):
    """Lim, Thorax 2003;58:377: urea above 7 mmol/L (BUN above 19.6 mg/dL), not 20."""
    return {
        "confusion": (1, confusion),
        "urea": (1, compare(urea_mmol_l, lambda v: v > 7)),
        "respiratory-rate": (1, compare(respiratory_rate, lambda v: v >= 30)),
        "blood-pressure": (1, any_of(compare(systolic, lambda v: v < 90), compare(diastolic, lambda v: v <= 60))),
        "age": (1, age >= 65),
    }


def sirs(temperature_cel, heart_rate, respiratory_rate, paco2_mmhg, wbc_10_9_l, bands_percent):
    """Bone, Chest 1992;101:1644."""
    return {
        "temperature": (1, compare(temperature_cel, lambda v: v > 38 or v < 36)),
        "heart-rate": (1, compare(heart_rate, lambda v: v > 90)),
        "respiration": (
            1,
            any_of(compare(respiratory_rate, lambda v: v > 20), compare(paco2_mmhg, lambda v: v < 32)),
        ),
        "leukocytes": (
            1,
            any_of(compare(wbc_10_9_l, lambda v: v > 12 or v < 4), compare(bands_percent, lambda v: v > 10)),
        ),
    }


def qsofa(respiratory_rate, systolic, glasgow):
    """Singer, JAMA 2016;315:801."""
    return {
        "respiratory-rate": (1, compare(respiratory_rate, lambda v: v >= 22)),
        "systolic": (1, compare(systolic, lambda v: v <= 100)),
        "altered-mentation": (1, compare(glasgow, lambda v: v < 15)),
    }


def vectors():
    """(what, computed, published or hand-worked, tolerance)."""
    yield "eGFR man 60 y, 1.0", ckd_epi_2021(1.0, 60, False), 86, 0.5
    yield "eGFR man 50 y, 0.8 (kappa 0.9)", ckd_epi_2021(0.8, 50, False), 107.8, 0.05
    yield "MELD-Na 1.5, 3, 1.8, 130", meld_na(1.5, 3.0, 1.8, 130), 25, 0
    yield "MELD-Na on dialysis: creatinine is 4.0", meld_na(0.8, 1.0, 1.0, 140, True), meld_na(4.0, 1.0, 1.0, 140), 0
    yield "MELD 3.0 woman", meld_3(1.0, 1.5, 1.2, 135, 3.0, True), 13, 0
    yield "MELD 3.0 man", meld_3(1.0, 1.5, 1.2, 135, 3.0, False), 12, 0
    yield "MELD 3.0 woman, sicker", meld_3(2.5, 10, 2.2, 128, 2.8, True), 38, 0
    yield "MELD 3.0 man, sicker", meld_3(2.5, 10, 2.2, 128, 2.8, False), 36, 0
    yield "MELD 3.0 on dialysis", meld_3(1.0, 2, 1.5, 137, 3.5, False, True), 25, 0
    yield "MELD 3.0 worked", meld_3(1.5, 3, 1.8, 130, 2.8, True), 27, 0
    yield "Katz 130, 600", sodium_corrected(130, 600, 1.6), 138.0, 0
    yield "Hillier 130, 600", sodium_corrected(130, 600), 142.0, 1e-9
    yield "qSOFA 22, 100, 15", points(qsofa(22, 100, 15).values())[0], 2, 0
    yield "qSOFA 21, 101, 14", points(qsofa(21, 101, 14).values())[0], 1, 0
    yield "CURB-65: BUN 19.3 is urea 6.89, no point", points(curb_65(50, False, 19.3 * UREA_NITROGEN, 20, 120, 80).values())[0], 0, 0
    yield "QTc at 60/min is QT", qtc_fridericia(400, 60), 400, 1e-9
    yield "QTc 520 at 62/min", qtc_fridericia(520, 62), 525.7, 0.05
    yield "Cockcroft-Gault 40 y, 72 kg, 1.0", cockcroft_gault(1.0, 40, 72, False), 100, 1e-9
    yield "MAP 120/80", mean_arterial_pressure(120, 80), 93.333, 0.001
    yield "Kleene: unknown widens the range", points(qsofa(None, 90, 15).values()), (1, 2), None


def main():
    wrong = 0
    for what, computed, expected, tolerance in vectors():
        good = computed == expected if tolerance is None else abs(computed - expected) <= tolerance
        wrong += not good
        print(f"{'ok ' if good else 'BAD'} {what}: {computed} (expected {expected})")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
