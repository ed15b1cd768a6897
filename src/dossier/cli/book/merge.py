"""`dossier merge`: two entries of one person, or of one firm, become one."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import merging
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _

app = chapter()


@app.command(help=explained("merge", _("Example: dossier merge c3 c12 --keep title=c12")))
def merge(
    first: Annotated[str, whom("WHO", _("The contact or company that stays."))],
    second: Annotated[str, whom("OTHER", _("The one that goes into it."))],
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
