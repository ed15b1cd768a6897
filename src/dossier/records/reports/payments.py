"""What the report on payments is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_

IN_TIME, LATE, UNDATED, OVERDUE, OPEN, ASK = "in_time", "late", "undated", "overdue", "open", "ask"
WHY_UNKNOWN = {
    "no_terms": N_("no payment is noted"), "unread": N_("the payment cannot be read"),
    "not_shipped": N_("the shipment is not noted"), "other_day": N_("it is counted from a day that is not noted"),
}  # fmt: skip
"""Why nobody can say when money is due."""

Sums = Mapping[str, Decimal]


class Bill(NamedTuple):
    """An order as far as its money and its days go, and whose it is."""

    id: int
    number: str | None
    title: str
    company_id: int | None
    contact_id: int | None
    client: str
    value: Decimal | None
    currency: str | None
    payment: str | None
    received: Decimal | None
    confirmed_on: date
    deposit_due: date | None
    deposit_paid: date | None
    ship_by: date | None
    shipped_on: date | None
    balance_due: date | None
    balance_paid: date | None
    cancelled_on: date | None
    quantity: Decimal | None
    reckoned: str | None


class Came(NamedTuple):
    """Money that came for an order that ships in lots, and what banks took off on the way."""

    order_id: int
    on_date: date
    amount: Decimal
    charges: Decimal | None


class Payment(NamedTuple):
    """A part of an order's money; `--csv` has one line for each."""

    ref: Annotated[str, "the order, or the lot whose share it is"]
    order: Annotated[str, "its number, or the name of the deal"]
    client_ref: Annotated[str, "the firm, or the person where there is none"]
    client: Annotated[str, "their name"]
    what: Annotated[str, "deposit or balance"]
    due_on: Annotated[date | None, "the day it is due; null where nobody can say yet"]
    paid_on: Annotated[date | None, "the day it was there"]
    days_late: Annotated[int | None, "days after the due day, of what was paid late or is overdue; 0 in time"]
    amount: Annotated[Decimal | None, "the sum; null where the order has no value"]
    missing: Annotated[Decimal | None, "what of it is missing"]
    currency: Annotated[str | None, "its currency"]
    state: Annotated[str, "in_time, late, undated (paid, a day is not noted), overdue, open, ask (nobody can say when)"]
    why: Annotated[str | None, "of what is to be asked: no_terms, unread, not_shipped, other_day"] = None


class PaidMonth(NamedTuple):
    """What was or is due in a month in one currency."""

    month: Annotated[str, "year and month of the due day"]
    currency: Annotated[str, "the currency"]
    payments: Annotated[int, "how many are due"]
    due: Annotated[Decimal, "their sum"]
    in_time: Annotated[Decimal, "of it paid in time"]
    late: Annotated[Decimal, "of it paid late"]
    paid: Annotated[Decimal, "all that was paid of it, also where the day is not noted"]
    open: Annotated[Decimal, "what is missing"]
    unpriced: Annotated[int, "payments of orders without a value, which are in no sum"] = 0


class Payer(NamedTuple):
    """How a client pays."""

    ref: Annotated[str, "the firm, or the person where there is none"]
    name: Annotated[str, "the name"]
    in_time: Annotated[int, "payments that came in time"]
    late: Annotated[int, "payments that came late"]
    undated: Annotated[int, "payments of which a day is not noted"]
    days_late: Annotated[int | None, "days late in the middle of those whose days are noted; 0 is in time"]
    worst: Annotated[int | None, "the longest delay in days, of what is still open too"]
    habit: Annotated[
        str | None,
        "always_late, mostly_late, sometimes_late, in_time; null while fewer than three payments have their days",
    ]
    overdue_payments: Annotated[int, "how many payments are overdue now"]
    overdue: Annotated[Sums, "their sums, by currency"]
    deposits: Annotated[Sums, "deposits that have not come, by currency"]
    open: Annotated[Sums, "all that is missing, by currency"]
    unpriced: Annotated[int, "payments still to come of orders without a value"]
    ask: Annotated[int, "payments of which nobody can say when they are due"]


class Payments(NamedTuple):
    """How clients pay: by client, by month, and each payment."""

    clients: Annotated[tuple[Payer, ...], "each client, who is overdue first"]
    months: Annotated[tuple[PaidMonth, ...], "by month of the due day and currency"]
    payments: Annotated[tuple[Payment, ...], "each part of each order, by its due day"]
