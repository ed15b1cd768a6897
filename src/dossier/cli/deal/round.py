"""`dossier round`: one exchange on one topic, ours against theirs."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import rounds
from dossier.cli.desk import desk
from dossier.cli.fields import one_of
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.deal.deal import OUTCOMES, TOPICS

app = chapter()


@app.command(
    "round",
    help=explained(
        "round",
        _(
            'Example: dossier round d4 payment --ours "100% before shipment" --theirs "balance on B/L copy" --outcome stuck'
        ),
    ),
)
def note_round(
    deal: Annotated[str, whom("DEAL", _("The deal, or the client if it has one open deal."))],
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help=listed(TOPICS))],
    ours: Annotated[str | None, typer.Option(help=_("What we say; on the price: USD 6.40."))] = None,
    theirs: Annotated[str | None, typer.Option(help=_("What they say."))] = None,
    outcome: Annotated[str, typer.Option(**one_of(OUTCOMES, "open"))] = "open",
    said_by: Annotated[str | None, typer.Option(metavar="WHO", help=_("Who of them said it."))] = None,
    log: Annotated[
        str | None, typer.Option(metavar="REF", help=_("The log entry it came from, or newest; today's if left out."))
    ] = None,
    text: Annotated[str | None, typer.Option("--text", "--note", "--notes", help=_("Other words."))] = None,
    on: Annotated[str | None, typer.Option("--on", "--date", "--on-date", metavar="WHEN", help=_("The day."))] = None,
) -> Answer:
    """Write one round with both positions, who spoke, and the touch it came from."""
    request = rounds.Exchange(deal, topic, ours, theirs, outcome, said_by, log, text, on)
    return rounds.note(desk().session, request)
