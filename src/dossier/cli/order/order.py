"""`dossier order`: from the accepted quotation to the order, its dates, its production notes; the next one like the last."""

import sqlite3
from datetime import date
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.app.quotation.named_quotation import quotation_ref
from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.order.order_changes import Wish, confirm, propose, settle
from dossier.cli.order.order_there import another_is_meant, nothing_to_show, order_there, say_there
from dossier.cli.order.order_view import named_order, show_notes, show_order
from dossier.cli.quotation.quote import incoterm_of
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import of_deal
from dossier.read.find.who import deals_of
from dossier.records.kinds import ORDER, Ref
from dossier.values.money import known_currency, parse_money
from dossier.values.payment import check_shares
from dossier.values.when import parse_when

app = chapter()
NOT_ORDERED = ("inquiry", "qualified", "quoted", "sampling", "negotiating")
"""Stages of a deal that an order is still to come from."""


@app.command(
    help=_("Confirm an order from its quotation; note its dates; print its production notes.")
    + "\n\n"
    + _("Example: dossier order d4 --ship-by 2027-01-20")
    + "\n\n"
    + _("Then: dossier order s5 --notes · dossier order s5 --paid-deposit · dossier order anna --like s5")
)
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
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Confirm, change, show or note one order."""
    check_shares(payment, in_full=True)
    day = _day(on)
    days = {"ship_by": ship_by, "deposit_due": deposit_due, "balance_due": balance_due}
    typed: dict[str, Any] = {name: parse_when(text, desk().today, field=name) for name, text in days.items() if text}
    typed |= _typed(None, number=number, destination=destination, payment=payment, forwarder=forwarder, note=note)
    typed |= incoterm_of(incoterm)
    typed |= _sum(value, currency)
    done = {"deposit_paid": paid_deposit, "shipped_on": shipped, "balance_paid": paid_balance}
    typed |= {name: day for name, wanted in done.items() if wanted}
    carried = {
        "offer": offer,
        "plug": plug,
        "mains": mains,
        "certificates": certificates,
        "label_language": label_language,
    }
    with desk().reading() as connection:
        typed |= _typed(connection, **carried)
        held = named = named_order(connection, what)
        number_of_deal = held.deal_id if held else deal_to_order(connection, what).id
        found = of_deal(connection, number_of_deal)
        if found is not None and held is None and not (more or like):
            held = order_there(found)
        quote = quotation_ref(desk().session, connection, from_quote) if from_quote else None
        earlier = named_order(connection, like) if like else None
    if found is None or (like and earlier is None):
        raise WrongUsageError(_("“{text}” is no order.").format(text=(like or "")[:40]), _("See: dossier list orders"))
    if held is not None and named is None:
        if another_is_meant(found, held, typed, from_quote=quote is not None):
            held = None
        elif not as_json:
            say_there(found, held)
    if held is None and (as_json or notes) and not (typed or quote or like or more):
        raise nothing_to_show(found)
    wish = Wish(found, typed, day, quote, earlier, not no_stage, override, currency is not None, as_json)
    if held is None and like and not confirmed:
        propose(wish)
        return
    ref = confirm(wish) if held is None else settle(wish, held) if typed else Ref("s", held.id)
    if notes:
        show_notes(ref, lang)
    elif as_json or (held is not None and not typed):
        show_order(ref, as_json=as_json)


def deal_to_order(connection: sqlite3.Connection, text: str) -> Ref:
    """Return the deal that is meant; of a client's several deals the one that has not been ordered yet."""
    ref = named.client(desk().session, connection, text, named.ANYBODY)
    waiting = (
        [each.ref for each in deals_of(connection, ref) if each.detail in NOT_ORDERED] if ref.letter != "d" else []
    )
    return waiting[0] if len(waiting) == 1 else named.deal(desk().session, connection, str(ref))


def _day(on: str | None) -> date:
    day = parse_when(on, desk().today, past=True) if on else desk().today
    if day > desk().today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    return day


def _typed(connection: sqlite3.Connection | None, **texts: str | None) -> dict[str, Any]:
    """Return the typed columns, each read as its field is."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        field = ORDER.field(name)
        if field is not None and text and text.strip():
            found[field.column] = fields.column_value(desk().session, connection, field, text)
    return found


def _sum(value: str | None, currency: str | None) -> dict[str, Any]:
    """Return the sum and the currency that were typed; raises InvalidValueError where they name two currencies."""
    code = known_currency(currency) if currency else None
    if not value:
        return {"currency": code} if code else {}
    if not any(each.isalpha() or each in "$€£¥￥₽₹" for each in value):
        field = ORDER.field("value")
        amount = fields.column_value(desk().session, None, field, value) if field else None
        return {"value": amount} | ({"currency": code} if code else {})
    money = parse_money(value, code, field="value")
    if code is not None and money.currency != code:
        raise InvalidValueError(_("One order has one currency: {a} or {b}?").format(a=money.currency, b=code))
    return {"value": money.amount, "currency": money.currency}
