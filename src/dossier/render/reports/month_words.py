"""The words that both halves of the page of a month share: whose it is, refs, sums, spans of days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from dossier.i18n import ngettext, usage
from dossier.records.reports.month import Sums
from dossier.render.page import Line, Pair, Piece, joined, line
from dossier.render.words import Setting, day
from dossier.values.day_words import from_to
from dossier.values.money import shown

ROWS = 3
"""Rows that are named of a kind; the others are counted, so that it stays one sheet."""


class Theirs(Protocol):
    """A row that belongs to a client."""

    @property
    def client(self) -> str:
        """Return the client's name."""

    @property
    def country(self) -> str | None:
        """Return the client's country."""


def who(row: Theirs, setting: Setting) -> Line:
    """Return the client of a row."""
    return line(Piece(f"{setting.flag(row.country)} {row.client}".strip(), "strong"))


def ref(text: str | None, setting: Setting) -> Line:
    """Return a ref, quietly; a page to be shared has none."""
    return line(Piece("" if setting.share or text is None else text, "muted"))


def sums(value: Sums) -> str:
    """Return sums side by side, each in its currency."""
    return " + ".join(shown(amount, currency) for currency, amount in sorted(value.items()))


def run(rows: Sequence[Line], most: int = ROWS) -> Line:
    """Return short rows one after the other as a sentence does, with how many there are beside those that are named."""
    rest = len(rows) - most
    last = (line(Piece(ngettext("and {n} other", "and {n} others", rest).format(n=rest), "muted")),) if rest > 0 else ()
    return joined((*rows[:most], *last), usage().clause)


def spaced(*parts: Line | str) -> Line:
    """Return the words of one row, with a blank between those that are not empty."""
    return joined(parts, " ")


def more(count: int) -> Iterator[Pair]:
    """Yield how many rows there are beside those that are named."""
    rest = count - ROWS
    if rest > 0:
        yield Pair("", line(Piece(ngettext("and {n} other", "and {n} others", rest).format(n=rest), "muted")))


def when(days: tuple[date, date]) -> str:
    """Return a time in words: a whole month by its name, a year by its number, else its first and last day."""
    first, last = days
    after = last + timedelta(1)
    if first.day == 1 and after.day == 1:
        months = (after.year - first.year) * 12 + after.month - first.month
        if months == 1:
            return day(f"{first:%Y-%m}")
        if months == 12 and first.month == 1:
            return day(f"{first:%Y}")
    return from_to(day(first), day(last)) if first != last else day(first)
