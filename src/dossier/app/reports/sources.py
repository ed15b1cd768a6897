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
from dossier.render.reports.sources import sources_page

COLUMNS = ("source", "detail", "clients", "answered", "quoted", "sampled", "ordered", "repeated", "days_to_answer",
           "days_to_quotation", "days_to_sample", "days_to_order", "value")  # fmt: skip


def sources(session: Session, asked: Asked) -> Answer:
    """Return the report; it names no client, so sharing leaves out only what the orders came to."""
    with reading(session, asked) as connection:
        came, sums = arrivals(connection), () if asked.share else order_sums(connection)
    found = judge(came, sums, FOUND_BY_US, detailed=False)
    detailed = judge(came, sums, FOUND_BY_US, detailed=True)
    said = verdict(detailed)
    said = said if said.best is not None else verdict(found)
    rows = tuple(
        (*each[:-1], "; ".join(f"{currency} {value}" for currency, value in each.value.items()) or None)
        for each in detailed
    )

    return Answer(
        page=lambda: sources_page(found, detailed, said, session.setting(share=asked.share)),
        shape=lambda: detailed,
        table=lambda: Listing("sources", COLUMNS, rows, len(rows)),
        notes=() if rows else (_("No client is in the book yet: dossier add contact NAME --source fair"),),
        empty=not rows,
    )
