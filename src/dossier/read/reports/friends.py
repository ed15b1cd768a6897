"""How close everybody in the book is, counted, and the closest of them with all that is known of it."""

import sqlite3
from datetime import date
from heapq import nsmallest

from dossier.read.contact.people import facts_of_people
from dossier.read.facts_now import stars
from dossier.records.contact.relationship import CLOSENESS, FIRST_CONTACT, STEPS, relationship
from dossier.records.reports.friends import Circle, Friend
from dossier.values.period import WHOLE, Period

_PEOPLE = "SELECT c.id, c.name, c.company_id, c.last_touch_on FROM contact c ORDER BY c.id"
_NAMED = """SELECT c.id, o.name AS company, COALESCE(c.country, o.country) AS country FROM contact c
    LEFT JOIN company o ON o.id = c.company_id WHERE c.id IN ({numbers})"""
_NOTED = """SELECT subject_id, CASE state WHEN 'known' THEN value END FROM fact
    WHERE subject_kind = 'contact' AND key = 'contact.closeness'"""
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


_Person = tuple[int, str, int | None, str | None]
"""Number, name, firm and last touch: of so many that a named tuple of each would take a third of the time."""


def friends(connection: sqlite3.Connection, period: Period, today: date, most: int) -> Circle:
    """Return everybody counted by closeness, and so many with what is known: the closest, the most stars, the last touch."""
    star, close = stars(connection), _closeness(connection)
    people: list[_Person] = connection.execute(_PEOPLE).fetchall()
    if period != WHOLE:
        last = min(period.end or today, today)
        days = {"first": (period.start or date.min).isoformat(), "last": last.isoformat()}
        seen = {row[0] for row in connection.execute(_SEEN, days)}
        people = [each for each in people if each[0] in seen]
    groups: dict[str | None, list[_Person]] = {code: [] for code in (*reversed(STEPS), None)}
    for each in people:
        groups[close.get(each[0])].append(each)

    def place(each: _Person) -> tuple[int, str, str]:
        _number, name, firm, touched = each
        return -star.get(firm or 0, 0), touched or "", name.casefold()

    chosen = list[_Person]()
    for group in groups.values():
        chosen += nsmallest(most - len(chosen), group, key=place) if len(chosen) < most else ()
    counts = {code: len(group) for code, group in groups.items() if code and group}
    return Circle(counts, len(groups[None]), tuple(_known(connection, chosen, star)))


def _closeness(connection: sqlite3.Connection) -> dict[int, str]:
    """Return how close each person is now; only where it was noted several times the rows have to be weighed."""
    rows = connection.execute(_NOTED).fetchall()
    found = dict(rows)
    if len(found) < len(rows):
        again = facts_of_people(connection, (CLOSENESS,), _SEVERAL)
        found |= {number: relationship(facts).closeness for number, facts in again.items()}
    return {number: code for number, code in found.items() if code in STEPS}


def _known(connection: sqlite3.Connection, people: list[_Person], star: dict[int, int]) -> list[Friend]:
    numbers = ", ".join(str(number) for number, *_rest in people)
    facts = facts_of_people(connection, (CLOSENESS, FIRST_CONTACT), f" AND x.subject_id IN ({numbers})")
    named = {row["id"]: row for row in connection.execute(_NAMED.format(numbers=numbers))}
    firms, alone = _first(connection, _OF_FIRMS), _first(connection, _OF_PEOPLE)
    return [
        Friend(
            number, name, firm, named[number]["company"], named[number]["country"], star.get(firm or 0),
            date.fromisoformat(touched) if touched else None,
            relationship(facts.get(number, ()), alone.get(number) if firm is None else firms.get(firm)),
        )
        for number, name, firm, touched in people
    ]  # fmt: skip


def _first(connection: sqlite3.Connection, sql: str) -> dict[int, date]:
    return {row[0]: date.fromisoformat(row[1]) for row in connection.execute(sql) if row[1]}
