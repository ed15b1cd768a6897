"""`dossier policy`: what our house asks or grants on a topic."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.deal import policies, policy_limits
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.deal.deal import TOPICS

app = chapter()


@app.command(
    help=explained(
        "policy",
        _(
            'Example: dossier policy payment "balance after B/L copy up to USD 150,000 if insured" --allowed-by "Mr Chen"'
        ),
    )
)
@speaks("md", "html", "csv")
def policy(
    topic: Annotated[str | None, typer.Argument(metavar="TOPIC", help=listed(TOPICS))] = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help=_("What holds from now on."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("From which day."))] = None,
    leaving: Annotated[
        str | None, typer.Option("--open", metavar="SHARE", help=_("Most that may be open when the goods leave: 0%."))
    ] = None,
    handed: Annotated[
        str | None, typer.Option(metavar="SHARE", help=_("Most that may be open once they can have the goods."))
    ] = None,
    days: Annotated[str | None, typer.Option(metavar="DAYS", help=_("Most days after shipment."))] = None,
    most: Annotated[
        str | None, typer.Option("--sum", metavar="SUM", help=_("Most that may be open at once: USD 50,000."))
    ] = None,
    means: Annotated[str | None, typer.Option("--by", help=_("Instruments that are allowed: L/C, T/T."))] = None,
    security: Annotated[
        str | None, typer.Option(help=_("What must secure it: credit insurance, confirmed L/C, bank guarantee."))
    ] = None,
    allowed_by: Annotated[str | None, typer.Option(metavar="NAME", help=_("Who may allow more."))] = None,
) -> Answer:
    """Print our policies with their past, or note a new one and name the deals that waited for it."""
    limits = policy_limits.LimitWords(leaving, handed, days, most, means, security, allowed_by)
    if topic and text is not None:
        return policies.note(desk().session, policies.NewPolicy(topic, text, on, limits))
    if any(limits):
        raise WrongUsageError(_("Limits belong to a policy."), _('Type: dossier policy payment "…" --open 0%'))
    return policies.policies(desk().session, topic)
