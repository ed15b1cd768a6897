"""Finding a text anywhere in the book, by comparison without case and accents; the one place that knows how search is done."""

import sqlite3

from dossier.read.find.archived import TABLES, archived
from dossier.records.declared import RecordKind
from dossier.records.kinds import KINDS
from dossier.records.listing import Hit
from dossier.records.ref import read_ref
from dossier.values.names import fold

_FIRST = "coeldfmnvjgparqsywh"
"""Where a text is looked for first, by the letters of the kinds; the others follow."""
_PLACES = sorted(
    (kind for kind in KINDS.values() if kind.searched), key=lambda kind: f"{_FIRST}{kind.letter}".index(kind.letter)
)


def find(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Return up to `limit` places where a text stands, of whatever case and with whatever accents, in any text or fact."""
    wanted = folded(text.strip())
    connection.create_function(
        "folded", 1, lambda held: None if held is None else folded(str(held)), deterministic=True
    )
    pattern = "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    hits: list[Hit] = []
    for kind in _PLACES:
        if len(hits) >= limit:
            break
        hits += _in_table(connection, kind, pattern, wanted, limit - len(hits))
    hits += _in_facts(connection, pattern, wanted, max(0, limit - len(hits)))
    return [each._replace(archived=_is_archived(connection, each.ref)) for each in hits]


def _is_archived(connection: sqlite3.Connection, text: str) -> bool:
    """Tell whether a record is, or belongs to, a person or a firm who is archived."""
    ref = read_ref(text)
    owners = [each for each in ("contact", "company") if ref is not None and ref.kind.has_owner(each)]
    if ref is None or (ref.letter not in TABLES and not owners):
        return False
    if ref.letter in TABLES:
        return archived(connection, ref) is not None
    joined = " UNION ALL ".join(
        f"SELECT 1 FROM {ref.kind.table} r JOIN {each} o ON o.id = r.{each}_id"  # noqa: S608  (names of our own)
        " WHERE r.id = :id AND o.archived_on IS NOT NULL"
        for each in owners
    )
    return connection.execute(joined, {"id": ref.id}).fetchone() is not None


def folded(text: str) -> str:
    """Return a text as it is compared: without case and accents, ß as ss, every apostrophe straight."""
    return fold(text).replace("’", "'").replace("‘", "'").replace("`", "'")


def _like(column: str) -> str:
    """Return the comparison of a column; only texts beyond ASCII are worth folding, the rest SQLite compares by itself."""
    beyond = f"({column} GLOB '*[^ -~]*' AND folded({column}) LIKE :pattern ESCAPE '\\')"
    return f"({column} LIKE :pattern ESCAPE '\\' OR {beyond})"


def _in_table(connection: sqlite3.Connection, kind: RecordKind, pattern: str, wanted: str, limit: int) -> list[Hit]:
    owner = "contact_id" if kind.has_owner("contact") else "NULL AS contact_id"
    firm = "company_id" if kind.has_owner("company") else "NULL AS company_id"
    columns, day = kind.searched, kind.day
    where = " OR ".join(map(_like, columns))
    order = f" ORDER BY {day} DESC" if day else " ORDER BY id"
    shown = f"{kind.title} AS shown, {day or 'NULL'} AS day, {', '.join(columns)}"
    sql = f"SELECT id, {owner}, {firm}, {shown} FROM {kind.table} WHERE {where}{order} LIMIT :limit"  # noqa: S608
    found: list[Hit] = []
    for row in connection.execute(sql, {"pattern": pattern, "limit": limit}):
        column = next((each for each in columns if wanted in folded(row[each] or "")), columns[0])
        client = _client(connection, row["contact_id"], row["company_id"])
        found.append(
            Hit(
                f"{kind.letter}{row['id']}",
                client or row["shown"] or "",
                column,
                excerpt(row[column] or "", wanted),
                row["day"],
            )
        )
    return found


def _in_facts(connection: sqlite3.Connection, pattern: str, wanted: str, limit: int) -> list[Hit]:
    sql = f"""SELECT subject_kind, subject_id, key, value, note, noted_on FROM fact
        WHERE {_like("value")} OR {_like("note")} ORDER BY id DESC LIMIT :limit"""  # noqa: S608
    found: list[Hit] = []
    for row in connection.execute(sql, {"pattern": pattern, "limit": limit}):
        kind, number = row["subject_kind"], row["subject_id"]
        letter = {"contact": "c", "company": "o", "deal": "d"}.get(kind)
        if letter is None:
            country = connection.execute("SELECT iso2 FROM country WHERE id = :id", {"id": number}).fetchone()
            ref, name = country[0], country[0]
        else:
            ref = f"{letter}{number}"
            title = "title" if kind == "deal" else "name"
            name = connection.execute(f"SELECT {title} FROM {kind} WHERE id = :id", {"id": number}).fetchone()[0]  # noqa: S608
        text = row["value"] if wanted in folded(row["value"] or "") else row["note"]
        found.append(Hit(ref, name, row["key"], excerpt(text or "", wanted), row["noted_on"]))
    return found


def _client(connection: sqlite3.Connection, contact_id: int | None, company_id: int | None) -> str | None:
    if contact_id is not None:
        row = connection.execute("SELECT name FROM contact WHERE id = :id", {"id": contact_id}).fetchone()
    elif company_id is not None:
        row = connection.execute("SELECT name FROM company WHERE id = :id", {"id": company_id}).fetchone()
    else:
        return None
    return str(row[0]) if row else None


def excerpt(text: str, wanted: str, around: int = 40) -> str:
    """Return the words around the first place where a text stands, on one line."""
    flat = " ".join(text.split())
    at = max(0, folded(flat).find(folded(wanted)))
    start, end = max(0, at - around), at + len(wanted) + around
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
