"""The names offered for completion: whose word begins as typed."""

import sqlite3

from dossier.records.ref import read_ref
from dossier.values.names import words


def names_starting(connection: sqlite3.Connection, start: str, limit: int = 50) -> list[tuple[str, str, str]]:
    """Return (ref, name, firm or country) of contacts, companies and deals, for completion.

    Each has the typed ref, or all typed words, the last of them as the beginning of one.
    """
    ref, told = read_ref(start), words(start)
    if not told:
        return []
    if ref is not None and ref.letter in _NAMED:
        hits = [(ref.letter, ref.id)]
    else:
        values = {"low": told[-1], "high": told[-1] + "\U0010ffff", "limit": limit}
        hits = [(kind, number) for kind, number in connection.execute(_STARTING, values)]
    named = [(f"{kind}{number}", connection.execute(_NAMED[kind], {"id": number}).fetchone()) for kind, number in hits]
    fitting = [(hit, row) for hit, row in named if row and (ref is not None or set(told[:-1]) <= set(words(row[0])))]
    return [(hit, row[0], row[1] or "") for hit, row in sorted(fitting, key=lambda each: each[1][2] is not None)]


_STARTING = """SELECT DISTINCT kind, record_id FROM look_up WHERE word >= :low AND word < :high
    AND kind IN ('c', 'o', 'd') AND what IN ('name', 'alias') LIMIT :limit"""
_NAMED = {
    "c": "SELECT c.name, o.name, c.archived_on FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id",
    "o": "SELECT name, country, archived_on FROM company WHERE id = :id",
    "d": "SELECT d.title, o.name, NULL FROM deal d LEFT JOIN company o ON o.id = d.company_id WHERE d.id = :id",
}
