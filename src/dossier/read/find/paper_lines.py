"""The lines of every quotation or every order."""

import sqlite3
from collections.abc import Iterator, Sequence
from decimal import Decimal

_LINES = {
    "quotes": "SELECT 'q' || q.id, q.number, n.position, n.item, n.quantity, n.unit, n.price"
    " FROM quote_line n JOIN quote q ON q.id = n.quote_id ORDER BY q.id, n.position, n.id",
    "orders": "SELECT 's' || s.id, s.number, n.position, n.item, n.quantity, n.unit, n.price"
    " FROM order_line n JOIN orders s ON s.id = n.order_id ORDER BY s.id, n.position, n.id",
}


def lines(connection: sqlite3.Connection, noun: str) -> Iterator[Sequence[str | Decimal | None]]:
    """Yield ref and number of the paper, position, item, quantity, unit, price per unit and amount of each line."""
    for ref, number, position, item, quantity, unit, price in connection.execute(_LINES[noun]):
        count, each = (None if value is None else Decimal(value) for value in (quantity, price))
        amount = count * each if count is not None and each is not None else None
        yield ref, number, Decimal(position), item, count, unit, each, amount
