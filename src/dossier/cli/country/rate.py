"""`dossier rate`: note an exchange rate, show one, or list all."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.country import rates
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("rate", _("Example: dossier rate EUR 7.81 --on yesterday")))
@speaks("md", "html", "csv", "share")
def rate(
    currency: Annotated[str | None, typer.Argument(metavar="CODE", help=_("The currency: EUR, 美元 …"))] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help=_("What one unit costs; left out: show it."))
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="CODE", help=_("In which money; yours if left out."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day of the rate."))] = None,
) -> Answer:
    """Note the rate of a day, or print the newest with its moves and the sums that are open in it."""
    session = desk().session
    if currency is not None and value is not None:
        return rates.note(session, rates.NewRate(currency, value, base, on))
    if currency is None:
        return rates.every(session)
    if on is not None:
        raise WrongUsageError(
            _("A day without a rate says nothing."), _("Write: dossier rate EUR 7.81 --on 2026-11-20")
        )
    return rates.one(session, currency, base)
