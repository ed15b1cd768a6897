"""Reading forwarders with what the orders say of them."""

import sqlite3
from datetime import date

from dossier.read.rows import all_of, select
from dossier.records.deal.forwarder_use import Forwarder, Use
from dossier.values.names import fold

_FORWARDERS = f"{select(Forwarder)} ORDER BY w.id"
_NAMES = "SELECT name FROM forwarder"
_USED = """SELECT s.forwarder, s.destination, s.confirmed_on, d.company_id, d.contact_id FROM orders s
    JOIN deal d ON d.id = s.deal_id WHERE s.forwarder IS NOT NULL AND s.cancelled_on IS NULL"""


def names(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the folded names of the forwarders that we know and recommend."""
    return frozenset(fold(row[0]) for row in connection.execute(_NAMES))


def uses(connection: sqlite3.Connection, *, without_company: int | None = None) -> tuple[Use, ...]:
    """Return every forwarder with its orders, those of one firm not counted; orders name theirs as a text."""
    known = all_of(connection, Forwarder, _FORWARDERS)
    rows: dict[str, list[sqlite3.Row]] = {}
    for row in connection.execute(_USED):
        if without_company is None or row["company_id"] != without_company:
            rows.setdefault(fold(row["forwarder"]), []).append(row)
    return tuple(_use(each, rows.get(fold(each.name), [])) for each in known)


def _use(forwarder: Forwarder, rows: list[sqlite3.Row]) -> Use:
    days = sorted(date.fromisoformat(row["confirmed_on"]) for row in rows)
    return Use(
        forwarder=forwarder,
        orders=len(rows),
        clients=len({("o", row["company_id"]) if row["company_id"] else ("c", row["contact_id"]) for row in rows}),
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
        destinations=frozenset(row["destination"] for row in rows if row["destination"]),
    )
