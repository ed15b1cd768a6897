"""What is open in moving money, asked of the siblings: sums and rates from the book, judged, for the views and the morning."""

import sqlite3
from datetime import date, timedelta
from typing import Literal

from dossier.advice.deal.exposure import Limits, exposure
from dossier.app.session import Session
from dossier.read.country.rates import Rates, newest, open_sums
from dossier.records.agenda.agenda import Due
from dossier.records.country.rates import STRONG, Exposure, Move
from dossier.world import countries

NEWS_DAYS = 7
"""A move is told for so many days after the last rate was noted; then it rests until there is a new one."""


def exposures(session: Session,
    connection: sqlite3.Connection, today: date, of: Literal["deal", "company", "contact", "all"] = "all",
    number: int | None = None,
) -> list[Exposure]:  # fmt: skip
    """Return open sums with the moves of their money, of one deal, firm or person, or of all."""
    ours, limits = session.settings.money(), _limits(session)
    rates = Rates(connection, ours)
    found = (
        exposure(each, today, ours, money_of(each.country), rates.worth, limits)
        for each in open_sums(connection, today, of, number)
    )
    return [each for each in found if each.amount > 0]


def money_of(iso2: str | None) -> str | None:
    """Return the currency of a country, or None."""
    found = countries.of(iso2) if iso2 else None
    return found.currency if found else None


def _limits(session: Session) -> Limits:
    return Limits(session.settings.get("money.move_warn"), session.settings.get("money.move_strong"))


def dues(session: Session, connection: sqlite3.Connection, today: date) -> list[Due]:
    """Return a reminder for each client whose open money moved too far, while the rates are news."""
    from dossier.render.deal.exposure import warning

    fresh = newest(connection)
    if fresh is None or fresh < today - timedelta(days=NEWS_DAYS):
        return []
    worst: dict[object, tuple[Exposure, str]] = {}
    for each in exposures(session, connection, today):
        move = each.worst
        if not each.level or move is None or _news(move) < today - timedelta(days=NEWS_DAYS):
            continue
        whose = each.what.company_id or f"c{each.what.contact_id}"
        held = worst.get(whose)
        held_move = held[0].worst if held else None
        if held_move is None or abs(move.change) > abs(held_move.change):
            worst[whose] = each, warning(each, session.setting())
    return [_due(each, words, today) for each, words in worst.values()]


def _due(each: Exposure, words: str, today: date) -> Due:
    what = each.what
    since = _since(each, today)
    return Due("currency", what.ref, since, words, what.contact_id, what.company_id, what.deal_id, each.level)


def _news(move: Move) -> date:
    """Return the day of the newest rate that a move was reckoned with."""
    return move.now.newest or move.now.on


def _since(each: Exposure, today: date) -> date:
    """Return the day from which a warning counts: that of the rate for a strong move, so that it stands above the small ones."""
    return _news(each.worst) if each.level == STRONG and each.worst is not None else today
