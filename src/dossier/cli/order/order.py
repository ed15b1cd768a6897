"""`dossier order`: from the accepted quotation to the order, its dates, its production notes; the next one like the last."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.order import orders
from dossier.app.order.typed_order import OrderRequest
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, flags, of_kind, takes, texts
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.records.order.order import ORDER

app = chapter()
FIELDS = of_kind(
    ORDER,
    number=_("Its number; the next one if left out."), destination=_("Where the goods go."),
    value=_("What it comes to, if not as quoted."), currency=_("Its currency, if not that of the quotation or deal."),
    incoterm=_("Incoterm with its place, if not as quoted."), payment=_("Payment, if not as quoted."),
    forwarder=_("Forwarder, if not the standing one."), offer=_("Which of our products it is."),
    plug="", mains="", certificates="", label_language="", ship_by="", deposit_due="", balance_due="",
    note=_("A note for those who make the goods."),
)  # fmt: skip
ASKED = (
    *texts(
        from_quote=("QUOTATION", _("The quotation; the accepted or last one if left out.")),
        like=("ORDER", _("Propose the settled terms of this earlier order.")),
    ),
    *flags(
        confirmed=_("With --like: they said yes, write the order."),
        more=_("Write another order of a deal that has one already."), notes=_("Print the production notes."),
    ),
    *texts(
        lang=("en|zh", _("The language of the notes.")),
        on=("WHEN", _("The day it was confirmed, shipped or paid.")),
        override=("WHY", _("Go on against the check of the destination, for this reason.")),
    ),
)  # fmt: skip
HAPPENED = flags(
    paid_deposit=_("The deposit has come."), shipped=_("It has shipped."), paid_balance=_("The balance has come.")
)


@app.command(
    help=_("Confirm an order from its quotation; note its dates; print its production notes.")
    + "\n\n" + _("Example: dossier order d12 --ship-by 2027-01-20 --destination NL")
    + "\n\n" + _("Then: dossier order s5 --notes · dossier order s5 --paid-deposit · dossier order anna --like s5")
)  # fmt: skip
@speaks()
@takes(asked=ASKED, fields=FIELDS, happened=HAPPENED)
def order(
    what: Annotated[
        str,
        typer.Argument(
            metavar="DEAL|ORDER", help=_("A deal or client that orders, or an order."), autocompletion=complete_who
        ),
    ],
    asked: Mapping[str, Any] = NOTHING,
    fields: Mapping[str, str] = NOTHING,
    happened: Mapping[str, bool] = NOTHING,
    no_stage: Annotated[bool, typer.Option("--no-stage", help=_("Leave the stage of the deal as it is."))] = False,
) -> Answer:
    """Confirm, change, show or note one order; a day that is noted is `--on`, or today."""
    request = OrderRequest(what, fields, tuple(happened), stage=not no_stage, as_data=desk().medium.json, **asked)
    return orders.order(desk().session, request)
