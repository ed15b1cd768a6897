"""The voice for programs: JSON with ISO dates, exact money as text, and null for unknown."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dossier.records.declared import json_of
from dossier.render.harmless import escaped_json
from dossier.render.shapes.keys import is_object


def spoken(value: object) -> str:
    """Return a value as JSON text, ending in a newline."""
    return escaped_json(json.dumps(plain(value), ensure_ascii=False, indent=2)) + "\n"


def plain(value: object) -> Any:
    """Return a value made of what JSON knows; a record becomes an object of its declared keys."""
    if isinstance(value, tuple) and is_object(type(value)):
        return {key: plain(each) for key, each in json_of(value).items()}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
