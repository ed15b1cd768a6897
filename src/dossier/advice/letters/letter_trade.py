"""Quotations, samples, orders and payments as a letter names them."""

from datetime import date, timedelta
from decimal import Decimal

from dossier.advice.letters.plain import counted_in, day_in, figures_in, plain
from dossier.advice.letters.relation import Relation
from dossier.advice.playbook.business import current_deal
from dossier.records.order.order import Order, OrderLine
from dossier.records.order.owed import open_of
from dossier.records.quotation.quote import OUT, Quote
from dossier.values.money import price_of, shown
from dossier.values.payment_writing import payment_in

PAID_DAYS = 30
"""So long after money came one still thanks for it."""
Words = dict[str, object]


def trade(relation: Relation, lang: str, pieces: str) -> Words:
    """Return the words of the running business; what is unknown is absent. `pieces` is the language's word for them."""
    return {
        **_quotes(relation, lang, pieces), **_late(relation, lang), **_order(relation, lang, pieces), **_paid(relation, lang)
    }  # fmt: skip


def delivery_terms(incoterm: str | None, place: str | None) -> str | None:
    """Return an incoterm with its place."""
    return " ".join(part for part in (incoterm, place) if part) if incoterm else None


def _quotes(relation: Relation, lang: str, pieces: str) -> Words:
    deal, dossier, today = current_deal(relation.seen), relation.dossier, relation.today
    if deal is None:
        return {}
    sent = [q for q in dossier.quotes if q.deal_id == deal.id and q.sent_on and q.state in (*OUT, "expired")]
    proofs = [
        p for p in dossier.proofs if p.deal_id == deal.id and p.sent_on and p.state == "sent" and not p.feedback_on
    ]
    found: Words = {"sample_date": day_in(proofs[-1].sent_on, lang, relation.today) if proofs else None}
    if not sent:
        return found
    last = sent[-1]
    ended = last.state == "expired" or (last.valid_until is not None and last.valid_until < today)
    if ended and last.valid_until is not None and last.state != "accepted":
        return found | {
            "expired_number": plain(last.number),
            "expired_on": day_in(last.valid_until, lang, relation.today),
        }
    return found | {
        "quote_number": plain(last.number), "quote_date": day_in(last.sent_on, lang, relation.today),
        "valid_until": day_in(last.valid_until, lang, relation.today), "figures": _figures(relation, last, lang, pieces),
    }  # fmt: skip


def _figures(relation: Relation, quote: Quote, lang: str, pieces: str) -> str | None:
    """Return a quotation with one line in figures: the quantity, the price, the terms."""
    lines = [line for line in relation.dossier.quote_lines if line.quote_id == quote.id]
    if len(lines) != 1:
        return None
    line = lines[0]
    quantity = counted_in(line.quantity, line.unit, lang, pieces)
    price = figures_in(f"{quote.currency or ''} {price_of(line.price, quote.currency)}".strip(), lang)
    return ", ".join(part for part in (quantity, price, delivery_terms(quote.incoterm, quote.place)) if part)


def _late(relation: Relation, lang: str) -> Words:
    found: Words = {}
    if (promise := relation.overdue_promise) is not None:
        found["promised_on"] = day_in(promise.due_on, lang, relation.today)
    if (late := relation.overdue_money) is not None:
        order, due, amount = late
        found |= {
            "due_order": _number(order),
            "due_on": day_in(due, lang, relation.today),
            "due_amount": figures_in(amount, lang),
        }
    return found


def _number(order: Order) -> str | None:
    return plain(order.number or order.ref)


def _order(relation: Relation, lang: str, pieces: str) -> Words:
    running = [order for order in relation.dossier.orders if order.is_to_ship]
    found: Words = {}
    if (late := relation.late_order) is not None:
        found |= {"late_order": _number(late), "late_ship_by": day_in(late.ship_by, lang, relation.today)}
    if not running:
        return found
    last = max(running, key=lambda order: (order.confirmed_on, order.id))
    lines = [line for line in relation.dossier.order_lines if line.order_id == last.id]
    return found | {
        "order_number": _number(last), "ship_by": day_in(last.ship_by, lang, relation.today),
        "order_lines": "\n".join("- " + _line(line, last.currency, lang, pieces) for line in lines),
        "order_total": figures_in(shown(last.value, last.currency), lang) if last.value is not None else None,
        "order_terms": delivery_terms(last.incoterm, last.place), "order_payment": payment_in(last.payment, lang),
    }  # fmt: skip


def _line(line: OrderLine, currency: str | None, lang: str, pieces: str) -> str:
    price = f"{currency or ''} {price_of(line.price, currency)}".strip() if line.price is not None else ""
    parts = [plain(line.item), counted_in(line.quantity, line.unit, lang, pieces), figures_in(price, lang)]
    return ", ".join(part for part in parts if part)


def _paid(relation: Relation, lang: str) -> Words:
    """Return the last money that came within a month: of which order, how much, when, and what is still open."""
    since = relation.today - timedelta(PAID_DAYS)
    orders = {order.id: order for order in relation.dossier.orders if order.cancelled_on is None}
    came: list[tuple[date, int, Decimal | None]] = [
        (row.on_date, row.order_id, row.amount)
        for row in relation.dossier.receipts
        if row.order_id in orders and row.amount > 0
    ]
    noted = {order_id for _on, order_id, _sum in came}
    for order in orders.values():
        if order.id not in noted:
            came += [(day, order.id, None) for day in (order.deposit_paid, order.balance_paid) if day is not None]
    came = [each for each in came if since <= each[0] <= relation.today]
    if not came:
        return {}
    on, number, amount = max(came, key=lambda each: (each[0], each[1]))
    order = orders[number]
    left = open_of(order)
    return {
        "paid_order": _number(order), "received_on": day_in(on, lang, relation.today),
        "amount": figures_in(shown(amount, order.currency), lang) if amount is not None else None,
        "open_amount": figures_in(shown(left.sum, order.currency), lang) if left.sum and left.is_known else None,
        "paid_in_full": True if left.sum == 0 and left.is_known else None,
        "paid_ship_by": day_in(order.ship_by, lang, relation.today) if order.is_to_ship else None,
    }  # fmt: skip
