"""When each client was heard of last, and what is open with them: one pass by table, by index where there is one."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date

from dossier.i18n import in_every_language
from dossier.read.agenda.agenda import KINDS
from dossier.read.closed import CLOSED
from dossier.read.find.near_firms import many
from dossier.read.rows import all_of, made
from dossier.records.agenda.agenda import AWAY
from dossier.records.reports.quiet import Heard, Named, Open, OpenDeal

NEWEST = 8
"""Days of a client's own letters that are read: enough for seven gaps."""
_LAST = """(SELECT l.on_date || ' ' || l.id FROM log_entry l WHERE l.{column} = k.id AND l.direction <> '{other}'
    AND (l.channel <> 'note' OR l.direction <> 'both') ORDER BY l.on_date DESC, l.id DESC LIMIT 1)"""
_FIRST = """(SELECT l.on_date || ' ' || l.id FROM log_entry l WHERE l.{column} = q.number AND l.direction <> 'in'
    AND (l.channel <> 'note' OR l.direction <> 'both') ORDER BY l.on_date, l.id LIMIT 1)"""
_DAYS = f"""(SELECT group_concat(on_date) FROM (SELECT DISTINCT l.on_date FROM log_entry l
    WHERE l.{{column}} = q.number AND l.direction <> 'out' AND (l.channel <> 'note' OR l.direction <> 'both')
    ORDER BY l.on_date DESC LIMIT {NEWEST}))"""  # noqa: S608
_HEARD = f"""SELECT {{company}} AS company_id, {{contact}} AS contact_id, q.country, q.heard, q.wrote,
    CASE WHEN q.heard IS NULL AND q.wrote IS NOT NULL THEN {_FIRST} WHEN q.heard < :recent THEN {_DAYS} END AS days
    FROM (SELECT k.id AS number, k.country, {_LAST.replace("{other}", "out")} AS heard, {_LAST.replace("{other}", "in")} AS wrote
        FROM {{table}} k {{alone}} LIMIT -1 OFFSET 0) q"""  # noqa: S608  (names of our own)
"""The limit keeps the two questions of a client from being asked again for the third."""
_FIRMS = _HEARD.format(column="company_id", company="q.number", contact="NULL", table="company", alone="")
_PEOPLE = _HEARD.format(
    column="contact_id", company="NULL", contact="q.number", table="contact", alone="WHERE k.company_id IS NULL"
)
_DEALS = f"""SELECT id, company_id, contact_id, stage, value, currency, cause, closed_on FROM deal
    WHERE stage NOT IN {CLOSED} OR stage = 'lost' ORDER BY id"""  # noqa: S608  (names of our own)
_QUOTES = """SELECT 'q' || q.id AS ref, d.company_id, d.contact_id, q.number AS text, q.sent_on AS on_date, NULL AS by
    FROM quote q JOIN deal d ON d.id = q.deal_id WHERE q.state = 'sent' AND d.stage <> 'lost' ORDER BY q.sent_on, q.id"""
_PROMISES = """SELECT 'm' || id AS ref, company_id, contact_id, text, due_on AS on_date, by FROM promise
    WHERE state = 'open' ORDER BY by, due_on, id"""
_PLANNED = """SELECT 'f' || f.id AS ref, f.company_id, f.contact_id, f.text, f.due_on AS on_date, NULL AS by
    FROM k JOIN follow_up f ON f.{column} = k.value WHERE f.state || '' = 'open' AND f.due_on >= :today"""
_NAMED = """SELECT k.value AS number, c.id AS contact_id, c.name, o.id AS company_id, o.name AS company,
    COALESCE(l.subject, l.text) AS subject, l.direction FROM k JOIN log_entry l ON l.id = k.value
    LEFT JOIN contact c ON c.id = l.contact_id LEFT JOIN company o ON o.id = l.company_id"""
_FIRM_NAMES = "SELECT o.id, o.name FROM k JOIN company o ON o.id = k.value"
_PEOPLE_NAMES = "SELECT c.id, c.name FROM k JOIN contact c ON c.id = k.value"


def heard(connection: sqlite3.Connection, recent: date) -> tuple[list[Heard], Counter[str]]:
    """Return every client, a firm or a person without one, who was not heard of since a day, and of the others how many on which day."""
    silent: list[Heard] = []
    others: Counter[str] = Counter()
    since = recent.isoformat()
    for sql in (_FIRMS, _PEOPLE):
        for row in connection.execute(sql, {"recent": since}):
            day = row["heard"]
            if day is not None and day >= since:
                others[day[:10]] += 1
            elif day is not None or row["wrote"] is not None:
                silent.append(Heard(*row))
    return silent, others


def deals(connection: sqlite3.Connection) -> tuple[OpenDeal, ...]:
    """Return every deal that is open or lost."""
    return all_of(connection, OpenDeal, _DEALS)


def quotations(connection: sqlite3.Connection) -> tuple[Open, ...]:
    """Return every quotation that was sent and has no answer, the newest last."""
    return all_of(connection, Open, _QUOTES)


def promises(connection: sqlite3.Connection) -> tuple[Open, ...]:
    """Return every open promise, ours first."""
    return all_of(connection, Open, _PROMISES)


def planned(connection: sqlite3.Connection, today: date, firms: Iterable[int], people: Iterable[int]) -> list[Open]:
    """Return every follow-up to come with some clients, the next first; `by` is `away` of one that waits for somebody to be back."""
    away = in_every_language(AWAY)
    found = [
        each
        for column, keys in (("company_id", firms), ("contact_id", people))
        for each in made(Open, many(connection, _PLANNED.format(column=column), keys, {"today": today.isoformat()}))
    ]
    return sorted(
        (each._replace(by="away") if each.text in away else each for each in found),
        key=lambda each: (each.on_date or today, each.ref),
    )


def waiting(connection: sqlite3.Connection, today: date) -> tuple[Open, ...]:
    """Return who waits for our answer since when, the longest first: the question of the morning."""
    rows = connection.execute(KINDS["inquiry"], {"tonight": f"{today}T23:59:59", "limit": -1})
    return tuple(
        Open(row["ref"], row["company_id"], row["contact_id"], "", date.fromisoformat(row["due_on"]), None)
        for row in rows if row["kind"] == "inquiry"
    )  # fmt: skip


def last_touches(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Named]:
    """Return of touches by their numbers with whom they were, and their words."""
    rows = many(connection, _NAMED, numbers)
    return {row["number"]: Named(*(row[name] for name in Named._fields)) for row in rows}


def names(connection: sqlite3.Connection, firms: Iterable[int], people: Iterable[int]) -> dict[str, str]:
    """Return the names of firms and people by their refs."""
    found = {f"o{row[0]}": str(row[1]) for row in many(connection, _FIRM_NAMES, firms)}
    return found | {f"c{row[0]}": str(row[1]) for row in many(connection, _PEOPLE_NAMES, people)}
