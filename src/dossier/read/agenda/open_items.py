"""Follow-ups and promises as they stand in the book."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.read.rows import OPEN, all_of, one_of, select
from dossier.records.contact.person import Visit
from dossier.records.ref import Ref

_FOLLOW_UP = """SELECT text, due_on, first_due_on, every, after_done, contact_id, company_id, deal_id, state, at
    FROM follow_up WHERE id = :id"""
_PROMISE = """SELECT text, due_on, due_on AS first_due_on, NULL AS every, 0 AS after_done, contact_id, company_id,
    deal_id, state, NULL AS at FROM promise WHERE id = :id"""
_COLUMNS = {"c": "contact_id", "o": "company_id", "d": "deal_id"}


class Planned(NamedTuple):
    """A follow-up or promise, open or closed, and whose it is."""

    text: str
    due_on: date | None
    first_due_on: date | None
    every: str | None
    after_done: bool
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    state: str
    at: str | None

    @property
    def client(self) -> Ref | None:
        """Return the deal it is for, else the contact, else the company."""
        owners = (("d", self.deal_id), ("c", self.contact_id), ("o", self.company_id))
        return next((Ref(letter, number) for letter, number in owners if number), None)


class Waiting(NamedTuple):
    """An open follow-up in short."""

    id: int
    text: str
    due_on: date | None


class Repeated(NamedTuple):
    """By which rule a follow-up comes again, and the day it began."""

    ref: str
    every: str
    first: date


def repeating(connection: sqlite3.Connection) -> dict[str, Repeated]:
    """Return the open follow-ups that come again on days that are known already, by their refs."""
    sql = f"""SELECT 'f' || id AS ref, every, first_due_on AS first FROM follow_up
        WHERE every IS NOT NULL AND NOT after_done AND {OPEN}"""  # noqa: S608  (words of our own)
    return {each.ref: each for each in all_of(connection, Repeated, sql)}


def planned(connection: sqlite3.Connection, ref: Ref) -> Planned | None:
    """Return the follow-up or promise of a ref, or None if there is none."""
    return one_of(connection, Planned, _FOLLOW_UP if ref.letter == "f" else _PROMISE, {"id": ref.id})


def visit_of(connection: sqlite3.Connection, number: int) -> Visit | None:
    """Return a visit of the book, or None if there is none."""
    return one_of(connection, Visit, f"{select(Visit)} WHERE v.id = :id", {"id": number})


def planned_with(connection: sqlite3.Connection, ref: Ref) -> tuple[Ref | None, date | None]:
    """Return with whom a follow-up or a visit of the book is, and its day."""
    if ref.letter == "v":
        visit = visit_of(connection, ref.id)
        return (Ref("c", visit.contact_id), visit.on_date) if visit else (None, None)
    kept = planned(connection, ref)
    return (kept.client, kept.due_on) if kept else (None, None)


def open_of(connection: sqlite3.Connection, client: Ref) -> tuple[Waiting, ...]:
    """Return the open follow-ups of a contact, company or deal by their days."""
    sql = f"SELECT id, text, due_on FROM follow_up WHERE {_COLUMNS[client.letter]} = :id AND {OPEN} ORDER BY due_on, at"  # noqa: S608
    return all_of(connection, Waiting, sql, {"id": client.id})


def open_refs(connection: sqlite3.Connection, limit: int) -> list[tuple[str, str]]:
    """Return (ref, day and text) of the open follow-ups and promises that are due first, for completion."""
    sql = f"""SELECT 'f' || id, due_on || coalesce(' ' || at, ''), text FROM follow_up WHERE {OPEN}
        UNION ALL SELECT 'm' || id, coalesce(due_on, '—'), text FROM promise WHERE {OPEN} ORDER BY 2 LIMIT :limit"""  # noqa: S608
    rows = connection.execute(sql, {"limit": limit})
    return [(ref, f"{due_on} {text}") for ref, due_on, text in rows]
