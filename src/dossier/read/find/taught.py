"""What SQLite is taught for lists: folding, sounds, what an order still owes and when, and sums by currency."""

import sqlite3
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dossier.read.find.compared import says, sums_fit
from dossier.records.known import TOLD
from dossier.values.names import fold
from dossier.values.sums import added, written


class Order(NamedTuple):
    """The columns of an order that its money is reckoned from, as a question hands them over."""

    value: Decimal | None
    currency: str | None
    payment: str | None
    received: Decimal | None
    deposit_paid: date | None
    balance_paid: date | None
    cancelled_on: date | None
    quantity: Decimal | None = None
    deposit_due: date | None = None
    balance_due: date | None = None


FIELD, ROW = "\x1f", "\x1e"
"""What stands between the fields and the rows of what a question hands over in one text."""
UNKNOWN = "?"
"""What the sums of rows are of which no amount is known."""
PROTECTED = "(protected)"
_SUM = Order._fields[:7]
_SUMS = frozenset({"value", "received", "quantity"})
_DAYS = frozenset({"deposit_paid", "balance_paid", "cancelled_on", "deposit_due", "balance_due"})


def columns(letter: str, *, whole: bool) -> str:
    """Return the columns of an order as the questions name them: those of what is open, or all."""
    return ", ".join(f"{letter}.{name}" for name in (Order._fields if whole else _SUM))


def summed(amount: str, currency: str, source: str) -> str:
    """Return the question for the sums of some rows: nothing where there is no row, null where none of them is known."""
    return f"(SELECT NULLIF(COALESCE(sums({amount}, {currency}), '0'), '{UNKNOWN}') {source})"


def teach(connection: sqlite3.Connection) -> None:
    """Let the questions of a connection call these functions."""
    connection.create_function("folded", 1, lambda text: None if text is None else fold(str(text)), deterministic=True)
    connection.create_function("says", 2, says, deterministic=True)
    connection.create_function("sums_fit", 3, sums_fit, deterministic=True)
    connection.create_function("in_order", 1, _in_order, deterministic=True)
    connection.create_function("still_open", len(_SUM), _still_open, deterministic=True)
    connection.create_function("owed", len(Order._fields) + 3, _owed, deterministic=True)
    connection.create_function("amount_of", 3, _amount_of, deterministic=True)
    connection.create_function("quote_total", 2, _quote_total, deterministic=True)
    connection.create_function("guarded", 4, _guarded, deterministic=True)
    connection.create_function("as_sum", 2, _as_sum, deterministic=True)
    connection.create_aggregate("sums", 2, _Added)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _in_order(text: str | None) -> str | None:
    """Return by what a text stands in a list: folded, and a Chinese name by its pinyin."""
    if text is None or str(text).isascii():
        return text and str(text).casefold()
    from dossier.values.sounding import spellings  # only a Chinese name pays for the table

    return " ".join(spellings(text)[0]) if any("\u4e00" <= sign <= "\u9fff" for sign in text[:1]) else fold(text)


def _order(columns: tuple[str | None, ...]) -> Order:
    """Return an order whose columns were handed over as SQLite keeps them."""
    kept = dict(zip(Order._fields, columns, strict=False))
    read: dict[str, Any] = {
        name: None if text is None else Decimal(text) for name, text in kept.items() if name in _SUMS
    }
    read |= {name: None if text is None else date.fromisoformat(text) for name, text in kept.items() if name in _DAYS}
    return Order(**kept | read)


def _still_open(*columns: str | None) -> str | None:
    """Return what is still to be paid of an order; None where nobody knows."""
    from dossier.records.order.owed import open_of  # only a list of orders reckons
    from dossier.values.money import rounded

    order = _order(columns)
    left = open_of(order).sum
    return None if left is None else f"{rounded(left, order.currency):f}"


@cache
def _missing(columns: tuple[str | None, ...], lots: str | None) -> tuple[tuple[date | None, Decimal], ...] | None:
    """Return what is missing of an order with the day on which it is due; None where its value is not known."""
    from dossier.records.order.instalments import instalments
    from dossier.records.order.order import Lot
    from dossier.records.order.owed import open_of

    order = _order(columns)
    if open_of(order).sum is None:
        return None
    rows = [each.split(FIELD) for each in (lots or "").split(ROW) if each]
    kept = [
        Lot(int(number), 0, Decimal(quantity), None, None, _day(ship_by), _day(shipped_on), _day(due), None)
        for number, quantity, ship_by, shipped_on, due in rows
    ]
    return tuple((each.due, each.missing) for each in instalments(order, kept) if each.missing)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _owed(what: str, today: str, lots: str | None, *columns: str | None) -> str | None:
    """Return what of an order is due by today (`due`), was due before (`overdue`), or the first day of what is missing (`on`).

    None where nothing of it is known to be due, and the day of some of it is not known.
    """
    missing = _missing(columns, lots)
    if missing is None:
        return None
    dated = [(day, left) for day, left in missing if day is not None]
    if what == "on":
        return min((day for day, _left in dated)).isoformat() if dated else None
    last = date.fromisoformat(today)
    sums = [left for day, left in dated if day < last or (what == "due" and day == last)]
    return None if len(dated) < len(missing) and not sums else f"{sum(sums, Decimal(0)):f}"


def _amount_of(quantity: str | None, price: str | None, currency: str | None) -> str | None:
    """Return quantity times price in the smallest unit of the currency; None where one of them is not known."""
    from dossier.values.money import rounded

    known = quantity is not None and price is not None
    return f"{rounded(Decimal(quantity) * Decimal(price), currency):f}" if known else None  # type: ignore[arg-type]


def _quote_total(lines: str | None, currency: str | None) -> str | None:
    """Return what the lines of a quotation come to; None while there are several prices to choose from, or no quantity."""
    from dossier.records.quotation.quotation import total
    from dossier.records.quotation.quote import QuoteLine

    rows = [each.split(FIELD) for each in (lines or "").split(ROW) if each]
    kept = [
        QuoteLine(at, 0, at, item, Decimal(quantity) if quantity else None, None, Decimal(price), payment or None)
        for at, (item, quantity, price, payment) in enumerate(rows)
    ]
    found = total(kept, currency)
    return None if found is None else f"{found:f}"


def _as_sum(amount: str | None, currency: str | None) -> str | None:
    """Return one amount as the text of sums."""
    return None if amount is None else written({currency or "": Decimal(amount)})


def _guarded(key: str, value: str | None, source: str, teller: int | None) -> str | None:
    """Return the value of a fact, or the word for what a list of everybody's facts does not say of a protected one."""
    from dossier.records.catalogue import catalogue  # only a list of facts asks

    entry = catalogue.by_key().get(key)
    is_protected = (entry is not None and entry.sensitivity == "protected") or teller is not None or source == TOLD
    return PROTECTED if value is not None and is_protected else value


class _Added:
    """The sums of a group by currency: what is not known adds nothing, and alone it leaves the sum unknown."""

    def __init__(self) -> None:
        self.amounts: list[tuple[Decimal, str]] = []
        self.unknown = False

    def step(self, amount: str | None, currency: str | None) -> None:
        """Take one more amount, or one that is not known."""
        self.unknown |= amount is None
        self.amounts += [] if amount is None else [(Decimal(amount), currency or "")]

    def finalize(self) -> str | None:
        """Return the sums as one text; a question without any row never comes here, hence the mark (`summed`)."""
        text = written(added(self.amounts))
        return UNKNOWN if text == "0" and self.unknown else text
