"""`dossier order`: from the accepted quotation to the order, what happens to it, its production notes; the next one like it."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.order import orders, typed_order
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, takes
from dossier.cli.lazy import chapter
from dossier.cli.options import speaks
from dossier.cli.order.order_options import ASKED, CANCELLED, FIELDS, HAPPENED, PART, WHAT
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Confirm an order from its quotation; note lots, money, shipment, its end; print its production notes.")
    + "\n\n" + _("Example: dossier order d12 --ship-by 2027-01-20 --destination NL")
    + "\n\n" + _(
        'Then: dossier order s5 --received "USD 29,500" · dossier order s5 --shipped 3000 · dossier order anna --like s5'
    )
)  # fmt: skip
@speaks()
@takes(asked=ASKED, fields=FIELDS, happened=HAPPENED)
def order(
    what: WHAT,
    part: PART = None,
    asked: Mapping[str, Any] = NOTHING,
    fields: Mapping[str, str] = NOTHING,
    happened: Mapping[str, Any] = NOTHING,
    cancelled: CANCELLED = None,
    no_stage: Annotated[bool, typer.Option("--no-stage", help=_("Leave the stage of the deal as it is."))] = False,
) -> Answer:
    """Confirm, change, show or note one order; a day that is noted is `--on`, or today."""
    request = typed_order.OrderRequest(
        what,
        fields,
        tuple(happened),
        part,
        cancelled=cancelled,
        stage=not no_stage,
        as_data=desk().medium.json,
        **asked,
    )
    return orders.order(desk().session, request)
