"""Keeping the words by which contacts and companies are found in step with the records."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple

from dossier.i18n import _
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.values.names import FIRM, domain_of, firm_key, index_words, words
from dossier.values.sounding import sounds
from dossier.write.bulk import put
from dossier.write.tables import model_of

Word = tuple[str, int, str]
"""A row of one kind of record: the word, the id, what the word is."""
Answers = list[list[tuple[Any, ...]]]
"""What is said of some records, by the questions of their kind."""
Given = tuple[str, Mapping[str, Sequence[Any]]]
"""New rows of a table, as they were written: column by column."""
KINDS = {"contact": "c", "company": "o", "deal": "d", "quote": "q", "orders": "s", "forwarder": "w", "offer": "a"}
TABLES = {letter: table for table, letter in KINDS.items()}
_AT_ONCE = 5000
_INTO = "INSERT INTO look_up (kind, word, record_id, what)"


class _Question(NamedTuple):
    """What is asked of a table: its columns, the first of which names the record; of which rows; by which column the newest is last."""

    table: str
    columns: tuple[str, ...]
    only: tuple[tuple[str, str], ...] = ()
    newest: str = "id"


_QUESTIONS = {
    "c": (
        _Question("contact", ("id", "name", "native_name", "nickname")),
        _Question("point", ("contact_id", "kind", "normal")),
        _Question("fact", ("subject_id", "value"), (("subject_kind", "contact"), ("key", ALSO_CALLED)), "noted_on"),
    ),
    "o": (
        _Question("company", ("id", "name", "aliases", "domain")),
        _Question("point", ("company_id", "kind", "normal")),
    ),
}
_BEFORE = """SELECT h.row_id, h.before FROM change h JOIN operation p ON p.id = h.operation_id
    WHERE h.table_name = 'company' AND h.row_id IN ({ids}) AND h.before IS NOT NULL AND p.undone_at IS NULL"""
"""The names that firms had, by the history of their rows."""


def refresh(connection: sqlite3.Connection, touched: Iterable[tuple[str, int]]) -> None:
    """Rebuild the words of every touched record that can be found by name."""
    ids: dict[str, list[int]] = {}
    for table, row_id in touched:
        if table in KINDS:
            ids.setdefault(KINDS[table], []).append(row_id)
    for letter, every in sorted(ids.items()):
        every.sort()
        for at in range(0, len(every), _AT_ONCE):
            some = ",".join(map(str, every[at : at + _AT_ONCE]))
            rows = made(letter, _asked(connection, letter, some))
            connection.execute(f"DELETE FROM look_up WHERE record_id IN ({some}) AND kind = ?", (letter,))  # noqa: S608
            enter(connection, letter, rows)


def of_new(given: Sequence[Given]) -> Iterator[tuple[str, list[Word]]]:
    """Yield the words of records that are new, by the letter of their kind, from the very rows that were written."""
    for table, letter in sorted(KINDS.items()):
        if any(each == table for each, _columns in given):
            yield letter, made(letter, [_answer(question, given) for question in _questions(letter)])


def enter(connection: sqlite3.Connection, letter: str, rows: Sequence[Word]) -> None:
    """Write words of records that have none."""
    put(connection, _INTO, rows, (letter,))


def made(letter: str, answers: Answers) -> list[Word]:
    """Return the words of records, in their order, each once."""
    make: Callable[..., Iterable[Word]] = _MADE.get(letter, _other_words)
    return sorted(dict.fromkeys(make(*answers)), key=itemgetter(0))


def _questions(letter: str) -> tuple[_Question, ...]:
    """Return what is asked of a kind; of deals, papers, offers and forwarders: a name, a title, a number, a code."""
    if letter in _QUESTIONS:
        return _QUESTIONS[letter]
    held = model_of(TABLES[letter]).model_fields
    names = [name for name in ("name", "code", "title", "number", "po_number") if name in held]
    return (_Question(TABLES[letter], ("id", *names)),)


def _asked(connection: sqlite3.Connection, letter: str, ids: str) -> Answers:
    answers = []
    for table, columns, only, newest in _questions(letter):
        where = "".join(f" AND {name} = '{value}'" for name, value in only)
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]} IN ({ids}){where} ORDER BY {newest}, id"  # noqa: S608
        answers.append(connection.execute(sql).fetchall())
    return [*answers, *([connection.execute(_BEFORE.format(ids=ids)).fetchall()] if letter == "o" else ())]


def _answer(question: _Question, given: Sequence[Given]) -> list[tuple[Any, ...]]:
    """Return of rows that were written what the book would answer to a question."""
    found: list[tuple[Any, ...]] = []
    for table, columns in given:
        if table == question.table and columns[question.columns[0]][0] is not None:
            rows: Iterable[tuple[Any, ...]] = zip(*(columns[name] for name in question.columns), strict=True)
            if question.only:
                fit = [[each == value for each in columns[name]] for name, value in question.only]
                chosen = list(
                    compress(zip(columns[question.newest], rows, strict=True), map(all, zip(*fit, strict=True)))
                )
                rows = [row for _newest, row in sorted(chosen, key=itemgetter(0))]
            found += rows
    return found


def _other_words(rows: Iterable[Any]) -> Iterator[Word]:
    for number, *names in rows:
        for name in filter(None, names):
            yield from ((word, number, "name") for word in index_words(name))


def _contact_words(rows: Iterable[Any], points: Iterable[Any], also_called: Iterable[Any]) -> list[Word]:
    standing, found = set(), []
    for number, name, native, nickname in rows:
        standing.add(number)
        found += _name_words(name, number, "name")
        if native:
            found += _name_words(native, number, "name")
        if nickname:
            found += [(word, number, "alias") for word in index_words(nickname)]
    for number, text in dict(also_called).items():  # the newest of each
        for name in (text or "").split("\n") if number in standing else ():
            found += _name_words(name, number, "alias")
    for number, kind, normal in points:
        found += _point_words(kind, normal, number)
    return found


def _name_words(name: str, number: int, what: str) -> list[Word]:
    found = [(word, number, what) for word in index_words(name)]
    if heard := sounds(name):
        found += [(word, number, "sound") for word in heard]
    return found


def _company_words(rows: Iterable[Any], points: Iterable[Any], before: Iterable[Any] = ()) -> list[Word]:
    found = []
    held = list(rows)
    names = {number: [name, *(aliases or "").split("\n")] for number, name, aliases, _domain in held}
    for number, state in before:
        former = json.loads(state).get("name")
        if former and number in names and former != names[number][0]:
            names[number].append(former)
    for number, name, _aliases, domain in held:
        found += _name_words(name, number, "name")
        for other in names[number][1:]:
            found += [(word, number, "alias") for word in index_words(other)]
        found += [(FIRM + key, number, "firm") for each in names[number] if (key := firm_key(each))]
        if domain:
            found += [(word, number, "domain") for word in (domain.casefold(), *words(domain))]
    for number, kind, normal in points:
        found += _point_words(kind, normal, number)
    return found


_MADE: dict[str, Callable[..., Iterable[Word]]] = {"c": _contact_words, "o": _company_words}


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
