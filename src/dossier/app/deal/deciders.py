"""Who decides on the open deals of a client, and on which deals of the morning nobody hears from them."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from dossier.advice.deal.decider import decider
from dossier.advice.reckoning.rhythm import Pace
from dossier.app.agenda.rhythms import paces
from dossier.read.deal import decider as read
from dossier.records.agenda.agenda import Due
from dossier.records.deal.deal import CLOSED_STAGES, Deal
from dossier.records.deal.decider import Decider
from dossier.records.dossier import Dossier

REST_DAYS = 7
"""Days for which the morning rests after a touch with whoever is to be asked: they need time to answer."""


def on_deal(connection: sqlite3.Connection, deal: Deal, today: date) -> Decider:
    """Return who decides on a deal."""
    found = decider(read.people(connection, deal.company_id, deal.contact_id, today), deal.contact_id, today)
    return _by_rhythm(found, paces(connection, today))


def _by_rhythm(found: Decider, known: Callable[[int | None], Pace | None]) -> Decider:
    own = known(found.who.contact_id) if found.who is not None else None
    return found._replace(rhythm=own.rhythm) if own is not None else found


def on_page(connection: sqlite3.Connection, found: Dossier, today: date, silent: int) -> Decider | None:
    """Return who decides for the page of a dossier.

    On that of a deal whoever it is while the deal is open; on that of a client only what is amiss on an open deal that waits
    for a decision.
    """
    if found.deal is not None:
        return None if found.deal.stage in CLOSED_STAGES else on_deal(connection, found.deal, today)
    waits = next((deal for deal in found.deals if deal.stage in read.WAITING), None)
    if waits is None:
        return None
    told = on_deal(connection, waits, today)
    return told if told.is_silent(silent) else None


def dues(connection: sqlite3.Connection, today: date, silent: int) -> Iterator[Due]:
    """Yield the deals that wait for a decision of somebody silent or not known; of each client the youngest, while nobody is being asked.

    The person of the line is the one to ask; `text` names the deal, `detail` the ref of who decides, the days and the name.
    """

    @cache
    def people(company_id: int | None, contact_id: int | None) -> Decider:
        return decider(read.people(connection, company_id, contact_id, today), contact_id, today)

    told: set[tuple[str, int | None]] = set()
    known = paces(connection, today)
    for deal in sorted(read.waiting_deals(connection), key=lambda each: -each.id):
        client = ("o", deal.company_id) if deal.company_id is not None else ("c", deal.contact_id)
        found = people(deal.company_id, deal.contact_id)
        if client in told or not found.is_silent(silent) or not _by_rhythm(found, known).is_silent(silent):
            continue
        told.add(client)
        asked = found.ask or found.who
        if asked is not None and asked.touched_on is not None and (today - asked.touched_on).days < REST_DAYS:
            continue
        who = found.who
        detail = None if who is None else f"{who.ref} {'' if found.days is None else found.days} {who.name}"
        yield Due(
            "decider", f"d{deal.id}", today, deal.title, asked.contact_id if asked else None, deal.company_id, deal.id, detail
        )  # fmt: skip
