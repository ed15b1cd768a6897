"""Everybody in the book by how close they are: one pass by table."""

import sqlite3
from datetime import date

from dossier.read.contact.people import facts_of_people
from dossier.read.facts_now import stars
from dossier.records.contact.relationship import CLOSENESS, FIRST_CONTACT, STEPS, relationship
from dossier.records.reports.friends import Friend

_PEOPLE = """SELECT c.id, c.name, c.company_id, o.name AS company, COALESCE(c.country, o.country) AS country, c.last_touch_on
    FROM contact c LEFT JOIN company o ON o.id = c.company_id ORDER BY c.id"""
_FIRST = """SELECT d.{column}, MIN(s.confirmed_on) FROM deal d JOIN orders s ON s.deal_id = d.id
    WHERE s.cancelled_on IS NULL AND d.{column} IS NOT NULL GROUP BY d.{column}"""
_OF_FIRMS, _OF_PEOPLE = _FIRST.format(column="company_id"), _FIRST.format(column="contact_id")


def friends(connection: sqlite3.Connection) -> list[Friend]:
    """Return everybody, the closest first, among equals by stars, the last touch and the name."""
    facts = facts_of_people(connection, (CLOSENESS, FIRST_CONTACT))
    star, firms, people = stars(connection), _first(connection, _OF_FIRMS), _first(connection, _OF_PEOPLE)
    found = []
    for row in connection.execute(_PEOPLE):
        firm = row["company_id"]
        first = firms.get(firm) if firm is not None else people.get(row["id"])
        touched = date.fromisoformat(row["last_touch_on"]) if row["last_touch_on"] else None
        known = relationship(facts.get(row["id"], ()), first)
        found.append(
            Friend(row["id"], row["name"], firm, row["company"], row["country"], star.get(firm), touched, known)
        )
    return sorted(found, key=_place)


def _first(connection: sqlite3.Connection, sql: str) -> dict[int, date]:
    return {row[0]: date.fromisoformat(row[1]) for row in connection.execute(sql) if row[1]}


def _place(each: Friend) -> tuple[int, int, date, str]:
    close = each.known.closeness
    near = STEPS.index(close) if close in STEPS else -1
    return -near, -(each.star or 0), each.last_touch_on or date.min, each.name.casefold()
