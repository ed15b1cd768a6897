"""Recaps of talks: the points that went out in a letter of ours, and those that a letter of theirs confirms."""

from collections.abc import Iterable

from dossier.write.tables.negotiation import RecapPoint
from dossier.write.transaction import Transaction


def sent(tx: Transaction, letter: int, points: Iterable[tuple[str, str]]) -> None:
    """Keep the points of a letter of ours, each with the ref of the round or the promise that it rests on."""
    for position, (text, ref) in enumerate(points, 1):
        column = {"r": "round_id", "m": "promise_id"}[ref[0]]
        tx.insert(RecapPoint, log_entry_id=letter, position=position, text=text, **{column: int(ref[1:])})


def confirm(tx: Transaction, points: Iterable[int], letter: int) -> None:
    """Note that a letter of theirs confirms some points."""
    for number in points:
        tx.update(tx.get(RecapPoint, number), confirmed_in_id=letter)
