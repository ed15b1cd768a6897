"""Who in the book is very like somebody about to be added; every candidate is found by an index."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.read.find.likeness import NUMBERS, Firm, Held, Person, Verdict, held, people, point_domain
from dossier.read.find.near_firms import FEW, BookFirms, near
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.likeness import SHOWN, Alike
from dossier.records.proposals import AddPoint
from dossier.values.names import index_words, phone_key
from dossier.values.sounding import sounds

_NAMESAKES = 20
"""People of the same name who are looked at; where there are more, the name alone says nothing."""

_COMMON = 250
"""Holders of a word beyond which it is one of the common ones, however many more there are."""

_LOOKED_AT = 1000
"""Holders of the rarer of two words who are looked at for the other."""

TAIL = 7
"""Digits by which a number is found in any notation."""


class Newcomer(NamedTuple):
    """Somebody about to be added; `company` is the id of a known firm or the name of a new one."""

    name: str
    company: int | str | None
    points: tuple[AddPoint, ...] = ()
    country: str | None = None
    native_name: str | None = None


def alike(connection: sqlite3.Connection, new: Newcomer) -> list[Alike]:
    """Return who may be the newcomer already, or a colleague, the likeliest first."""
    points = tuple(held(each.kind, each.value) for each in new.points)
    names = tuple(filter(None, (new.name, new.native_name)))
    near = _firms_like(connection, new, points)
    numbers = _by_points(connection, points)
    numbers += _staff(connection, near, names)
    numbers += _by_words(connection, [word for name in names for word in (*index_words(name), *sounds(name))])
    numbers += [number for name in names for number in _of_name(connection, name)]
    found = []
    for other in persons(connection, dict.fromkeys(numbers)):
        me = Person(0, names, _company_id(new), None, new.country, points)
        verdict = people(me, other, _firm(new, other, near))
        if verdict.score >= SHOWN or verdict.has("same_firm", "near_firm"):
            found.append(seen(other, verdict))
    return sorted(found, key=lambda twin: (-twin.certain, -twin.score, twin.ref))


def _company_id(new: Newcomer) -> int | None:
    return new.company if isinstance(new.company, int) else None


def _firm(new: Newcomer, other: Person, near: dict[int, Verdict]) -> Verdict | None:
    """Return how alike the two firms are; None where one of the two is unknown."""
    if other.company_id in near:
        return near[other.company_id]
    return None if new.company is None or other.company_id is None else Verdict(0, ())


def seen(other: Person, verdict: Verdict) -> Alike:
    """Return somebody compared as others see it."""
    certain = verdict.has("email") or (verdict.has("same_name") and verdict.has("same_firm"))
    colleague = verdict.has("same_firm", "near_firm", "domain") and other.company_id is not None
    return Alike(
        f"c{other.id}", other.names[0], other.company, other.company_id, verdict.score, verdict.reasons, certain, colleague
    )  # fmt: skip


def _by_points(connection: sqlite3.Connection, points: Iterable[Held]) -> list[int]:
    found: list[int] = []
    for point in points:
        if point.kind in {"address", "website", "fax"} or not point.normal:
            continue
        low = high = point.normal
        if point.kind in NUMBERS:
            low = phone_key(point.value)[:TAIL]
            high = low + "\U0010ffff" if len(low) == TAIL else low
        rows = connection.execute(
            "SELECT contact_id FROM point WHERE normal >= :low AND normal <= :high AND contact_id IS NOT NULL LIMIT :few",
            {"low": low, "high": high, "few": FEW},
        )
        found += [row[0] for row in rows]
    return found


def _staff(connection: sqlite3.Connection, near: Iterable[int], names: Iterable[str]) -> list[int]:
    """Return the people of these firms; of a large firm those with a word of the name."""
    known = {word for name in names for word in (*index_words(name), *sounds(name))}
    found: list[int] = []
    for number in near:
        rows = connection.execute(
            "SELECT id FROM contact WHERE company_id = :id LIMIT :few", {"id": number, "few": FEW + 1}
        ).fetchall()
        found += [row[0] for row in rows[:FEW]]
        if len(rows) > FEW:
            found += [row[0] for word in known for row in connection.execute(
                "SELECT c.id FROM contact c WHERE c.company_id = :id AND EXISTS (SELECT 1 FROM look_up w"
                " WHERE w.word = :word AND w.kind = 'c' AND w.record_id = c.id) LIMIT :few",
                {"id": number, "word": word, "few": FEW},
            )]  # fmt: skip
    return found


def _by_words(connection: sqlite3.Connection, known: Sequence[str]) -> list[int]:
    """Return people who have two words of a name, or the only one; the rarest words lead."""
    counted = {word: _count(connection, word, "c") for word in dict.fromkeys(known)}
    held_words = sorted((word for word, count in counted.items() if count), key=counted.__getitem__)
    if not held_words:
        return []
    if len(known) == 1:
        return _holding(connection, held_words[0], "c") if counted[held_words[0]] <= FEW else []
    found: list[int] = []
    for at, first in enumerate(held_words[:4]):
        for second in held_words[at + 1 : 5]:
            rows = connection.execute(
                "SELECT rarer.record_id FROM (SELECT record_id FROM look_up WHERE word = :first AND kind = 'c'"
                " LIMIT :most) rarer"
                " WHERE EXISTS (SELECT 1 FROM look_up x WHERE x.word = :second AND x.kind = 'c'"
                " AND x.record_id = rarer.record_id) LIMIT :few",
                {"first": first, "second": second, "few": _NAMESAKES, "most": _LOOKED_AT},
            )
            found += [row[0] for row in rows]
    return found


def _of_name(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return people of exactly this name, in capitals or not: among common words they would be lost."""
    sql = "SELECT id FROM contact WHERE name = :name COLLATE NOCASE LIMIT :few"
    return [row[0] for row in connection.execute(sql, {"name": name, "few": _NAMESAKES})]


def _count(connection: sqlite3.Connection, word: str, kind: str) -> int:
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM look_up WHERE word = :word AND kind = :kind LIMIT :most)"
    return int(connection.execute(sql, {"word": word, "kind": kind, "most": _COMMON}).fetchone()[0])


def _holding(connection: sqlite3.Connection, word: str, kind: str) -> list[int]:
    sql = "SELECT DISTINCT record_id FROM look_up WHERE word = :word AND kind = :kind LIMIT :few"
    return [row[0] for row in connection.execute(sql, {"word": word, "kind": kind, "few": FEW})]


def _firms_like(connection: sqlite3.Connection, new: Newcomer, points: Sequence[Held]) -> dict[int, Verdict]:
    """Return the firms that are or may be the newcomer's own, by id: the named one, by domain, by near name."""
    domains = frozenset(domain for point in points if (domain := point_domain(point)))
    me = Firm(0, (new.company,) if isinstance(new.company, str) else (), new.country, domains)
    if isinstance(new.company, int):
        me = dict(BookFirms(connection).of([new.company])).get(new.company, me)
    near = {firm.id: verdict for firm, verdict in near_firms(connection, me)}
    return near | ({new.company: Verdict(100, ())} if isinstance(new.company, int) else {})


def near_firms(connection: sqlite3.Connection, me: Firm) -> list[tuple[Firm, Verdict]]:
    """Return the firms of the book that are nearly this one, by domain or name, the likeliest first."""
    return [(firm, verdict) for _number, firm, verdict in near(BookFirms(connection), me)]


def persons(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Person]:
    """Return people as they are compared."""
    found = []
    for number in numbers:
        row = connection.execute(
            "SELECT c.name, c.native_name, c.company_id, o.name, c.country FROM contact c"
            " LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id", {"id": number},
        ).fetchone()  # fmt: skip
        if row is not None:
            names = tuple(filter(None, (row[0], row[1], *_other_names(connection, number))))
            found.append(Person(number, names, row[2], row[3], row[4], _points(connection, number)))
    return found


def _other_names(connection: sqlite3.Connection, number: int) -> list[str]:
    sql = "SELECT value FROM fact WHERE subject_kind = 'contact' AND subject_id = :id AND key = :key AND value IS NOT NULL"
    rows = connection.execute(sql, {"id": number, "key": ALSO_CALLED})
    return [name for row in rows for name in row[0].split("\n")]


def _points(connection: sqlite3.Connection, number: int) -> tuple[Held, ...]:
    rows = connection.execute("SELECT kind, value, normal FROM point WHERE contact_id = :id", {"id": number})
    return tuple(Held(*row) for row in rows)
