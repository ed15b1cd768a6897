"""Finding a text anywhere in the book, by comparison without case and accents; the one place that knows how search is done."""

import sqlite3

from dossier.records.listing import Hit
from dossier.values.names import fold

_FOLDED = "%{}%"
_PLACES = (
    ("c", "contact", ("name", "native_name", "nickname", "city"), "name", None),
    ("o", "company", ("name", "aliases", "domain", "city"), "name", None),
    ("e", "point", ("value",), "value", None),
    ("l", "log_entry", ("text", "subject", "original"), "subject", "on_date"),
    ("d", "deal", ("title", "product", "next_step", "reason"), "title", "opened_on"),
    ("f", "follow_up", ("text",), "text", "due_on"),
    ("m", "promise", ("text",), "text", "due_on"),
    ("n", "news", ("text", "place", "action"), "text", "on_date"),
    ("v", "visit", ("place", "purpose", "text"), "place", "on_date"),
    ("j", "career", ("employer", "title", "trade"), "employer", None),
    ("g", "department", ("function", "text"), "function", None),
    ("p", "client_product", ("name", "supplier", "what_is_new", "selling_points", "difference"), "name", None),
    ("a", "offer", ("name", "code", "selling_points"), "name", None),
    ("r", "round", ("ours", "theirs", "text"), "topic", "on_date"),
    ("q", "quote", ("number", "note", "marks", "payment"), "number", "created_on"),
    ("s", "orders", ("number", "note", "payment"), "number", "confirmed_on"),
    ("y", "proof", ("feedback", "lies_at", "text"), "kind", "sent_on"),
    ("w", "forwarder", ("name", "ports", "text"), "name", None),
    ("h", "attachment", ("path", "role", "text"), "path", "added_on"),
)
_OWNED = {"point", "log_entry", "follow_up", "promise", "attachment", "visit", "career"}
_FIRM = {"log_entry", "follow_up", "promise", "attachment", "point", "news", "department", "client_product", "deal"}


def find(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Return up to `limit` places where a text stands, of whatever case and with whatever accents, in any text or fact."""
    wanted = folded(text.strip())
    connection.create_function(
        "folded", 1, lambda held: None if held is None else folded(str(held)), deterministic=True
    )
    pattern = "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    hits: list[Hit] = []
    for letter, table, columns, name, day in _PLACES:
        if len(hits) >= limit:
            break
        hits += _in_table(connection, letter, table, columns, name, day, pattern, wanted, limit - len(hits))
    return hits + _in_facts(connection, pattern, wanted, max(0, limit - len(hits)))


def folded(text: str) -> str:
    """Return a text as it is compared: without case and accents, ß as ss, every apostrophe straight."""
    return fold(text).replace("’", "'").replace("‘", "'").replace("`", "'")


def _like(column: str) -> str:
    """Return the comparison of a column; only texts beyond ASCII are worth folding, the rest SQLite compares by itself."""
    beyond = f"({column} GLOB '*[^ -~]*' AND folded({column}) LIKE :pattern ESCAPE '\\')"
    return f"({column} LIKE :pattern ESCAPE '\\' OR {beyond})"


def _in_table(
    connection: sqlite3.Connection, letter: str, table: str, columns: tuple[str, ...], name: str, day: str | None,
    pattern: str, wanted: str, limit: int,
) -> list[Hit]:  # fmt: skip
    owner = "NULL AS contact_id" if table not in _OWNED else "contact_id"
    firm = "NULL AS company_id" if table not in _FIRM else "company_id"
    fields = ", ".join(columns)
    where = " OR ".join(map(_like, columns))
    order = f" ORDER BY {day} DESC" if day else " ORDER BY id"
    sql = f"SELECT id, {owner}, {firm}, {name} AS shown, {day or 'NULL'} AS day, {fields} FROM {table} WHERE {where}{order} LIMIT :limit"  # noqa: S608
    found: list[Hit] = []
    for row in connection.execute(sql, {"pattern": pattern, "limit": limit}):
        column = next((each for each in columns if wanted in folded(row[each] or "")), columns[0])
        client = _client(connection, row["contact_id"], row["company_id"])
        found.append(
            Hit(
                f"{letter}{row['id']}",
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
