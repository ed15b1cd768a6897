"""The book as a workbook: a sheet for each kind of record, fit to be edited and to come back."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.exports.cells import LINES, cell, columns_of, compared, is_cut, is_open
from dossier.app.exports.written import Written, private_remark
from dossier.app.session import Session
from dossier.exchange.workbook import Cell, Sheet, SheetColumn, workbook
from dossier.i18n import N_, _, language, ngettext
from dossier.read.book.book import book_name
from dossier.read.find.lists import LISTS, Filter, rows_of
from dossier.read.find.paper_lines import lines
from dossier.records.listing import Column
from dossier.records.row_lists import ROWS
from dossier.records.workbook import TAKEN_BACK, seal
from dossier.render.words import choice

_TITLES = {
    "contacts": N_("contacts"), "companies": N_("companies"), "deals": N_("deals"), "follow-ups": N_("follow-ups"),
    "promises": N_("promises"), "quotes": N_("quotations"), "orders": N_("orders"), "lots": N_("lots"),
    "receipts": N_("receipts"), "proofs": N_("proofs"), "corrections": N_("corrections"), "visits": N_("visits"),
    "products": N_("their products"), "offers": N_("our offers"), "news": N_("news"), "forwarders": N_("forwarders"),
    "addresses": N_("addresses"), "careers": N_("careers"), "markets": N_("markets"), "rounds": N_("rounds"),
    "departments": N_("departments"), "links": N_("links"), "files": N_("files"), "log": N_("log"), "rates": N_("rates"),
    "duties": N_("duties"), "complaints": N_("complaints"),
}  # fmt: skip
_WIDE = {"name": 26, "company": 28, "email": 30, "text": 44, "what": 36, "title": 30, "address": 34, "note": 30}


def as_workbook(session: Session, *, share: bool) -> Written:
    """Return the workbook; to be shared, without what is private, and then it is nothing to import."""
    counted: dict[str, int] = {}
    cut: list[Cell] = []

    def pieces() -> Iterator[bytes]:
        with session.reading() as connection:
            connection.execute("BEGIN")  # one moment of the book, whatever another command writes meanwhile
            about = ["" if share else book_name(connection), session.today.isoformat(), language()]
            yield workbook(_sheets(session, connection, counted, cut, share=share), about)

    def told(path: Path) -> Answer:
        rows = sum(counted.values())
        words = ngettext("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", rows).format(n=rows, path=path)
        long = ngettext(
            "{n} text is longer than a cell holds and was cut; the whole of it is in the JSON.",
            "{n} texts are longer than a cell holds and were cut; the whole of them is in the JSON.",
            len(cut),
        )
        notes = (long.format(n=len(cut)),) if cut else ()
        if share:
            return Answer((words, private_remark(share=True)), notes=notes)
        back = _("Edited, it comes back by: dossier import {path} --update (“{mark}” in a cell takes its value back)")
        return Answer((words, private_remark(), back.format(path=path, mark=TAKEN_BACK)), notes=notes)

    return Written(pieces(), told)


def _sheets(
    session: Session, connection: sqlite3.Connection, counted: dict[str, int], cut: list[Cell], *, share: bool
) -> Iterator[Sheet]:
    for noun in (each for each in LISTS if each not in ROWS):
        columns = columns_of(connection, noun, share=share)
        if not any(is_open(each) for each in columns):
            continue  # nothing of its own may be shown: not even that there is one
        rows = _rows(session, connection, noun, columns, counted, cut, share=share)
        yield Sheet(_(_TITLES[noun]), noun, _headed(columns), rows)
    if not share:
        yield from (_lines(connection, noun, counted) for noun in ("quotes", "orders"))


def _headed(columns: Sequence[Column]) -> list[SheetColumn]:
    """Return the columns with their headings, each of them once."""
    made: list[SheetColumn] = []
    for each in columns:
        words = _(each.label)
        heading = words if words not in {one.heading for one in made} else f"{words} ({each.name})"
        picked = [_(one.label) for one in each.choices] if each.type == "choice" else []
        picked = [_("yes"), _("no")] if each.type == "yesno" else picked
        width = _WIDE.get(each.name, 8 if each.name == "ref" else 14)
        made.append(SheetColumn(heading, each.name, picked, width, is_open(each)))
    return made


def _rows(
    session: Session,
    connection: sqlite3.Connection,
    noun: str,
    columns: Sequence[Column],
    counted: dict[str, int],
    cut: list[Cell],
    *,
    share: bool,
) -> Iterator[tuple[Sequence[Cell], str]]:
    setting = session.setting(share=share)
    names = tuple(each.name for each in columns)
    _names, rows, counted[noun] = rows_of(connection, noun, Filter(shown=names, as_kept=True, share=share))
    for row in rows:
        cells = [cell(of, kept, setting) for of, kept in zip(columns, row, strict=True)]
        cut.extend(each for each in cells if is_cut(each))
        yield cells, "" if share else seal(compared(columns, cells))


def _lines(connection: sqlite3.Connection, noun: str, counted: dict[str, int]) -> Sheet:
    """Return what stands on the quotations or orders; lines are changed by their own commands."""
    title = {"quotes": N_("quotation lines"), "orders": N_("order lines")}[noun]

    def rows() -> Iterator[tuple[Sequence[Cell], str]]:
        for counted[title], row in enumerate(lines(connection, noun), 1):
            told = [
                choice(of.words, str(held)) if of.words and held else held for of, held in zip(LINES, row, strict=True)
            ]
            yield told, seal(compared(LINES, told))

    return Sheet(_(title), "", _headed(LINES), rows())
