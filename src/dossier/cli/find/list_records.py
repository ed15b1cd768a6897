"""`dossier list`: records of one noun, narrowed and sorted."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find.list_answer import NOUNS, answered
from dossier.app.find.list_records import Wanted, noun_and_question
from dossier.cli.desk import desk
from dossier.cli.fields import one_of
from dossier.cli.lazy import MOST, chapter, explained
from dossier.cli.medium import Medium
from dossier.cli.options import Narrowed, Share, Where, speaks
from dossier.i18n import _

app = chapter()


@app.command(
    "list", help=explained("list", _("Example: dossier list contacts --country DE --where 'authority~decides'"))
)
@speaks("csv", "md", "html")
def list_records(
    noun: Annotated[str, typer.Argument(metavar="NOUN", **one_of(NOUNS, "contacts"))] = "contacts",
    question: Narrowed = None,
    country: Annotated[str | None, typer.Option(help=_("Only this country."))] = None,
    stage: Annotated[str | None, typer.Option(help=_("Only deals in this stage."))] = None,
    source: Annotated[str | None, typer.Option(help=_("Only contacts that came this way."))] = None,
    tag: Annotated[str | None, typer.Option(help=_("Only with this tag."))] = None,
    closeness: Annotated[str | None, typer.Option(help=_("Only contacts as close as this."))] = None,
    where: Where = None,
    sort: Annotated[
        str | None,
        typer.Option(metavar="A,-B", help=_("Sort by these columns, commas between them; -COLUMN turns it round.")),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=MOST, help=_("At most so many rows."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Every row."))] = False,
    columns: Annotated[
        str | None,
        typer.Option(metavar="A,B,C", help=_("These columns: any field, address or fact; commas between them.")),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            metavar="A,B", help=_("Under the values of one column or two; days by COLUMN:month, quarter or year.")
        ),
    ] = None,
    totals: Annotated[bool, typer.Option("--totals", help=_("Only how many and the sums, without the rows."))] = False,
    share: Share = False,
    archived: Annotated[bool, typer.Option("--archived", help=_("Only those who are archived."))] = False,
) -> Answer:
    """Print a list; on a screen the first hundred rows, in files all of them."""
    whole = everything or desk().medium != Medium()
    noun, asked = noun_and_question(desk().session, noun, question or ())
    wanted = Wanted(
        noun, country, stage, source, tag, closeness, (*asked, *(where or ())), sort, limit, whole, columns, share, archived,
        group, totals,
    )  # fmt: skip
    return answered(desk().session, wanted)
