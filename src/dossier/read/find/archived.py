"""Who is archived, since when and why, and what is open with them."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.read.rows import OPEN, one_of
from dossier.records.ref import Ref

TABLES = {"c": "contact", "o": "company"}
"""Who can be archived, by the letter of the ref."""
_ITEMS = """SELECT '{letter}' || id FROM {table} WHERE {whose} AND {OPEN} ORDER BY due_on, id"""
_WHOSE = {"c": "contact_id = :id AND (deal_id IS NULL OR company_id IS NULL)", "o": "company_id = :id"}
"""What belongs to a deal of a firm stays with the deal (`read/living.py`)."""
_RUNNING = """SELECT s.id FROM orders s JOIN deal d ON d.id = s.deal_id WHERE {whose} AND s.cancelled_on IS NULL
    AND (s.delivered_on IS NULL OR s.balance_paid IS NULL) ORDER BY s.id"""
_CLIENT = {"c": "d.contact_id = :id AND d.company_id IS NULL", "o": "d.company_id = :id"}
_PEOPLE = "SELECT id FROM contact WHERE company_id = :id AND (archived_on IS NOT NULL) = :away ORDER BY id"


class Archived(NamedTuple):
    """Since when somebody is archived, and why."""

    archived_on: date
    archived_why: str | None


def hidden_with(connection: sqlite3.Connection, ref: Ref) -> Ref:
    """Return with whom something is hidden: a deal with its firm, or its person where it has none; a client with itself."""
    if ref.letter != "d":
        return ref
    row = connection.execute("SELECT company_id, contact_id FROM main.deal WHERE id = :id", {"id": ref.id}).fetchone()
    return next((Ref(letter, number) for letter, number in zip("oc", row or (), strict=False) if number), ref)


def archived(connection: sqlite3.Connection, ref: Ref) -> Archived | None:
    """Return since when a contact or company is archived; None for the living and for any other record."""
    if ref.letter not in TABLES:
        return None
    sql = f"""SELECT archived_on, archived_why FROM main.{TABLES[ref.letter]}
        WHERE id = :id AND archived_on IS NOT NULL"""  # noqa: S608  (names of our own)
    return one_of(connection, Archived, sql, {"id": ref.id})


def open_with(connection: sqlite3.Connection, ref: Ref) -> list[str]:
    """Return the refs of the follow-ups and promises that would wait with somebody who is archived."""
    asked = (("f", "follow_up"), ("m", "promise"))
    sqls = (_ITEMS.format(letter=letter, table=table, whose=_WHOSE[ref.letter], OPEN=OPEN) for letter, table in asked)
    return [row[0] for sql in sqls for row in connection.execute(sql, {"id": ref.id})]


def running_orders(connection: sqlite3.Connection, ref: Ref) -> list[Ref]:
    """Return the orders of a client whose goods or money are not all there."""
    sql = _RUNNING.format(whose=_CLIENT[ref.letter])
    return [Ref("s", row[0]) for row in connection.execute(sql, {"id": ref.id})]


def people(connection: sqlite3.Connection, firm: int, *, away: bool = False) -> list[Ref]:
    """Return the people of a firm who are not archived, or those who are."""
    return [Ref("c", row[0]) for row in connection.execute(_PEOPLE, {"id": firm, "away": away})]
