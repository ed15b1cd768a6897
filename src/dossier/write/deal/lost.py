"""What hangs on a lost deal is settled with it: follow-ups, quotations and proofs that wait for an answer."""

from typing import NamedTuple, TypeVar

from sqlmodel import col, select

from dossier.write.tables.agenda import FollowUp, Promise
from dossier.write.tables.columns import Row
from dossier.write.tables.deal import Deal
from dossier.write.tables.negotiation import Order, Proof, Quote, Round
from dossier.write.transaction import Transaction

R = TypeVar("R", bound=Row)


class Settled(NamedTuple):
    """What was closed with a deal, and what stays although it is lost; `topics` were never agreed."""

    follow_ups: tuple[FollowUp, ...]
    quotes: tuple[Quote, ...]
    proofs: tuple[Proof, ...]
    topics: tuple[str, ...]
    orders: tuple[Order, ...]
    promises: tuple[Promise, ...]
    others: tuple[FollowUp, ...]
    """Open follow-ups with the same contact that belong to no deal."""


def settle(tx: Transaction, deal_id: int, why: str) -> Settled:
    """Drop the open follow-ups of a deal and withdraw its quotations and proofs that wait; return that and the rest."""
    follow_ups = _of(tx, FollowUp, deal_id, "open")
    for each in follow_ups:
        tx.update(each, state="dropped", closed_on=tx.today, why=why)
    quotes = _of(tx, Quote, deal_id, "sent", "answered")
    proofs = _of(tx, Proof, deal_id, "preparing", "sent", "feedback")
    for row in (*quotes, *proofs):
        tx.update(row, state="withdrawn")
    orders = tx.session.exec(select(Order).where(Order.deal_id == deal_id, col(Order.balance_paid).is_(None))).all()
    return Settled(
        follow_ups, quotes, proofs, _topics(tx, deal_id), tuple(orders), _of(tx, Promise, deal_id, "open"),
        _others(tx, deal_id),
    )  # fmt: skip


def _of(tx: Transaction, model: type[R], deal_id: int, *states: str) -> tuple[R, ...]:
    found = select(model).where(model.deal_id == deal_id, model.state.in_(states)).order_by(model.id)  # type: ignore[attr-defined]
    return tuple(tx.session.exec(found).all())


def _topics(tx: Transaction, deal_id: int) -> tuple[str, ...]:
    rows = tx.session.exec(select(Round).where(Round.deal_id == deal_id).order_by(col(Round.on_date), col(Round.id)))
    last = {row.topic: row.outcome for row in rows}
    return tuple(topic for topic, outcome in last.items() if outcome in {"open", "stuck"})


def _others(tx: Transaction, deal_id: int) -> tuple[FollowUp, ...]:
    contact = tx.get(Deal, deal_id).contact_id
    if contact is None:
        return ()
    found = select(FollowUp).where(
        FollowUp.contact_id == contact, col(FollowUp.deal_id).is_(None), FollowUp.state == "open"
    )
    return tuple(tx.session.exec(found.order_by(col(FollowUp.id))).all())
