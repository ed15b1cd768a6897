"""What was typed about an order, read into the columns of its row."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.deal.incoterm import rule_and_place
from dossier.records.order.order import ORDER
from dossier.values.money import known_currency, parse_money
from dossier.values.payment import check_shares

LOOKED_UP = ("offer",)
"""Fields for which the book is asked."""


_NOTED = {"paid_deposit": "deposit_paid", "shipped": "shipped_on", "paid_balance": "balance_paid"}
"""The column in which the day of each is noted."""


class OrderRequest(NamedTuple):
    """What is asked of an order; `what` is a deal, a client or an order, everything else as it was typed."""

    what: str
    fields: Mapping[str, str] = {}
    """The fields of the order, by their names."""
    happened: tuple[str, ...] = ()
    """What happened on the day: paid_deposit, shipped, paid_balance."""
    from_quote: str | None = None
    like: str | None = None
    confirmed: bool = False
    more: bool = False
    override: str | None = None
    on: str | None = None
    stage: bool = True
    notes: bool = False
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
