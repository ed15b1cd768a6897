"""`dossier order`: from the accepted quotation to the order, its dates, its production notes; the next one like the last."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.order import orders
from dossier.app.order.typed_order import OrderRequest
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Confirm an order from its quotation; note its dates; print its production notes.")
    + "\n\n"
    + _("Example: dossier order d4 --ship-by 2027-01-20")
    + "\n\n"
    + _("Then: dossier order s5 --notes · dossier order s5 --paid-deposit · dossier order anna --like s5")
)
@speaks()
def order(
    what: Annotated[
        str,
        typer.Argument(
            metavar="DEAL|ORDER", help=_("A deal or client that orders, or an order."), autocompletion=complete_who
        ),
    ],
    from_quote: Annotated[
        str | None, typer.Option(metavar="QUOTATION", help=_("The quotation; the accepted or last one if left out."))
    ] = None,
    like: Annotated[
        str | None, typer.Option(metavar="ORDER", help=_("Propose the settled terms of this earlier order."))
    ] = None,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help=_("With --like: they said yes, write the order."))
    ] = False,
    more: Annotated[
        bool, typer.Option("--more", help=_("Write another order of a deal that has one already."))
    ] = False,
    number: Annotated[str | None, typer.Option(help=_("Its number; the next one if left out."))] = None,
    destination: Annotated[str | None, typer.Option(metavar="COUNTRY", help=_("Where the goods go."))] = None,
    value: Annotated[str | None, typer.Option(metavar="SUM", help=_("What it comes to, if not as quoted."))] = None,
    currency: Annotated[
        str | None, typer.Option(metavar="CODE", help=_("Its currency, if not that of the quotation or deal."))
    ] = None,
    incoterm: Annotated[str | None, typer.Option(help=_("Incoterm with its place, if not as quoted."))] = None,
    payment: Annotated[str | None, typer.Option(help=_("Payment, if not as quoted."))] = None,
    forwarder: Annotated[str | None, typer.Option(help=_("Forwarder, if not the standing one."))] = None,
    offer: Annotated[str | None, typer.Option(metavar="OFFER", help=_("Which of our products it is."))] = None,
    plug: Annotated[str | None, typer.Option(help=_("Plug."))] = None,
    mains: Annotated[str | None, typer.Option(help=_("Mains voltage."))] = None,
    certificates: Annotated[str | None, typer.Option(help=_("Certificates and marks."))] = None,
    label_language: Annotated[str | None, typer.Option(help=_("Language of the labels."))] = None,
    override: Annotated[
        str | None,
        typer.Option(metavar="WHY", help=_("Go on against the check of the destination, for this reason.")),
    ] = None,
    ship_by: Annotated[str | None, typer.Option(metavar="WHEN", help=_("Ship by."))] = None,
    deposit_due: Annotated[str | None, typer.Option(metavar="WHEN", help=_("Deposit due."))] = None,
    balance_due: Annotated[str | None, typer.Option(metavar="WHEN", help=_("Balance due."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A note for those who make the goods."))] = None,
    paid_deposit: Annotated[bool, typer.Option("--paid-deposit", help=_("The deposit has come."))] = False,
    shipped: Annotated[bool, typer.Option("--shipped", help=_("It has shipped."))] = False,
    paid_balance: Annotated[bool, typer.Option("--paid-balance", help=_("The balance has come."))] = False,
    on: Annotated[
        str | None, typer.Option(metavar="WHEN", help=_("The day it was confirmed, shipped or paid."))
    ] = None,
    no_stage: Annotated[bool, typer.Option("--no-stage", help=_("Leave the stage of the deal as it is."))] = False,
    notes: Annotated[bool, typer.Option("--notes", help=_("Print the production notes."))] = False,
    lang: Annotated[str | None, typer.Option(metavar="en|zh", help=_("The language of the notes."))] = None,
) -> Answer:
    """Confirm, change, show or note one order."""
    texts = {"number": number, "destination": destination, "payment": payment, "forwarder": forwarder, "note": note}
    carried = {
        "offer": offer, "plug": plug, "mains": mains, "certificates": certificates, "label_language": label_language,
    }  # fmt: skip
    due = {"ship_by": ship_by, "deposit_due": deposit_due, "balance_due": balance_due}
    done = {"deposit_paid": paid_deposit, "shipped_on": shipped, "balance_paid": paid_balance}
    request = OrderRequest(
        what, from_quote, like, confirmed, more, texts, carried, due, value, currency, incoterm, override,
        tuple(name for name, wanted in done.items() if wanted), on, not no_stage, notes, lang, desk().medium.json,
    )  # fmt: skip
    return orders.order(desk().session, request)
