"""Asking the index of all texts: which records have the words, whose they are, names first and then the newest."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from dossier.read.find.index_look import FEW, FROM, MANY, NOBODY, Asked, Clients, Found, ask, is_common
from dossier.records.indexed import CALLED, NAMED, kind_number
from dossier.values.question import Term
from dossier.values.search_words import Words, every, words_of

NAME, WHOLE, BEGUN, WITHIN, APART = range(5)
"""How close a record comes: a name has the words; a text has them; words that begin or sound so; words that contain them;
or only several records of its client together."""
_NEWEST = 1_000
"""Records of each word that are looked at for clients who have all words, each in some record."""
_INSIDE, _INSIDE_OF = 100, 4
"""Words of the index that contain what was typed and are looked for, and how many letters that has at least."""
_ENDED = 6
"""Letters of a word that may end otherwise."""
_SMALL, _LARGE, _NAMES = 20_000, 60_000, 50_000
"""Records of a book whose words are looked through whenever there is room, and of one whose words never are, only names if not too many."""


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
    where = Asked(kinds, clients, limit)
    found: dict[tuple[str, int], Found] = {}
    for rows in _passes(connection, asked, barred, where, found):
        for each in rows:
            found.setdefault(each[:2], each)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def owners(connection: sqlite3.Connection, terms: Sequence[Term]) -> Clients:
    """Return the clients whose records have all the words, one record this and another that; and none that is barred."""
    asked, barred = _parted(terms)
    held = [
        _owning(connection, each.whole) or _owning(connection, each.wide) or _owning(connection, each.loose)
        for each in asked
    ]
    out = [_owning(connection, each.whole) for each in barred]
    return _without(_all_of(held), out) if held else NOBODY


def _all_of(held: list[Clients | None]) -> Clients:
    """Return the clients who are in each group."""
    groups = [each or NOBODY for each in held]
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
    sql = f"SELECT p.contact_id, p.company_id, COUNT(*) {FROM} GROUP BY p.contact_id, p.company_id"
    rows = connection.execute(sql, {"words": every((each.whole for each in asked), barred)})
    return {(row[0], row[1]): row[2] for row in rows}


def _parted(terms: Sequence[Term]) -> tuple[list[Words], list[Words]]:
    made = words_of(terms)
    return [each for each in made if not each.without], [each for each in made if each.without]


def _passes(
    connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: Asked, found: Collection[object]
) -> Iterator[list[Found]]:
    """Yield what is found, the closest first, at last what is only looked for where nothing was; `found` is all until now."""
    whole = every((each.whole for each in asked), barred)
    yield ask(connection, every((each.name for each in asked), barred), where, NAME, CALLED)
    yield ask(connection, whole, where, WHOLE)
    if len(asked) > 1:
        yield _by_client(connection, asked, barred, where)
    asked = _narrowed(connection, asked)
    loose = every((each.loose for each in asked), barred)
    if loose != whole:
        yield ask(connection, loose, where, BEGUN, NAMED)
        yield ask(connection, every((each.wide for each in asked), barred), where, BEGUN)
    if any(len(each.text) >= _INSIDE_OF for each in asked) and not _has(connection, "search_place", _SMALL):
        inside = [_containing(connection, each) for each in asked]
        yield ask(connection, every(inside, barred), where, WITHIN)
    if not found and loose != whole:
        yield ask(connection, loose, where, BEGUN)
    if not found and any(each.text for each in asked):
        inside = [f"{_containing(connection, each)}{_ending(each)}" for each in asked]
        yield ask(connection, every(inside, barred), where, WITHIN)
    if not found and len(asked) > 1:
        yield _of_several(connection, asked, barred, where)


def _narrowed(connection: sqlite3.Connection, asked: list[Words]) -> list[Words]:
    """Return what is asked, of common words among others only the words themselves: what else they may mean is not missed."""
    if len(asked) == 1:
        return asked
    return [
        each._replace(wide=each.whole, loose=each.whole, text="") if is_common(connection, each.whole) else each
        for each in asked
    ]


def _by_client(connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: Asked) -> list[Found]:
    """Return records that have some of the words and belong to a client whose name has the others."""
    sql = "SELECT 1 FROM search WHERE search MATCH :words AND rowid >= :lowest LIMIT 1"
    named = [each for each in asked if connection.execute(sql, {"words": each.name, "lowest": NAMED}).fetchone()]
    tries = [named] if 0 < len(named) < len(asked) else []
    tries += [[each] for each in named[:4] if len(named) > 1]
    found: list[Found] = []
    for names in tries:
        clients = _clients(connection, names) if len(found) < where.limit else None
        if clients is None:
            continue
        is_many = len(clients.people) + len(clients.firms) > FEW
        if where.clients is not None:
            clients = Clients(clients.people & where.clients.people, clients.firms & where.clients.firms)
        rest = every((each.whole for each in asked if each not in names), barred)
        found += ask(connection, rest, where._replace(clients=clients, newest=is_many), WHOLE)
    return sorted(set(found), key=lambda each: (each.day or "", each.id), reverse=True)


def _clients(connection: sqlite3.Connection, names: list[Words]) -> Clients | None:
    """Return the clients whose names have the words, with the people of the firms; None if there are none."""
    sql = f"SELECT p.contact_id, p.company_id, p.kind {FROM} AND search.rowid >= :lowest LIMIT :most"
    words = every(each.name for each in names)
    rows = connection.execute(sql, {"words": words, "lowest": NAMED, "most": MANY}).fetchall()
    if not rows:
        return None
    people = {row[0] for row in rows if row[0] is not None}
    firms = {row[1] for row in rows if row[0] is None}
    sql = """SELECT record_id FROM search_place WHERE kind = :kind AND company_id IN (SELECT value FROM json_each(:firms))
        LIMIT :most"""
    more = connection.execute(sql, {"kind": kind_number("c"), "firms": json.dumps(sorted(firms)), "most": MANY})
    return Clients(frozenset(people | {row[0] for row in more}), frozenset(firms))


def _containing(connection: sqlite3.Connection, words: Words) -> str:
    """Return the expression for words of the index that contain a word that was typed; of a large book only names."""
    if len(words.text) < _INSIDE_OF:
        return words.loose
    if not _has(connection, "search_place", _LARGE):
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, row)")
        sql = "SELECT term FROM temp.search_word WHERE term LIKE :inside AND term NOT GLOB '•*' LIMIT :most"
    elif not _has(connection, "look_up", _NAMES):  # the words of names are kept beside the index
        sql = "SELECT DISTINCT word FROM look_up WHERE word LIKE :inside AND word NOT GLOB '*[^0-9a-z]*' LIMIT :most"
    else:
        return words.loose
    rows = connection.execute(sql, {"inside": f"%{words.text}%", "most": _INSIDE})
    return " OR ".join([words.loose, *(f'"{row[0]}"' for row in rows)])


def _ending(words: Words) -> str:
    """Return the expression for words that are as the one typed but for the last letter, as where a language bends them."""
    return f' OR "{words.text[:-1]}" *' if len(words.text) >= _ENDED else ""


def _has(connection: sqlite3.Connection, table: str, number: int) -> bool:
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT :most)"  # noqa: S608  (names of our own)
    return bool(connection.execute(sql, {"most": number}).fetchone()[0] >= number)


def _owning(connection: sqlite3.Connection, words: str) -> Clients | None:
    """Return the clients of whom any record meets an expression; None if nobody's does."""
    rows = connection.execute(f"SELECT DISTINCT p.contact_id, p.company_id {FROM}", {"words": words}).fetchall()
    people = frozenset(row[0] for row in rows if row[0] is not None)
    firms = frozenset(row[1] for row in rows if row[1] is not None)
    return Clients(people, firms) if people or firms else None


def _of_several(connection: sqlite3.Connection, asked: list[Words], barred: list[Words], where: Asked) -> list[Found]:
    """Return records with any of the words, of clients who have all of them, each in some record; of common words the newest."""
    found: list[Found] = []
    for each in sorted(asked, key=lambda each: is_common(connection, each.whole)):
        rows = ask(connection, every([each.wide], barred), where._replace(limit=_NEWEST, newest=True), APART)
        people = frozenset(row.contact_id for row in rows if row.contact_id is not None)
        firms = frozenset(row.company_id for row in rows if row.company_id is not None)
        where = where._replace(clients=Clients(people, firms))
        if not rows:
            return []
        found += rows
    people, firms = where.clients or NOBODY
    theirs = {each for each in found if each.contact_id in people or each.company_id in firms}
    return sorted(theirs, key=lambda each: (each.day or "", each.id), reverse=True)
