"""What changed in a record, in words: from what to what, and where that comes from."""

import sqlite3
from typing import Any

from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT_KINDS, Point
from dossier.records.known import Known
from dossier.records.proposals import AddPoint, NoteFact
from dossier.records.ref import Ref
from dossier.render.words import Setting, choice, source, value
from dossier.values.repeat import in_words

NAMED = {
    "contact": "c", "company": "o", "deal": "d", "quote": "q", "offer": "a", "log": "l", "proof": "y",
}  # fmt: skip
"""The kinds of fields that hold the number of a record, and the letter of its refs."""


def column(connection: sqlite3.Connection, ref: Ref, name: str, before: Any, after: Any) -> str:
    """Return that a column of a record was changed; another record is called by its name."""
    field = next((each for each in ref.kind.fields if each.column == name), None)
    words = _(field.label) if field else name
    letter = NAMED.get(field.type) if field else None
    if letter is not None:
        before, after = (each and label(connection, Ref(letter, each)) for each in (before, after))
    shown = _repeat if name == "every" else _shown
    return _("{field}: {before} → {after}").format(field=words, before=shown(before), after=shown(after))


def _shown(held: Any) -> str:
    return _("unknown") if held is None else str(held).replace("\n", ", ")


def _repeat(held: str | None) -> str:
    return _("unknown") if held is None else in_words(held)


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
    return value(catalogue.by_key()[held.key], held, setting)


def fact(known: NoteFact, before: str, setting: Setting) -> str:
    """Return that a fact was noted, changed from what it was `before`, or confirmed, and its source."""
    entry = catalogue.by_key()[known.key]
    row = Known(known.key, known.value, known.state, known.source, known.noted_on, source_detail=known.source_detail)
    after = known_words(row, setting)
    words = _("{field}: noted {after}") if entry.many else _("{field}: {before} → {after}")
    if not entry.many and before == after:
        words = _("{field}: {after}, confirmed")
    return words.format(field=_(entry.label), before=before, after=after) + f" ({source(row, setting)})"
