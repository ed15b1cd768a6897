"""How clients pay: each part of each order in time or late, by client and by month; nothing is said of a day nobody knows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from dossier.records.order.due_days import pays_before_shipment, typed
from dossier.records.order.instalments import Instalment, instalments
from dossier.records.order.order import Lot
from dossier.records.reports.payments import (
    ASK,
    IN_TIME,
    LATE,
    OPEN,
    OVERDUE,
    UNDATED,
    Bill,
    Came,
    PaidMonth,
    Payer,
    Payment,
)
from dossier.values.payment import payment_of

ENOUGH = 3
"""Payments whose days are known before anything is said of a client's habit."""
_NOTHING = Decimal(0)


def payments(
    bills: Iterable[Bill], lots: Mapping[int, Sequence[Lot]], came: Mapping[int, Sequence[Came]], today: date
) -> list[Payment]:
    """Return every part of the orders' money by its due day, those without one last."""
    found = [each for bill in bills for each in _of(bill, lots.get(bill.id, ()), came.get(bill.id, ()), today)]
    return sorted(found, key=lambda each: (each.due_on or date.max, each.ref, each.what == "balance"))


def _of(bill: Bill, lots: Sequence[Lot], came: Sequence[Came], today: date) -> Iterator[Payment]:
    parts = instalments(bill, lots)
    if not parts:
        if bill.deposit_due is not None or payment_of(bill.payment).deposit:
            yield _payment(bill, None, "deposit", bill.deposit_due, bill.deposit_paid, today)
        if bill.value is None:
            yield _payment(bill, None, "balance", bill.balance_due, bill.balance_paid, today)
        return
    until = _NOTHING
    for part in parts:
        until += part.amount
        paid = bill.deposit_paid if part.what == "deposit" else _reached(came, until) if lots else bill.balance_paid
        yield _payment(bill, part, part.what, part.due, None if part.missing else paid or _whole(bill, part), today)


def _whole(bill: Bill, part: Instalment) -> date | None:
    """Return the day on which all was paid for a share of which no receipt tells the day."""
    return bill.balance_paid if part.what == "balance" else None


def _reached(came: Sequence[Came], amount: Decimal) -> date | None:
    """Return the day on which what came had come to a sum."""
    total = _NOTHING
    for each in came:
        total += each.amount + (each.charges or _NOTHING)
        if total >= amount:
            return each.on_date
    return None


def _payment(
    bill: Bill, part: Instalment | None, what: str, due: date | None, paid: date | None, today: date
) -> Payment:
    is_paid = paid is not None or (part is not None and not part.missing) or bill.balance_paid is not None
    if due is not None and due < today and not is_paid and what == "balance" and _is_planned(bill, part):
        due = None
    state, late = _state(due, paid, today, is_paid=is_paid)
    return Payment(
        part.lot.ref if part is not None and part.lot is not None else f"s{bill.id}", bill.number or bill.title,
        f"o{bill.company_id}" if bill.company_id is not None else f"c{bill.contact_id}", bill.client, what, due, paid, late,
        part.amount if part is not None else None, part.missing if part is not None else None, bill.currency, state,
        _why(bill) if state == ASK else None,
    )  # fmt: skip


def _is_planned(bill: Bill, part: Instalment | None) -> bool:
    """Tell whether a due day only follows from a shipment that is planned: nobody owes money for goods that are still here."""
    lot = part.lot if part is not None else None
    has_left = (lot.shipped_on if lot is not None else bill.shipped_on) is not None
    return not has_left and not pays_before_shipment(bill) and (lot is not None or "balance_due" not in typed(bill))


def _state(due: date | None, paid: date | None, today: date, *, is_paid: bool) -> tuple[str, int | None]:
    """Return how a payment stands, and how many days late it was or is."""
    if is_paid:
        if due is None or paid is None:
            return UNDATED, None
        late = max((paid - due).days, 0)
        return (LATE if late else IN_TIME), late
    if due is None:
        return ASK, None
    return (OVERDUE, (today - due).days) if due < today else (OPEN, None)


def _why(bill: Bill) -> str:
    if not bill.payment:
        return "no_terms"
    if not payment_of(bill.payment).is_read:
        return "unread"
    return "not_shipped" if bill.shipped_on is None else "other_day"


def by_month(found: Iterable[Payment]) -> tuple[PaidMonth, ...]:
    """Return what was or is due in each month, each currency by itself."""
    months: dict[tuple[str, str], list[Payment]] = defaultdict(list)
    for each in found:
        if each.due_on is not None:
            months[f"{each.due_on:%Y-%m}", each.currency or ""].append(each)
    return tuple(_month(month, currency, months[month, currency]) for month, currency in sorted(months))


def _month(month: str, currency: str, rows: Sequence[Payment]) -> PaidMonth:
    due, missing = _sum(each.amount for each in rows), _sum(each.missing for each in rows)
    in_time, late = (_sum(each.amount for each in rows if each.state == state) for state in (IN_TIME, LATE))
    unpriced = sum(each.amount is None for each in rows)
    return PaidMonth(month, currency, len(rows), due, in_time, late, due - missing, missing, unpriced)


def _sum(sums: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in sums if each is not None), _NOTHING)


def by_client(found: Iterable[Payment]) -> tuple[Payer, ...]:
    """Return how each client pays: those who are overdue first, then by the longest delay."""
    clients: dict[str, list[Payment]] = defaultdict(list)
    for each in found:
        clients[each.client_ref].append(each)
    payers = [_payer(rows) for rows in clients.values()]
    return tuple(
        sorted(
            payers,
            key=lambda each: (not each.overdue_payments, -(each.worst or 0), not each.open, each.name.casefold()),
        )
    )


def _payer(rows: Sequence[Payment]) -> Payer:
    states = [each.state for each in rows]
    delays = sorted(each.days_late or 0 for each in rows if each.state in {IN_TIME, LATE})
    left = [each for each in rows if each.state in {OVERDUE, OPEN, ASK}]
    return Payer(
        rows[0].client_ref, rows[0].client, states.count(IN_TIME), states.count(LATE), states.count(UNDATED),
        delays[(len(delays) - 1) // 2] if delays else None,
        max((each.days_late for each in rows if each.days_late is not None), default=None), _habit(delays),
        states.count(OVERDUE), _sums(each for each in left if each.state == OVERDUE),
        _sums(each for each in left if each.what == "deposit"), _sums(left),
        sum(each.amount is None for each in left), states.count(ASK),
    )  # fmt: skip


def _habit(delays: Sequence[int]) -> str | None:
    late = sum(days > 0 for days in delays)
    if len(delays) < ENOUGH:
        return None
    if late == len(delays):
        return "always_late"
    return "mostly_late" if late * 2 > len(delays) else "sometimes_late" if late else "in_time"


def _sums(rows: Iterable[Payment]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in rows:
        if each.missing and each.currency:
            found[each.currency] = found.get(each.currency, _NOTHING) + each.missing
    return dict(sorted(found.items()))
