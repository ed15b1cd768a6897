"""`dossier history`: what was known when, and from where."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import history as past
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("history", _("Example: dossier history anna --field spoken_english")))
@speaks("md", "html")
def history(
    name: Annotated[str, whom("WHO", _("A contact, company, deal or any ref."))],
    field: Annotated[str | None, typer.Option(help=_("Only this field."))] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="WHEN", help=_("Only what was known by that day."))
    ] = None,
    fields: Annotated[
        bool, typer.Option("--fields", help=_("The past of the fields, also of a deal or company."))
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help=_("The whole timeline, with every touch."))] = False,
    share: Share = False,
) -> Answer:
    """Print how a negotiation went, for a deal or company; else the past of each fact with its source."""
    return past.history(desk().session, past.Wanted(name, field, as_of, fields, everything, share))
