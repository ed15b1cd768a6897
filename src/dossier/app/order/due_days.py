"""The due days of an order brought to where its terms put them after something happened, and each move said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dossier.app.order.one_order import habits
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.order.order import LOT, ORDER
from dossier.records.ref import Ref

if TYPE_CHECKING:
    from dossier.write.deal.order_days import DayMove
    from dossier.write.transaction import Transaction


def followed(session: Session, tx: "Transaction", ref: Ref) -> Callable[[], list[str]]:
    """Return what is to be called after an order or a lot has changed: it moves the days and returns each move in words.

    Of another record nothing follows.
    """
    if ref.letter not in {ORDER.letter, LOT.letter}:
        return list
    from dossier.write.deal.order_days import follow_terms, terms_of
    from dossier.write.tables.negotiation import Lot

    number = ref.id if ref.letter == ORDER.letter else tx.get(Lot, ref.id).order_id
    days = habits(session)
    before = terms_of(tx, number, days)
    return lambda: [_move(session, each, number) for each in follow_terms(tx, number, days, before)]


def _move(session: Session, move: "DayMove", number: int) -> str:
    """Return that a due day was set or moved, or that a typed one stays although the terms come to another."""
    from dossier.render.words import day

    field = ORDER.field(move.column)
    label = _(field.label) if field else move.column
    new = day(move.after, session.today)
    if move.kept:
        words = _(
            "{label} {old} was typed and stays; by the terms it is {new} now: dossier order s{id} --{option} {iso}"
        )
        option = move.column.replace("_", "-")
        old = day(move.before, session.today)
        return words.format(label=label, old=old, new=new, id=number, option=option, iso=move.after.isoformat())
    if move.before is None:
        return _("{label} {new}, by the terms").format(label=label, new=new)
    return _("{label} {old} → {new}").format(label=label, old=day(move.before, session.today), new=new)
