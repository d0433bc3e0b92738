#!/usr/bin/env python3
"""Checks every bundle and request of test-fixtures for R4 plausibility. Exit 1 and one line per fault.

Usage: python3 test-fixtures/check_fixtures.py
"""

import base64
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator.rules import ALLOWED, CODES, REQUIRED  # noqa: E402

ID = re.compile(r"^[A-Za-z0-9\-.]{1,64}$")
TIME = re.compile(r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$")
TIME_KEYS = re.compile(r"(DateTime|Instant|Date|^date|^issued|^start|^end|^authoredOn|^creation|^lastUpdated|^timestamp)$")
LOINC = re.compile(r"^\d{1,5}-\d$")


def loinc_check_digit(code):
    """LOINC's modulus 10 check digit."""
    body, digit = code.split("-")
    backwards = body[::-1]
    doubled = str(int(backwards[::2]) * 2)
    total = sum(int(c) for c in backwards[1::2] + doubled)
    return (10 - total % 10) % 10 == int(digit)


def walk(node, path, faults):
    """Rules for any element: nothing empty, times well-formed, codings whole."""
    if node is None or node == "" or node == [] or node == {}:
        faults.append(f"{path}: empty")
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and TIME_KEYS.search(key) and not TIME.match(value):
                faults.append(f"{path}.{key}: not a FHIR time: {value}")
            walk(value, f"{path}.{key}", faults)
        if node.get("system") == "http://loinc.org" and LOINC.match(node.get("code", "")) and not loinc_check_digit(node["code"]):
            faults.append(f"{path}: LOINC check digit of {node['code']}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            walk(value, f"{path}[{index}]", faults)


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("reference"), str):
            yield node["reference"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def check_resource(resource, known, faults, where):
    """known: the references that must resolve, or None where the rest of the record is not at hand."""
    kind, id = resource.get("resourceType"), resource.get("id")
    path = f"{where}: {kind}/{id}"
    if kind not in ALLOWED:
        faults.append(f"{path}: unexpected resource type")
        return
    if id is None or not ID.match(id):
        faults.append(f"{path}: bad id")
    for key in resource:
        if key not in ALLOWED[kind] and key not in ALLOWED["*"]:
            faults.append(f"{path}: no element {key} in R4")
    for choice in REQUIRED[kind]:
        if sum(key in resource for key in choice.split("|")) != 1:
            faults.append(f"{path}: exactly one of {choice}")
    for key, values in CODES.get(kind, {}).items():
        if key in resource and resource[key] not in values:
            faults.append(f"{path}: {key} {resource[key]}")
    values = [key for key in resource if re.match(r"^(value|effective|onset|abatement)[A-Z]", key)]
    stems = [re.match(r"^[a-z]+", key).group() for key in values]
    if len(stems) != len(set(stems)):
        faults.append(f"{path}: two of one choice: {values}")
    invariants(resource, faults, path)
    contained = {"#" + item["id"] for item in resource.get("contained", [])}
    for reference in references(resource):
        local = re.sub(r"^https?://[^?#]*/(?=[A-Z][A-Za-z]+/)", "", reference)
        if known is not None and reference not in contained and local not in known:
            faults.append(f"{path}: unresolved reference {reference}")
    walk(resource, path, faults)


def invariants(resource, faults, path):
    kind = resource["resourceType"]
    if kind == "Condition":
        verification = resource.get("verificationStatus", {}).get("coding", [{}])[0].get("code")
        clinical = resource.get("clinicalStatus", {}).get("coding", [{}])[0].get("code")
        if verification == "entered-in-error" and clinical:
            faults.append(f"{path}: con-5")
        if any(key.startswith("abatement") for key in resource) and clinical not in ("inactive", "remission", "resolved"):
            faults.append(f"{path}: con-4")
    if kind == "Observation" and "dataAbsentReason" in resource and any(k.startswith("value") for k in resource):
        faults.append(f"{path}: obs-6")
    if kind == "DocumentReference":
        for content in resource["content"]:
            base64.b64decode(content["attachment"]["data"], validate=True).decode("utf-8")


def check_patient(folder, faults):
    bundle = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    entries = bundle["entry"]
    where = folder.name
    if bundle["type"] != "collection" or entries[0]["resource"]["resourceType"] != "Patient":
        faults.append(f"{where}: a collection that begins with the Patient")
    if entries[0]["resource"]["id"] != folder.name:
        faults.append(f"{where}: Patient.id is not the name of the folder")
    known = [f"{e['resource']['resourceType']}/{e['resource']['id']}" for e in entries]
    if len(known) != len(set(known)) or len(known) != len({e["fullUrl"] for e in entries}):
        faults.append(f"{where}: an id twice")
    for item, name in zip(entries, known):
        if not item["fullUrl"].endswith("/" + name):
            faults.append(f"{where}: fullUrl of {name}")
        check_resource(item["resource"], set(known), faults, where)
        subject = item["resource"].get("subject") or item["resource"].get("patient")
        if subject and subject["reference"] != f"Patient/{folder.name}":
            faults.append(f"{where}: {name} is of another patient")
    born = entries[0]["resource"]["birthDate"]
    if len(born) == 10 and born[5:] >= "11-06" and born[5:] <= "12-04":
        faults.append(f"{where}: birthday too near the anchor (shifted by days the age could change)")
    if not (folder / "story.yaml").exists():
        faults.append(f"{where}: no story.yaml")
    return len(entries)


def check_request(file, faults):
    request = json.loads(file.read_text(encoding="utf-8"))
    where = str(file.parent.relative_to(HERE))
    about = (file.parent / "case.yaml").read_text(encoding="utf-8")
    if "\nplausible: false" in about:
        return 0
    resources = [r for r in resources_of(request) if r["resourceType"] != "OperationOutcome"]
    for resource in resources:
        check_resource(resource, None, faults, where)
    return len(resources)


def resources_of(node):
    if isinstance(node, dict):
        if node.get("resourceType") == "Bundle":
            for entry in node.get("entry", []):
                yield from resources_of(entry["resource"])
        elif "resourceType" in node:
            yield node
        else:
            for value in node.values():
                yield from resources_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from resources_of(value)


def main():
    faults, resources = [], 0
    folders = sorted(path for path in (HERE / "patients").iterdir() if path.is_dir())
    for folder in folders:
        resources += check_patient(folder, faults)
    requests = sorted((HERE / "requests").glob("*/*/request.json"))
    for file in requests:
        resources += check_request(file, faults)
    print("\n".join(faults) or "no faults")
    print(f"{len(folders)} patients, {len(requests)} requests, {resources} resources, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
