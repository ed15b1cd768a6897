"""One item more or less: `hobbies+=chess`, `hobbies-=tea`, and an address that is taken back."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.book.held import column_of, points_of
from dossier.records.catalogue.key import FactKey, folded
from dossier.records.contact.person import POINT_KINDS, Point
from dossier.records.declared import RecordField
from dossier.records.known import KNOWN, NONE, UNKNOWN, Known, standing, was_told
from dossier.records.proposals import NoteFact
from dossier.records.reading import state_of
from dossier.records.ref import Ref
from dossier.render.words import choice, enumerated
from dossier.values.assignment import Assignment
from dossier.values.names import normal_point


def in_fact(
    entry: FactKey, typed: Assignment, held: Known | NoteFact | None, noted: Callable[[], NoteFact]
) -> NoteFact:
    """Return a list fact with the typed items added or taken away; what another client told us stays protected.

    Raises WrongUsageError for a fact that is no list, NotFoundError for an item that is not in it.
    """
    if entry.type != "list":
        raise _no_list(entry.label, typed)
    made = noted()
    before = (held.value or "").split("\n") if held is not None and held.state == KNOWN else []
    items = (made.value or "").split("\n") if made.state == KNOWN else []
    after = _changed(entry, typed, before, items)
    if held is not None and before and was_told(held.source, held.told_by):
        made = replace(made, source=held.source, told_by=held.told_by)
    return replace(made, state=KNOWN, value="\n".join(after)) if after else replace(made, state=UNKNOWN, value=None)


def in_column(
    connection: sqlite3.Connection | None,
    ref: Ref | None,
    field: RecordField,
    typed: Assignment,
    items: str | None,
    typed_before: Mapping[str, Any],
) -> str | None:
    """Return a record's list with the typed items added or taken away; raises as `in_fact` does."""
    if field.type != "list":
        raise _no_list(field.label, typed)
    held = typed_before.get(field.column)
    if held is None and connection is not None and ref is not None:
        held = column_of(connection, ref, field.column)
    after = _changed(
        FactKey(field.name, field.label, choices=field.choices),
        typed,
        (held or "").split("\n"),
        (items or "").split("\n"),
    )
    return "\n".join(after) or None


def _changed(entry: FactKey, typed: Assignment, before: Sequence[str], items: Sequence[str]) -> list[str]:
    kept, items = [each for each in before if each], [each for each in items if each]
    if not items:
        raise WrongUsageError(
            _("Nothing stands behind {field}{sign}.").format(field=typed.name, sign=typed.sign),
            _("Write the items, such as {field}{sign}“a, b”.").format(field=typed.name, sign=typed.sign),
        )
    for item in items:
        same = [each for each in kept if _names(entry, each) & _names(entry, item)]
        if typed.sign == "-=" and not same:
            raise NotFoundError(
                _("“{item}” is not in {field}.").format(item=item[:60], field=_(entry.label)),
                _("There is: {items}.").format(items=_spoken(entry, kept)) if kept else _("Nothing is noted there."),
            )
        if typed.sign == "-=":
            kept = [each for each in kept if each not in same]
        elif not same:
            kept.append(item)
    return kept


def _names(entry: FactKey, item: str) -> set[str]:
    return {folded(item), folded(_(entry.label_of(item)))}


def _spoken(entry: FactKey, items: Sequence[str]) -> str:
    return enumerated(_(entry.label_of(each)) for each in items)


def _no_list(label: str, typed: Assignment) -> WrongUsageError:
    return WrongUsageError(
        _("{field} is one value, not a list.").format(field=_(label)),
        _("Type: {field}=… sets it, {field}=unknown takes it back.").format(field=typed.name),
    )


def note_taken_back(entry: FactKey, typed: Assignment, rows: Iterable[Known], made: NoteFact) -> NoteFact:
    """Return that one of several notes is no longer true: the one that says, or alone holds, what was typed.

    Raises NotFoundError for a note that is not there, WrongUsageError where several hold the words.
    """
    notes = list(dict.fromkeys(row.value for row in standing(rows, entry.key) if row.value))
    wanted = folded(typed.text)
    hits = [note for note in notes if folded(note) == wanted] or [note for note in notes if wanted in folded(note)]
    listed = " · ".join(notes)
    if not wanted or not hits:
        raise NotFoundError(
            _("“{item}” is not in {field}.").format(item=typed.text.strip()[:60], field=_(entry.label)),
            _("There is: {items}.").format(items=listed) if notes else _("Nothing is noted there."),
        )
    if len(hits) > 1:
        raise WrongUsageError(
            _("There are several: {items}.").format(items=" · ".join(hits)), _("Type more of the one that is meant.")
        )
    return replace(made, state=UNKNOWN, value=hits[0])


def point_taken_back(
    connection: sqlite3.Connection | None, ref: Ref | None, kind: str, typed: Assignment
) -> Point | None:
    """Return the address that is to go, or None if one is to be added.

    Raises NotFoundError for one that is not there, WrongUsageError where it is not said which of several.
    """
    unknown = typed.sign == "=" and state_of(typed.text) in {UNKNOWN, NONE}
    if typed.sign != "-=" and not unknown:
        return None
    rows = points_of(connection, ref, kind) if connection is not None and ref is not None else ()
    wanted = normal_point(kind, typed.text.strip())
    hits = [row for row in rows if unknown or normal_point(kind, row.value) == wanted]
    listed = enumerated(row.value for row in rows)
    label = choice(POINT_KINDS, kind)
    if not hits:
        raise NotFoundError(
            _("There is no {field} “{text}” here.").format(field=label, text=typed.text.strip()[:60])
            if not unknown
            else _("There is no {field} here to take back.").format(field=label),
            _("There is: {items}.").format(items=listed) if rows else "",
        )
    if len(hits) > 1:
        raise WrongUsageError(
            _("There are several: {items}.").format(items=listed),
            _("Say which one goes: {field}-={first}").format(field=typed.name, first=hits[0].value),
        )
    return hits[0]
