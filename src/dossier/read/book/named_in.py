"""In which texts of a book a person is named: by every form of her names, addresses and numbers, today's and former ones."""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from dossier.read.book.rows_of import Book, Found, Row
from dossier.read.book.whole import tables
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.forgetting import Place
from dossier.records.kinds import BY_TABLE, KINDS
from dossier.values.name_forms import Forms, joined, of_names, of_point, pattern
from dossier.values.names import domain_of, fold, words

NAMES = ("name", "native_name", "nickname")
"""Columns of a person in which stands how they are called."""
THEIRS = {("contact", "name"), ("contact", "native_name")}
"""The name of another person is theirs, even where it holds hers."""
_ALSO = (
    "SELECT value FROM fact WHERE key = :key AND subject_kind = 'contact' AND subject_id = :id AND value IS NOT NULL"
)
_OTHERS = "SELECT id, name, native_name, nickname, company_id FROM contact"
_ADDRESSES = "SELECT contact_id, normal FROM point"
_HISTORY = ("operation", "change")
_CODE = re.compile(r"[a-z_.]+")
_DOMAINS = "SELECT domain FROM company WHERE domain IS NOT NULL"
_NO_FORMS = Forms()


class Named(NamedTuple):
    """How some people are named: what is replaced anywhere, and the parts of names that only mean them near their firms.

    `shared` are names that somebody else bears as well: these stay.
    """

    forms: Forms
    shared: tuple[str, ...]

    def patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """Return what finds them anywhere, and what finds them near their firms."""
        return pattern(self.forms, with_parts=False), pattern(self.forms, with_parts=True)


def named(book: Book, found: Found, before: Forms = _NO_FORMS) -> Named:
    """Return how people are named in a book; `before` are forms that are known from another copy of it."""
    names: set[str] = set()
    for row in book.rows("contact", found.people):
        names |= {row[name] for name in NAMES if row.get(name)}
    for _number, state in book.past("contact", found.people):
        names |= {state[name] for name in NAMES if state.get(name)}
    facts = {row["id"]: row for row in book.rows("fact", found.going.get("fact", ())) if row["key"] == ALSO_CALLED}
    names |= {name for row in facts.values() for name in (row.get("value") or "").split("\n")}
    held = {row["id"]: row for row in book.rows("point", found.going.get("point", ()))}
    points = [*held.values(), *({**held[number], **state} for number, state in book.past("point", held))]
    forms = joined(
        [before, of_names(names), *(of_point(each["kind"], each["value"], each["normal"]) for each in points)]
    )
    return _without_others(book.connection, found, forms)


def _without_others(connection: sqlite3.Connection, found: Found, forms: Forms) -> Named:
    """Leave out what others are called, too, and the addresses that others have, too."""
    names, single, colleagues = _others(connection, found)
    rows = connection.execute(_ADDRESSES).fetchall()
    reached = {str(row[1]).casefold() for row in rows if row[0] not in found.people}
    reached |= {row[0].casefold() for row in connection.execute(_DOMAINS).fetchall()}
    numbers = frozenset(each for each in forms.numbers if each[::-1] not in reached)

    def is_shared(form: str) -> bool:
        return fold(form) in names or (" " not in form and fold(form) in single)

    shared = {form for form in forms.whole if is_shared(form)}
    whole = {
        form for form in forms.whole - shared if not {form.casefold(), "@" not in form and domain_of(form)} & reached
    }
    parts = frozenset(each for each in forms.parts if fold(each) not in colleagues)
    return Named(Forms(frozenset(whole), parts, numbers), tuple(sorted(shared)))


def _others(connection: sqlite3.Connection, found: Found) -> tuple[set[str], set[str], set[str]]:
    """Return folded what others are called: whole names, the words of names and firms, and those of people and firms near."""
    near = found.near.get("company", set())
    names, single, colleagues = set[str](), set[str](), set[str]()
    for number, *called, firm in connection.execute(_OTHERS).fetchall():
        if number in found.people:
            continue
        also = connection.execute(_ALSO, {"key": ALSO_CALLED, "id": number}).fetchall()
        held = [each for each in (*called, *(row[0] for row in also)) if each]
        names |= {fold(each) for each in held}
        single.update(word for each in held for word in words(each))
        if firm in near:
            colleagues.update(word for each in held for word in words(each))
    for number, *called in connection.execute("SELECT id, name, aliases FROM company").fetchall():
        told = {word for each in called if each for word in words(each)}
        single |= told
        if number in near:
            colleagues |= told
    return names, single, colleagues


def places(connection: sqlite3.Connection, found: Found, about: Named, phrase: str) -> Iterator[Place]:
    """Yield every text that stays and names them, but for the history; `phrase` stands in it instead."""
    anywhere, near = about.patterns()
    if near is None:
        return
    for table in tables(connection):
        if table in _HISTORY:
            continue
        going, close = found.going.get(table, set()), found.near.get(table, set())
        for number, row in texts(connection, table):
            if number not in going:
                fitting = near if number in close else anywhere
                yield from in_row(table, number, row, fitting, phrase)


def in_row(table: str, number: int, row: Row, fitting: re.Pattern[str] | None, phrase: str) -> Iterator[Place]:
    """Yield the columns of a row that name them."""
    for column, text in row.items():
        if (table, column) not in THEIRS and (after := without(text, fitting, phrase)) != text:
            yield Place(table, number, column, text, after)


def texts(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table with what of them is text."""
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608  (a name of our own)
    columns = [each[0] for each in cursor.description]
    at = columns.index("id")
    for row in cursor.fetchall():
        yield row[at], {name: value for name, value in zip(columns, row, strict=True) if isinstance(value, str)}


def where(connection: sqlite3.Connection, place: Place) -> str:
    """Return the record in which a text stands: its ref, of a fact that of what it is about, else the table."""
    if place.table in BY_TABLE:
        return f"{BY_TABLE[place.table].letter}{place.id}"
    sql = "SELECT subject_kind, subject_id FROM fact WHERE id = :id"
    row = connection.execute(sql, {"id": place.id}).fetchone() if place.table == "fact" else None
    return f"{KINDS[row[0]].letter}{row[1]}" if row and row[0] in KINDS else f"{place.table} {place.id}"


def without(value: Any, fitting: re.Pattern[str] | None, phrase: str) -> Any:
    """Return what a column says without them; what is no text, or a word of the program such as `note`, stays."""
    if fitting is None or not isinstance(value, str) or _CODE.fullmatch(value):
        return value
    return fitting.sub(phrase, value)


def doubtful(connection: sqlite3.Connection, found: Found, about: Named, written: Collection[tuple[str, int]]) -> int:
    """Count the rows that stay as they are and hold a part of their name, or a name that others bear, too."""
    fitting = pattern(about.forms._replace(whole=about.forms.whole | set(about.shared)), with_parts=True)
    if fitting is None:
        return 0
    own = {(table, name) for table in ("contact", "company") for name in (*NAMES, "aliases")}
    return sum(
        any((table, name) not in own and fitting.search(text) for name, text in row.items())
        for table in tables(connection)
        if table not in {*_HISTORY, "holiday"}
        for number, row in texts(connection, table)
        if number not in found.going.get(table, ()) and (table, number) not in written
    )


def digests(book: Book, found: Found) -> Iterable[str]:
    """Return the kept files that nothing names any more when they are forgotten, by their digests."""
    every = book.rows("attachment", _ids(book, "attachment"))
    going = found.going.get("attachment", set())
    kept = {row["digest"] for row in every if row["id"] not in going}
    return {row["digest"] for row in every if row["id"] in going and row.get("digest")} - kept


def _ids(book: Book, table: str) -> set[int]:
    rows = book.connection.execute(f"SELECT id FROM {table}").fetchall()  # noqa: S608
    return {row[0] for row in rows} | set(book.ghosts.get(table, {}))
