"""Keeping the index of all texts in step with the records, from what is declared of them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from zlib import crc32

from dossier.i18n import _
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.database import failure_name, failures
from dossier.records.indexed import FACT, MARKS, POLICY, SENDING, document, kind_number
from dossier.records.kinds import BY_TABLE, NAMED
from dossier.values.search_fold import indexed, named
from dossier.write.bulk import put
from dossier.write.tables import model_of

SEARCH = "CREATE VIRTUAL TABLE search USING fts5(text, content='', columnsize=0, tokenize='ascii')"
"""The index itself; it keeps no texts, nor beginnings of words, which would double it.

Our own folding has parted the words, so that the plainest reading does.
"""
Touched = tuple[str, int]
_BESIDE = {"fact": FACT, "policy": POLICY, "sending": SENDING}
"""Tables that are searched and have no refs of their own."""
_FIRST = ("deal", "orders", "proof")
"""Tables whose owners others have by way of them."""
_HANGING = {
    "deal": (
        ("quote", "deal_id"), ("orders", "deal_id"), ("proof", "deal_id"), ("round", "deal_id"),
        ("fact", "subject_kind = 'deal' AND subject_id"),
    ),
    "orders": (("lot", "order_id"), ("receipt", "order_id")),
    "proof": (("correction", "proof_id"),),
}  # fmt: skip
"""The tables whose rows belong to whom these do, and how a question for them begins."""
_PARTS = {"quote_line": ("quote", "quote_id"), "order_line": ("orders", "order_id")}
"""Rows that are searched as a part of another, and the column that names it."""
TABLES = (*_FIRST, *(each.table for each in NAMED if each.table not in _FIRST), *_BESIDE)
MANY = 20_000
"""Records that are written into the index at a time: fewer make it write more parts."""


_Entry = tuple[int, int | None, int | None, str | None, str, str, int]
"""A record as it has to stand in the index: its id, whose it is (contact, company), its day, its names, what it says, a mark of both."""
Answer = tuple[str, int, list[tuple[Any, ...]]]
"""What records of a table say: the table's word, how many of the texts are names, the rows of the question."""
Documents = list[tuple[int, str]]
"""What is to be written into the index."""
Places = list[tuple[int, int, int | None, int | None, int]]
"""Whose each of these documents is."""


def touched_with(table: str, row_id: int, values: Mapping[str, Any]) -> Iterator[Touched]:
    """Yield the records whose texts change with a row: itself, what it is a part of, whom it gives another name."""
    if table in _PARTS:
        whole, column = _PARTS[table]
        if values.get(column) is not None:
            yield whole, values[column]
    elif table == "fact" and values.get("key") == ALSO_CALLED:
        yield "contact", values["subject_id"]
    yield table, row_id


def refresh(connection: sqlite3.Connection, touched: Iterable[Touched]) -> None:
    """Bring every touched record to where it belongs in the index; what says the same as before is left alone."""
    ids: dict[str, set[int]] = {}
    for table, row_id in touched:
        ids.setdefault(table, set()).add(row_id)
    for part, (whole, column) in _PARTS.items():
        for some in _some(ids.pop(part, ())):
            sql = f"SELECT DISTINCT {column} FROM {part} WHERE id IN ({some})"  # noqa: S608
            ids.setdefault(whole, set()).update(row[0] for row in connection.execute(sql))
    for table in TABLES:
        for some in _some(ids.get(table, ())):
            for other, column in _renew(connection, table, some):
                sql = f"SELECT id FROM {other} WHERE {column} IN ({some})"  # noqa: S608
                ids.setdefault(other, set()).update(row[0] for row in connection.execute(sql))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew from the records."""
    connection.execute("DROP TABLE IF EXISTS search")
    connection.execute(SEARCH)
    connection.execute("DELETE FROM search_place")
    for table in TABLES:
        last = connection.execute(f"SELECT MAX(id) FROM {table}").fetchone()[0] or 0  # noqa: S608
        for answer in asked_of_new(connection, {table: range(1, last + 1)}):
            documents, places = made(answer)
            enter_documents(connection, documents)
            enter_places(connection, answer[0], places)


def asked_of_new(connection: sqlite3.Connection, new: Mapping[str, range]) -> Iterator[Answer]:
    """Yield what new records say, by table and ids, some thousand at a time."""
    for table in TABLES:
        ids = new.get(table, range(0))
        for at in range(ids.start, ids.stop, MANY):
            yield _answer(connection, table, f"BETWEEN {at} AND {min(at + MANY, ids.stop) - 1}")


def enter_documents(connection: sqlite3.Connection, documents: Documents) -> None:
    """Write documents into the index, in its order, or SQLite would write a part of it for each."""
    put(connection, "INSERT INTO search (rowid, text)", sorted(documents))


def enter_places(connection: sqlite3.Connection, word: str, places: Places) -> None:
    """Write whose the documents of records of one kind are."""
    into = "INSERT OR REPLACE INTO search_place (kind, record_id, doc, contact_id, company_id, mark)"
    put(connection, into, places, (kind_number(word),))


def out_of_step(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index: records that would not be found as they stand, entries that lead nowhere."""
    found = []
    for table in TABLES:
        sql = "SELECT record_id, doc, contact_id, company_id, mark FROM search_place WHERE kind = :kind"
        rows = connection.execute(sql, {"kind": _kind(table)})
        held = {row[0]: (row[1] >> MARKS, *row[2:]) for row in rows} if _is_there(connection) else {}
        lost = 0
        for record, contact, company, day, _names, _text, mark in _entries(_answer(connection, table, "> 0")):
            number = document(_word(table), record, day, mark)
            lost += held.pop(record, None) != (number >> MARKS, contact, company, mark)
        if lost or held:
            found.append(_("the search knows {n} of {table} otherwise").format(n=lost + len(held), table=table))
    return found if found or _is_whole(connection) else [_("the words of the search cannot be read")]


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Tell whether every word of the index can be read, which SQLite's own check of a book does not ask."""
    connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search', 'row')")
    try:
        connection.execute("SELECT SUM(cnt) FROM temp.word").fetchone()
    except failures() as error:
        if not failure_name(error).startswith("SQLITE_CORRUPT"):
            raise
        return False
    finally:
        connection.execute("DROP TABLE temp.word")
    return True


def _is_there(connection: sqlite3.Connection) -> bool:
    sql = "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('search', 'search_data', 'search_idx', 'search_config')"
    return bool(connection.execute(sql).fetchone()[0] == 4)


def _some(ids: Iterable[int]) -> Iterator[str]:
    every = sorted(ids)
    for at in range(0, len(every), MANY):
        yield ",".join(map(str, every[at : at + MANY]))


def _renew(connection: sqlite3.Connection, table: str, ids: str) -> tuple[tuple[str, str], ...]:
    """Bring records of one table to their places and return where others hang on them that belong to somebody else now."""
    sql = (
        f"SELECT record_id, doc, contact_id, company_id, mark FROM search_place WHERE kind = ? AND record_id IN ({ids})"  # noqa: S608
    )
    held = {row[0]: tuple(row[1:]) for row in connection.execute(sql, (_kind(table),))}
    whose = {number: row[1:3] for number, row in held.items()}
    answer = _answer(connection, table, f"IN ({ids})")
    documents, places = made(answer, held)
    enter_documents(connection, documents)
    enter_places(connection, answer[0], places)
    gone = [(_kind(table), number) for number in held]
    connection.executemany("DELETE FROM search_place WHERE kind = ? AND record_id = ?", gone)
    moved = any(whose.get(row[0], row[1:3]) != row[1:3] for row in answer[2])
    return _HANGING.get(table, ()) if moved else ()


def made(answer: Answer, held: dict[int, Any] | None = None) -> tuple[Documents, Places]:
    """Return what is not held yet as it is; what is taken out of `held` stands in its place."""
    word, documents, places = answer[0], Documents(), Places()
    for record, contact, company, day, name, text, mark in _entries(answer):
        number = document(word, record, day, mark)
        before = held.pop(record, None) if held else None
        if before is not None and before[3] == mark and before[0] >> MARKS == number >> MARKS:
            number = before[0]
            if before[1:3] == (contact, company):
                continue
        else:
            if before is not None and before[0] == number:
                number ^= 1  # another text with the same mark in its number
            plain = indexed(text, is_name=word == "e") if text else ""
            documents.append((number, f"{named(name)} {plain}" if name else plain))
        places.append((record, number, contact, company, mark))
    return documents, places


def _answer(connection: sqlite3.Connection, table: str, which: str) -> Answer:
    sql, names = _question(table)
    return _word(table), names, connection.execute(sql + which).fetchall()


def _entries(answer: Answer) -> Iterator[_Entry]:
    """Yield the records of a table that have words."""
    _table, names, rows = answer
    at = 4 + names
    for row in rows:
        name = "\n".join(filter(None, row[4:at])) if names else ""
        text = (row[at] or "") if len(row) == at + 1 else "\n".join(filter(None, row[at:]))
        if name or text:
            yield row[0], row[1], row[2], row[3], name, text, crc32(f"{name}\0{text}".encode())


def _word(table: str) -> str:
    return _BESIDE.get(table) or next(each.letter for each in NAMED if each.table == table)


def _kind(table: str) -> int:
    return kind_number(_word(table))


@cache
def _question(table: str) -> tuple[str, int]:
    """Return the question for what a table says, without which rows, and in how many columns the names stand."""
    if table in _BESIDE:
        return _QUESTIONS[table](), 0
    kind = BY_TABLE[table]
    whose, joins = _whose(table)
    texts = [f"r.{name}" for name in kind.searched]
    names = len(kind.called)
    if table in _ALSO:
        texts.insert(names, _ALSO[table])
        names += table == "contact"
    day = f"r.{kind.day}" if kind.day else "NULL"
    return f"SELECT r.id, {whose}, {day}, {', '.join(texts or ['NULL'])} FROM {table} r{joins} WHERE r.id ", names  # noqa: S608


_ALSO = {
    "contact": f"(SELECT value FROM fact WHERE key = '{ALSO_CALLED}' AND subject_kind = 'contact'"  # noqa: S608
    " AND subject_id = r.id ORDER BY noted_on DESC, id DESC LIMIT 1)",
    "quote": "(SELECT group_concat(COALESCE(item, '') || char(10) || COALESCE(payment, ''), char(10)) FROM quote_line"
    " WHERE quote_id = r.id)",
    "orders": "(SELECT group_concat(item, char(10)) FROM order_line WHERE order_id = r.id)",
}
"""What a record is called or says in rows of another table."""


def _whose(table: str) -> tuple[str, str]:
    """Return the columns that say whose a record is, and the tables by way of which."""
    held = model_of(table).model_fields
    if table in {"contact", "company"}:
        return ("r.id, r.company_id" if table == "contact" else "NULL, r.id"), ""
    if "contact_id" in held or "company_id" in held:
        return ", ".join(f"r.{name}" if name in held else "NULL" for name in ("contact_id", "company_id")), ""
    if "deal_id" in held:
        return "d.contact_id, d.company_id", " JOIN deal d ON d.id = r.deal_id"
    for name, other in (("order_id", "orders"), ("proof_id", "proof")):
        if name in held:
            return "d.contact_id, d.company_id", f" JOIN {other} x ON x.id = r.{name} JOIN deal d ON d.id = x.deal_id"
    return "NULL, NULL", ""


def _facts() -> str:
    from dossier.records.catalogue.catalogue import wordless

    owners = (
        f"CASE subject_kind WHEN '{noun}' THEN subject_id"  # noqa: S608
        f" WHEN 'deal' THEN (SELECT {noun}_id FROM deal WHERE deal.id = subject_id) END"
        for noun in ("contact", "company")
    )
    codes = ", ".join(f"'{key}'" for key in sorted(wordless()))
    return (
        f"SELECT id, {', '.join(owners)}, noted_on, CASE WHEN key IN ({codes}) THEN NULL ELSE value END, note,"  # noqa: S608
        f" source_detail FROM fact WHERE (key NOT IN ({codes}) OR note IS NOT NULL OR source_detail IS NOT NULL) AND id "
    )


_QUESTIONS: dict[str, Callable[[], str]] = {
    "fact": _facts,
    "policy": lambda: "SELECT id, NULL, NULL, on_date, text, means, security, allowed_by FROM policy WHERE id ",
    "sending": lambda: "SELECT id, contact_id, company_id, on_date, text FROM sending WHERE id ",
}
