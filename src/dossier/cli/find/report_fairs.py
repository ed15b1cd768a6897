"""The report on fairs: who of our clients is where, when next, and whether going is worth it."""

from dossier.advice.company.fairs import fairs as judge
from dossier.cli.desk import desk
from dossier.cli.find.report_made import Made
from dossier.i18n import _
from dossier.read.company.reports import fair_news, met_at_fairs
from dossier.records.listing import Listing
from dossier.records.visibility import shareable_rows
from dossier.render.find.reports import fairs_page
from dossier.world.guidance import all_fairs

COLUMNS = ("fair", "next", "usual", "last", "place", "country", "clients", "verdict", "points", "reasons")


def fairs(*, share: bool) -> Made:
    """Return the report; sharing leaves out what we plan to do there."""
    with desk().reading() as connection:
        news, met = fair_news(connection), met_at_fairs(connection)
    if share:
        news = shareable_rows(news)
    found = judge(news, met, all_fairs(), desk().today)
    rows = tuple(
        (each.name, each.next_on, "yes" if each.usual else "no", each.last_on, each.place, each.country,
         "; ".join(row.company for row in each.clients), each.verdict, each.points, "; ".join(each.reasons))
        for each in found
    )  # fmt: skip
    nothing = _("No fair is noted yet: dossier add news COMPANY fair NAME --on-date WHEN")
    return Made(
        Listing("fairs", COLUMNS, rows, len(rows)), fairs_page(found, desk().setting(share=share)), nothing, found
    )
