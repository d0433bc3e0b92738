"""Writes plain YAML: mappings, lists, strings, numbers, booleans. Strings are quoted as JSON where needed."""

import json
import re
from decimal import Decimal

PLAIN = re.compile(r"^[A-Za-z][A-Za-z0-9 _./-]*$")
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if PLAIN.match(value) and value.lower() not in WORDS and not value.endswith(" "):
        return value
    return json.dumps(value, ensure_ascii=False)


def lines(value, indent):
    pad = "  " * indent
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, (dict, list)) and item:
                yield f"{pad}{key}:"
                yield from lines(item, indent + 1)
            else:
                yield f"{pad}{key}: {'[]' if item == [] else '{}' if item == {} else scalar(item)}"
    else:
        for item in value:
            yield f"{pad}- {scalar(item)}"


def dump(value):
    return "\n".join(lines(value, 0)) + "\n"
