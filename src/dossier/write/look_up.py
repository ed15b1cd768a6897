"""Keeping the words by which contacts and companies are found in step with the records."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from sqlmodel import Session

from dossier.i18n import _
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.values.names import FIRM, domain_of, firm_key, index_words, words
from dossier.values.sounding import sounds
from dossier.write.bulk import put
from dossier.write.tables import model_of

Word = tuple[str, int, str]
"""A row of one kind of record: the word, the id, what the word is."""
Asked = Callable[..., Iterable[Any]]
"""A question about the records of some ids, which stand in it as `{ids}`."""
KINDS = {"contact": "c", "company": "o", "deal": "d", "quote": "q", "orders": "s", "forwarder": "w", "offer": "a"}
TABLES = {letter: table for table, letter in KINDS.items()}
_AT_ONCE = 5000


def refresh(session: Session, touched: Iterable[tuple[str, int]], new: Mapping[str, int] | None = None) -> None:
    """Rebuild the words of every touched record that can be found by name.

    From the ids in `new` on every record of a table is new, and has no words yet.
    """
    session.flush()
    connection: Any = session.connection().connection.driver_connection
    first = new or {}
    ids: dict[str, list[int]] = {}
    for table, row_id in touched:
        if table in KINDS and (table not in first or row_id < first[table]):
            ids.setdefault(KINDS[table], []).append(row_id)
    for letter, every in sorted(ids.items()):
        every.sort()
        for at in range(0, len(every), _AT_ONCE):
            marks = ",".join(map(str, every[at : at + _AT_ONCE]))
            sql = f"DELETE FROM look_up WHERE record_id IN ({marks}) AND kind = ?"  # noqa: S608
            _write(connection, letter, f"IN ({marks})", sql)
    for table in sorted(first.keys() & KINDS.keys()):
        last = connection.execute(f"SELECT MAX(id) FROM {table}").fetchone()[0] or 0  # noqa: S608
        for at in range(first[table], last + 1, _AT_ONCE):
            _write(connection, KINDS[table], f"BETWEEN {at} AND {min(at + _AT_ONCE - 1, last)}")


def _write(connection: sqlite3.Connection, letter: str, ids: str, outdated: str | None = None) -> None:
    """Write the words of records of one kind, after clearing away those they had."""

    def asked(sql: str, **values: object) -> Iterable[Any]:
        return connection.execute(sql.format(ids=ids), values)

    found = _WORDS[letter](asked) if letter in _WORDS else _other_words(asked, TABLES[letter])
    rows = sorted(dict.fromkeys(found), key=itemgetter(0))
    if outdated is not None:
        connection.execute(outdated, (letter,))
    put(connection, "INSERT INTO look_up (kind, word, record_id, what)", rows, (letter,))


def _other_words(asked: Asked, table: str) -> Iterator[Word]:
    """Yield the words of deals, papers, offers and forwarders: of a name, a title, a number, a code."""
    columns = [
        name for name in ("name", "code", "title", "number", "po_number") if name in model_of(table).model_fields
    ]
    for number, *names in asked(f"SELECT id, {', '.join(columns)} FROM {table} WHERE id {{ids}}"):  # noqa: S608
        for name in filter(None, names):
            yield from ((word, number, "name") for word in index_words(name))


def _contact_words(asked: Asked) -> list[Word]:
    standing, found = set(), []
    for number, name, native, nickname in asked("SELECT id, name, native_name, nickname FROM contact WHERE id {ids}"):
        standing.add(number)
        found += _name_words(name, number, "name")
        if native:
            found += _name_words(native, number, "name")
        if nickname:
            found += [(word, number, "alias") for word in index_words(nickname)]
    newest = asked(
        "SELECT subject_id, value FROM fact WHERE subject_kind = 'contact' AND subject_id {ids} AND key = :key"
        " ORDER BY noted_on, id", key=ALSO_CALLED,
    )  # fmt: skip
    for number, text in dict(newest).items():
        for name in (text or "").split("\n") if number in standing else ():
            found += _name_words(name, number, "alias")
    for number, kind, normal in asked("SELECT contact_id, kind, normal FROM point WHERE contact_id {ids}"):
        found += _point_words(kind, normal, number)
    return found


def _name_words(name: str, number: int, what: str) -> list[Word]:
    found = [(word, number, what) for word in index_words(name)]
    if heard := sounds(name):
        found += [(word, number, "sound") for word in heard]
    return found


def _company_words(asked: Asked) -> list[Word]:
    found = []
    rows = list(asked("SELECT id, name, aliases, domain FROM company WHERE id {ids}"))
    names = {number: [name, *(aliases or "").split("\n")] for number, name, aliases, _domain in rows}
    for number, name in _former_names(asked):
        if number in names and name != names[number][0]:
            names[number].append(name)
    for number, name, _aliases, domain in rows:
        found += _name_words(name, number, "name")
        for other in names[number][1:]:
            found += [(word, number, "alias") for word in index_words(other)]
        found += [(FIRM + key, number, "firm") for each in names[number] if (key := firm_key(each))]
        if domain:
            found += [(word, number, "domain") for word in (domain.casefold(), *words(domain))]
    for number, kind, normal in asked("SELECT company_id, kind, normal FROM point WHERE company_id {ids}"):
        found += _point_words(kind, normal, number)
    return found


def _former_names(asked: Asked) -> Iterator[tuple[int, str]]:
    """Yield the names that firms had before, by the history of their rows."""
    rows = asked(
        "SELECT h.row_id, h.before FROM change h JOIN operation p ON p.id = h.operation_id"
        " WHERE h.table_name = 'company' AND h.row_id {ids} AND h.before IS NOT NULL AND p.undone_at IS NULL"
    )
    for number, before in rows:
        if name := json.loads(before).get("name"):
            yield number, name


_WORDS: dict[str, Callable[[Asked], list[Word]]] = {"c": _contact_words, "o": _company_words}


def _point_words(kind: str, normal: str, number: int) -> list[Word]:
    if kind == "address" or not normal:
        return []
    if kind in {"phone", "mobile", "fax", "whatsapp"}:
        return [(normal, number, "phone")]
    if kind != "email":
        what = "domain" if kind == "website" else "point"
        return [(word, number, what) for word in (normal, *words(normal))]
    found = [(word, number, "email") for word in (normal, *words(normal.partition("@")[0]))]
    if domain := domain_of(normal):
        found.append((domain, number, "domain"))
    return found


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
