"""The report on sources: where clients come from, what came of it, and where the next advertising money should go."""

from dossier.advice.company.sources import sources as judge
from dossier.advice.company.sources import verdict
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.reports.sources import arrivals, order_sums
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.listing import Listing
from dossier.records.reports.sources import SourceLine
from dossier.render.reports.figures import cell
from dossier.render.reports.sources import sources_page
from dossier.values.period import WHOLE

COLUMNS = SourceLine._fields


def sources(session: Session, asked: Asked) -> Answer:
    """Return the report on the clients who came within the period; it names none, so sharing leaves out only their orders' sums."""
    with reading(session, asked) as connection:
        came, sums = arrivals(connection, dated=asked.period != WHOLE), () if asked.share else order_sums(connection)
    if asked.period != WHOLE:
        came = tuple(each for each in came if each.came_on in asked.period)
    found = judge(came, sums, FOUND_BY_US, detailed=False)
    detailed = judge(came, sums, FOUND_BY_US, detailed=True) if any(each.detail for each in came) else found
    verdicts = [each for each in (verdict(detailed), verdict(found)) if each.best is not None]
    said = min(verdicts, key=lambda each: each.is_hint) if verdicts else verdict(found)
    rows = tuple(tuple(map(cell, each)) for each in detailed)

    return Answer(
        page=lambda: sources_page(found, detailed, said, asked.period, session.setting(share=asked.share)),
        shape=lambda: detailed,
        table=lambda: Listing("sources", COLUMNS, rows, len(rows)),
        notes=()
        if rows
        else (asked.nothing(_("No client is in the book yet: dossier add contact NAME --source fair")),),
        empty=not rows,
    )
