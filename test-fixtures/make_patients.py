#!/usr/bin/env python3
"""Writes patients/<id>/bundle.json and story.yaml from generator/charts. Same input, same bytes.

Usage: python3 test-fixtures/make_patients.py [--check]   (--check only compares with what is on disk)
"""

import importlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from generator.charts import NAMES  # noqa: E402
from generator.elements import ANCHOR, stamp  # noqa: E402
from generator.scores import scores_of  # noqa: E402
from generator.yaml import dump  # noqa: E402


def files():
    for name in NAMES:
        chart = importlib.import_module(f"generator.charts.{name}").chart()
        bundle = chart.bundle()
        story = {
            "id": chart.id,
            "name": chart.name,
            "story": chart.story,
            "anchor": stamp(ANCHOR),
            "expect": chart.expect,
            "never": chart.never,
            "scores": scores_of(bundle),
        }
        folder = HERE / "patients" / chart.id
        yield folder / "bundle.json", json.dumps(bundle, indent=1, ensure_ascii=False) + "\n"
        yield folder / "story.yaml", dump(story)


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
