"""A person's own record, to be handed to her: what is kept of her, from where, since when and what for."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.find.several import shown
from dossier.app.names import NAMES
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _, called, pgettext
from dossier.read.book.history import changes_of
from dossier.read.book.named_in import where
from dossier.read.book.personal import Held, personal
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.declared import RecordField
from dossier.records.kinds import BY_TABLE, KINDS
from dossier.records.known import KNOWN, SOURCES, UNKNOWN, Known, was_told
from dossier.records.personal import Item, purpose_of
from dossier.records.ref import Ref
from dossier.render.book.personal import Record, personal_page
from dossier.render.words import Setting, said, value
from dossier.values.listed import headed

_DAYS = ("noted_on", "on_date", "made_on", "created_on", "added_on", "opened_on", "confirmed_on", "asked_on")
"""Columns that say of when a row is, the first that is there."""
_TELLERS = ("told_by", "told_by_id")


def record(session: Session, who: str, *, without_tellers: bool = False) -> Answer:
    """Return the whole record of a person; `without_tellers` leaves out who told what in confidence.

    Raises WrongUsageError (exit 2) for a firm.
    """
    setting = session.setting()
    with session.reading() as connection:
        ref = named.client(session, connection, who, named.CLIENTS)
        if ref.letter != "c":
            raise WrongUsageError(
                _("{who} is a firm; a record of this kind is of a person.").format(who=shown(connection, ref)),
                _("See its people: dossier show {ref}").format(ref=ref),
            )
        held = personal(connection, ref)
        items = tuple(_item(connection, each, setting, without_tellers=without_tellers) for each in held.rows)
        refs = tuple(dict.fromkeys(where(connection, each) for each in held.places))
        told = sum(was_told(each.row.get("source"), _teller(each)) for each in held.rows)
        found = Record(
            str(ref), label(connection, ref), items, refs, held.told, told, tuple(changes_of(connection, ref))
        )

    def shape() -> Shape:
        from dossier.render.shapes import book, keys

        return keys.row(book.PersonalRecord, found)

    return Answer(page=lambda: personal_page(found, setting, without_tellers=without_tellers), shape=shape)


def _item(connection: sqlite3.Connection, held: Held, setting: Setting, *, without_tellers: bool) -> Item:
    row, teller = held.row, _teller(held)
    is_fact = held.table == "fact"
    said = _fact(row, setting) if is_fact else " · ".join(_fields(connection, held))
    purpose = purpose_of(held.table, row["key"] if is_fact else "")
    noted = next((str(row[name])[:10] for name in _DAYS if row.get(name)), None)
    source = "" if without_tellers and was_told(row.get("source"), teller) else str(row.get("source_detail") or "")
    words = " ".join(part for part in (called(SOURCES, row["source"]) if row.get("source") else "", source) if part)
    return Item(
        _("fact") if is_fact else _part(held.table),
        f"{BY_TABLE[held.table].letter}{row['id']}" if held.table in BY_TABLE else "",
        said,
        date.fromisoformat(noted) if noted and len(noted) == len("2026-11-23") else None,
        words,
        None if without_tellers or teller is None else label(connection, Ref("c", teller)),
        _(purpose.says),
        purpose.special,
        held.deleted,
    )


def _teller(held: Held) -> int | None:
    return next((held.row[name] for name in _TELLERS if held.row.get(name) is not None), None)


def _part(table: str) -> str:
    return _(BY_TABLE[table].label) if table in BY_TABLE else table


def _fact(row: dict[str, object], setting: Setting) -> str:
    entry = catalogue.by_key().get(str(row["key"]))
    known = Known(
        str(row["key"]),
        None if row["value"] is None else str(row["value"]),
        str(row["state"]),
        str(row["source"]),
        setting.today,
    )
    name = _(entry.label) if entry else str(row["key"])
    if known.state == UNKNOWN:
        said = pgettext("of a fact", "taken back")
    elif entry is None:
        said = known.value or known.state
    else:
        said = value(entry, known, setting) if known.state != KNOWN or known.value else ""
    note = f" — {row['note']}" if row.get("note") else ""
    return headed(name, f"{said}{note}")


def _fields(connection: sqlite3.Connection, held: Held) -> Iterator[str]:
    """Yield what a user gave of a row, each with its label; of a row without a kind its texts."""
    if held.table not in BY_TABLE:
        yield from (
            str(text) for name, text in held.row.items() if isinstance(text, str) and name not in {"kind", *_DAYS}
        )
        return
    kind = BY_TABLE[held.table]
    for field in kind.fields:
        kept = held.row.get(field.column)
        if kept is not None and field.name not in {"source", *_TELLERS} and field.column not in _TELLERS:
            yield headed(_(field.label), _value(connection, field, kept))
    for name in kind.searched:  # a letter as it came, which no field shows
        if name in kind.hidden and held.row.get(name):
            yield str(held.row[name])


def _value(connection: sqlite3.Connection, field: RecordField, kept: object) -> str:
    if field.column != field.name and isinstance(kept, int):
        return label(connection, Ref(KINDS[field.type].letter, kept))
    return said(field, kept, NAMES)
