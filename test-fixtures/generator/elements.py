"""The small pieces of FHIR: times around the anchor, codings, quantities."""

from datetime import datetime, timedelta, timezone

from generator.codes import UCUM

ANCHOR = datetime(2026, 11, 20, 8, 0, tzinfo=timezone.utc)
def at(days=0, hours=0, minutes=0):
    """The instant that lies this far from the anchor (negative: before it)."""
    return ANCHOR + timedelta(days=days, hours=hours, minutes=minutes)


def day(days):
    """The calendar day that lies this many days from the anchor."""
    return at(days).strftime("%Y-%m-%d")


def stamp(when):
    return when if isinstance(when, str) else when.strftime("%Y-%m-%dT%H:%M:%SZ")


def coding(system, code, display=None):
    return {"system": system, "code": code} | ({"display": display} if display else {})


def concept(*codings, text=None):
    return ({"coding": list(codings)} if codings else {}) | ({"text": text} if text else {})


def quantity(value, unit, code=None):
    return {"value": value, "unit": unit, "system": UCUM, "code": code or unit}
