"""A list as a page: its rows as a table, each value in words, and what its columns of money come to."""

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation

from dossier.i18n import N_, _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.columns import column
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, SOURCES, Known
from dossier.records.listing import SUMS, Column, Listing, Row, Total, Value
from dossier.render.page import Line, Lines, Page, Piece, Table, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day, enumerated, label, number, strung
from dossier.render.words import value as value_words
from dossier.values.listed import aside
from dossier.values.money import shown
from dossier.values.repeat import in_words
from dossier.values.sums import read_sums

_FACT_WORDS = frozenset({N_("(protected)"), N_("unknown"), N_("none"), N_("n/a")})
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
        tuple(cell(_of_fact(each, listing, row), row[at], setting) for each, at in zip(columns, kept, strict=True))
        for row in rows
    )
    right = frozenset(place for place, each in enumerate(columns) if each.is_number)
    return Table(tuple(_(each.label) for each in columns), cells, right, listed=True)


def _of_fact(of: Column, listing: Listing, row: Row) -> Column:
    """Return the column of what is noted as that of the fact of its row: one row holds a level, the next a day."""
    if listing.noun != "facts" or of.name != "value" or "field" not in listing.columns:
        return of
    key = str(row[listing.columns.index("field")])
    said = row[listing.columns.index("value")] not in _FACT_WORDS and key in catalogue.by_key()
    return of._replace(place="fact", key=key) if said else of


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


_WORDS: dict[str, Callable[[str, Setting], str]] = {
    "repeat": lambda text, _setting: in_words(text),
    "day": lambda text, setting: day(text, setting.today),
    "partial": lambda text, setting: day(text, setting.today),
    "number": lambda text, _setting: _number(text),
    "decimal": lambda text, _setting: _number(text),
    SUMS: lambda text, _setting: sums_words(text),
}
"""A value in words by the type of its column, whatever the place in which it is kept."""
_WORDS_OF_RECORDS: dict[str, Callable[[str, Setting], str]] = {
    "key": lambda text, _setting: label(text),
    "source": lambda text, _setting: _(SOURCES.get(text, text)),
    "yesno": lambda text, _setting: _("yes") if text in {"yes", "1"} else _("no"),
}
"""The same of what is no fact: a fact can also be known to be none."""


def cell(of: Column, value: Value, setting: Setting) -> Line:
    """Return a value of a column in words; what is not known is a dash."""
    if value is None:
        return line(Piece("–", "muted"))
    text = str(value)
    if of.name == "ref":
        return line(Piece(text, "muted"))
    if of.type == "country":
        flag = setting.flag(text) if of.name == "country" else ""
        return line(f"{flag} {setting.country_name(text)}".strip())
    words = _WORDS if of.place == "fact" else _WORDS | _WORDS_OF_RECORDS
    if of.type in words:
        return line(words[of.type](text, setting))
    if of.place == "fact":
        return line(shortened(_fact_words(of, text, setting), 80))
    if of.choices:
        return line(enumerated(choice(of.choices, each) for each in text.split("\n")))
    if of.name == "value" and text in _FACT_WORDS:  # in a list of facts
        return line(Piece(_(text), "muted"))
    style = "strong" if of.name in {"name", "title", "number"} else ""
    return line(Piece(shortened(text, 80), style))


def words_of(kind: str, text: str, setting: Setting) -> str:
    """Return what a record holds as text, in words by the type of its field; as it is where no words are needed."""
    if kind == "country":
        return setting.country_name(text)
    said = (_WORDS | _WORDS_OF_RECORDS).get(kind)
    return said(text, setting) if said else text


def _fact_words(of: Column, text: str, setting: Setting) -> str:
    state = text if text in {NONE, NOT_APPLICABLE} else KNOWN
    return value_words(catalogue.by_key()[of.key], Known(of.key, text, state, "user", setting.today), setting)


def _number(text: str) -> str:
    try:
        return number(Decimal(text))
    except InvalidOperation:
        return text
