"""Asking the index of all texts: which records have the words, whose they are, names first and then the newest."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dossier.records.indexed import CALLED, KINDS, MARKS, NAMED, RECORDS, day_of, kind_number, kind_word
from dossier.values.question import Term
from dossier.values.search_words import Words, every, words_of

NAME, WHOLE, BEGUN, WITHIN, APART = range(5)
"""How close a record comes: a name has the words; a text has them; words that begin or sound so; words that contain them;
or only several records of its client together."""
_FEW = 200
"""Clients that a word may name so that what else is asked is looked for among theirs."""
_SCANNED = 20_000
"""Hits that are looked through for those of some clients, before theirs are looked through for the words."""
_INSIDE, _INSIDE_OF = 100, 4
"""Words of the index that contain what was typed and are looked for, and how many letters that has at least."""
_ENDED = 6
"""Letters of a word that may end otherwise."""
_SMALL, _LARGE = 20_000, 60_000
"""Records of a book whose words are looked through whenever there is room, and of one whose words never are."""


class Found(NamedTuple):
    """A record that has the words: its kind (the letter of its refs, `fact`, `policy`, `sending`), its id, whose it is."""

    kind: str
    id: int
    contact_id: int | None
    company_id: int | None
    day: str | None
    closeness: int


class Clients(NamedTuple):
    """Clients, by their ids: people and firms."""

    people: frozenset[int]
    firms: frozenset[int]


class _Asked(NamedTuple):
    """Where is looked: in which kinds, and among whose records."""

    kinds: Collection[str] | None
    clients: Clients | None
    limit: int


def matching(
    connection: sqlite3.Connection,
    terms: Sequence[Term],
    *,
    kinds: Collection[str] | None = None,
    people: Collection[int] | None = None,
    firms: Collection[int] | None = None,
    limit: int,
) -> list[Found]:
    """Return at most `limit` records that have all the words and none that is barred, the closest first, then the newest.

    Words of the client's name need not stand in the record itself. Where fewer are found, words that only begin so or
    sound so in Chinese come behind, in a small book those that contain what was typed; where none is, those that end otherwise.
    """
    asked, barred = _parted(terms)
    if not asked or limit < 1:
        return []
    clients = None if people is None and firms is None else Clients(frozenset(people or ()), frozenset(firms or ()))
    where = _Asked(kinds, clients, limit)
    found: dict[tuple[str, int], Found] = {}
    for rows in _passes(connection, asked, barred, where):
        for each in rows:
            found.setdefault(each[:2], each)
        if len(found) >= limit:
            break
    if not found:
        found = {each[:2]: each for each in _last_resort(connection, asked, barred, where)}
    return list(found.values())[:limit]


def owners(connection: sqlite3.Connection, terms: Sequence[Term]) -> Clients:
    """Return the clients whose records have all the words, one record this and another that; and none that is barred."""
    asked, barred = _parted(terms)
    held = [
        _owning(connection, each.whole) or _owning(connection, each.wide) or _owning(connection, each.loose)
        for each in asked
    ]
    out = [_owning(connection, each.whole) for each in barred]
    return _without(_all_of(held), out) if held else _NOBODY


def _all_of(held: list[Clients | None]) -> Clients:
    """Return the clients who are in each group."""
    groups = [each or _NOBODY for each in held]
    people = frozenset.intersection(*(each.people for each in groups))
    return Clients(people, frozenset.intersection(*(each.firms for each in groups)))


def _without(clients: Clients, out: list[Clients | None]) -> Clients:
    people = clients.people.difference(*(each.people for each in out if each))
    return Clients(people, clients.firms.difference(*(each.firms for each in out if each)))


def counts(connection: sqlite3.Connection, terms: Sequence[Term]) -> dict[tuple[int | None, int | None], int]:
    """Return how many records of each client have the words as whole ones, by the ids of person and firm."""
    asked, barred = _parted(terms)
    if not asked:
        return {}
    sql = f"SELECT p.contact_id, p.company_id, COUNT(*) {_FROM} GROUP BY p.contact_id, p.company_id"
    rows = connection.execute(sql, {"words": every((each.whole for each in asked), barred)})
    return {(row[0], row[1]): row[2] for row in rows}


_NOBODY = Clients(frozenset(), frozenset())
_KIND = f"(search.rowid >> {MARKS} & {(1 << KINDS) - 1})"
_RECORD = f"(search.rowid >> {MARKS + KINDS} & {(1 << RECORDS) - 1})"
_FROM = f"""FROM search CROSS JOIN search_place p ON p.kind = {_KIND} AND p.record_id = {_RECORD} AND p.doc = search.rowid
    WHERE search MATCH :words"""
"""An entry whose record says something else by now has another number, and is none."""


def _parted(terms: Sequence[Term]) -> tuple[list[Words], list[Words]]:
    made = words_of(terms)
    return [each for each in made if not each.without], [each for each in made if each.without]


def _passes(
    connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: _Asked
) -> Iterator[list[Found]]:
    """Yield what is found, the closest first; nothing is asked that is not wanted any more."""
    whole = every((each.whole for each in asked), barred)
    yield _ask(connection, every((each.name for each in asked), barred), where, NAME, CALLED)
    yield _ask(connection, whole, where, WHOLE)
    if len(asked) > 1:
        yield _by_client(connection, asked, barred, where)
    loose = every((each.loose for each in asked), barred)
    yield _ask(connection, loose, where, BEGUN, NAMED)
    yield _ask(connection, every((each.wide for each in asked), barred), where, BEGUN)
    if any(len(each.text) >= _INSIDE_OF for each in asked) and not _has_records(connection, _SMALL):
        inside = [_containing(connection, each) for each in asked]
        yield _ask(connection, every(inside, barred), where, WITHIN)


def _last_resort(connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: _Asked) -> list[Found]:
    """Return what only sounds so, else what has words that contain what was typed, else what clients have together."""
    rows = _ask(connection, every((each.loose for each in asked), barred), where, BEGUN)
    if not rows:
        inside = [f"{_containing(connection, each)}{_ending(each)}" for each in asked]
        rows = _ask(connection, every(inside, barred), where, WITHIN)
    if not rows and len(asked) > 1:
        rows = _of_several(connection, asked, barred, where)
    return rows


def _ask(connection: sqlite3.Connection, words: str, where: _Asked, closeness: int, lowest: int = 0) -> list[Found]:
    """Return the highest numbers that meet an expression, among the kinds and clients that are asked about."""
    narrowed = f" AND {_KIND} IN ({', '.join(str(kind_number(each)) for each in where.kinds)})" if where.kinds else ""
    narrowed += " AND search.rowid >= :lowest" if lowest else ""
    values = {"words": words, "limit": where.limit, "lowest": lowest}
    what = "SELECT p.doc, p.kind, p.record_id, p.contact_id, p.company_id"
    if where.clients is None:
        sql = f"{what} {_FROM}{narrowed} ORDER BY search.rowid DESC LIMIT :limit"
        return _found(connection.execute(sql, values), closeness)
    theirs = f"{narrowed} AND {_THEIRS}"
    values |= {"people": json.dumps(sorted(where.clients.people)), "firms": json.dumps(sorted(where.clients.firms))}
    if _is_common(connection, words) and _records_of(connection, values) <= _SCANNED:
        among = f"search.rowid IN (SELECT p.doc FROM search_place p WHERE {_THEIRS})"  # noqa: S608
        sql = f"{what} {_FROM}{narrowed} AND {among} ORDER BY p.doc DESC LIMIT :limit"
    else:
        sql = f"{what} {_FROM}{theirs} ORDER BY search.rowid DESC LIMIT :limit"
    return _found(connection.execute(sql, values), closeness)


_THEIRS = (
    "(p.contact_id IN (SELECT value FROM json_each(:people)) OR p.company_id IN (SELECT value FROM json_each(:firms)))"
)


def _is_common(connection: sqlite3.Connection, words: str) -> bool:
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM search WHERE search MATCH :words LIMIT :most)"
    return bool(connection.execute(sql, {"words": words, "most": _SCANNED}).fetchone()[0] >= _SCANNED)


def _records_of(connection: sqlite3.Connection, values: dict[str, object]) -> int:
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM search_place p WHERE {_THEIRS} LIMIT :most)"  # noqa: S608
    return int(connection.execute(sql, values | {"most": _SCANNED + 1}).fetchone()[0])


def _found(rows: sqlite3.Cursor, closeness: int) -> list[Found]:
    return [Found(kind_word(row[1]), row[2], row[3], row[4], day_of(row[0]), closeness) for row in rows]


def _by_client(connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: _Asked) -> list[Found]:
    """Return records that have some of the words and belong to a client whose name has the others."""
    named = [each for each in asked if _clients(connection, [each])]
    tries = [named] if 0 < len(named) < len(asked) else []
    tries += [[each] for each in named[:4] if len(named) > 1]
    found: list[Found] = []
    for names in tries:
        clients = _clients(connection, names)
        if clients is None or len(clients.people) + len(clients.firms) > 2 * _FEW:
            continue
        if where.clients is not None:
            clients = Clients(clients.people & where.clients.people, clients.firms & where.clients.firms)
        rest = every((each.whole for each in asked if each not in names), barred)
        found += _ask(connection, rest, where._replace(clients=clients), WHOLE)
    return sorted(set(found), key=lambda each: each.day or "", reverse=True)


def _clients(connection: sqlite3.Connection, names: list[Words]) -> Clients | None:
    """Return the clients whose names have the words, with the people of the firms; None if there are none."""
    sql = f"SELECT p.contact_id, p.company_id, p.kind {_FROM} AND search.rowid >= :lowest LIMIT :most"
    words = every(each.name for each in names)
    rows = connection.execute(sql, {"words": words, "lowest": NAMED, "most": _FEW + 1}).fetchall()
    if not rows:
        return None
    people = {row[0] for row in rows if row[0] is not None}
    firms = {row[1] for row in rows if row[0] is None}
    sql = """SELECT record_id FROM search_place WHERE kind = :kind AND company_id IN (SELECT value FROM json_each(:firms))
        LIMIT :most"""
    more = connection.execute(sql, {"kind": kind_number("c"), "firms": json.dumps(sorted(firms)), "most": 10 * _FEW})
    return Clients(frozenset(people | {row[0] for row in more}), frozenset(firms))


def _containing(connection: sqlite3.Connection, words: Words) -> str:
    """Return the expression for words of the index that contain a word that was typed; of a large book only names."""
    if len(words.text) < _INSIDE_OF:
        return words.loose
    if not _has_records(connection, _LARGE):
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, row)")
        sql = "SELECT term FROM temp.search_word WHERE term LIKE :inside AND term NOT GLOB '•*' LIMIT :most"
    else:  # the whole index would be read for its words; those of names are kept beside it
        sql = """SELECT DISTINCT word FROM (SELECT word FROM look_up LIMIT :scanned) WHERE word LIKE :inside
            AND word NOT GLOB '*[^0-9a-z]*' LIMIT :most"""
    values = {"inside": f"%{words.text}%", "most": _INSIDE, "scanned": 10 * _SCANNED}
    return " OR ".join([words.loose, *(f'"{row[0]}"' for row in connection.execute(sql, values))])


def _ending(words: Words) -> str:
    """Return the expression for words that are as the one typed but for the last letter, as where a language bends them."""
    return f' OR "{words.text[:-1]}" *' if len(words.text) >= _ENDED else ""


def _has_records(connection: sqlite3.Connection, number: int) -> bool:
    sql = "SELECT COUNT(*) FROM (SELECT 1 FROM search_place LIMIT :most)"
    return bool(connection.execute(sql, {"most": number}).fetchone()[0] >= number)


def _owning(connection: sqlite3.Connection, words: str) -> Clients | None:
    """Return the clients of whom any record meets an expression; None if nobody's does."""
    rows = connection.execute(f"SELECT DISTINCT p.contact_id, p.company_id {_FROM}", {"words": words}).fetchall()
    people = frozenset(row[0] for row in rows if row[0] is not None)
    firms = frozenset(row[1] for row in rows if row[1] is not None)
    return Clients(people, firms) if people or firms else None


def _of_several(connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: _Asked) -> list[Found]:
    """Return records with any of the words, of clients who have all of them, each in some record."""
    both = _all_of([_owning(connection, each.wide) for each in asked])
    if where.clients is not None:
        both = Clients(both.people & where.clients.people, both.firms & where.clients.firms)
    if both == _NOBODY:
        return []
    anything = " OR ".join(f"({each.wide})" for each in asked)
    return _ask(connection, every([anything], barred), where._replace(clients=both), APART)
