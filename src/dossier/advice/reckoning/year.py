"""A year together with a firm: orders, goods that left on the day, promises kept, and one line that the figures carry."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dossier.records.order.order import Lot, Order
from dossier.records.reports.year import Book, Complaint, Due, Loading, WordKept

FEWEST, SHARE = 3, Fraction(3, 4)
"""Loadings from which on a line is said, and the share of them that must have left on the day; our own judgement."""
WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()


def ordered(book: Book, first: date, last: date) -> tuple[list[Order], int]:
    """Return the orders confirmed in some days that stand, and how many of these days were cancelled."""
    every = [each for each in book.orders if first <= each.confirmed_on <= last]
    stand = [each for each in every if each.cancelled_on is None]
    return stand, len(every) - len(stand)


def sums(orders: Iterable[Order]) -> tuple[dict[str, Decimal], int]:
    """Return what orders come to by currency, and of how many nothing is known."""
    found: dict[str, Decimal] = {}
    without = 0
    for each in orders:
        if each.value is None or each.currency is None:
            without += 1
        else:
            found[each.currency] = found.get(each.currency, Decimal(0)) + each.value
    return dict(sorted(found.items())), without


def loadings(book: Book, first: date, last: date, today: date) -> tuple[tuple[Loading, ...], int]:
    """Return the goods due to leave in some days, by their day, and how many left in them without an agreed day.

    An order in lots is counted by its lots. What is not due yet and has not left is not counted.
    """
    found, without = list[Loading](), 0
    for order in book.orders:
        if order.cancelled_on is not None:
            continue
        lots: list[Order | Lot] = [each for each in book.lots if each.order_id == order.id]
        for each in lots or [order]:
            day, left = each.ship_by or order.ship_by, each.shipped_on
            if day is None:
                without += left is not None and first <= left <= last
            elif first <= day <= last and (left is not None or day < today):
                late = max(0, ((left or today) - day).days)
                moved = bool({each.ref, order.ref} & book.moved)
                found.append(Loading(each.ref, order.number or order.ref, day, left, late, moved))
    return tuple(sorted(found, key=lambda each: (each.ship_by, each.ref))), without


def complaints(book: Book, first: date, last: date) -> tuple[Complaint, ...]:
    """Return the claims noted on orders that left in some days, or were confirmed in them, and the complaints kept as records."""
    days = ((each, each.shipped_on or each.confirmed_on) for each in book.orders if each.claim)
    claims = (Complaint(each.ref, None, each.claim or "", None) for each, day in days if first <= day <= last)
    return (*book.complaints, *claims)


def kept(promises: Iterable[Due], by: str, today: date) -> WordKept:
    """Return how the promises of one side ended that were due by today."""
    mine = [each for each in promises if each.by == by and (each.due_on < today or each.state != "open")]
    ended = [each for each in mine if each.state == "kept"]
    on_time = sum(each.closed_on is not None and each.closed_on <= each.due_on for each in ended)
    dropped = sum(each.state == "dropped" for each in mine)
    return WordKept(len(mine) - dropped, on_time, len(ended) - on_time, len(mine) - len(ended) - dropped, dropped)


def line(found: Iterable[Loading], when: str) -> str | None:
    """Return the English sentence for a negotiation; None where there are too few loadings, or too few on the day."""
    every = list(found)
    good = sum(not each.days_late for each in every)
    if len(every) < FEWEST or Fraction(good, len(every)) < SHARE:
        return None
    day = "the day we last agreed" if any(each.moved for each in every) else "the agreed day"
    return f"{_word(good).capitalize()} of {_word(len(every))} shipments left by {day} in {when}."


def _word(number: int) -> str:
    return WORDS[number] if number < len(WORDS) else str(number)
