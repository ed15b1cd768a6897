"""The options of `dossier order`, each with what it says to a user."""

from typing import Annotated

import typer

from dossier.cli.fields import flags, of_kind, option, texts
from dossier.cli.names import WHO, complete_from
from dossier.i18n import _, languages
from dossier.records.order.order import ORDER, TRAVELS

_CLIENT = _("A deal or client that orders, or an order.")
WHAT = Annotated[str, typer.Argument(metavar="DEAL|ORDER", help=_CLIENT, autocompletion=complete_from(WHO))]
PART = Annotated[str | None, typer.Argument(metavar="[QUANTITY]", help=_("How many have shipped, if not all of it."))]
CANCELLED = Annotated[str | None, typer.Option(metavar="WHY", help=_("It is cancelled, for this reason."))]
FIELDS = of_kind(
    ORDER,
    number=_("Its number; the next one if left out."), destination=_("Where the goods go."),
    value=_("What it comes to, if not as quoted."), currency=_("Its currency, if not that of the quotation or deal."),
    incoterm=_("Incoterm with its place, if not as quoted."), payment=_("Payment, if not as quoted."),
    forwarder=_("Forwarder, if not the standing one."), offer=_("Which of our products it is."),
    plug="", mains="", certificates="", label_language="", ship_by="", deposit_due="", balance_due="",
    note=_("A note for those who make the goods."), **dict.fromkeys(TRAVELS, ""),
)  # fmt: skip
_LOT = _('A part that ships by itself: "5000 pcs ship by 2026-12-20"; repeat for more.')
ASKED = (
    *texts(
        from_quote=("QUOTATION", _("The quotation; the accepted or last one if left out.")),
        like=("ORDER", _("Propose the settled terms of this earlier order.")),
    ),
    *flags(
        confirmed=_("With --like: they said yes, write the order."),
        more=_("Write another order of a deal that has one already."), notes=_("Print the production notes."),
        check=_("Show what it carries against what its destination asks for, mark by mark."),
    ),
    *texts(
        lang=("|".join(languages()), _("The language of the notes.")),
        on=("WHEN", _("The day on which it happened.")),
        override=("WHY", _("Go on against a check (destination, money before shipment), for this reason.")),
        quantity=("QUANTITY", _("How many are ordered, where the quotation has several prices.")),
        received=("SUM", _("Money that came, as it stands on our account.")),
        charges=("SUM", _("What banks took off it on the way.")), returned=("SUM", _("Money that went back.")),
    ),
    option("lots", Annotated[list[str] | None, typer.Option("--lot", metavar="LOT", help=_LOT)]),
)  # fmt: skip
HAPPENED = flags(
    in_production=_("The goods are being made."), paid_deposit=_("The deposit has come."), shipped=_("It has shipped."),
    delivered=_("It has arrived."), paid_balance=_("The balance has come."),
)  # fmt: skip
