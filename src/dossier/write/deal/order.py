"""Confirming an order: the quotation accepted, the deal ordered, the terms confirmed, all as one operation."""

import re
from datetime import date
from typing import Any

from sqlmodel import select

from dossier.records.deal.deal import CLOSED_STAGES, ORDERED_STAGES
from dossier.records.known import CERTAIN, KNOWN
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref
from dossier.write import fact, guards
from dossier.write.deal import deal as deals
from dossier.write.deal import numbers, quotation
from dossier.write.deal.order_life import Changed, renew
from dossier.write.tables.deal import Deal, StageChange
from dossier.write.tables.negotiation import Order, OrderLine, Quote
from dossier.write.transaction import Transaction, record_id

BEFORE_ORDER = ("inquiry", "qualified", "quoted", "sampling", "negotiating", "dormant", "paid", "won")
"""Stages that an order moves a deal from; on one that was paid or won it is a new order, and opens the deal again."""
_TAIL = re.compile(r"(.*?)(\d+)$", re.DOTALL)


def confirm(
    tx: Transaction, deal_id: int, values: dict[str, Any], lines: list[dict[str, Any]], terms: dict[str, str], *, stage: bool
) -> Ref:  # fmt: skip
    """Write an order with its lines; its quotation becomes accepted, its deal ordered and worth what was ordered.

    `terms` are standing terms of the firm that this order confirms, by the key of their fact. Raises InvalidValueError for
    a number that another paper has or had.
    """
    numbers.check_free(tx, values.get("number"))
    day: date = values.get("confirmed_on") or tx.today
    known = {name: value for name, value in values.items() if value is not None}
    deal = tx.get(Deal, deal_id)
    alone = tx.session.exec(select(Order).where(Order.deal_id == deal_id)).first() is None
    row = tx.insert(Order, deal_id=deal_id, **({"number": next_number(tx), "confirmed_on": day} | known))
    guards.days_in_order(row, known)
    guards.not_to_come("s", known, tx.today)
    for position, line in enumerate(lines, 1):
        tx.insert(OrderLine, order_id=record_id(row), position=position, **line)
    renew(tx, record_id(row))
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
    held = numbers.newest(tx, Order)
    hit = next((found for number in held if number and (found := _TAIL.match(number))), None)
    if hit is None:
        stem, last, width = f"PI-{tx.today.year}-", 0, 3
    else:
        stem, last, width = hit[1], int(hit[2]), len(hit[2])
    if str(tx.today.year - 1) in stem:
        stem, last = stem.replace(str(tx.today.year - 1), str(tx.today.year)), 0
    return numbers.next_free(tx, stem, held, last, width)


def change(tx: Transaction, number: int, values: dict[str, Any]) -> Changed:
    """Change columns of an order and return what changed of these; its sums and days follow."""
    guards.not_to_come("s", values, tx.today)
    changed = tx.update(tx.get(Order, number), **values)
    renew(tx, number)
    return changed


def follow_stage(tx: Transaction, deal_id: int, day: date, cancelled: str | None = None) -> None:
    """Move a deal to where its orders are: in production, shipped or paid once every one of them is.

    With the reason for which the last running order was `cancelled` it goes back to where it stood before it ordered.
    """
    deal = tx.get(Deal, deal_id)
    every = tx.session.exec(select(Order).where(Order.deal_id == deal_id)).all()
    live = [each for each in every if each.cancelled_on is None]
    if not live:
        if cancelled is not None and deal.stage in ORDERED_STAGES:
            deals.move(tx, deal_id, _before_ordered(tx, deal_id), day, cancelled)
        return
    if all(each.shipped_on and each.balance_paid for each in live):
        last = max(max(each.balance_paid or day, each.shipped_on or day) for each in live)
        stage, come = "paid", 3
    elif all(each.shipped_on for each in live):
        last = max(each.shipped_on or day for each in live)
        stage, come = "shipped", 2
    elif made := [each.in_production_on for each in live if each.in_production_on and not each.shipped_on]:
        last = max(made)
        stage, come = "in_production", 1
    else:
        return
    if deal.stage in ORDERED_STAGES[:come]:
        deals.move(tx, deal_id, stage, last, None)


def _before_ordered(tx: Transaction, deal_id: int) -> str:
    """Return the stage in which a deal stood before it was last ordered."""
    rows = tx.session.exec(select(StageChange).where(StageChange.deal_id == deal_id).order_by(StageChange.id)).all()  # type: ignore[arg-type]
    came = [row.from_stage for row in rows if row.to_stage == "ordered" and row.from_stage in BEFORE_ORDER]
    return came[-1] if came and came[-1] and came[-1] not in CLOSED_STAGES else "negotiating"
