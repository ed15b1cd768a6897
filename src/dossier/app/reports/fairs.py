"""The report on fairs: who of our clients is where, when next, and whether going is worth it."""

from dossier.advice.company.fairs import fairs as judge
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.reports.products import fair_news, met_at_fairs
from dossier.records.listing import Listing
from dossier.records.visibility import shareable_rows
from dossier.render.reports.products import fairs_page
from dossier.world.guidance import all_fairs

COLUMNS = ("fair", "next", "usual", "last", "place", "country", "clients", "verdict", "points", "reasons")


def fairs(session: Session, asked: Asked) -> Answer:
    """Return the report; a period keeps the fairs whose next date lies within it, sharing leaves out what we plan to do there."""
    with reading(session, asked) as connection:
        news, met = fair_news(connection), met_at_fairs(connection)
    if asked.share:
        news = shareable_rows(news)
    judged = judge(news, met, all_fairs(), session.today)
    found = tuple(each for each in judged if asked.period.touches(each.next_on))
    if asked.share:  # the reasons count open deals and orders of the clients who are named
        found = tuple(each._replace(reasons=()) for each in found)
    rows = tuple(
        (each.name, each.next_on, "yes" if each.usual else "no", each.last_on, each.place, each.country,
         "; ".join(row.company for row in each.clients), each.verdict, each.points, "; ".join(each.reasons))
        for each in found
    )  # fmt: skip

    return Answer(
        page=lambda: fairs_page(found, asked.period, session.setting(share=asked.share)),
        shape=lambda: found,
        table=lambda: Listing("fairs", COLUMNS, rows, len(rows)),
        notes=()
        if rows
        else (asked.nothing(_("No fair is noted yet: dossier add news COMPANY fair NAME --on-date WHEN")),),
        empty=not rows,
    )
