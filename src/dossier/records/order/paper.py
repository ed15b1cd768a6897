"""A proforma invoice and an order confirmation: what stands on them, in English, with the payment share by share."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice
from dossier.records.order.order import Order, OrderLine
from dossier.records.quotation.paper import (
    Due,
    Paper,
    Row,
    addressed,
    delivery,
    in_english,
    in_english_terms,
    letterhead,
    numbered,
    signature,
)
from dossier.records.quotation.quotation import Buyer, amount, at_break, remarks, total
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.values.bank import BankDetails
from dossier.values.money import price_of, rounded
from dossier.values.payment import SECURED, Habits, payment_of, same_payment
from dossier.values.payment_forms import ARRIVAL, AT_SIGHT, BEFORE_PRODUCTION, SIGHT
from dossier.values.payment_reading import Share
from dossier.values.payment_writing import moment_in

HEADINGS = {"proforma": "Proforma invoice", "confirmation": "Order confirmation"}
PAPERS = (
    Choice("proforma", N_("proforma invoice"), ("pi", "形式发票")),
    Choice("confirmation", N_("order confirmation"), ("oc", "订单确认书", "订单确认", "确认书")),
)


class Ordered(NamedTuple):
    """An order with what its papers are made from.

    `quote` and `lines` are those it stands on, `own` the lines of the order itself, `quantity` that of the deal;
    `destination` is a country in English; `bank` is None where the paper is to go out without bank details.
    """

    order: Order
    buyer: Buyer
    country: str
    destination: str
    quote: Quote | None
    lines: tuple[QuoteLine, ...]
    own: tuple[OrderLine, ...]
    quantity: Decimal | None
    bank: BankDetails | None
    bank_since: date | None


def order_paper(kind: str, told: Ordered, profile: Mapping[str, str], habits: Habits, today: date) -> Paper:
    """Return a paper of an order, `kind` a key of `HEADINGS`; its goods come to the order's value (`goods_rows`)."""
    order = told.order
    buyer, attention = addressed(told.buyer, told.country)
    return Paper(
        heading=HEADINGS[kind],
        number=order.number or order.ref,
        dated=in_english(today),
        seller=letterhead(profile),
        buyer=buyer,
        attention=attention,
        currency=order.currency or "",
        rows=goods_rows(told) or (),
        total=_exact(order.value, order.currency),
        terms=tuple((label, " ".join(text.split())) for label, text in _terms(told) if text and text.strip()),
        remarks=(*remarks(told.quote.note if told.quote else None), *remarks(order.note)),
        signature=signature(profile),
        schedule=_schedule(order, habits),
        bank=_bank(told.bank) if told.bank else (),
        bank_remark=_bank_remark(told.bank_since) if told.bank and told.bank_since else "",
    )


def goods_rows(told: Ordered) -> tuple[Row, ...] | None:
    """Return the rows of an order's goods, None where they do not come to its value.

    The order's own lines come first; else, of an item of the quotation with several prices, the one is taken that the
    quantity of the deal reaches.
    """
    order = told.order
    own = [_own(each) for each in told.own if each.price is not None and each.quantity is not None]
    if own and total(own, order.currency) == order.value:
        return tuple(_row(number, each, order.currency) for number, each in enumerate(own, 1))
    kept = tuple(each for each in told.lines if _stands_on(each, order.payment))
    if total(kept, order.currency) != order.value:
        reached = at_break(kept, told.quantity)
        whole = reached and reached._replace(quantity=told.quantity)
        kept = (whole,) if whole and amount(whole, order.currency) == order.value else ()
    return tuple(_row(number, each, order.currency) for number, each in enumerate(kept, 1)) or None


def _own(line: OrderLine) -> QuoteLine:
    """Return a line of an order as one of a quotation, whose price stands on no other payment."""
    return QuoteLine(
        line.id, line.order_id, line.position, line.item, line.quantity, line.unit, line.price or Decimal(0), None
    )


def _stands_on(line: QuoteLine, payment: str | None) -> bool:
    return line.payment is None or (payment is not None and same_payment(line.payment, payment))


def _row(number: int, line: QuoteLine, currency: str | None) -> Row:
    unit = line.unit or ("pcs" if line.quantity is not None else "")
    price = price_of(line.price, currency)
    return Row(number, line.item, line.quantity, unit, "", price, amount(line, currency), first=True)


def _terms(told: Ordered) -> Iterable[tuple[str, str | None]]:
    order, quote = told.order, told.quote
    day = in_english(order.confirmed_on)
    yield ("Your order", f"{order.po_number} of {day}") if order.po_number else ("Your order of", day)
    if quote is not None:
        yield "Our quotation", numbered(quote) + (f" of {in_english(quote.sent_on)}" if quote.sent_on else "")
    yield "Delivery terms", delivery(order.incoterm, order.place)
    yield "Destination", told.destination
    if order.shipped_on or order.ship_by:
        yield "Shipment", f"shipped on {in_english(order.shipped_on)}" if order.shipped_on else _until(order.ship_by)
    else:
        yield "Lead time", quote.lead_time if quote else None
    yield "Payment", in_english_terms(order.payment)
    yield "Forwarder", order.forwarder
    yield "Packing", quote.packing if quote else None
    yield "Marks", quote.marks if quote else None
    yield "Certificates", order.certificates and ", ".join(order.certificates.splitlines())
    yield "Plug", order.plug and ", ".join(order.plug.splitlines())
    yield "Mains voltage", order.mains
    yield "Language of labels", order.label_language and ", ".join(order.label_language.splitlines())


def _until(day: date | None) -> str:
    return f"by {in_english(day)}" if day else ""


def due_days(order: Order, habits: Habits) -> tuple[date | None, ...]:
    """Return by when each share of an order's payment is due: as the order says, else as its terms propose."""
    term = payment_of(order.payment)
    found = list(term.days(order.confirmed_on, order.shipped_on or order.ship_by, habits))
    late = [at for at, share in enumerate(term.shares) if share not in term.deposit]
    for at, share in enumerate(term.shares):
        if share in term.deposit:
            found[at] = order.deposit_due or found[at]
    if late and order.balance_due is not None:
        found[max(late, key=lambda at: (found[at] or date.max, at))] = order.balance_due
    return tuple(found)


def proposed_days(order: Order, habits: Habits) -> tuple[date, ...]:
    """Return the days on which unpaid shares are due by the terms alone, because the order says none."""
    term = payment_of(order.payment)
    if not term.is_read:
        return ()
    found = []
    for share, day in zip(term.shares, due_days(order, habits), strict=True):
        first = share in term.deposit
        noted = order.deposit_due if first else order.balance_due
        if day is not None and noted is None and received_on(order, is_deposit=first) is None:
            found.append(day)
    return tuple(found)


def _unfixed(share: Share) -> str:
    """Return what stands in the place of a day that cannot be reckoned."""
    moment = share.moment
    if moment is None:
        return "as agreed"
    if moment.code in {AT_SIGHT, BEFORE_PRODUCTION}:
        return moment_in(share._replace(means=None), "en")
    if moment.base in {ARRIVAL, SIGHT}:
        return f"counted from {moment.base}"
    return "day to be fixed" if moment.code in SECURED else "counted from shipment"


def whole_shares(order: Order) -> Decimal:
    """Return what the shares come to that have come whole, as the paper's schedule counts them."""
    term = payment_of(order.payment)
    if order.value is None or not term.is_read:
        return Decimal(0)
    sums = zip(term.shares, term.sums(rounded(order.value, order.currency), order.currency), strict=True)
    came = (amount for share, amount in sums if received_on(order, is_deposit=share in term.deposit) is not None)
    return sum((each for each in came if each is not None), Decimal(0))


def _schedule(order: Order, habits: Habits) -> tuple[Due, ...]:
    term = payment_of(order.payment)
    if not term.is_read or order.value is None:
        return ()
    sums = term.sums(rounded(order.value, order.currency), order.currency)
    rest = next((at for at, share in enumerate(term.shares) if share.is_rest), len(term.shares) - 1)
    rest = -1 if None in sums else rest
    rows = zip(term.shares, sums, due_days(order, habits), strict=True)
    found = []
    for at, (share, comes_to, day) in enumerate(rows):
        due = in_english(day) if day else _unfixed(share)
        came = received_on(order, is_deposit=share in term.deposit)
        received = in_english(came) if came else ""
        is_sum = share.amount is not None
        found.append(
            Due(
                None if is_sum else share.percent,
                moment_in(share, "en") or "as agreed",
                due,
                comes_to,
                received,
                at == rest and not is_sum,
                is_sum,
            )
        )
    return tuple(found)


def _exact(value: Decimal | None, currency: str | None) -> Decimal | None:
    return rounded(value, currency) if value is not None else None


def received_on(order: Order, *, is_deposit: bool) -> date | None:
    """Return the day on which a share came, as the order says it."""
    return order.deposit_paid if is_deposit else order.balance_paid


def _bank(bank: BankDetails) -> tuple[tuple[str, str], ...]:
    labels = ("Beneficiary", "Bank", "Account", "SWIFT", "Address of the bank")
    return tuple((label, text) for label, text in zip(labels, bank, strict=True) if text)


def _bank_remark(since: date) -> str:
    day = in_english(since)
    return f"Our bank details have been these since {day}. If you are told of another account, please call us before you pay."
