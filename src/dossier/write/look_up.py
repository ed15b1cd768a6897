"""Keeping the words by which contacts and companies are found in step with the records."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlmodel import Session

from dossier.i18n import _
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.values.names import FIRM, domain_of, firm_key, index_words, words
from dossier.values.sounding import sounds
from dossier.write.tables import model_of

Word = tuple[str, str]
Asked = Callable[..., Iterator[Any]]
"""A question about the records of some ids, which stand in it as `{ids}`."""
KINDS = {"contact": "c", "company": "o", "deal": "d", "quote": "q", "orders": "s", "forwarder": "w", "offer": "a"}
TABLES = {letter: table for table, letter in KINDS.items()}
_AT_ONCE = 5000


def refresh(session: Session, touched: Iterable[tuple[str, int]]) -> None:
    """Rebuild the words of every touched record that can be found by name."""
    session.flush()
    connection: Any = session.connection().connection.driver_connection
    ids: dict[str, list[int]] = {}
    for table, row_id in touched:
        if table in KINDS:
            ids.setdefault(KINDS[table], []).append(row_id)
    for letter, every in sorted(ids.items()):
        every.sort()
        for at in range(0, len(every), _AT_ONCE):
            _renew(connection, letter, every[at : at + _AT_ONCE])


def _renew(connection: sqlite3.Connection, letter: str, ids: Sequence[int]) -> None:
    """Replace the words of records of one kind."""
    marks = ",".join(map(str, ids))

    def asked(sql: str, **values: object) -> Iterator[Any]:
        return connection.execute(sql.format(ids=marks), values)

    found = _WORDS.get(letter, _other_words)(asked, letter)
    asked("DELETE FROM look_up WHERE record_id IN ({ids}) AND kind = :kind", kind=letter)
    connection.executemany(
        "INSERT INTO look_up (word, kind, record_id, what) VALUES (?, ?, ?, ?)",
        sorted((word, letter, number, what) for number, every in found.items() for word, what in every),
    )


def _other_words(asked: Asked, letter: str) -> dict[int, set[Word]]:
    """Return the words of deals, papers, offers and forwarders: of a name, a title, a number, a code."""
    columns = [
        name
        for name in ("name", "code", "title", "number", "po_number")
        if name in model_of(TABLES[letter]).model_fields
    ]
    rows = asked(f"SELECT id, {', '.join(columns)} FROM {TABLES[letter]} WHERE id IN ({{ids}})")  # noqa: S608
    return {number: {(word, "name") for name in names if name for word in index_words(name)} for number, *names in rows}


def _contact_words(asked: Asked, _letter: str) -> dict[int, set[Word]]:
    found = {
        number: {(word, "name") for name in names if name for word in index_words(name)}
        | {(word, "sound") for name in names if name for word in sounds(name)}
        | ({(word, "alias") for word in index_words(nickname)} if nickname else set())
        for number, nickname, *names in asked("SELECT id, nickname, name, native_name FROM contact WHERE id IN ({ids})")
    }
    newest = asked(
        "SELECT subject_id, value FROM fact WHERE subject_kind = 'contact' AND subject_id IN ({ids}) AND key = :key"
        " ORDER BY noted_on, id", key=ALSO_CALLED,
    )  # fmt: skip
    for number, text in dict(newest).items():
        for name in (text or "").split("\n") if number in found else ():
            found[number] |= {(word, "alias") for word in index_words(name)} | {
                (word, "sound") for word in sounds(name)
            }
    for number, kind, normal in asked("SELECT contact_id, kind, normal FROM point WHERE contact_id IN ({ids})"):
        found[number] |= _point_words(kind, normal)
    return found


def _company_words(asked: Asked, _letter: str) -> dict[int, set[Word]]:
    rows = list(asked("SELECT id, name, aliases, domain FROM company WHERE id IN ({ids})"))
    names = {number: [name, *(aliases or "").split("\n")] for number, name, aliases, _domain in rows}
    for number, name in _former_names(asked):
        if number in names and name != names[number][0]:
            names[number].append(name)
    found: dict[int, set[Word]] = {}
    for number, name, _aliases, domain in rows:
        found[number] = {(word, "name") for word in index_words(name)} | {(word, "sound") for word in sounds(name)}
        found[number] |= {(word, "alias") for other in names[number][1:] for word in index_words(other)}
        found[number] |= {(FIRM + key, "firm") for each in names[number] if (key := firm_key(each))}
        if domain:
            found[number] |= {(domain.casefold(), "domain"), *((word, "domain") for word in words(domain))}
    for number, kind, normal in asked("SELECT company_id, kind, normal FROM point WHERE company_id IN ({ids})"):
        found[number] |= _point_words(kind, normal)
    return found


def _former_names(asked: Asked) -> Iterator[tuple[int, str]]:
    """Yield the names that firms had before, by the history of their rows."""
    rows = asked(
        "SELECT h.row_id, h.before FROM change h JOIN operation p ON p.id = h.operation_id"
        " WHERE h.table_name = 'company' AND h.row_id IN ({ids}) AND h.before IS NOT NULL AND p.undone_at IS NULL"
    )
    for number, before in rows:
        if name := json.loads(before).get("name"):
            yield number, name


_WORDS = {"c": _contact_words, "o": _company_words}


def _point_words(kind: str, normal: str) -> set[Word]:
    what = {"email": "email", "website": "domain", "address": "address"}.get(kind, "point")
    if kind in {"phone", "mobile", "fax", "whatsapp"}:
        found = {(normal, "phone")}
    elif kind == "address":
        found = set()
    else:
        local = normal.partition("@")[0] if kind == "email" else normal
        found = {(normal, what), *((word, what) for word in words(local))}
    if kind == "email" and (domain := domain_of(normal)):
        found.add((domain, "domain"))
    return {(word, what) for word, what in found if word}


def findable(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every record that is found by name, as table and id."""
    return [(table, row[0]) for table in KINDS for row in connection.execute(f"SELECT id FROM {table}")]  # noqa: S608


def out_of_step(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the words of a book: records that would not be found, words that lead nowhere."""
    found = []
    for table, letter in KINDS.items():
        lost = connection.execute(
            f"SELECT COUNT(*) FROM {table} r WHERE {'r.number IS NOT NULL' if letter == 's' else '1'} AND NOT EXISTS"  # noqa: S608
            " (SELECT 1 FROM look_up w WHERE w.record_id = r.id AND w.kind = :kind)",
            {"kind": letter},
        ).fetchone()[0]
        if lost:
            found.append(_("{n} of {table} cannot be found by name").format(n=lost, table=table))
    for table, letter in KINDS.items():
        stray = connection.execute(
            "SELECT COUNT(*) FROM look_up w WHERE w.kind = :kind AND NOT EXISTS"  # noqa: S608
            f" (SELECT 1 FROM {table} r WHERE r.id = w.record_id)",
            {"kind": letter},
        ).fetchone()[0]
        if stray:
            found.append(_("{n} names of {table} lead nowhere").format(n=stray, table=table))
    return found
