"""Numbers of papers: what once stood on a quotation or an order never stands on another one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from sqlalchemy import func
from sqlmodel import col, select

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.ref import Ref
from dossier.write.tables.history import Change, Operation
from dossier.write.tables.negotiation import Order, Quote
from dossier.write.transaction import Transaction, record_id

NEWEST = 300
"""Papers of a kind whose numbers are remembered after they are gone, and say which one comes next: more than a year has."""
_PAPERS: dict[str, type[Quote | Order]] = {"q": Quote, "s": Order}


def check_free(tx: Transaction, number: str | None, own: Ref | None = None) -> None:
    """Raise InvalidValueError (exit 2) for a number that stands on another quotation or order, or once stood on one.

    A paper, `own`, may go back to a number that it had itself.
    """
    if not number:
        return
    held = taken(tx, number)
    if held is not None:
        way_out = _("Leave --number away, or type: dossier quote --revise {ref}").format(ref=held)
        raise InvalidValueError(
            _("The number {number} is taken by {ref}.").format(number=number, ref=held),
            way_out if held.letter == "q" else _("Leave --number away."),
        )
    once = next((ref for text, ref in gone(tx) if text.casefold() == number.casefold() and ref != own), None)
    if once is not None:
        raise InvalidValueError(
            _("The number {number} stood on {ref} before; two papers never have the same.").format(
                number=number, ref=once
            ),
            _("Leave --number away."),
        )


def taken(tx: Transaction, number: str) -> Ref | None:
    """Return the quotation or order that has a number, in whatever case it is written, or None."""
    for letter, model in _PAPERS.items():
        row = tx.session.exec(select(model).where(col(model.number).collate("NOCASE") == number)).first()
        if row is not None:
            return Ref(letter, record_id(row))
    return None


def number_of(tx: Transaction, ref: Ref) -> str | None:
    """Return the number of a quotation or an order."""
    return tx.get(_PAPERS[ref.letter], ref.id).number


def newest(tx: Transaction, model: type[Quote | Order]) -> Sequence[str | None]:
    """Return the numbers of the newest quotations or orders, the newest first."""
    return tx.session.exec(select(model.number).order_by(col(model.id).desc()).limit(NEWEST)).all()


def next_free(tx: Transaction, stem: str, held: Iterable[str | None], last: int = 0, width: int = 3) -> str:
    """Return the first number behind a stem, after `last` and those that papers hold, that never stood on any paper."""
    used = [int(each[len(stem) :]) for each in held if each and each.startswith(stem) and each[len(stem) :].isdecimal()]
    once = {text.casefold() for text, _ref in gone(tx)}
    numbers = (f"{stem}{at:0{width}d}" for at in count(max([last, *used]) + 1))
    return next(each for each in numbers if each.casefold() not in once and taken(tx, each) is None)


def gone(tx: Transaction) -> Iterator[tuple[str, Ref]]:
    """Yield the numbers that the history took from the newest papers, with the paper; what was taken back does not count."""
    for letter, model in _PAPERS.items():
        table = str(model.__tablename__)
        last = tx.session.exec(select(func.max(Change.row_id)).where(Change.table_name == table)).one() or 0
        rows = tx.session.exec(
            select(Change.row_id, Change.before)
            .join(Operation, col(Operation.id) == Change.operation_id)
            .where(Change.table_name == table, Change.row_id > last - NEWEST)
            .where(col(Change.before).is_not(None), col(Operation.undone_at).is_(None))
        )
        for number, before in rows:
            text = json.loads(before or "{}").get("number")
            if isinstance(text, str):
                yield text, Ref(letter, number)
