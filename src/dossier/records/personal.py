"""A person's own record, as she may ask for it: each item with its source and what it is kept for."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, NamedTuple

from dossier.values.shipped import table


class Item(NamedTuple):
    """One thing that is kept of a person."""

    part: Annotated[str, "the kind of record: contact, address, fact, log entry …, in the language in use"]
    ref: Annotated[str, "the record, empty for what has no ref"]
    said: Annotated[str, "what is kept, in words"]
    on: Annotated[date | None, "the day it was noted, or of which it is"]
    source: Annotated[str, "where it is from, in words; empty where nothing is noted"]
    told_by: Annotated[str | None, "who told it in confidence; null without them"]
    purpose: Annotated[str, "what it is kept for"]
    special: Annotated[bool, "whether GDPR Art. 9 and PIPL Art. 28 protect it more than the rest"]
    deleted: Annotated[bool, "whether it was deleted and only the history still holds it"]


class Purpose(NamedTuple):
    """What a part of a record is kept for."""

    says: str
    special: bool = False


@cache
def _purposes() -> tuple[Mapping[str, Purpose], Mapping[str, Purpose]]:
    tables: dict[str, Purpose] = {}
    facts: dict[str, Purpose] = {}
    for row in (table("purposes") or {})["purpose"]:
        purpose = Purpose(row["says"], row.get("special", False))
        tables |= dict.fromkeys(row.get("of", ()), purpose)
        facts |= dict.fromkeys(row.get("facts", ()), purpose)
    return tables, facts


def purpose_of(name: str, key: str = "") -> Purpose:
    """Return what a row of a table, or a fact by its key, is kept for; raises KeyError for a table that has no purpose."""
    tables, facts = _purposes()
    return facts.get(key) or tables[name]
