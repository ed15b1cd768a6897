"""Reading a week, by the days on which things happened."""

import sqlite3
from collections import Counter
from datetime import date, timedelta

from dossier.read import aims
from dossier.read.agenda.agenda_orders import Span, of_orders
from dossier.read.country.holidays import STEPS
from dossier.read.rows import all_of, made
from dossier.records.agenda.week import DayTouches, Holiday, Moved, Named, Week

SHOWN = 30
OPERATIONS_AT_MOST = 5000
TOUCHES = """SELECT on_date, direction, COUNT(*) AS n FROM log_entry
    WHERE on_date BETWEEN :first AND :last AND channel <> 'note' GROUP BY on_date, direction"""
REPLIES = """SELECT 'c' || c.id AS ref, c.name, o.name AS company, COALESCE(c.country, o.country) AS country,
    l.on_date, COALESCE(l.subject, l.text) AS text
    FROM log_entry l JOIN contact c ON c.id = l.contact_id LEFT JOIN company o ON o.id = c.company_id
    WHERE l.on_date BETWEEN :first AND :last AND l.direction = 'in' AND l.channel <> 'note'
    ORDER BY l.on_date DESC, l.id DESC"""
"""Read only as far as SHOWN people."""
MOVED = """SELECT d.id AS deal_id, d.title, COALESCE(o.name, c.name, '') AS client,
    COALESCE(o.country, c.country) AS country, g.from_stage, g.to_stage, g.on_date, g.reason
    FROM stage_change g JOIN deal d ON d.id = g.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id
    WHERE g.on_date BETWEEN :first AND :last ORDER BY g.on_date, g.id LIMIT :limit"""
NEWEST = """SELECT 'c' || c.id AS ref, c.name, o.name AS company, COALESCE(c.country, o.country) AS country,
    c.created_on AS on_date, NULL AS text FROM contact c LEFT JOIN company o ON o.id = c.company_id
    ORDER BY c.id DESC LIMIT :limit"""
QUIET = """SELECT 'c' || c.id AS ref, c.name, o.name AS company, COALESCE(c.country, o.country) AS country,
    c.touch_by AS on_date, NULL AS text FROM contact c LEFT JOIN company o ON o.id = c.company_id
    WHERE c.touch_by BETWEEN :first AND :last AND NOT EXISTS
        (SELECT 1 FROM follow_up f WHERE f.contact_id = c.id AND f.state || '' = 'open' AND f.due_on >= :last)
    ORDER BY c.touch_by LIMIT :limit"""
_CLIENT = """COALESCE(c.name, o.name, d.title) AS name, CASE WHEN c.id IS NULL THEN NULL ELSE o.name END AS company,
    COALESCE(o.country, c.country) AS country"""
_OF_DEAL = """JOIN deal d ON d.id = {row}.deal_id LEFT JOIN company o ON o.id = d.company_id
    LEFT JOIN contact c ON c.id = d.contact_id"""
RAN_OUT = f"""SELECT 'q' || q.id AS ref, {_CLIENT}, q.valid_until AS on_date, q.number AS text
    FROM quote q {_OF_DEAL.format(row="q")}
    WHERE q.state = 'sent' AND q.valid_until BETWEEN :first AND :ahead AND d.stage <> 'lost'
    ORDER BY q.valid_until, q.id LIMIT :limit"""  # noqa: S608
SAMPLES = f"""SELECT 'y' || y.id AS ref, {_CLIENT}, y.sent_on AS on_date, y.kind AS text
    FROM proof y {_OF_DEAL.format(row="y")}
    WHERE y.state = 'sent' AND y.sent_on <= :last AND d.stage <> 'lost'
    ORDER BY y.sent_on DESC LIMIT :limit"""  # noqa: S608
PLANNED = """SELECT due_on, COUNT(*) FROM follow_up
    WHERE state = 'open' AND due_on BETWEEN :tomorrow AND :ahead GROUP BY due_on"""
OPERATIONS = """SELECT at, command FROM operation WHERE undone_at IS NULL ORDER BY id DESC LIMIT :limit"""
COUNTRIES = "WITH RECURSIVE {steps} SELECT code FROM person WHERE code IS NOT NULL".replace(
    "{steps}", STEPS.format(name="person", table="contact")
)
HOLIDAYS = """SELECT country, on_date, until, name, name_zh FROM holiday
    WHERE country = :country AND on_date BETWEEN :tomorrow AND :ahead AND kind IN ('public', 'most')"""


def week(connection: sqlite3.Connection, last: date, home: str) -> Week:
    """Return the seven days that end with `last`; `home` is the user's own country, whose holidays count too."""
    first = last - timedelta(days=6)
    days = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "tomorrow": (last + timedelta(days=1)).isoformat(),
        "ahead": (last + timedelta(days=7)).isoformat(),
        "limit": SHOWN,
    }
    coming = Span(last + timedelta(days=1), last + timedelta(days=7))
    commands = _commands(connection, first, last)
    before = {"first": (first - timedelta(days=7)).isoformat(), "last": (first - timedelta(days=1)).isoformat()}
    fresh = [each for each in all_of(connection, Named, NEWEST, days) if first <= each.on_date <= last]
    codes = sorted({row[0] for row in connection.execute(COUNTRIES)} | {home})
    return Week(
        first=first,
        last=last,
        touches=tuple(_touches(connection, first, days)),
        touches_before=sum(row[2] for row in connection.execute(TOUCHES, before)),
        done=commands["done"],
        learned=commands["set"] + commands["edit"],
        replies=_replies(connection, days),
        moved=all_of(connection, Moved, MOVED, days),
        fresh=tuple(fresh),
        quiet=all_of(connection, Named, QUIET, days),
        holidays=tuple(
            each for code in codes for each in all_of(connection, Holiday, HOLIDAYS, days | {"country": code})
        ),
        planned=tuple((date.fromisoformat(row[0]), int(row[1])) for row in connection.execute(PLANNED, days)),
        ran_out=all_of(connection, Named, RAN_OUT, days),
        samples=all_of(connection, Named, SAMPLES, days),
        due=tuple(of_orders(connection, last, coming, coming).due),
        aims=aims.counted(connection, first, last),
        talks=aims.talked(connection, days),
    )


def _replies(connection: sqlite3.Connection, days: dict[str, object]) -> tuple[Named, ...]:
    """Return who wrote last, the newest first, each once with the newest message."""
    found: dict[str, Named] = {}
    for each in made(Named, connection.execute(REPLIES, days)):
        found.setdefault(each.ref, each)
        if len(found) == SHOWN:
            break
    return tuple(found.values())


def _touches(connection: sqlite3.Connection, first: date, days: dict[str, object]) -> list[DayTouches]:
    counted = {(row[0], row[1]): int(row[2]) for row in connection.execute(TOUCHES, days)}
    found = []
    for offset in range(7):
        day = first + timedelta(days=offset)
        numbers = [counted.get((day.isoformat(), way), 0) for way in ("in", "out", "both")]
        found.append(DayTouches(day, *numbers))
    return found


def _commands(connection: sqlite3.Connection, first: date, last: date) -> Counter[str]:
    """Count what was typed in these days, from the newest back to the first that is older."""
    found: Counter[str] = Counter()
    for at, command in connection.execute(OPERATIONS, {"limit": OPERATIONS_AT_MOST}):
        day = at[:10]
        if day < first.isoformat():
            break
        if day <= last.isoformat():
            found[command] += 1
    return found
