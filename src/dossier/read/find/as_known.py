"""What the book knows of many people or firms: columns, addresses and facts, asked at once."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from dossier.read.find.near_firms import many
from dossier.records.known import Known
from dossier.records.ref import OWNERS, Ref


class AsKnown(NamedTuple):
    """One record: its columns, its addresses in normal form, its facts, and when each fact was written down."""

    columns: dict[str, Any]
    points: set[tuple[str, str]]
    facts: list[Known]
    written: dict[int, str]


def as_known(connection: sqlite3.Connection, letter: str, ids: Iterable[int]) -> dict[int, AsKnown]:
    """Return what is known of the people (c) or firms (o) of these ids."""
    every, noun = list(ids), Ref(letter, 0).kind.noun
    found: dict[int, AsKnown] = {}
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({noun})")]
    for row in many(connection, f"SELECT t.* FROM k JOIN {noun} t ON t.id = k.value", every):  # noqa: S608
        columns = dict(zip(names, row, strict=True))
        found[columns["id"]] = AsKnown(columns, set(), [], {})
    sql = f"SELECT p.{OWNERS[letter]}, p.kind, p.normal FROM k JOIN point p ON p.{OWNERS[letter]} = k.value"  # noqa: S608
    for number, kind, normal in many(connection, sql, every):
        found[number].points.add((kind, normal))
    sql = (
        "SELECT f.subject_id, f.key, f.value, f.state, f.source, f.noted_on, f.certainty, f.id, p.at FROM k"  # noqa: S608
        f" JOIN fact f ON f.subject_kind = '{noun}' AND f.subject_id = k.value JOIN operation p ON p.id = f.operation_id"
    )
    for number, key, value, state, source, noted_on, certainty, fact, at in many(connection, sql, every):
        found[number].facts.append(Known(key, value, state, source, noted_on, certainty, id=fact))
        found[number].written[fact] = at
    return found


def changed_at(connection: sqlite3.Connection, letter: str, number: int, column: str) -> str | None:
    """Return when a column of a record was last written, or None where the history does not say."""
    table = Ref(letter, 0).kind.table
    row = connection.execute(
        "SELECT MAX(p.at) FROM change h JOIN operation p ON p.id = h.operation_id WHERE h.table_name = :table"
        " AND h.row_id = :id AND p.undone_at IS NULL AND json_extract(h.after, '$.' || :column) IS NOT NULL",
        {"table": table, "id": number, "column": column},
    ).fetchone()
    return row[0] if row else None


def stars(connection: sqlite3.Connection, firms: Iterable[int]) -> dict[int, list[Known]]:
    """Return what was noted of the stars of firms."""
    found: dict[int, list[Known]] = defaultdict(list)
    sql = (
        "SELECT f.subject_id, f.key, f.value, f.state, f.source, f.noted_on, f.certainty, f.id FROM k"
        " JOIN fact f ON f.subject_kind = 'company' AND f.subject_id = k.value AND f.key = 'company.star'"
    )
    for number, key, value, state, source, noted_on, certainty, fact in many(connection, sql, firms):
        found[number].append(Known(key, value, state, source, noted_on, certainty, id=fact))
    return found


def firms_called(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Return for each word, a firm's key or a mail domain, the firms (id, name) that have it."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sql = (
        "SELECT DISTINCT w.word, o.id, o.name FROM k JOIN look_up w ON w.word = k.value AND w.kind = 'o'"
        " CROSS JOIN company o ON o.id = w.record_id"
    )
    for word, number, name in many(connection, sql, words):
        found[word].append((number, name))
    return found


def exist(connection: sqlite3.Connection, ref: Ref) -> str | None:
    """Return the name of a person or firm, or None for one that is not there."""
    row = connection.execute(f"SELECT name FROM {ref.kind.table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
    return row[0] if row else None


def planned(connection: sqlite3.Connection, contacts: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """Return what is open to be done with people: text and day."""
    sql = "SELECT f.contact_id, f.text, f.due_on FROM k JOIN follow_up f ON f.contact_id = k.value AND f.state || '' = 'open'"
    return _with_days(connection, sql, contacts)


def talked(connection: sqlite3.Connection, contacts: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """Return what was said and done with people: text and day."""
    sql = "SELECT l.contact_id, l.text, l.on_date FROM k JOIN log_entry l ON l.contact_id = k.value"
    return _with_days(connection, sql, contacts)


def _with_days(connection: sqlite3.Connection, sql: str, contacts: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for number, text, day in many(connection, sql, contacts):
        found[number].add((text, day))
    return found
