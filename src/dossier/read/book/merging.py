"""Two records side by side before they are merged: where they differ, whose value is newer, what must be noted anew."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dossier.errors import NoFieldError
from dossier.i18n import _
from dossier.read.book.history import changes_of
from dossier.read.dossier import facts_about
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.known import CERTAIN, Known, current
from dossier.records.merging import Conflict, Merge, Merging, Side
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref
from dossier.values.names import fold

_OLDER_COUNTS = frozenset({"contact.first_contact", "contact.source", "contact.source_detail"})
"""How somebody first came to us: the earlier word is the right one."""

_JOINED = frozenset({"aliases"})
"""Columns whose items are put together instead of chosen between."""


def compared(connection: sqlite3.Connection, keep: Ref, gone: Ref, chosen: Mapping[str, bool]) -> Merging:
    """Return the two side by side; `chosen` tells for a typed field whether the first one's value is kept.

    Raises WrongUsageError for a field that this kind of record does not have.
    """
    wanted = {_field(keep, name): first for name, first in chosen.items()}
    conflicts, filled = _columns(connection, keep, gone, wanted)
    more, known = _facts(connection, keep, gone, wanted)
    return Merging(
        keep, gone, label(connection, keep), label(connection, gone), (*conflicts, *more), (*filled, *known)
    )  # fmt: skip


def _field(ref: Ref, name: str) -> str:
    column = ref.kind.field(name)
    if column is not None:
        return column.name
    entry = catalogue.find(ref.kind.noun, name)
    if entry is not None and not entry.many:
        return entry.key
    near = catalogue.nearest(ref.kind.noun, name, [each.name for each in ref.kind.fields])
    raise NoFieldError(ref.kind.label, name, near, _("Leave --keep out to see the fields."))


def _columns(
    connection: sqlite3.Connection, keep: Ref, gone: Ref, wanted: Mapping[str, bool]
) -> tuple[list[Conflict], list[str]]:
    rows = [_row(connection, ref) for ref in (keep, gone)]
    days = [_days(connection, ref, row["created_on"]) for ref, row in zip((keep, gone), rows, strict=True)]
    conflicts, filled = [], []
    for field in keep.kind.fields:
        column = field.column
        one, other = rows[0][column], rows[1][column]
        if column in _JOINED or other is None or one == other:
            continue
        if one is None:
            filled.append(field.label)
            continue
        sides = [
            Side(_shown(connection, column, value), *day.get(column, day[""]))
            for value, day in ((one, days[0]), (other, days[1]))
        ]
        newest = column == "name" or sides[0].on_date >= sides[1].on_date
        conflicts.append(Conflict(field.name, field.label, sides[0], sides[1], wanted.get(field.name, newest)))
    return conflicts, filled


def _row(connection: sqlite3.Connection, ref: Ref) -> dict[str, Any]:
    sql = f"SELECT * FROM {ref.kind.table} WHERE id = :id"  # noqa: S608
    return dict(connection.execute(sql, {"id": ref.id}).fetchone())


def _days(connection: sqlite3.Connection, ref: Ref, created: str) -> dict[str, tuple[str | None, date]]:
    """Return for each column the source and the day of its present value; under an empty name those of the record."""
    found: dict[str, tuple[str | None, date]] = {"": (None, date.fromisoformat(created))}
    for change in changes_of(connection, ref):
        found.setdefault(change.field, (change.source, change.at.date()))
    return found


def _shown(connection: sqlite3.Connection, column: str, value: object) -> str:
    if column != "company_id":
        return str(value)
    ref = Ref("o", int(str(value)))
    return f"{label(connection, ref)} ({ref})"


def _facts(
    connection: sqlite3.Connection, keep: Ref, gone: Ref, wanted: Mapping[str, bool]
) -> tuple[list[Conflict], list[str]]:
    noun = keep.kind.noun
    ours, theirs = (current(facts_about(connection, noun, ref.id)) for ref in (keep, gone))
    conflicts, filled = [], []
    for entry in catalogue.for_subject(noun):
        one, other = ours.get(entry.key), theirs.get(entry.key)
        if entry.many or entry.key == ALSO_CALLED or other is None:
            continue
        if one is None:
            filled.append(entry.label)
            continue
        if (one.value, one.state) == (other.value, other.state):
            continue
        sides = [Side(each.value or each.state, each.source, each.noted_on, each) for each in (one, other)]
        newest = current([one, other])[entry.key] is one
        if entry.key in _OLDER_COUNTS:
            newest = _age(one) <= _age(other)
        conflicts.append(Conflict(entry.key, entry.label, sides[0], sides[1], wanted.get(entry.key, newest)))
    return conflicts, filled


def _age(fact: Known) -> tuple[str, str]:
    """Return by what the older of two facts about the first contact is known: its date, else the day it was noted."""
    is_date = fact.key == "contact.first_contact"
    return (fact.value or "~") if is_date else "", fact.noted_on.isoformat()


def planned(connection: sqlite3.Connection, merging: Merging, today: date, chosen: Iterable[str]) -> Merge:
    """Return what is to be written; a fact that would not count by its age alone is noted anew with its own source.

    `chosen` are the fields that the user has decided herself, which makes a guess in them a certainty.
    """
    keep, gone = merging.keep, merging.gone
    rows = [_row(connection, ref) for ref in (keep, gone)]
    theirs = {each.field for each in merging.conflicts if not each.keeps_first}
    columns = [
        field.column
        for field in keep.kind.fields
        if field.column not in _JOINED and rows[1][field.column] is not None
        and (rows[0][field.column] is None or field.name in theirs)
    ]  # fmt: skip
    native, names = _names(rows, theirs) if keep.letter == "c" else (None, [])
    facts = _noted_anew(connection, merging, {_field(keep, name) for name in chosen})
    if keep.letter == "c" and (also := _also_called(connection, merging, names, today)):
        facts.append(also)
    return Merge(keep, gone, tuple(columns), native if "native_name" not in columns else None, tuple(facts))


def _names(rows: list[dict[str, Any]], theirs: set[str]) -> tuple[str | None, list[str]]:
    """Return the native name that comes of the two names, and the names that are kept as other names."""
    kept, lost = (rows[1], rows[0]) if "name" in theirs else (rows[0], rows[1])
    held = {fold(name) for name in (kept["name"], rows[0]["native_name"], rows[1]["native_name"]) if name}
    left = [name for name in (lost["name"],) if fold(name) not in held]
    has_native = rows[0]["native_name"] or rows[1]["native_name"]
    if left and not has_native and kept["name"][0] < "\u0400" <= left[0][0]:
        return left[0], []
    first, second = rows[0]["native_name"], rows[1]["native_name"]
    if first and second and fold(first) != fold(second):
        left.append(first if "native_name" in theirs else second)
    return None, left


def _noted_anew(connection: sqlite3.Connection, merging: Merging, chosen: set[str]) -> list[NoteFact]:
    noun = merging.keep.kind.noun
    rows = [*facts_about(connection, noun, merging.keep.id), *facts_about(connection, noun, merging.gone.id)]
    counting = current(rows)
    ours, theirs = (current(facts_about(connection, noun, ref.id)) for ref in (merging.keep, merging.gone))
    decided = {each.field: each.first.fact if each.keeps_first else each.second.fact for each in merging.conflicts}
    found = []
    for entry in catalogue.for_subject(noun):
        wanted = decided.get(entry.key) or ours.get(entry.key) or theirs.get(entry.key)
        counts = counting.get(entry.key)
        if entry.many or entry.key == ALSO_CALLED or wanted is None:
            continue
        if counts is None or (counts.value, counts.state) != (wanted.value, wanted.state):
            newest = max(row.noted_on for row in rows if row.key == entry.key)
            found.append(_again(wanted, newest, chosen=entry.key in chosen))
    return found


def _again(fact: Known, on_date: date, *, chosen: bool) -> NoteFact:
    guessed = fact.is_guess and chosen
    return NoteFact(
        key=fact.key, state=fact.state, value=fact.value, source="user" if guessed else fact.source, noted_on=on_date,
        source_detail=fact.source_detail, certainty=CERTAIN if guessed else fact.certainty, told_by=fact.told_by,
        note=fact.note,
    )  # fmt: skip


def _also_called(connection: sqlite3.Connection, merging: Merging, names: list[str], today: date) -> NoteFact | None:
    """Return the other names of both as one fact; None if the first one has them all."""
    rows = [
        current(facts_about(connection, "contact", ref.id)).get(ALSO_CALLED) for ref in (merging.keep, merging.gone)
    ]
    held = [list(row.items) if row else [] for row in rows]
    every = list(dict.fromkeys((*held[0], *held[1], *names)))
    if every == held[0]:
        return None
    newest = max([today, *(row.noted_on for row in rows if row)])
    return NoteFact(key=ALSO_CALLED, state="known", value="\n".join(every), source="user", noted_on=newest)
