"""`dossier duty`: note the duty on a customs code in a country, or see which one counts."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import duties
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=explained(
        "duty",
        _("Example: dossier duty DE 8504.40 0 --source TARIC"),
        _("Then: dossier duty DE 8504.40.90 · dossier duty US · dossier list duties · dossier import duties.xlsx"),
    )
)
@speaks("md", "html")
def duty(
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help=_("The country of import: DE, Germany, 德国."))],
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help=_("The HS code, as far as it is known: 8504.40."))
    ] = None,
    percent: Annotated[
        str | None, typer.Argument(metavar="PERCENT", help=_("The duty in per cent; left out: show which one counts."))
    ] = None,
    extra: Annotated[
        str | None, typer.Option(metavar="PERCENT", help=_("What goods of China pay on top, in per cent."))
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where it was looked up: TARIC, the customs agent …"))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When it was looked up; today if left out."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A note that stays in the house."))] = None,
) -> Answer:
    """Note a duty, or print the one that counts for a code, or all import conditions of a country."""
    return duties.duty(desk().session, duties.Wanted(country, code, percent, extra, source, on, note))
