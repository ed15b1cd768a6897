"""`dossier case`: the page for the boss, from which a decision on a deal can be made."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.deal.case import case as judge
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.deal.negotiation import negotiated
from dossier.read.find.who import label
from dossier.records.kinds import Ref
from dossier.records.known import current
from dossier.render.deal.case import ADVICE, case_page

app = chapter()


@app.command(
    help=_("Show the page for the boss: size, history, what they ask, what would be open, and what we recommend.")
    + "\n\n"
    + _("Example: dossier case casaviva --html case.html")
)
def case(
    deal: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=_("The deal, or the client if it has one open deal."), autocompletion=complete_who
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print one sheet; nothing that another client told us in confidence is on it."""
    with desk().reading() as connection:
        ref = named.deal(desk().session, connection, deal)
        found = negotiated(connection, ref, label(connection, ref))
        whole = found.deals[0]
        known = []
        for kind, number in (("company", whole.company_id), ("contact", whole.contact_id)):
            if number is not None:
                known += [row for row in read.facts_about(connection, kind, number) if not row.from_others]
        client = Ref("o", whole.company_id) if whole.company_id is not None else ref
        theirs = negotiated(connection, client, found.name)
        lost = {each.id for each in theirs.deals if each.stage == "lost"}
        orders = [each for each in theirs.orders if each.deal_id not in lost or each.shipped_on is not None]
        name = whole.company_name or whole.contact_name or found.name
    told = judge(whole, found._replace(name=name), orders, current(known), desk().today)
    if as_json:
        from dossier.render.media.as_json import spoken

        shape = told._asdict()
        shape.pop("found"), shape.pop("story"), shape.pop("facts")
        asked = [
            {"topic": each.topic, "ours": each.last.ours, "theirs": each.last.theirs, "since": each.since}
            for each in told.story.open
        ]
        desk().write(spoken({**shape, "asked": asked, "recommended": ADVICE[told.advice]}))
        return
    page = case_page(told, desk().setting())
    desk().give(page, as_md=as_md, html=html, force=force)
