"""Confirming an order: the quotation accepted, the deal ordered, the terms confirmed, all as one operation."""

import re
from datetime import date
from itertools import count
from typing import Any

from sqlmodel import col, select

from dossier.records.known import CERTAIN, KNOWN
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref
from dossier.write import fact
from dossier.write.deal import deal as deals
from dossier.write.deal import numbers, quotation
from dossier.write.tables.deal import Deal
from dossier.write.tables.negotiation import Order, Quote
from dossier.write.transaction import Transaction, record_id

BEFORE_ORDER = ("inquiry", "qualified", "quoted", "sampling", "negotiating", "dormant", "paid", "won")
"""Stages that an order moves a deal from; on one that was paid or won it is a new order, and opens the deal again."""
_TAIL = re.compile(r"(.*?)(\d+)$", re.DOTALL)


def confirm(tx: Transaction, deal_id: int, values: dict[str, Any], terms: dict[str, str], *, stage: bool) -> Ref:
    """Write an order; its quotation becomes accepted, its deal ordered and worth what was ordered.

    `terms` are standing terms of the firm that this order confirms, by the key of their fact. Raises InvalidValueError for
    a number that another paper has or had.
    """
    numbers.check_free(tx, values.get("number"))
    day: date = values.get("confirmed_on") or tx.today
    known = {name: value for name, value in values.items() if value is not None}
    deal = tx.get(Deal, deal_id)
    alone = tx.session.exec(select(Order).where(Order.deal_id == deal_id)).first() is None
    row = tx.insert(Order, deal_id=deal_id, **({"number": next_number(tx), "confirmed_on": day} | known))
    quote_id = known.get("quote_id")
    if quote_id is not None and tx.get(Quote, quote_id).state != "accepted":
        quotation.mark(tx, quote_id, "accepted", day)
    if alone and row.value is not None:
        tx.update(deal, value=row.value, currency=row.currency)
    if stage and deal.stage in BEFORE_ORDER:
        deals.move(tx, deal_id, "ordered", day, None)
    if deal.company_id is not None:
        for key, text in terms.items():
            noted = NoteFact(key, KNOWN, text, "document", day, row.number, CERTAIN)
            fact.note(tx, "company", deal.company_id, noted)
    return Ref("s", record_id(row))


def next_number(tx: Transaction) -> str:
    """Return the number after the last order's, in the house's own form; a new year counts from one again."""
    held = tx.session.exec(select(Order.number).order_by(col(Order.id).desc()).limit(numbers.NEWEST)).all()
    used = {number for number in held if number}
    hit = next((found for number in held if number and (found := _TAIL.match(number))), None)
    if hit is None:
        stem, last, width = f"PI-{tx.today.year}-", 0, 3
    else:
        stem, last, width = hit[1], int(hit[2]), len(hit[2])
    if str(tx.today.year - 1) in stem:
        stem, last = stem.replace(str(tx.today.year - 1), str(tx.today.year)), 0
    fellows = [
        int(number[len(stem) :]) for number in used if number.startswith(stem) and number[len(stem) :].isdecimal()
    ]
    once = numbers.used_before(tx)
    return next(
        number
        for at in count(max([last, *fellows]) + 1)
        if numbers.is_free(tx, number := f"{stem}{at:0{width}d}", once)
    )


def settle(tx: Transaction, number: int, values: dict[str, Any], *, stage: bool) -> dict[str, tuple[Any, Any]]:
    """Change an order and return what changed; its deal goes on once every order of it has shipped, or is paid."""
    row = tx.get(Order, number)
    changed = tx.update(row, **values)
    if stage and changed:
        advance(tx, row.deal_id)
    return changed


def advance(tx: Transaction, deal_id: int) -> None:
    """Move a deal on once every order of it has shipped, or is paid."""
    deal = tx.get(Deal, deal_id)
    fellows = tx.session.exec(select(Order).where(Order.deal_id == deal_id)).all()
    if all(each.shipped_on and each.balance_paid for each in fellows) and deal.stage in (
        "ordered",
        "in_production",
        "shipped",
    ):
        deals.move(tx, deal_id, "paid", max(each.balance_paid or tx.today for each in fellows), None)
    elif all(each.shipped_on for each in fellows) and deal.stage in ("ordered", "in_production"):
        deals.move(tx, deal_id, "shipped", max(each.shipped_on or tx.today for each in fellows), None)
