"""Which rows of a book are a person's, those that only the history holds among them, by the ties that the tables declare."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dossier.read.book.whole import tables
from dossier.records.agenda.agenda import BUSINESS
from dossier.records.forgetting import Loosened, Rows
from dossier.records.kinds import BY_TABLE
from dossier.records.ties import LOOSE, OWNERS, TELLERS

Row = dict[str, Any]
_AT_ONCE = 500
_DELETED = """SELECT h.table_name, h.row_id, h.before FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.after IS NULL AND p.undone_at IS NULL ORDER BY h.id"""
_ORDERED = "SELECT id FROM deal WHERE id IN (SELECT deal_id FROM orders)"


class Tie(NamedTuple):
    """A column that names a record of another table; `fixed`: it may not be empty."""

    table: str
    column: str
    of: str
    fixed: bool


class Found(NamedTuple):
    """What of a book is some people's: rows that go, rows that stay without them, what stands near: of their firms and deals."""

    people: frozenset[int]
    going: Rows
    loosened: tuple[Loosened, ...]
    near: Rows


class Book:
    """The rows of a book and its ghosts: rows that were deleted and that undo would bring back."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.ties = [tie for table in tables(connection) for tie in _ties(connection, table)]
        self.ghosts: dict[str, dict[int, Row]] = {}
        for table, number, before in connection.execute(_DELETED).fetchall():
            self.ghosts.setdefault(table, {})[number] = json.loads(before)
        for table, held in self.ghosts.items():
            for row in self.living(table, held):
                del held[row["id"]]

    def living(self, table: str, ids: Iterable[int], column: str = "id") -> Iterator[Row]:
        """Yield the rows of a table whose column is one of these ids."""
        every = sorted(ids)
        for at in range(0, len(every), _AT_ONCE):
            some = ",".join(map(str, every[at : at + _AT_ONCE]))
            yield from _dicts(self.connection.execute(f"SELECT * FROM {table} WHERE {column} IN ({some})"))  # noqa: S608

    def rows(self, table: str, ids: Iterable[int], column: str = "id") -> list[Row]:
        """Return those rows and the ghosts among them."""
        wanted = set(ids)
        gone = (dict(row, id=number) for number, row in self.ghosts.get(table, {}).items())
        return [*self.living(table, wanted, column), *(row for row in gone if row.get(column) in wanted)]

    def past(self, table: str, ids: Iterable[int]) -> Iterator[tuple[int, Row]]:
        """Yield what the columns of rows ever were, as the history has it."""
        every = sorted(ids)
        for at in range(0, len(every), _AT_ONCE):
            some = ",".join(map(str, every[at : at + _AT_ONCE]))
            sql = f"SELECT row_id, before, after FROM change WHERE table_name = :table AND row_id IN ({some})"  # noqa: S608
            for number, *states in self.connection.execute(sql, {"table": table}):
                yield from ((number, json.loads(state)) for state in states if state)

    def pointing(self, tables_ids: Mapping[str, Iterable[int]]) -> Iterator[tuple[Tie, Row]]:
        """Yield every row that names one of these records, and by which tie."""
        for table, ids in tables_ids.items():
            for tie in self.ties:
                if tie.of == table:
                    yield from ((tie, row) for row in self.rows(tie.table, ids, tie.column))

    def about(self, table: str, ids: Iterable[int]) -> Iterator[tuple[str, int]]:
        """Yield the facts about records, and where they came from: rows that name them by their kind."""
        noun, wanted = BY_TABLE[table].noun if table in BY_TABLE else table, set(ids)
        for named, kind, number in (("fact", "subject_kind", "subject_id"), ("inheritance", "kind", "record_id")):
            yield from ((named, row["id"]) for row in self.rows(named, wanted, number) if row.get(kind) == noun)


def found(book: Book, people: Iterable[int]) -> Found:
    """Return what is some people's. Their orders stay, and what was agreed on a deal that stays."""
    persons = frozenset(people)
    held = {row["id"]: row for row in book.rows("deal", persons, "contact_id")}
    ordered = {row[0] for row in book.connection.execute(_ORDERED)}
    private = {number for number, row in held.items() if row.get("company_id") is None and number not in ordered}
    going: Rows = {"contact": set(persons), "deal": private}
    loosened: dict[Loosened, None] = {}
    waiting: Rows = {table: set(ids) for table, ids in going.items()}
    while waiting:
        following: Rows = {}
        for tie, row in book.pointing(waiting):
            number = row["id"]
            if number in going.get(tie.table, ()):
                continue
            if _stays(tie, row, going, ordered):
                loosened[Loosened(tie.table, number, tie.column)] = None
            else:
                following.setdefault(tie.table, set()).add(number)
        for table, ids in waiting.items():
            for named, number in book.about(table, ids):
                if number not in going.get(named, ()):
                    following.setdefault(named, set()).add(number)
        for table, ids in following.items():
            going.setdefault(table, set()).update(ids)
        waiting = following
    staying = tuple(each for each in loosened if each.id not in going.get(each.table, ()))
    return Found(persons, going, staying, _near(book, persons, {each.id for each in staying if each.table == "deal"}))


def _stays(tie: Tie, row: Row, going: Rows, ordered: set[int]) -> bool:
    """Tell whether a row stays when the record goes that one of its columns names."""
    if tie.column in TELLERS:
        return True
    if tie.fixed:
        return False
    deal = row.get("deal_id")
    has_deal = deal is not None and deal not in going["deal"]
    if tie.column == "contact_id":
        match tie.table:
            case "deal":
                return row["id"] not in going["deal"]
            case "log_entry":
                return has_deal and row.get("channel") == BUSINESS
            case "attachment":
                return has_deal and deal in ordered
        return has_deal
    others = [name for name in OWNERS if name in row and name != tie.column]
    alone = tie.column in OWNERS and tie.table != "contact" and all(row[name] is None for name in others)
    return (tie.table, tie.column) in LOOSE and not alone


def _near(book: Book, people: Iterable[int], deals: set[int]) -> Rows:
    """Return the rows of the firms that people worked for, and of their deals: where a part of their name means them."""
    firms = {row["company_id"] for row in book.rows("contact", people) if row.get("company_id") is not None}
    firms |= {state["company_id"] for _id, state in book.past("contact", people) if state.get("company_id") is not None}
    near: Rows = {"company": firms, "deal": set(deals)}
    waiting: Rows = dict(near)
    while waiting:
        following: Rows = {}
        for tie, row in book.pointing(waiting):
            if tie.column not in TELLERS and row["id"] not in near.get(tie.table, ()):
                following.setdefault(tie.table, set()).add(row["id"])
        for table, ids in waiting.items():
            for named, number in book.about(table, ids):
                if number not in near.get(named, ()):
                    following.setdefault(named, set()).add(number)
        for table, ids in following.items():
            near.setdefault(table, set()).update(ids)
        waiting = following
    return near


def _ties(connection: sqlite3.Connection, table: str) -> Iterator[Tie]:
    fixed = {row[1]: bool(row[3]) for row in connection.execute(f"PRAGMA table_info({table})")}
    for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
        yield Tie(table, row[3], row[2], fixed[row[3]])


def _dicts(cursor: sqlite3.Cursor) -> Iterator[Row]:
    names = [each[0] for each in cursor.description]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))
