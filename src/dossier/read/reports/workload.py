"""Our work by the days on which it happened, and who wrote when: by the index of days, or in one pass where most rows are meant."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from dossier.read.agenda.agenda import KINDS
from dossier.read.find.near_firms import many
from dossier.read.rows import all_of
from dossier.records.reports.workload import Ended, Touched

NEWEST = 20_000
"""Touches of which answers are looked for; nobody writes so many in a quarter, but a book of many hands may hold them."""
_MOST_OF_IT = 4
"""A pass through the whole log is faster than its index from this part of the rows on."""
_WITHIN = "on_date BETWEEN :first AND :last"
_MANY = f"SELECT COUNT(*) * {_MOST_OF_IT} > (SELECT MAX(id) FROM main.log_entry) FROM main.log_entry WHERE {_WITHIN}"  # noqa: S608
_TOUCHED = """SELECT on_date || ' ' || direction || ' ' || channel, COUNT(*) FROM log_entry
    WHERE {within} AND channel <> 'note' GROUP BY 1"""
"""One text is sorted in half the time of three columns."""
_ENDED = """SELECT due_on, state, closed_on, COUNT(*) AS number FROM follow_up
    WHERE due_on BETWEEN :first AND :last OR closed_on BETWEEN :first AND :last GROUP BY due_on, state, closed_on"""
_FIRST = "SELECT MIN(on_date) FROM log_entry"
_SINCE = f"SELECT on_date FROM log_entry WHERE {_WITHIN} ORDER BY on_date DESC LIMIT 1 OFFSET {NEWEST}"  # noqa: S608
_TALK = f"""SELECT on_date, at, COALESCE(contact_id, -company_id), direction, channel FROM log_entry
    WHERE {_WITHIN} AND (channel <> 'note' OR direction <> 'both') AND COALESCE(contact_id, company_id) IS NOT NULL
    ORDER BY on_date, id"""  # noqa: S608
_SENT = {
    "samples": """SELECT y.sent_on, COUNT(*) FROM proof y JOIN deal d ON d.id = y.deal_id
        WHERE y.kind = 'sample' AND y.sent_on BETWEEN :first AND :last GROUP BY y.sent_on""",
    "quotations": """SELECT q.sent_on, COUNT(*) FROM quote q JOIN deal d ON d.id = q.deal_id
        WHERE q.sent_on BETWEEN :first AND :last GROUP BY q.sent_on""",
    "orders": """SELECT s.confirmed_on, COUNT(*) FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.confirmed_on BETWEEN :first AND :last AND s.cancelled_on IS NULL GROUP BY s.confirmed_on""",
}  # fmt: skip
_PEOPLE = """SELECT c.id, c.name, COALESCE(c.country, o.country) FROM k JOIN contact c ON c.id = k.value
    LEFT JOIN company o ON o.id = c.company_id"""
_FIRMS = "SELECT -o.id, o.name, o.country FROM k JOIN company o ON o.id = k.value"

Talk = tuple[str, str | None, int, str, str]
"""A touch: its day, its moment where that is kept, with whom, which way it went, and by what."""


def begins(connection: sqlite3.Connection) -> date | None:
    """Return the day of the first touch."""
    found = connection.execute(_FIRST).fetchone()[0]
    return date.fromisoformat(found) if found else None


def touched(connection: sqlite3.Connection, first: date, last: date) -> tuple[Touched, ...]:
    """Return how many touches of each kind there were on each day."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    many_rows = connection.execute(_MANY, days).fetchone()[0]
    within = f"+{_WITHIN}" if many_rows else _WITHIN
    found = ((each.split(), number) for each, number in connection.execute(_TOUCHED.format(within=within), days))
    return tuple(
        Touched(date.fromisoformat(day), direction, channel, number) for (day, direction, channel), number in found
    )


def sent(connection: sqlite3.Connection, first: date, last: date) -> dict[str, list[tuple[date, int]]]:
    """Return how many samples, quotations and orders there were on which day."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return {
        name: [(date.fromisoformat(row[0]), row[1]) for row in connection.execute(sql, days)]
        for name, sql in _SENT.items()
    }


def ended(connection: sqlite3.Connection, first: date, last: date) -> tuple[Ended, ...]:
    """Return the follow-ups that were due or ended between two days."""
    return all_of(connection, Ended, _ENDED, {"first": first.isoformat(), "last": last.isoformat()})


def talk(connection: sqlite3.Connection, first: date, last: date) -> tuple[date | None, Iterator[Talk]]:
    """Return every touch by its day, and since when, where only the newest are read."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    row = connection.execute(_SINCE, days).fetchone()
    since = date.fromisoformat(row[0]) if row else None
    if since is not None:
        days["first"] = min(date.fromordinal(since.toordinal() + 1), last).isoformat()
    return since and date.fromisoformat(days["first"]), (tuple(each) for each in connection.execute(_TALK, days))


def people(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """Return names and countries of people, and of firms by their numbers below zero."""
    every = set(numbers)
    rows = [
        *many(connection, _PEOPLE, (each for each in every if each > 0)),
        *many(connection, _FIRMS, (-each for each in every if each < 0)),
    ]
    return {row[0]: (row[1], row[2]) for row in rows}


def waiting(connection: sqlite3.Connection, today: date) -> list[tuple[int, date]]:
    """Return who waits for our answer since when, the longest first: the question of the morning."""
    rows = connection.execute(KINDS["inquiry"], {"tonight": f"{today}T23:59:59", "limit": -1})
    return [(row["contact_id"], date.fromisoformat(row["due_on"])) for row in rows if row["kind"] == "inquiry"]
