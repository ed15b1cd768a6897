"""Finding orders by their number, and the signed samples that earlier ones left behind."""

import sqlite3

from dossier.read.rows import all_of, one_of, select
from dossier.records.deal.deal import Deal
from dossier.records.order.order import Lot, Order, Receipt
from dossier.records.order.proof import Proof
from dossier.values.names import fold

_NUMBERED = """SELECT id FROM orders WHERE number = :number COLLATE NOCASE
    UNION SELECT id FROM orders WHERE po_number = :number COLLATE NOCASE ORDER BY id DESC"""
_SIGNED = f"""{select(Proof)} JOIN deal d ON d.id = y.deal_id
    WHERE d.company_id = :id AND y.state || '' = 'signed' ORDER BY y.signed_on, y.id"""
_SAMPLE = f"{select(Proof)} WHERE y.id = :id"
_LAST_SIGNED = """SELECT id FROM proof WHERE deal_id = :id AND state || '' = 'signed'
    ORDER BY signed_on DESC, id DESC LIMIT 1"""
_PAPER = "SELECT marks, packing FROM quote WHERE id = :id"
_LOT = f"{select(Lot)} WHERE b.id = :id"
_RECEIPT = f"{select(Receipt)} WHERE z.id = :id"
_PRODUCTS = "SELECT id, product FROM deal WHERE company_id = :id"


def order(connection: sqlite3.Connection, number: int) -> Order | None:
    """Return an order, or None if there is none of that id."""
    return one_of(connection, Order, f"{select(Order)} WHERE s.id = :id", {"id": number})


def lot(connection: sqlite3.Connection, number: int) -> Lot | None:
    """Return a lot, or None if there is none of that id."""
    return one_of(connection, Lot, _LOT, {"id": number})


def receipt(connection: sqlite3.Connection, number: int) -> Receipt | None:
    """Return money that came, or None if there is none of that id."""
    return one_of(connection, Receipt, _RECEIPT, {"id": number})


def signed_sample(connection: sqlite3.Connection, deal_id: int) -> int | None:
    """Return the id of a deal's last signed sample or proof, or None."""
    row = connection.execute(_LAST_SIGNED, {"id": deal_id}).fetchone()
    return row[0] if row is not None else None


def marks_and_packing(connection: sqlite3.Connection, quote_id: int | None) -> tuple[str | None, str | None]:
    """Return marks and packing of a quotation, None where it says nothing of them."""
    row = connection.execute(_PAPER, {"id": quote_id}).fetchone()
    return (row["marks"], row["packing"]) if row is not None else (None, None)


def numbered(connection: sqlite3.Connection, number: str) -> list[int]:
    """Return the ids of the orders of a confirmation number, ours or the client's, newest first."""
    return [row[0] for row in connection.execute(_NUMBERED, {"number": number.strip()})]


def earlier_samples(connection: sqlite3.Connection, deal: Deal, sample: int | None) -> tuple[Proof, ...]:
    """Return the signed samples of this firm's other deals for the same product, oldest first, and the one an order names."""
    named = all_of(connection, Proof, _SAMPLE, {"id": sample}) if sample is not None else ()
    named = tuple(each for each in named if each.deal_id != deal.id)
    if deal.company_id is None or not deal.product:
        return named
    mine = {"id": deal.company_id}
    same = {row[0] for row in connection.execute(_PRODUCTS, mine) if fold(row[1] or "") == fold(deal.product)}
    found = all_of(connection, Proof, _SIGNED, mine)
    same_product = tuple(each for each in found if each.deal_id in same and each.deal_id != deal.id)
    return same_product + tuple(each for each in named if each not in same_product)
