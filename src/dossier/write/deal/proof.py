"""Samples and proofs on their way: the next version, its corrections collected and sent once, the signed one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import select

from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.records.ref import Ref
from dossier.values.day_words import day
from dossier.write import guards
from dossier.write.tables.negotiation import Correction, Proof
from dossier.write.transaction import Transaction, record_id


def start(tx: Transaction, deal_id: int, kind: str, values: dict[str, Any]) -> tuple[Ref, int]:
    """Write the next version of a kind of proof, or the one named, and return its ref and version."""
    held = tx.session.exec(select(Proof.version).where(Proof.deal_id == deal_id, Proof.kind == kind)).all()
    version = values.get("version") or max(held, default=0) + 1
    guards.not_to_come("y", values, tx.today)
    row = tx.insert(Proof, deal_id=deal_id, kind=kind, **({"state": "preparing"} | values | {"version": version}))
    return Ref("y", record_id(row)), version


def change(tx: Transaction, number: int, values: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Change a proof and return what changed."""
    guards.not_to_come("y", values, tx.today)
    return tx.update(tx.get(Proof, number), **values)


def correct(tx: Transaction, number: int, texts: Iterable[str], *, again: bool) -> int:
    """Collect corrections and return how many are waiting to be sent.

    Raises RefusedError for a signed proof, and once the list has gone out: a second one costs the client a second round.
    """
    row = tx.get(Proof, number)
    held = _of(tx, number)
    if row.state == "signed":
        raise RefusedError(
            _("y{id} is signed: it is the standard and is not corrected any more.").format(id=number),
            _("Begin the next version: dossier proof d{deal} {kind}").format(deal=row.deal_id, kind=row.kind),
        )
    gone = [each for each in held if each.sent_on]
    if gone and not again:
        raise RefusedError(
            _("The one list for y{id} went out on {day}; a second one costs them a second round.").format(
                id=number, day=day(gone[-1].sent_on)
            ),
            _("Begin the next version, or add --again if it must be."),
        )
    known = {each.text.strip().casefold() for each in held}
    for text in texts:
        if text.strip().casefold() not in known:
            known.add(text.strip().casefold())
            tx.insert(Correction, proof_id=number, text=text, noted_on=tx.today)
    return sum(each.sent_on is None for each in _of(tx, number))


def send_corrections(tx: Transaction, number: int, on: date) -> int:
    """Mark every correction that is waiting as sent on a day, and return how many that were."""
    waiting = [each for each in _of(tx, number) if each.sent_on is None]
    for each in waiting:
        tx.update(each, sent_on=on)
    return len(waiting)


def _of(tx: Transaction, number: int) -> list[Correction]:
    return list(tx.session.exec(select(Correction).where(Correction.proof_id == number).order_by(Correction.id)).all())  # type: ignore[arg-type]
