"""The part of a chart that measures: Observations, and the reports and specimens around them."""

from datetime import datetime, timedelta

from generator.codes import HL7, LABS, LOINC, SNOMED, UCUM, VITALS
from generator.elements import at, coding, concept, quantity, stamp


class Observations:
    """Methods of Chart that append measurements. Needs `subject`, `sex`, `ref` and `_next` of it."""

    def observation(self, slug, code, when, *, category="laboratory", status="final", issued=None, **body):
        """Any Observation; `body` holds value[x] and the rest. `when` may be None (no effective time)."""
        resource = {
            "status": status,
            "category": [concept(coding(HL7 + "observation-category", category))],
            "code": code,
            "subject": self.subject,
        }
        if when is not None:
            resource["effectiveDateTime"] = stamp(when)
        if issued or isinstance(when, datetime):
            delay = 45 if category == "laboratory" else 5
            resource["issued"] = stamp(issued or when + timedelta(minutes=delay))
        return self._next("Observation", slug, resource | body, issued or when or at(-1))

    def lab(self, slug, value, when, **extra):
        """One result of the laboratory with its range; value may be ("<", 0.01) for a comparator."""
        loinc, label, unit, span = LABS[slug]
        comparator, number = value if isinstance(value, tuple) else (None, value)
        amount = {"value": number} | ({"comparator": comparator} if comparator else {})
        body = {"valueQuantity": amount | {"unit": unit, "system": UCUM, "code": unit}}
        low, high = self._range(span)
        flag = self._flag(number, low, high)
        if flag:
            body["interpretation"] = [concept(coding(HL7 + "v3-ObservationInterpretation", flag))]
            body["referenceRange"] = [self._reference_range(low, high, unit)]
        return self.observation(slug, concept(coding(LOINC, loinc, label), text=label), when, **(body | extra))

    def specimen(self, text, when):
        body = {"type": {"text": text}, "subject": self.subject, "collection": {"collectedDateTime": stamp(when)}}
        return self._next("Specimen", "specimen", body, when)

    def labs(self, when, panel=None, specimen=None, **values):
        """Several results of one sample, optionally grouped in a DiagnosticReport `panel` (LOINC, name)."""
        extra = {"specimen": self.ref(specimen)} if specimen else {}
        drawn = [self.lab(slug.replace("_", "-"), value, when, **extra) for slug, value in values.items()]
        if panel:
            self.report(panel[1], panel[0], when, category=("LAB", "Laboratory"), results=drawn)
        return drawn

    def vital(self, slug, value, when, *, unit=None, code=None, **extra):
        loinc, label, ucum = VITALS[slug]
        body = {"valueQuantity": quantity(value, unit or ucum, code or ucum)}
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category="vital-signs", **(body | extra)
        )

    def vitals(self, when, *, bp=None, **values):
        if bp:
            self.blood_pressure(bp[0], bp[1], when)
        for slug, value in values.items():
            self.vital(slug.replace("_", "-"), value, when)

    def blood_pressure(self, systolic, diastolic, when, **extra):
        parts = [("8480-6", "Systolic blood pressure", systolic), ("8462-4", "Diastolic blood pressure", diastolic)]
        components = [
            {"code": concept(coding(LOINC, loinc, label)), "valueQuantity": quantity(value, "mm[Hg]")}
            for loinc, label, value in parts
        ]
        code = concept(coding(LOINC, "85354-9", "Blood pressure panel with all children optional"), text="Blood pressure")
        return self.observation(
            "blood-pressure", code, when, category="vital-signs", **({"component": components} | extra)
        )

    def measure(self, slug, loinc, label, value, unit, when, *, category="exam", **extra):
        """A measured number outside the tables above."""
        body = {"valueQuantity": quantity(value, unit)}
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category=category, **(body | extra)
        )

    def finding(self, slug, loinc, label, answer, when, *, category="exam", **extra):
        """An Observation with a coded answer; answer: (system, code, display) or plain text."""
        value = {"text": answer} if isinstance(answer, str) else concept(coding(*answer), text=answer[2])
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category=category,
            **({"valueCodeableConcept": value} | extra),
        )

    def smoking(self, snomed, label, when):
        return self.finding(
            "smoking-status", "72166-2", "Tobacco smoking status", (SNOMED, snomed, label), when,
            category="social-history",
        )

    def coma_scale(self, eye, verbal, motor, when):
        parts = [
            ("9267-6", "Glasgow coma score eye opening", eye),
            ("9270-0", "Glasgow coma score verbal", verbal),
            ("9268-4", "Glasgow coma score motor", motor),
        ]
        components = [
            {"code": concept(coding(LOINC, loinc, label)), "valueQuantity": quantity(value, "{score}")}
            for loinc, label, value in parts
        ]
        return self.measure(
            "glasgow-coma-score", "9269-2", "Glasgow coma score total", eye + verbal + motor, "{score}", when,
            category="exam", component=components,
        )

    def ecg(self, when, *, rate, pr, qrs, qt, qtc=None, conclusion):
        """One 12-lead ECG: its own heart rate and intervals, grouped in a report."""
        made = [self.vital("heart-rate", rate, when, method={"text": "12-lead ECG"})]
        rows = [("pr-interval", "8625-6", "P-R Interval", pr), ("qrs-duration", "8633-0", "QRS duration", qrs),
                ("qt-interval", "8634-8", "Q-T interval", qt)]
        if qtc:
            rows.append(("qtc-interval", "8636-3", "Q-T interval corrected", qtc))
        made += [self.measure(slug, loinc, label, value, "ms", when, category="procedure")
                 for slug, loinc, label, value in rows if value is not None]
        return self.report("12-lead ECG", "11524-6", when, category=("EC", "Electrocardiac (e.g., EKG, EEC, Holter)"),
                           results=made, conclusion=conclusion)

    def report(self, text, loinc, when, *, category, results=(), conclusion=None):
        """A DiagnosticReport; category is a (code, display) of table 0074."""
        body = {
            "status": "final",
            "category": [concept(coding(HL7 + "v2-0074", *category))],
            "code": concept(coding(LOINC, loinc, text), text=text),
            "subject": self.subject,
            "effectiveDateTime": stamp(when),
            "issued": stamp(when + timedelta(minutes=60)),
        }
        if results:
            body["result"] = [self.ref(item) for item in results]
        if conclusion:
            body["conclusion"] = conclusion
        return self._next("DiagnosticReport", "report", body, when)

    def imaging(self, text, loinc, when, conclusion):
        return self.report(text, loinc, when, category=("RAD", "Radiology"), conclusion=conclusion)

    def _range(self, span):
        return (None, None) if span is None else span[self.sex] if isinstance(span, dict) else span

    @staticmethod
    def _flag(value, low, high):
        if low is None and high is None:
            return None
        return "L" if low is not None and value < low else "H" if high is not None and value > high else "N"

    @staticmethod
    def _reference_range(low, high, unit):
        span = {}
        if low is not None:
            span["low"] = quantity(low, unit)
        if high is not None:
            span["high"] = quantity(high, unit)
        return span
