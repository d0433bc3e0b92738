#!/usr/bin/env python3
"""Writes requests/<hook>/<case>/request.json and case.yaml, and the table in requests/README.md, from generator/cases.py.

Usage: python3 test-fixtures/make_requests.py [--check]   (--check only compares with what is on disk)
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator.cases import CASES  # noqa: E402
from generator.ehr import SERVERS, as_json  # noqa: E402
from generator.yaml import dump  # noqa: E402

HEAD = """# CDS Hooks requests

One folder for each call: `requests/<hook>/<case>/request.json` is the body that the client POSTs to any of the services
`consilium-calculations`, `consilium-diagnosis`, `consilium-trials`; `case.yaml` says what it is about, in whose manner it is
written (`dialect`), which chart it comes from (`patient`), the `fhir-server` that has to be on the allow-list for it, the
`status` it gets, and `plausible: false` where the body is broken on purpose.

- `standard`: plain CDS Hooks 2.0; an empty search is null.
- `sandbox`: the reference sandbox; empty keys are left out, the user is always the same, no authorization.
- `epic`: absolute references, `category` as an object, an OperationOutcome entry for an empty search, an extension, a
  short-lived token with a scope that is not SMART's, drafted drugs as Medication entries.

Written by `make_requests.py`; the times are those of the charts (anchor 2026-11-20T08:00:00Z). Tokens are examples.

| hook | case | dialect | status | about |
|---|---|---|---|---|
"""


def bundles():
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "patients").glob("*/bundle.json"))}


def files():
    charts, rows = bundles(), []
    for case in CASES:
        body = case.request(charts)
        about = {"about": case.about, "dialect": case.dialect, "patient": case.patient, "status": case.status}
        if body.get("fhirServer") in SERVERS.values():
            about["fhir-server"] = body["fhirServer"]
        about["plausible"] = case.plausible
        folder = HERE / "requests" / case.hook / case.name
        rows.append(f"| {case.hook} | `{case.name}` | {case.dialect} | {case.status} | {case.about} |\n")
        yield folder / "request.json", as_json(body)
        yield folder / "case.yaml", dump(about)
    yield HERE / "requests" / "README.md", HEAD + "".join(rows)


def main():
    different = []
    for path, text in files():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        different.append(str(path.relative_to(HERE)))
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print("\n".join(different) or "nothing to write")
    return 1 if different and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
