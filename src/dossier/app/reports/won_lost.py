"""The report on won and lost deals: how many, worth what, after how long, and why."""

from dossier.advice.company.match_table import read_table
from dossier.advice.deal.decided import decided
from dossier.advice.deal.decided import won_lost as judge
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.reports.decided import decided_deals, sources_of_clients
from dossier.read.reports.pipeline import rounds
from dossier.records.listing import Listing
from dossier.records.reports.decided import Decided
from dossier.render.reports.figures import cell
from dossier.render.reports.won_lost import won_lost_page

COLUMNS = Decided._fields


def won_lost(session: Session, asked: Asked) -> Answer:
    """Return the report on the deals that were decided within the period; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("Why we lost, and to whom, is for our own eyes"))
    table = read_table(session.places.data / "match.toml")
    with reading(session, asked) as connection:
        every = decided(
            decided_deals(connection), sources_of_clients(connection), rounds(connection, is_open=False), table
        )
    found = judge([each for each in every if each.on_date in asked.period])
    rows = tuple((*map(cell, each[:-1]), "; ".join(each.features) or None) for each in found.deals)

    return Answer(
        page=lambda: won_lost_page(found, asked.period, session.setting()),
        shape=lambda: found,
        table=lambda: Listing("won-lost", COLUMNS, rows, len(rows)),
        notes=() if rows else (asked.nothing(_("No deal has been won or lost yet: dossier stage DEAL lost WHY")),),
        empty=not rows,
    )  # fmt: skip
