"""When the days of an order were noted, from the history."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from dossier.read.book.history import changes_of
from dossier.records.order.dates import FIELDS, Changed
from dossier.records.order.order import Order
from dossier.records.order.proof import Proof
from dossier.records.ref import Ref


def noted(connection: sqlite3.Connection, order: Order, proofs: Iterable[Proof]) -> tuple[Changed, ...]:
    """Return every change of a planned or a done day, the oldest first; nothing where the history was forgotten."""
    fields = {name: (step, bool(at)) for step, names in FIELDS.items() for at, name in enumerate(names) if name}
    fields["shipped_on"] = ("etd", True)
    found = [
        Changed(step, each.at.date(), _day(each.before), _day(each.after), done)
        for each in reversed(changes_of(connection, Ref("s", order.id)))
        for step, done in ([fields[each.field]] if each.field in fields else [])
    ]
    for proof in proofs:
        found += _signed(connection, proof)
    return tuple(sorted(found, key=lambda each: each.noted_on))


def _signed(connection: sqlite3.Connection, proof: Proof) -> Iterator[Changed]:
    step = "sample" if proof.kind == "sample" else "artwork"
    for each in reversed(changes_of(connection, Ref("y", proof.id))):
        if each.field in {"signed_on", "sent_on", "state"}:
            day = _day(each.after) if each.field == "signed_on" else None
            yield Changed(step, each.at.date(), None, day, True)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
