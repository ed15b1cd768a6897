"""What a question finds: the places where its words stand, and the records of a list for which it holds."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dossier.read.find.by_words import END
from dossier.read.find.index import WHOLE, matching, owners
from dossier.read.find.texts import Place
from dossier.read.find.who import matches
from dossier.read.find.whose import OF_CLIENTS, Owner, as_values, clients, owned, part_of, told, whose
from dossier.records.asked import ROWS, Words
from dossier.records.indexed import NAMED, day_of, kind_number, kind_word
from dossier.records.kinds import BY_PLURAL
from dossier.records.ref import read_ref
from dossier.values.period import WHOLE as ALWAYS
from dossier.values.question import Term

Clients = tuple[set[int], set[int]]
"""The numbers of people and of firms."""
_ALL = 1_000_000
_SHORT = 4
"""Letters of a word that can look like another."""
NEWEST = NAMED // 3 - 1
"""What of a number in the index says the day and the record, without how near its kind is."""
_CLIENTS = {"contacts": 0, "companies": 1}


def places(
    connection: sqlite3.Connection,
    words: Words,
    among: Clients | None,
    limit: int,
    records: Mapping[str, set[int]] | None = None,
) -> list[Place]:
    """Return where the words stand, the closest first, then the newest; without words the newest records that are asked about.

    Of kinds that stand in `records` only these.
    """
    among = _both(among, _named(connection, words.who))
    asked = limit
    while True:
        looked = words.terms and not _barred(words)
        held = _matching(connection, words, among, asked) if looked else _newest(connection, words, among, asked)
        found = _kept(connection, words, held)
        out = {each[:2] for term in _barred(words) for each in matching(connection, (term,), limit=_ALL)}
        found = [each for each in found if (each.kind, each.id) not in out]
        if records is not None:
            found = [each for each in found if each.id in records.get(each.kind, (each.id,))]
        if len(found) >= limit or len(held) < asked:
            return found[:limit]
        asked *= 8


def whom(connection: sqlite3.Connection, who: Sequence[str], among: Clients | None) -> Clients:
    """Return the people that are meant, and the firms of which nobody is among them."""
    people, firms = _both(among, _named(connection, who)) or (set(), set())
    _people, of_people = clients(connection, whose(connection, "c", people).values())
    return people, firms - of_people


def ids_of(
    connection: sqlite3.Connection, noun: str, words: Words, among: frozenset[int] | None = None
) -> frozenset[int]:
    """Return the numbers of the records of a list for which all that is asked beside columns holds.

    Of people and firms the words may stand in any of their records, of other records only in themselves.
    """
    kept = [] if among is None else [among]
    kept += list(_of_clients(connection, noun, words) if noun in _CLIENTS else _of_records(connection, noun, words))
    return frozenset.intersection(*kept)


def near_words(connection: sqlite3.Connection, terms: Sequence[Term]) -> list[str]:
    """Return words of the book that look like those that stand nowhere."""
    from dossier.nearest import nearest  # only a miss pays for it
    from dossier.values.search_fold import forms

    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, row)")
    found: list[str] = []
    for term in terms:
        word = next(iter(forms(term.text)), "")
        if " " in word or len(word) < _SHORT or term.without:
            continue
        sql = "SELECT term FROM temp.search_word WHERE term >= :low AND term < :high LIMIT 20000"
        rows = connection.execute(sql, {"low": word[0], "high": word[0] + END})
        near = nearest(word, (row[0] for row in rows), most=9, likeness=0.75)
        found += [] if word in near[:3] else near
    # A word of what was deleted or taken back stays in the index until it is made anew.
    found = [each for each in dict.fromkeys(found) if matching(connection, (Term(each, exact=True),), limit=1)]
    return found[:3]


def _matching(connection: sqlite3.Connection, words: Words, among: Clients | None, limit: int) -> list[Place]:
    people, firms = among or (None, None)
    rows = matching(connection, words.terms, kinds=_kinds(words) or None, people=people, firms=firms, limit=limit)
    return [Place(*each[:5]) for each in rows]


def _newest(connection: sqlite3.Connection, words: Words, among: Clients | None, limit: int) -> list[Place]:
    """Return the newest records that are asked about by kind or client."""
    conditions, values = [], dict[str, object]()
    if words.kinds:
        conditions.append(f"kind IN ({', '.join(str(kind_number(each)) for each in _kinds(words))})")
    if among is not None:
        conditions.append(OF_CLIENTS)
        values = as_values(among)
    sql = f"""SELECT kind, record_id, contact_id, company_id, doc FROM search_place
        {"WHERE " * bool(conditions)}{" AND ".join(conditions)} ORDER BY doc & :newest DESC LIMIT :limit"""  # noqa: S608
    rows = connection.execute(sql, values | {"limit": limit, "newest": NEWEST})
    return [Place(kind_word(row[0]), row[1], row[2], row[3], day_of(row[4])) for row in rows]


def _kept(connection: sqlite3.Connection, words: Words, held: list[Place]) -> list[Place]:
    """Return those of some places that are of the time, the part of a kind and the confidence that are asked about."""
    if words.days != ALWAYS:
        held = [each for each in held if (date.fromisoformat(each.day) if each.day else None) in words.days]
    parts = {kind: part for name in words.kinds & PARTS.keys() for kind, part in PARTS[name].items()}
    if words.told is None and not parts:
        return held
    ids: dict[str, set[int]] = {}
    for each in held:
        ids.setdefault(each.kind, set()).add(each.id)
    kept = dict(ids)
    for kind, numbers in ids.items():
        if kind in parts and kind not in words.kinds:
            kept[kind] = set(part_of(connection, kind, numbers, parts[kind]))
        if words.told is not None:
            kept[kind] = kept[kind] & set(told(connection, kind, kept[kind], yes=words.told))
    return [each for each in held if each.id in kept[each.kind]]


PARTS = {
    "letters": {"l": "channel = 'email'"},
    "notes": {"l": "channel = 'note'", "fact": "key LIKE '%.note'"},
}
"""Parts of kinds that have a word of their own, with what is true of each."""


def _barred(words: Words) -> tuple[Term, ...]:
    """Return the words that must not stand there, as words that are looked for, where nothing else is."""
    return (
        tuple(each._replace(without=False) for each in words.terms) if all(each.without for each in words.terms) else ()
    )


def _kinds(words: Words) -> frozenset[str]:
    """Return the kinds of records that are looked at, none for all."""
    return frozenset(kind for each in words.kinds for kind in PARTS.get(each, (each,)))


def _named(connection: sqlite3.Connection, who: Sequence[str]) -> Clients | None:
    """Return the clients that some names mean, each of them one, with a firm its people; None where nobody is named."""
    found: Clients | None = None
    for text in who:
        ref = read_ref(text)
        refs = [ref] if ref and ref.letter in "co" else [each.ref for each in matches(connection, text, ("c", "o"))]
        people = {(each.id, None) for each in refs if each.letter == "c"}
        meant = clients(
            connection, (*people, *((None, each.id) for each in refs if each.letter == "o")), firms_of=False
        )
        found = _both(found, meant)
    return found


def _both(one: Clients | None, other: Clients | None) -> Clients | None:
    if one is None or other is None:
        return one or other
    return one[0] & other[0], one[1] & other[1]


def _of_records(connection: sqlite3.Connection, noun: str, words: Words) -> Iterator[frozenset[int]]:
    letter = BY_PLURAL[noun].letter if noun in BY_PLURAL else ROWS.get(noun, "")
    if words.kinds and letter not in _kinds(words):
        yield frozenset()
    for term in _barred(words):
        out = {each.id for each in matching(connection, (term,), kinds=(letter,), limit=_ALL)}
        yield frozenset(part_of(connection, letter, None, "1")) - out
    if words.terms and not _barred(words):
        rows = matching(connection, words.terms, kinds=(letter,), limit=_ALL)
        close = [Place(*each[:5]) for each in rows if each.closeness <= max(WHOLE, rows[0].closeness)]
        yield frozenset(each.id for each in _kept(connection, words._replace(told=None), close))
    if (among := _named(connection, words.who)) is not None:
        yield frozenset(owned(connection, letter, among) if letter else _under(connection, noun, among))
    if words.told is not None:
        yield frozenset(told(connection, letter or _UNDER[noun][0], None, yes=words.told))


_UNDER = {
    "quote-lines": ("quote_line", "q", "quote_id"),
    "order-lines": ("order_line", "s", "order_id"),
    "stages": ("stage_change", "d", "deal_id"),
}
"""Rows that nobody searches: their table, and the kind of record each hangs on."""


def _under(connection: sqlite3.Connection, noun: str, among: Clients) -> list[int]:
    """Return the rows of a list that hang on records of some clients."""
    table, letter, parent = _UNDER[noun]
    sql = f"SELECT id FROM {table} WHERE {parent} IN (SELECT value FROM json_each(?))"  # noqa: S608  (words of our own)
    return [row[0] for row in connection.execute(sql, (json.dumps(owned(connection, letter, among)),))]


def _of_clients(connection: sqlite3.Connection, noun: str, words: Words) -> Iterator[frozenset[int]]:
    at = _CLIENTS[noun]
    if (among := _named(connection, words.who)) is not None:
        yield frozenset(clients(connection, _pairs(among))[at])
    for term in _barred(words):
        held = owners(connection, (term,))
        out = _with_people(connection, set(held.people), set(held.firms))[at]
        yield frozenset(part_of(connection, BY_PLURAL[noun].letter, None, "1")) - out
    if _barred(words):
        words = words._replace(terms=())
    if words.terms and not words.kinds and words.days == ALWAYS and words.told is None:
        found = owners(connection, words.terms)
        yield frozenset(_with_people(connection, set(found.people), set(found.firms))[at])
    elif words.terms or words.kinds or words.told is not None:
        yield frozenset(clients(connection, _owners(connection, words))[at])


def _owners(connection: sqlite3.Connection, words: Words) -> list[Owner]:
    """Return whose the records are in which the words stand, or that are of a kind, or told by others."""
    return [(each.contact_id, each.company_id) for each in places(connection, words._replace(who=()), None, _ALL)]


def _pairs(among: Clients) -> list[Owner]:
    return [*((person, None) for person in among[0]), *((None, firm) for firm in among[1])]


def _with_people(connection: sqlite3.Connection, people: set[int], firms: set[int]) -> Clients:
    """Return clients with everybody of the firms of which nobody is among them: what was found there is the firm's own."""
    theirs = whose(connection, "c", people)
    _people, of_people = clients(connection, theirs.values())
    alone = clients(connection, ((None, firm) for firm in firms - of_people))
    return people | alone[0], firms | of_people
