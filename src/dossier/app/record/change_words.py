"""What changed in a record, in words: from what to what, and where that comes from."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from dossier.app.names import NAMES
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT_KINDS, Point
from dossier.records.declared import RecordField, RecordKind
from dossier.records.known import UNKNOWN, Known
from dossier.records.proposals import AddPoint, NoteFact
from dossier.records.ref import Ref
from dossier.render.words import UNSEEN, Setting, choice, day, said, source, value, weekday
from dossier.values.listed import aside, phrased

OF_RECORDS = {
    "contact": "c", "company": "o", "deal": "d", "quote": "q", "offer": "a", "log": "l", "proof": "y",
}  # fmt: skip
"""The letter of the refs that a field holds, by its type."""


def column(
    connection: sqlite3.Connection, ref: Ref, name: str, before: Any, after: Any, *, watched: bool = False
) -> str:
    """Return that a column of a record was changed; what was private before is not said where others look."""
    field = next((each for each in ref.kind.fields if each.column == name), None)
    words = _(field.label) if field else name
    old, new = (held_words(connection, field, name, each) for each in (before, after))
    if watched and (field is None or field.sensitivity != "shareable"):
        old = UNSEEN
    return _("{field}: {before} → {after}").format(field=words, before=old, after=new)


def held_words(connection: sqlite3.Connection, field: RecordField | None, name: str, held: Any) -> str:
    """Return what a column holds in words: another record by its name and ref, a day as a day."""
    if held is None:
        return _("unknown")
    letter = OF_RECORDS.get(field.type) if field is not None else None
    if letter is not None:
        ref = Ref(letter, int(held))
        return label(connection, ref) + aside(str(ref))
    return said(field or RecordField(name), held, NAMES)


def point_added(point: AddPoint) -> str:
    """Return that an address was added."""
    return _("{field}: added {after}").format(field=choice(POINT_KINDS, point.kind), after=point.value)


def point_gone(point: Point) -> str:
    """Return that an address was taken back."""
    words = _("{field}: {before} → {after}")
    return words.format(field=choice(POINT_KINDS, point.kind), before=point.value, after=_("unknown"))


def known_words(held: Known | None, setting: Setting) -> str:
    """Return the value of a fact, or that it is unknown."""
    if held is None or held.state == "unknown":
        return _("unknown")
    if setting.share and held.from_others:
        return UNSEEN
    return value(catalogue.by_key()[held.key], held, setting)


def fact(known: NoteFact, before: str, setting: Setting) -> str:
    """Return that a fact was noted, changed from what it was `before`, or confirmed, and its source."""
    entry = catalogue.by_key()[known.key]
    row = Known(known.key, known.value, known.state, known.source, known.noted_on, source_detail=known.source_detail)
    after = known_words(row, setting._replace(share=False))
    if entry.many and known.state == UNKNOWN and known.value:
        return _("{field}: “{text}” taken back").format(field=_(entry.label), text=known.value)
    if entry.many and known.state == UNKNOWN:
        return _("{field}: all notes taken back").format(field=_(entry.label))
    words = _("{field}: noted {after}") if entry.many else _("{field}: {before} → {after}")
    if not entry.many and before == after:
        words = _("{field}: {after}, confirmed")
    if setting.share and entry.sensitivity != "shareable":
        before = UNSEEN
    return words.format(field=_(entry.label), before=before, after=after) + aside(source(row, setting))


def resolved(
    connection: sqlite3.Connection | None, kind: RecordKind, values: Mapping[str, Any], today: date
) -> dict[str, str]:
    """Return what days and records were understood as, by the name of their field."""
    found = {}
    for field in kind.fields:
        held = values.get(field.column)
        if isinstance(held, date):
            found[field.name] = f"{weekday(held)} {day(held, today)}"
        elif held is not None and field.type not in OF_RECORDS:
            found[field.name] = said(field, held, NAMES, today)
        elif connection is not None and held is not None:
            found[field.name] = held_words(connection, field, field.name, held)
    if kind.day in found and kind.field("at") and values.get("at"):
        found[kind.day], found["at"] = f"{found[kind.day]} {values['at']}", ""
    return found


def added(kind: RecordKind, words: Mapping[str, str]) -> str:
    """Return what a new record holds, in one line."""
    spoken = " ".join(words[field.name] for field in kind.fields if field.spoken and words.get(field.name))
    others = [
        f"{_(field.label)} {words[field.name]}" for field in kind.fields if not field.spoken and words.get(field.name)
    ]
    return phrased(part for part in (spoken, *others[:5]) if part) or _("nothing known of it yet")
