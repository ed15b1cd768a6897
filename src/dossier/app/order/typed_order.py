"""What was typed about an order, read into the columns of its row."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from dossier.app.order.happened import Events
from dossier.app.order.payments import Received
from dossier.app.order.typed_lot import read_lot, read_part
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.records.deal.incoterm import rule_and_place
from dossier.records.order.order import ORDER, Lot, Order
from dossier.values.money import known_currency, parse_money, rounded
from dossier.values.payment import check_shares

LOOKED_UP = ("offer",)
"""Fields for which the book is asked."""


_NOTED = {
    "paid_deposit": "deposit_paid", "shipped": "shipped_on", "paid_balance": "balance_paid",
    "in_production": "in_production_on", "delivered": "delivered_on",
}  # fmt: skip
"""The column in which the day of each is noted."""


class OrderRequest(NamedTuple):
    """What is asked of an order; `what` is a deal, a client or an order, everything else as it was typed."""

    what: str
    fields: Mapping[str, str] = {}
    """The fields of the order, by their names."""
    happened: tuple[str, ...] = ()
    """What happened on the day, by its option: paid_deposit, shipped, paid_balance, in_production, delivered."""
    part: str | None = None
    """How many have left, where not all of it did."""
    from_quote: str | None = None
    like: str | None = None
    confirmed: bool = False
    more: bool = False
    override: str | None = None
    lots: tuple[str, ...] = ()
    quantity: str | None = None
    received: str | None = None
    returned: str | None = None
    charges: str | None = None
    cancelled: str | None = None
    on: str | None = None
    stage: bool = True
    notes: bool = False
    check: bool = False
    lang: str | None = None
    as_data: bool = False
    """Whether a program asks: what is not there is not written then unless something was typed."""


def columns(session: Session, request: OrderRequest, day: date) -> dict[str, Any]:
    """Return the columns that were typed, save those that are looked up in the book."""
    typed = request.fields
    check_shares(typed.get("payment"), in_full=True)
    plain = {name: text for name, text in typed.items() if name not in {"incoterm", "value", "currency", *LOOKED_UP}}
    found = read_columns(session, None, plain)
    found |= rule_and_place(typed.get("incoterm"))
    found |= _sum(session, typed.get("value"), typed.get("currency"))
    return found | dict.fromkeys((_NOTED[name] for name in request.happened), day)


def looked_up(session: Session, connection: sqlite3.Connection, request: OrderRequest) -> dict[str, Any]:
    """Return the columns that name another record."""
    return read_columns(session, connection, {name: request.fields.get(name, "") for name in LOOKED_UP})


def events(session: Session, request: OrderRequest, day: date, held: Order | None, lot: Lot | None) -> Events:
    """Return what happened to an order, each sum in its currency.

    Raises InvalidValueError for what is no quantity or sum, WrongUsageError for words that do not go together.
    """
    names = frozenset(_NOTED[each] for each in request.happened)
    if request.part and "shipped_on" not in names:
        text = request.part[:40]
        way = (
            _("Type: dossier order {what} --shipped {text}") if text[:1].isdecimal() else _("A day stands behind --on.")
        )
        if request.received:
            way = _('Type: dossier order {what} --received "{sum} {text}"')
        raise WrongUsageError(
            _("“{text}” says nothing without --shipped.").format(text=text),
            way.format(what=request.what, text=text, sum=request.received),
        )
    if request.received and request.returned:
        raise WrongUsageError(_("Money either came or went back."), _("Note the two one after the other."))
    if request.cancelled is not None and not request.cancelled.strip():
        raise WrongUsageError(_("A cancelled order needs its reason."), _('Type: --cancelled "why"'))
    currency = held.currency if held is not None else None
    came = _amount(request.received or request.returned, currency)
    charges = _amount(request.charges, currency)
    if came is not None:
        came = came if request.received else -came
    return Events(
        day, names, read_part(request.part) if request.part else None, lot.id if lot is not None else None,
        tuple(read_lot(text, session.today) for text in request.lots),
        Received(came, charges) if came is not None else None, charges if came is None else None, request.cancelled,
    )  # fmt: skip


def _amount(text: str | None, currency: str | None) -> Decimal | None:
    """Return a sum above zero in the order's currency; raises InvalidValueError for another one, and for none."""
    if text is None:
        return None
    if currency is None:
        raise InvalidValueError(
            _("The order has no currency yet."), _("Write it first: dossier set s… value=… currency=USD")
        )
    money = parse_money(text, currency)
    if money.currency != currency:
        raise InvalidValueError(_("One order has one currency: {a} or {b}?").format(a=currency, b=money.currency))
    if money.amount <= 0 or rounded(money.amount, currency) != money.amount:
        raise InvalidValueError(
            _("“{text}” is no sum that can have come.").format(text=text[:40]), _("Write USD 29,500.")
        )
    return rounded(money.amount, currency)


def read_columns(session: Session, connection: sqlite3.Connection | None, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the typed columns, each read as its field is."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        field = ORDER.field(name)
        if field is not None and text.strip():
            found[field.column] = fields.column_value(session, connection, field, text)
    return found


def _sum(session: Session, value: str | None, currency: str | None) -> dict[str, Any]:
    """Return the sum and the currency that were typed; raises InvalidValueError where they name two currencies."""
    code = known_currency(currency) if currency else None
    if not value:
        return {"currency": code} if code else {}
    if not any(each.isalpha() or each in "$€£¥￥₽₹" for each in value):
        field = ORDER.field("value")
        amount = fields.column_value(session, None, field, value) if field else None
        return {"value": amount} | ({"currency": code} if code else {})
    money = parse_money(value, code, field="value")
    if code is not None and money.currency != code:
        raise InvalidValueError(_("One order has one currency: {a} or {b}?").format(a=money.currency, b=code))
    return {"value": money.amount, "currency": money.currency}
