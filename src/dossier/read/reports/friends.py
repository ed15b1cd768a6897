"""How close everybody in the book is, counted, and the closest of them with all that is known of it."""

import sqlite3
from collections import Counter
from datetime import date
from typing import NamedTuple

from dossier.read.contact.people import facts_of_people
from dossier.read.facts_now import stars
from dossier.records.contact.relationship import CLOSENESS, FIRST_CONTACT, STEPS, relationship
from dossier.records.known import KNOWN
from dossier.records.reports.friends import Circle, Friend
from dossier.values.period import WHOLE, Period

_PEOPLE = "SELECT c.id, c.name, c.company_id, c.last_touch_on FROM contact c ORDER BY c.id"
_NAMED = """SELECT c.id, o.name AS company, COALESCE(c.country, o.country) AS country FROM contact c
    LEFT JOIN company o ON o.id = c.company_id WHERE c.id IN ({numbers})"""
_ALONE = """SELECT subject_id, MIN(value) AS value, MIN(state) AS state, COUNT(*) AS rows FROM fact
    WHERE subject_kind = 'contact' AND key = 'contact.closeness' GROUP BY subject_id"""
_SEVERAL = """ AND x.subject_id IN (SELECT subject_id FROM fact WHERE subject_kind = 'contact' AND key = 'contact.closeness'
    GROUP BY subject_id HAVING COUNT(*) > 1)"""
_FIRST = """SELECT d.{column}, MIN(s.confirmed_on) FROM deal d JOIN orders s ON s.deal_id = d.id
    WHERE s.cancelled_on IS NULL AND d.{column} IS NOT NULL GROUP BY d.{column}"""
_OF_FIRMS, _OF_PEOPLE = _FIRST.format(column="company_id"), _FIRST.format(column="contact_id")
_SEEN = """SELECT contact_id FROM log_entry WHERE on_date BETWEEN :first AND :last AND contact_id IS NOT NULL
        AND channel IN ('meeting', 'visit', 'fair')
    UNION SELECT contact_id FROM visit WHERE on_date <= :last AND COALESCE(until, on_date) >= :first
    UNION SELECT subject_id FROM fact WHERE subject_kind = 'contact' AND key = 'contact.closeness'
        AND noted_on BETWEEN :first AND :last"""
"""Who was met, or whose closeness was noted, between two days."""


class _Person(NamedTuple):
    id: int
    name: str
    company_id: int | None
    last_touch_on: str | None


def friends(connection: sqlite3.Connection, period: Period, today: date, most: int) -> Circle:
    """Return everybody counted by closeness, and so many with what is known: the closest, the most stars, the last touch."""
    star, close = stars(connection), _closeness(connection)
    people = [_Person(*row) for row in connection.execute(_PEOPLE)]
    if period != WHOLE:
        last = min(period.end or today, today)
        days = {"first": (period.start or date.min).isoformat(), "last": last.isoformat()}
        seen = {row[0] for row in connection.execute(_SEEN, days)}
        people = [each for each in people if each.id in seen]
    counts = Counter(close.get(each.id) for each in people)

    def place(each: _Person) -> tuple[int, int, int, str]:
        code = close.get(each.id)
        touched = date.fromisoformat(each.last_touch_on).toordinal() if each.last_touch_on else 0
        return -STEPS.index(code) if code else 1, -(star.get(each.company_id or 0) or 0), touched, each.name.casefold()

    found = tuple(_known(connection, sorted(people, key=place)[:most], star))
    return Circle({code: counts[code] for code in reversed(STEPS) if counts[code]}, counts[None], found)


def _closeness(connection: sqlite3.Connection) -> dict[int, str]:
    """Return how close each person is now; only where it was noted several times the rows have to be weighed."""
    found: dict[int, str] = {}
    again = False
    for number, value, state, rows in connection.execute(_ALONE):
        again = again or rows > 1
        if rows == 1 and state == KNOWN and value in STEPS:
            found[number] = value
    if again:
        for number, facts in facts_of_people(connection, (CLOSENESS,), _SEVERAL).items():
            if (code := relationship(facts).closeness) is not None:
                found[number] = code
    return found


def _known(connection: sqlite3.Connection, people: list[_Person], star: dict[int, int]) -> list[Friend]:
    numbers = ", ".join(str(each.id) for each in people)
    facts = facts_of_people(connection, (CLOSENESS, FIRST_CONTACT), f" AND x.subject_id IN ({numbers})")
    named = {row["id"]: row for row in connection.execute(_NAMED.format(numbers=numbers))}
    firms, alone = _first(connection, _OF_FIRMS), _first(connection, _OF_PEOPLE)
    return [
        Friend(
            each.id, each.name, each.company_id, named[each.id]["company"], named[each.id]["country"],
            star.get(each.company_id) if each.company_id is not None else None,
            date.fromisoformat(each.last_touch_on) if each.last_touch_on else None,
            relationship(facts.get(each.id, ()), firms.get(each.company_id) if each.company_id is not None else alone.get(each.id)),
        )
        for each in people
    ]  # fmt: skip


def _first(connection: sqlite3.Connection, sql: str) -> dict[int, date]:
    return {row[0]: date.fromisoformat(row[1]) for row in connection.execute(sql) if row[1]}
