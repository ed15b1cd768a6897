"""What a round of visits asks the book: the firms of a country with their people."""

import sqlite3
from datetime import date

from dossier.read.closed import CLOSED
from dossier.read.facts_now import stars
from dossier.read.rows import all_of, select
from dossier.records.contact.person import Visit
from dossier.records.country.trip import TripClient
from dossier.records.known import Known, current

MOST = 200
_FIRMS = """SELECT o.id, o.name, o.city, (SELECT COUNT(*) FROM deal d WHERE d.company_id = o.id
    AND d.stage NOT IN {closed}) AS open_deals,
    (SELECT MAX(l.on_date) FROM log_entry l WHERE l.company_id = o.id) AS touched
    FROM company o WHERE o.country = :country ORDER BY o.id LIMIT :most""".replace("{closed}", CLOSED)
_PEOPLE = f"""{select(Known, "fact x", "x.subject_id")}
    WHERE subject_kind = 'contact' AND subject_id IN (SELECT id FROM contact WHERE company_id = :id)
    AND key IN ('contact.authority', 'contact.closeness') ORDER BY noted_on, id"""  # noqa: S608  (names of our own)
_VISITS = """SELECT MAX(CASE WHEN v.on_date <= :today THEN v.on_date END), MIN(CASE WHEN v.on_date > :today THEN v.on_date END)
    FROM visit v JOIN contact c ON c.id = v.contact_id WHERE c.company_id = :id"""
_POWER = ("decides", "influences", "buys", "technical", "assists")
_CLOSE = ("friend", "tells", "chats", "answers", "stranger")

_PLANNED = f"""{select(Visit)} JOIN contact p ON p.id = v.contact_id
    WHERE p.company_id = :id AND COALESCE(v.until, v.on_date) >= :today ORDER BY v.on_date, v.id"""


def visits_to_come(connection: sqlite3.Connection, company_id: int, today: date) -> tuple[Visit, ...]:
    """Return the visits of a firm's people that are not over, both ways."""
    return all_of(connection, Visit, _PLANNED, {"id": company_id, "today": today.isoformat()})


def trip_clients(connection: sqlite3.Connection, country: str, today: date) -> tuple[TripClient, ...]:
    """Return the firms of a country with what a visit is judged by."""
    star = stars(connection)
    found = []
    for row in connection.execute(_FIRMS, {"country": country, "most": MOST}).fetchall():
        mine = {"id": row["id"], "today": today.isoformat()}
        numbers = [
            each[0] for each in connection.execute("SELECT id FROM contact WHERE company_id = :id ORDER BY id", mine)
        ]
        subjects = [each["subject_id"] for each in connection.execute(_PEOPLE, mine)]
        facts: dict[int, list[Known]] = {}
        for number, known in zip(subjects, all_of(connection, Known, _PEOPLE, mine), strict=True):
            facts.setdefault(number, []).append(known)
        now = {number: current(rows) for number, rows in facts.items()}
        seen, planned = connection.execute(_VISITS, mine).fetchone()
        closeness = [_value(now, number, "contact.closeness") for number in numbers]
        found.append(
            TripClient(
                row["id"], row["name"], row["city"], star.get(row["id"]), row["open_deals"],
                next((each for each in _CLOSE if each in closeness), None), _day(row["touched"]), _day(seen), _day(planned),
                tuple(sorted(numbers, key=lambda number: (_place(_value(now, number, "contact.authority")), number))),
            )
        )  # fmt: skip
    return tuple(found)


def _value(now: dict[int, dict[str, Known]], number: int, key: str) -> str | None:
    known = now.get(number, {}).get(key)
    return known.value if known else None


def _place(power: str | None) -> int:
    return _POWER.index(power) if power in _POWER else len(_POWER)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
