"""What a report is asked: in which time, of which clients, and whether it is shown to others."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.day_words import day
from dossier.values.period import WHOLE, Period, around, read_period


class Asked(NamedTuple):
    """What narrows a report; `where` are conditions as `dossier list --where` takes them."""

    share: bool = False
    period: Period = WHOLE
    where: tuple[str, ...] = ()

    def nothing(self, words: str) -> str:
        """Return what is said where nothing answers: that of the whole book, or that it may lie at what was narrowed."""
        if self.period == WHOLE and not self.where:
            return words
        from dossier.app.find.conditions import CLIENTS, as_words  # only where nothing answers

        said = _("Nothing of these clients or of this time; without --period and --where all is shown.")
        return " ".join((said, *as_words((*CLIENTS, "deals", "orders", "quotes", "log"), self.where)))


@contextmanager
def reading(session: Session, asked: Asked) -> Iterator[sqlite3.Connection]:
    """Open the book with no clients but those who are asked about: every question of a report sees only these."""
    with session.living() as connection:
        if asked.where:
            from dossier.app.find.clients import fitting_clients  # only a filter pays for the lists
            from dossier.read.living import show_only

            show_only(connection, *fitting_clients(session, connection, asked.where))
        yield connection


def told_period(when: str | None, today: date, unit: str) -> Period:
    """Return the time that is asked for, the running `unit` (`month`, `year`) if none is.

    Raises InvalidValueError for one that has no first day or has not begun.
    """
    if when is None:
        return around(today, unit)
    period = read_period(when, today)
    if period.start is None:
        raise InvalidValueError(
            _("“{text}” has no first day.").format(text=when[:60]),
            _("Write for example: 2026-11, last month, 2026-Q3."),
        )
    if period.start > today:
        raise InvalidValueError(_("{day} is yet to come: nothing can be told of it.").format(day=day(period.start)))
    return Period(period.start, period.end or today)
