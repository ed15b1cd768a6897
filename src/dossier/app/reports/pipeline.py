"""The report on the pipeline: what is open at each stage, what it may bring, and what it is stuck on."""

import sqlite3

from dossier.advice.deal.pipeline import WAITS, held_up
from dossier.advice.deal.pipeline import pipeline as judge
from dossier.app.agenda.morning import thresholds
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.agenda import agenda
from dossier.read.reports.pipeline import open_deals, rounds, went_on
from dossier.records.agenda.reminding import SOURCES
from dossier.records.listing import Listing
from dossier.records.reports.pipeline import PipelineStage
from dossier.render.reports.figures import cell
from dossier.render.reports.pipeline import pipeline_page

COLUMNS = PipelineStage._fields[:-1]


def pipeline(session: Session, asked: Asked) -> Answer:
    """Return the report on the deals that were opened within the period and are open; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("What is open with whom, and on what it is stuck, is for our own eyes"))
    with reading(session, asked) as connection:
        deals = [each for each in open_deals(connection) if each.opened_on in asked.period]
        late = _late(session, connection)
        held = held_up(rounds(connection, is_open=True), late.due, deals, session.today)
        found = judge(deals, held, went_on(connection), session.today)
    rows = tuple(tuple(map(cell, stage[:-1])) for stage in found)

    return Answer(
        page=lambda: pipeline_page(found, asked.period, session.setting()),
        shape=lambda: found,
        table=lambda: Listing("pipeline", COLUMNS, rows, len(rows)),
        notes=_notes(late)
        if rows
        else (asked.nothing(_('No deal is open: dossier deal WHO "power banks" --value 12000')),),
        empty=not rows,
    )


def _notes(late: agenda.Waiting) -> tuple[str, ...]:
    """Return that more is overdue than was read, if so: then more deals are stuck than the report says."""
    words = _("More is overdue than was looked through: at least so many deals are stuck.")
    return (words,) if late.unread else ()


def _late(session: Session, connection: sqlite3.Connection) -> agenda.Waiting:
    """Return what the morning says is overdue of quotations, samples, goods and money, of each the first few hundred."""
    off = frozenset(SOURCES) - frozenset(WAITS)
    return agenda.due(connection, session.today, thresholds(session, 0), since=session.today, off=off)
