"""What is open in moving money, asked of the siblings: sums and rates from the book, judged, for the views and the morning."""

import sqlite3
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from dossier.advice.deal.exposure import Limits, exposure, moves
from dossier.advice.reckoning.rate_clause import clause
from dossier.app.session import Session
from dossier.read.country.rates import Rates, newest, open_sums
from dossier.read.deal.policy import policies
from dossier.records.agenda.agenda import Due
from dossier.records.country.rates import QUOTATION, STRONG, Exposure, Move, Reckoned, Worth, kept_rate
from dossier.records.quotation.quote import Quote
from dossier.world import countries

LOSS, ADVANTAGE = "currency", "rate_gain"
"""The sources of the morning: a move that hurts somebody, and one that somebody gains by."""
NEWS_DAYS = 7
"""A move is told for so many days after the last rate was noted; then it rests until there is a new one."""


def exposures(session: Session,
    connection: sqlite3.Connection, today: date, of: Literal["deal", "company", "contact", "all"] = "all",
    number: int | None = None,
) -> list[Exposure]:  # fmt: skip
    """Return open sums with the moves of their money, of one deal, firm or person, or of all."""
    ours, sums = session.settings.money(), open_sums(connection, today, of, number)
    quoted = any(each.kind == QUOTATION for each in sums)
    limits = _limits(session, connection if quoted else None)
    rates = Rates(connection, ours)
    found = (exposure(each, today, ours, money_of(each.country), rates.worth, limits) for each in sums)
    return [each for each in found if each.amount > 0]


def money_of(iso2: str | None) -> str | None:
    """Return the currency of a country, or None."""
    found = countries.of(iso2) if iso2 else None
    return found.currency if found else None


def _limits(session: Session, connection: sqlite3.Connection | None) -> Limits:
    """Return from which moves on she is told; where quotations are looked at, with the clause of our policy."""
    holds = clause(policies(connection)) if connection is not None else None
    return Limits(session.settings.get("money.move_warn"), session.settings.get("money.move_strong"), holds)


def rate_now(session: Session, connection: sqlite3.Connection, currency: str | None, day: date) -> Worth | None:
    """Return the rate at which prices in a money are reckoned on a day, or None for our own money and where none is noted."""
    ours = session.settings.money()
    return None if currency in {None, ours} else Rates(connection, ours).worth(currency or "", ours, day)


def reckoned(session: Session, connection: sqlite3.Connection, quote: Quote, country: str | None) -> Reckoned | None:
    """Return the rate at which a quotation was reckoned and how it went since, or None where nobody knows.

    Where none was kept with it, that counts which is noted on the very day on which it was sent or written.
    """
    day, ours = quote.sent_on or quote.created_on, session.settings.money()
    kept = kept_rate(quote.rate, quote.rate_on, quote.rate_pair, quote.currency)
    rate = kept or rate_now(session, connection, quote.currency, day)
    if rate is None or (kept is None and (rate.on, rate.newest or day) != (day, day)):
        return None
    limits, worth = _limits(session, connection), Rates(connection, ours).worth
    moved = moves(rate.currency, day, session.today, ours, money_of(country), worth, limits, rate, quoted=True)
    return Reckoned(rate, kept is not None, moved, limits.clause)


def dues(session: Session, connection: sqlite3.Connection, today: date, off: Collection[str] = ()) -> list[Due]:
    """Return a reminder for each client whose open money moved too far, while the rates are news; `off` are silent sources."""
    if {LOSS, ADVANTAGE} <= {*off}:
        return []
    from dossier.render.deal.exposure import warning

    fresh = newest(connection)
    if fresh is None or fresh < today - timedelta(days=NEWS_DAYS):
        return []
    found: dict[object, tuple[Exposure, Move]] = {}
    for each in exposures(session, connection, today):
        move = each.worst if each.level and LOSS not in off else each.gain
        move = None if move is not None and not move.hurts and ADVANTAGE in off else move
        if move is None or _news(move) < today - timedelta(days=NEWS_DAYS):
            continue
        whose = each.what.company_id or f"c{each.what.contact_id}"
        held = found.get(whose)
        if held is None or (move.hurts, abs(move.change)) > (held[1].hurts, abs(held[1].change)):
            found[whose] = each, move
    setting = session.setting()
    return [_due(each, move, warning(each, move, setting), today) for each, move in found.values()]


def _due(each: Exposure, move: Move, words: str, today: date) -> Due:
    what, kind = each.what, LOSS if move.hurts else ADVANTAGE
    since = _since(each, today)
    return Due(kind, what.ref, since, words, what.contact_id, what.company_id, what.deal_id, move.level)


def _news(move: Move) -> date:
    """Return the day of the newest rate that a move was reckoned with."""
    return move.now.newest or move.now.on


def _since(each: Exposure, today: date) -> date:
    """Return the day from which a warning counts: that of the rate for a strong move, so that it stands above the small ones."""
    return _news(each.worst) if each.level == STRONG and each.worst is not None else today
