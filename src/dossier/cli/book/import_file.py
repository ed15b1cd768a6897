"""`dossier import`: whatever a file holds that the book can keep, each row accounted for, one undo for all."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.imports.deed import import_file
from dossier.app.imports.plan import FileToImport, Wish
from dossier.app.imports.subjects import noun_of
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command(
    "import",
    help=explained(
        "import", _("Example: dossier import clients.xlsx --dry-run · dossier import clients.xlsx --update")
    ),
)
def from_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=_(
                "A sheet (xlsx, xls, ods, CSV in any encoding), cards (vcf), mails, a handover, or what `export` wrote."
            ),
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what becomes of each row."))] = False,
    update: Annotated[
        bool, typer.Option("--update", help=_("Add to who is in the book already; what is newer there stays."))
    ] = False,
    ask: Annotated[bool, typer.Option("--ask", help=_("Ask about each who may be in the book already."))] = False,
    skip: Annotated[bool, typer.Option("--skip", help=_("Leave out who may be in the book already."))] = False,
    mapped: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help=_("What a column means; may be repeated."))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("Which sheet of a workbook; else the first."))
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT", help=_("people, firms, deals, quotations, offers or rates; else the columns tell.")
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help=_("How the people came to us, where their row does not say it."))
    ] = None,
) -> Answer:
    """Bring a file into the book as one operation, or say what would become of each row."""
    wish = Wish(update, ask, skip, source)
    noun = None if about is None else noun_of(about)
    return import_file(desk().session, FileToImport(file, tuple(mapped or ()), sheet, noun, wish, dry_run))
