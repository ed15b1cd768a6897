"""What a row says beyond what the book knows of somebody: what is new, and what in the book is newer than the file."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from dossier.app.imports.draft import Said
from dossier.app.record import change_words
from dossier.i18n import _
from dossier.read.find.as_known import AsKnown, changed_at
from dossier.records.known import Known, current, standing
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref
from dossier.render.words import Setting
from dossier.values.names import is_called, normal_point

FIRST = frozenset({"contact.first_contact", "contact.source", "contact.source_detail"})
"""How somebody first came to us: a later file does not change it."""


class News(NamedTuple):
    """What is to be written of a known record, in words, too; and what stays because the book knows better."""

    said: Said
    added: tuple[str, ...]
    stays: tuple[str, ...]


def news(
    connection: sqlite3.Connection, ref: Ref, said: Said, known: AsKnown, saved: datetime, setting: Setting
) -> News:
    """Return what of a row is news; `saved` is when the file was, what the book learned later than that stays."""
    kept, added, stays = Said(), list[str](), list[str]()
    for column, value in said.columns.items():
        held = known.columns.get(column)
        if value is None or _same(held, value) or (column == "name" and _is_name(known, str(value))):
            continue
        words = change_words.column(connection, ref, column, held, value)
        if column == "name":
            words = _("name: also {name}").format(name=value)
        elif held is not None and (changed_at(connection, ref.letter, ref.id, column) or "") > saved.isoformat():
            stays.append(words)
            continue
        kept.columns[column] = value
        added.append(words)
    for point in said.points:
        if (point.kind, normal_point(point.kind, point.value)) not in known.points:
            kept.points.append(point)
            added.append(change_words.point_added(point))
    for fact, words, is_newer in _facts(said.facts, known, saved, setting):
        (stays if is_newer else added).append(words)
        kept.facts += [] if is_newer else [fact]
    return News(kept, tuple(added), tuple(stays))


def _facts(
    facts: Iterable[NoteFact], known: AsKnown, saved: datetime, setting: Setting
) -> Iterator[tuple[NoteFact, str, bool]]:
    """Yield what is not known yet, in words, too, and whether the book learned something else later."""
    counts = current(known.facts)
    for fact in facts:
        before = counts.get(fact.key)
        if not _is_held(fact, known, before):
            words = change_words.fact(fact, change_words.known_words(before, setting), setting)
            written = known.written.get(before.id or 0, "") if before is not None else ""
            yield fact, words, not _is_many(fact.key) and written > saved.isoformat()


def _same(held: Any, value: Any) -> bool:
    return held == value or (isinstance(value, date) and held == value.isoformat()) or str(held) == str(value)


def _is_name(known: AsKnown, name: str) -> bool:
    also = [each for row in known.facts if row.key == "contact.also_called" for each in row.items]
    return is_called(
        name, str(known.columns["name"]), known.columns.get("native_name"), known.columns.get("nickname"), *also
    )


def _is_many(key: str) -> bool:
    from dossier.records.catalogue import catalogue

    return key in catalogue.by_key() and catalogue.by_key()[key].many


def _is_held(fact: NoteFact, known: AsKnown, before: Known | None) -> bool:
    """Tell whether the book knows a fact already, or one that stands above it."""
    if _is_many(fact.key):
        return any(row.value == fact.value for row in standing(known.facts, fact.key))
    if before is None:
        return False
    above = fact.source == "title" and before.source != "title"
    return fact.key in FIRST or above or (before.value, before.state) == (fact.value, fact.state)
