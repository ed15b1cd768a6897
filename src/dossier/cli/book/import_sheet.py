"""`dossier import`: our offers from a sheet, all of it or nothing, each bad cell named by line and column."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book.offers_sheet import OffersSheet, import_offers
from dossier.app.imports.ours import ours
from dossier.app.imports.own_file import OwnFile
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command("import", help=explained("import", _("Example: dossier import offers.xlsx --dry-run")))
def import_sheet(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A sheet: xlsx, xls, ods or CSV, in any encoding."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be written."))] = False,
    update: Annotated[bool, typer.Option("--update", help=_("Renew offers that are there already."))] = False,
    mapped: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help=_("What a column means; may be repeated."))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("Which sheet of a workbook; else the first."))
    ] = None,
) -> Answer:
    """Read offers from a sheet and write them as one operation."""
    if (own := ours(file)) is not None:  # what dossier itself exported
        return own(desk().session, OwnFile(file, update, dry_run))
    return import_offers(desk().session, OffersSheet(file, mapped or (), sheet, update, dry_run))
