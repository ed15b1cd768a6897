"""Finding orders by their number, and the signed samples that earlier ones left behind."""

import sqlite3

from dossier.read.rows import all_of, one_of, select
from dossier.records.deal.deal import Deal
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.values.names import fold

_NUMBERED = "SELECT id FROM orders WHERE number = :number COLLATE NOCASE ORDER BY id DESC"
_SIGNED = f"""{select(Proof)} JOIN deal d ON d.id = y.deal_id
    WHERE d.company_id = :id AND y.state || '' = 'signed' ORDER BY y.signed_on, y.id"""
_PRODUCTS = "SELECT id, product FROM deal WHERE company_id = :id"


def order(connection: sqlite3.Connection, number: int) -> Order | None:
    """Return an order, or None if there is none of that id."""
    return one_of(connection, Order, f"{select(Order)} WHERE s.id = :id", {"id": number})


def numbered(connection: sqlite3.Connection, number: str) -> list[int]:
    """Return the ids of the orders of a confirmation number, newest first."""
    return [row[0] for row in connection.execute(_NUMBERED, {"number": number.strip()})]


def earlier_samples(connection: sqlite3.Connection, deal: Deal) -> tuple[Proof, ...]:
    """Return the signed samples and proofs of this firm's other deals for the same product, oldest first."""
    if deal.company_id is None or not deal.product:
        return ()
    mine = {"id": deal.company_id}
    same = {row[0] for row in connection.execute(_PRODUCTS, mine) if fold(row[1] or "") == fold(deal.product)}
    found = all_of(connection, Proof, _SIGNED, mine)
    return tuple(each for each in found if each.deal_id in same and each.deal_id != deal.id)
