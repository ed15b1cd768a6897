"""How complete the dossiers of clients are, and what matters most of what they lack."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dossier.advice.gaps import Gap, completeness, mean
from dossier.app.advice import counsel
from dossier.app.find.one_dossier import LOG_FOR_JUDGEMENT
from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.read.contact import portraits as clients
from dossier.records.agenda.agenda import Due
from dossier.records.catalogue.key import Part
from dossier.records.dossier import Dossier
from dossier.records.reports.portraits import Client
from dossier.render.words import enumerated

THIN = 0.6
"""Below this mean of its four parts a dossier is thin."""
A_MORNING, LOOKED_INTO, CONSIDERED = 3, 12, 30
"""Thin dossiers of one morning, dossiers read to find them, and young deals of each stage whose clients take turns."""
NAMED = 2
"""Gaps that are named of each client."""


class Portrait(NamedTuple):
    """A client's dossier, the share of each part that is known, their mean, and what matters most of what is missing."""

    client: Client
    found: Dossier
    completeness: dict[Part, float]
    share: float
    gaps: tuple[Gap, ...]


def portrait(session: Session, connection: sqlite3.Connection, client: Client, below: float = 2) -> Portrait | None:
    """Return the portrait of a client; None where nothing of it is in the book any more, or no less than `below` is known."""
    found = None
    if client.contact_id is not None:
        found = read.of_contact(connection, client.contact_id, log=LOG_FOR_JUDGEMENT)
    elif client.company_id is not None:
        found = read.of_company(connection, client.company_id, log=LOG_FOR_JUDGEMENT)
    if found is None:
        return None
    parts = completeness(found, session.today, counsel.around(session, found))
    if mean(parts) >= below:
        return None
    return Portrait(client, found, parts, mean(parts), counsel.wanted(session, found, NAMED))


def thin(session: Session, connection: sqlite3.Connection, today: date) -> Iterator[Due]:
    """Yield up to three thin dossiers of clients with open deals; the clients take turns from day to day.

    Each day begins three clients further on, and a morning reads at most a dozen dossiers in any book.
    """
    turn = clients.busy(connection, CONSIDERED)
    start = today.toordinal() * A_MORNING % len(turn) if turn else 0
    given = 0
    for client in (turn[start:] + turn[:start])[:LOOKED_INTO]:
        seen = portrait(session, connection, client, below=THIN)
        if seen is None or not seen.gaps:
            continue
        given += 1
        named, keys = (enumerated(gap.label for gap in seen.gaps), ",".join(gap.fact for gap in seen.gaps))
        yield Due("portrait", str(seen.found.ref), today, named, client.contact_id, client.company_id, None, keys)
        if given == A_MORNING:
            return
