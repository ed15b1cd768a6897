"""Finding samples and proofs with their corrections: of one deal, of a client, or all that are still open."""

import sqlite3
from datetime import date

from dossier.read.rows import all_of, one_of, select
from dossier.records.order.proof import Correction, Proof, Tracked

MOST = 200
"""Open proofs that are read; nobody follows more at once."""

_PROOF = select(Proof)
_OPEN = """WHERE y.state IN ('preparing', 'sent', 'feedback') AND NOT EXISTS (SELECT 1 FROM proof z
    WHERE z.deal_id = y.deal_id AND z.kind = y.kind AND z.version > y.version)
    ORDER BY COALESCE(y.sent_on, '9999'), y.id LIMIT :most"""
_CORRECTIONS = f"{select(Correction)} WHERE i.proof_id = :id ORDER BY i.id"
_DEAL = """SELECT d.title, o.name AS company, d.opened_on FROM deal d LEFT JOIN company o ON o.id = d.company_id
    WHERE d.id = :id"""


def tracked(connection: sqlite3.Connection, number: int) -> Tracked | None:
    """Return a proof with what belongs to it, or None if there is none of that id."""
    proof = one_of(connection, Proof, f"{_PROOF} WHERE y.id = :id", {"id": number})
    return _with_all(connection, proof) if proof is not None else None


def _with_all(connection: sqlite3.Connection, proof: Proof) -> Tracked:
    deal = connection.execute(_DEAL, {"id": proof.deal_id}).fetchone()
    sql = f"{_PROOF} WHERE y.deal_id = :deal AND y.kind = :kind ORDER BY y.version, y.id"
    return Tracked(
        proof,
        all_of(connection, Correction, _CORRECTIONS, {"id": proof.id}),
        deal["title"], deal["company"], date.fromisoformat(deal["opened_on"]),
        all_of(connection, Proof, sql, {"deal": proof.deal_id, "kind": proof.kind}),
    )  # fmt: skip


def of_deal(connection: sqlite3.Connection, deal_id: int) -> tuple[Tracked, ...]:
    """Return every proof of a deal, oldest first."""
    rows = all_of(connection, Proof, f"{_PROOF} WHERE y.deal_id = :id ORDER BY y.id", {"id": deal_id})
    return tuple(_with_all(connection, each) for each in rows)


def of_client(connection: sqlite3.Connection, column: str, number: int) -> tuple[Tracked, ...]:
    """Return every proof of a contact's or a company's deals; `column` is that of the deal."""
    sql = f"{_PROOF} JOIN deal d ON d.id = y.deal_id WHERE d.{column} = :id ORDER BY y.id"
    return tuple(_with_all(connection, each) for each in all_of(connection, Proof, sql, {"id": number}))


def still_open(connection: sqlite3.Connection) -> tuple[Tracked, ...]:
    """Return the proofs that are not signed, refused, or followed by a later version; the longest out first."""
    return tuple(_with_all(connection, each) for each in all_of(connection, Proof, f"{_PROOF} {_OPEN}", {"most": MOST}))
