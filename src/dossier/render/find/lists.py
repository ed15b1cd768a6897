"""A list as a page: its rows as a table, each value in words, and what its columns of money come to."""

from collections.abc import Collection, Iterable, Sequence

from dossier.i18n import N_, _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.columns import column
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, Known
from dossier.records.listing import SUMS, Column, Listing, Row, Total, Value
from dossier.render.page import Line, Lines, Page, Piece, Table, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, label, number, said, strung
from dossier.render.words import value as value_words
from dossier.values.listed import aside
from dossier.values.money import shown
from dossier.values.sums import read_sums

_FACT_WORDS = frozenset({N_("(protected)"), N_("unknown"), N_("none"), N_("n/a")})
_EXACT = frozenset({"day", "number", "decimal"})
"""Types of facts whose words are those of a record's: the year of a day is left out where it is this one."""
_FOR_SHEETS = {("contacts", "source")}
"""Columns that a sheet and a program are given, and a screen has no room for."""


def list_page(listing: Listing, setting: Setting) -> Page:
    """Return a list as a page of one table, with what its columns of money come to at its foot."""
    if not listing.rows:
        return Page((), (), ())
    foot = (Lines((foot_of(listing),)),) if listing.totals else ()
    return Page((), (rows_table(listing, listing.rows, setting), *foot), ())


def rows_table(
    listing: Listing, rows: Sequence[Row], setting: Setting, without: Collection[str] = (), every: Sequence[Row] = ()
) -> Table:
    """Return some rows of a list as a table; of its usual columns those that are empty, or for a sheet, are left out.

    What is empty is told by `every` row that is shown, where these are only some; `without` stand elsewhere.
    """
    kept = [
        at
        for at, name in enumerate(listing.columns)
        if at == 0
        or (listing.chosen and name not in without)
        or (
            name not in without
            and (listing.noun, name) not in _FOR_SHEETS
            and any(row[at] is not None for row in every or rows)
        )
    ]
    columns = [column(listing.noun, listing.columns[at]) for at in kept]
    cells = tuple(
        tuple(cell(_meant(each, listing, row), row[at], setting) for each, at in zip(columns, kept, strict=True))
        for row in rows
    )
    right = frozenset(place for place, each in enumerate(columns) if each.is_number)
    return Table(tuple(_(each.label) for each in columns), cells, right, listed=True)


def _meant(of: Column, listing: Listing, row: Row) -> Column:
    """Return what the value of a column is in a row: in a list of facts each row says of which fact it is."""
    if (listing.noun, of.name) != ("facts", "value"):
        return of
    entry = catalogue.by_key().get(str(row[listing.columns.index("field")])) if "field" in listing.columns else None
    return of if entry is None else of._replace(place="fact", key=entry.key, type=entry.type, choices=entry.choices)


def foot_of(listing: Listing) -> Line:
    """Return how many rows there are in all, also those that are not shown, and what their columns of money come to."""
    words = ngettext("In all {n} row", "In all {n} rows", listing.total).format(n=number(listing.total))
    sums = totals_line(listing.noun, listing.totals, "  ")
    return line(Piece(words, "muted"), *((Piece("  "), *sums) if sums else ()))


def totals_line(noun: str, totals: Iterable[Total], between: str = " · ") -> Line:
    """Return sums by currency, each behind the label of its column, and of how many rows the sum is not known."""
    parts = []
    for each in totals:
        unknown = ngettext("{n} not known", "{n} not known", each.unknown).format(n=number(each.unknown))
        label = _(column(noun, each.column).label)
        told = aside(unknown) if each.unknown else ""
        parts.append(line(Piece(f"{label} ", "muted"), Piece(sums_words(each.sums), "strong"), Piece(told, "muted")))
    return joined(parts, between)


def sums_words(text: str | None) -> str:
    """Return sums of several currencies in words, the largest first; what is not known is a dash."""
    if text is None:
        return "–"
    return strung(shown(amount, currency or None) for amount, currency in read_sums(text))


def cell(of: Column, value: Value, setting: Setting) -> Line:
    """Return a value of a column in words; what is not known is a dash."""
    if value is None:
        return line(Piece("–", "muted"))
    text = str(value)
    if of.name == "ref":
        return line(Piece(text, "muted"))
    if of.type == "country" and of.name == "country":
        return line(f"{setting.flag(text)} {setting.country_name(text)}".strip())
    if of.type == "key":
        return line(label(text))
    if of.type == SUMS:
        return line(sums_words(text))
    if of.name == "value" and text in _FACT_WORDS:  # in a list of facts
        return line(Piece(_(text), "muted"))
    if of.place == "fact" and of.type not in _EXACT:
        return line(shortened(_fact_words(of, text, setting), 80))
    text = said(of, text, setting, setting.today)
    style = "strong" if of.name in {"name", "title", "number"} else ""
    return line(Piece(shortened(text, 80), style))


def _fact_words(of: Column, text: str, setting: Setting) -> str:
    state = text if text in {NONE, NOT_APPLICABLE} else KNOWN
    return value_words(catalogue.by_key()[of.key], Known(of.key, text, state, "user", setting.today), setting)
