"""`dossier merge`: two entries of one person, or of one firm, become one."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import merging
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Make one record of two: everything of the second goes over to the first.")
    + "\n\n"
    + _("Example: dossier merge c3 c12 --keep title=c12")
)
def merge(
    first: Annotated[
        str, typer.Argument(metavar="A", help=_("The contact or company that stays."), autocompletion=complete_who)
    ],
    second: Annotated[
        str, typer.Argument(metavar="B", help=_("The one that goes into it."), autocompletion=complete_who)
    ],
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=A|B", help=_("Whose value counts in a field; the newest does otherwise. May be repeated.")
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only show what would be done."))] = False,
) -> Answer:
    """Show where the two differ, and merge them as one operation."""
    return merging.merge(desk().session, merging.Merge(first, second, keep or (), dry_run))
