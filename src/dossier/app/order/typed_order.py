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
from dossier.values.when import parse_when


class OrderRequest(NamedTuple):
    """What is asked of an order; `what` is a deal, a client or an order, everything else as it was typed."""

    what: str
    from_quote: str | None = None
    like: str | None = None
    confirmed: bool = False
    more: bool = False
    texts: Mapping[str, str | None] = {}
    """The columns that take words: number, destination, payment, forwarder, note."""
    carried: Mapping[str, str | None] = {}
    """What of the goods counts at their destination: offer, plug, mains, certificates, label_language."""
    due: Mapping[str, str | None] = {}
    """The days to come: ship_by, deposit_due, balance_due."""
    value: str | None = None
    currency: str | None = None
    incoterm: str | None = None
    override: str | None = None
    happened: tuple[str, ...] = ()
    """What happened on the day: deposit_paid, shipped_on, balance_paid."""
    on: str | None = None
    stage: bool = True
    notes: bool = False
    lang: str | None = None
    as_data: bool = False
    """Whether a program asks: what is not there is not written then unless something was typed."""


def columns(session: Session, request: OrderRequest, day: date) -> dict[str, Any]:
    """Return the columns that were typed, save those that are looked up in the book."""
    check_shares(request.texts.get("payment"), in_full=True)
    found: dict[str, Any] = {
        name: parse_when(text, session.today, field=name) for name, text in request.due.items() if text
    }
    found |= read_columns(session, None, request.texts)
    found |= rule_and_place(request.incoterm)
    found |= _sum(session, request.value, request.currency)
    return found | dict.fromkeys(request.happened, day)


def read_columns(
    session: Session, connection: sqlite3.Connection | None, texts: Mapping[str, str | None]
) -> dict[str, Any]:
    """Return the typed columns, each read as its field is."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        field = ORDER.field(name)
        if field is not None and text and text.strip():
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
