"""`dossier show`: a person, a company, a country or a deal, readable in ten seconds from the top."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import show as dossiers
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_from, complete_who
from dossier.cli.options import Share, speaks
from dossier.i18n import _
from dossier.records.ref import read_ref

app = chapter()


@app.command(
    help=_("Show a dossier: a person, a company, a country, a deal; or a quotation, an order, a proof.")
    + "\n\n"
    + _("Example: dossier show anna --section log")
)
@speaks("md", "html")
def show(
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help=_("A name, ref, address, number, company or country."), autocompletion=complete_who
        ),
    ],
    section: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=_(
                "Only this part: person, company, country, negotiation, log, advice, gaps; of an order: production."
            ),
            autocompletion=complete_from(*dossiers.SECTIONS, "production"),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("The whole log, and everything that is unknown."))
    ] = False,
    sources: Annotated[bool, typer.Option("--sources", help=_("Where and when each fact was noted."))] = False,
    share: Share = False,
) -> Answer:
    """Print one dossier."""
    wanted = frozenset(section or ())
    paper = _paper(who, wanted, share=share)
    if paper is not None:
        return paper
    return dossiers.show(
        desk().session, dossiers.Wanted(who, wanted, everything, sources, share, whole_log=desk().medium.json)
    )


def _paper(who: str, wanted: frozenset[str], *, share: bool) -> Answer | None:
    """Return the view of a quotation, order or proof, if that is what the words name."""
    ref = read_ref(who)
    if ref.letter not in "qsy" if ref else "@" in who or not any(letter.isdigit() for letter in who):
        return None
    from dossier.cli.find.show_paper import paper_view  # only a ref of a paper or a number pays for it

    with desk().reading() as connection:
        return paper_view(desk().session, connection, who, wanted, share=share)
