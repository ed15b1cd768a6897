"""What stands in a workbook: the columns of each sheet, and a kept value as a person reads and types it."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dossier.app.find.list_records import shareable
from dossier.exchange.workbook import Cell
from dossier.i18n import N_, NP_, _
from dossier.read.find.lists import LISTS
from dossier.read.find.used import used
from dossier.records.catalogue.choices import UNITS
from dossier.records.columns import column, further
from dossier.records.kinds import BY_PLURAL
from dossier.records.known import NONE, NOT_APPLICABLE
from dossier.records.listing import Column
from dossier.records.workbook import LONGEST, plain
from dossier.render.words import Setting, items, said

CUT = "…"
"""What stands at the end of a text that is longer than a cell."""
ITEM = "; "
"""What stands between the items of a list in one cell."""
_EARLIEST = date(1900, 3, 1)
"""Before this day spreadsheets count wrongly: it stays a text."""
_EXACT = {"day": "day", "number": "number", "decimal": "number"}
_WHOLE_DAY = len("2026-11-30")


LINES = (
    Column("ref", N_("ref")), Column("number", N_("number")), Column("position", N_("position"), type="number"),
    Column("item", N_("item")), Column("quantity", N_("quantity"), type="decimal"), Column("unit", N_("unit"), words=UNITS),
    Column("price", NP_("of a line", "price"), type="decimal"), Column("amount", N_("amount"), type="decimal"),
)  # fmt: skip
"""The columns of what stands on quotations and orders."""


def columns_of(connection: sqlite3.Connection, noun: str, *, share: bool) -> list[Column]:
    """Return the columns of a sheet: the list's own, every field, and of addresses and facts those that are noted of anybody."""
    noted = used(connection, BY_PLURAL[noun].noun)
    own = [column(noun, name) for name in ("ref", *LISTS[noun][1]) if name != "ref" or not own_ref(noun)]
    more = [each for each in further(noun) if each.place == "field" or each.key in noted]
    names = shareable(noun, [each.name for each in (*own, *more)], share=share)
    return [column(noun, name) for name in dict.fromkeys(names)]


def own_ref(noun: str) -> bool:
    """Tell whether the list names its ref among its own columns."""
    return "ref" in BY_PLURAL[noun].listed


def is_cut(held: object) -> bool:
    """Tell whether a cell holds only the beginning of a text."""
    return isinstance(held, str) and len(held) == LONGEST and held.endswith(CUT)


def is_open(of: Column) -> bool:
    """Tell whether a column may be changed: what the book is asked is told by other records."""
    return of.place not in {"asked", "today"}


def cell(of: Column, kept: Any, setting: Setting) -> Cell:
    """Return a kept value as it stands in a cell, in words that the readers of `set` understand."""
    if kept is None:
        return None
    text = str(kept)
    if of.place == "fact" and text in {NONE, NOT_APPLICABLE}:
        return _("none") if text == NONE else _("n/a")
    if of.type in _EXACT:
        return _exact(_EXACT[of.type], text)
    if of.type in {"partial", "date"} and len(text) == _WHOLE_DAY:
        return _exact("day", text)
    words = _words(of, text, setting)
    return words if len(words) <= LONGEST else words[: LONGEST - len(CUT)] + CUT


def _words(of: Column, text: str, setting: Setting) -> str:
    if of.many:
        return text
    return ITEM.join(items(of, text, setting)) if of.type == "list" else said(of, text, setting)


def _exact(kind: str, text: str) -> Cell:
    try:
        if kind == "day":
            day = date.fromisoformat(text)
            return day if day >= _EARLIEST else text
        return Decimal(text)
    except (ValueError, InvalidOperation):
        return text


def compared(columns: Sequence[Column], cells: Sequence[Cell]) -> list[str]:
    """Return the cells of a row as they are compared when the workbook comes back."""
    return [
        "" if each is None else plain(f"{each:f}" if isinstance(each, Decimal) else each, is_number=of.is_number)
        for of, each in zip(columns, cells, strict=True)
    ]
