"""Aims of talks: written, met by their talk, answered, withdrawn."""

from datetime import date

from dossier.records.ref import Ref
from dossier.write.contact.touch import owners_of
from dossier.write.tables.aims import Aim
from dossier.write.transaction import Transaction


def write(tx: Transaction, ref: Ref, text: str, least: str | None, visit_id: int | None, today: date) -> Aim:
    """Write what a talk with a client is to bring."""
    return tx.insert(Aim, **owners_of(tx, ref), visit_id=visit_id, text=text, least=least, set_on=today)


def change(tx: Transaction, number: int, **values: str | int | date | None) -> None:
    """Change an aim: its words, the talk that it was for, or what that came to."""
    tx.update(tx.get(Aim, number), **values)


def withdraw(tx: Transaction, number: int) -> None:
    """Take an aim out; the history keeps it."""
    tx.delete(tx.get(Aim, number))
