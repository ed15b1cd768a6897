"""Firms that are nearly another one, by mail domain, by a rare word of the name, or by a slip of the pen in it."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from dossier.read.find.likeness import NEAR_FIRM, Firm, Held, Verdict, firm_words, firms, point_domain, slips
from dossier.values.names import index_words, listed
from dossier.values.sounding import sounds

FEW = 60
"""Candidates of one kind that are looked at: more than this share nothing that tells them apart."""
LONG = 5
"""Letters from which on a word is compared with others that begin like it."""
_BEGINNING = 4

Id = TypeVar("Id")
Found = TypeVar("Found")
_WordSet = tuple[frozenset[str], frozenset[str]]
"""The telling words of a name, and those of them that are numbers."""


class Known(Protocol[Id]):
    """Firms among which others are looked for."""

    def holding(self, word: str) -> Sequence[Id]:
        """Return who has a word, nobody where it is a common one."""
        ...

    def beginning(self, start: str) -> Sequence[tuple[str, Id]]:
        """Return the words that begin so and who has them, none where they are many."""
        ...

    def of(self, ids: Iterable[Id]) -> Iterable[tuple[Id, Firm]]:
        """Return firms as they are compared."""
        ...


def near(known: Known[Id], me: Firm, mine: Id | None = None) -> list[tuple[Id, Firm, Verdict]]:
    """Return the firms that are nearly this one, the likeliest first; `mine` is its own id among them."""
    wanted = candidates(known, me, mine)
    return weighed(me, known.of(wanted)) if wanted else []


def candidates(known: Known[Id], me: Firm, mine: object = None) -> list[Id]:
    """Return the firms that share a domain or a telling word with this one, but not itself."""
    ids = [each for domain in me.domains for each in known.holding(domain)]
    for word in _words_of(me):
        if begun := _begun(known, word):
            ids += [begun[at][1] for at in slips(word, [other for other, _each in begun])]
        else:
            ids += known.holding(word)
    return [each for each in dict.fromkeys(ids) if each != mine]


def _begun(known: Known[Id], word: str) -> Sequence[tuple[str, Id]]:
    """Return the words among which a slip of the pen in a long word is looked for, none where they are many."""
    return known.beginning(word[:_BEGINNING]) if len(word) >= LONG else ()


def _asked(known: Known[Id], me: Firm) -> Iterator[str]:
    """Yield the words of which it is asked who holds them."""
    yield from me.domains
    yield from (word for word in _words_of(me) if not _begun(known, word))


def _words_of(me: Firm) -> tuple[str, ...]:
    return _telling(me.names[0]) if me.names else ()


def weighed(me: Firm, others: Iterable[tuple[Id, Firm]]) -> list[tuple[Id, Firm, Verdict]]:
    """Return those of some firms that are nearly this one, the likeliest first."""
    mine, domains = [_word_set(name) for name in me.names], me.domains
    found = [
        (each, firm, firms(me, firm))
        for each, firm in others
        if not domains.isdisjoint(firm.domains) or _may_be_near(mine, firm.names)
    ]
    return sorted((row for row in found if row[2].score >= NEAR_FIRM), key=lambda row: -row[2].score)


@lru_cache(maxsize=20_000)
def _telling(name: str) -> tuple[str, ...]:
    """Return the words of a name by which it is looked for: not such as half of all firms have, if there are others."""
    every, common = dict.fromkeys([*firm_words(name), *index_words(name)]), listed("firm_words.txt")
    return tuple([word for word in every if word not in common and not word.isdigit()]) or tuple(every)


def _may_be_near(mine: Iterable[_WordSet], names: Iterable[str]) -> bool:
    """Tell in a moment whether two firms need to be weighed for their names: they differ by one word or by more words."""
    for name in names:
        held, others = _word_set(name)
        for words, numbers in mine:
            if numbers == others and (words <= held or held <= words or len(words - held) == len(held - words) == 1):
                return True
    return False


@lru_cache(maxsize=200_000)
def _word_set(name: str) -> _WordSet:
    found = frozenset(firm_words(name))
    return found, frozenset(word for word in found if word.isdigit())


def many(
    connection: sqlite3.Connection, sql: str, keys: Iterable[object], values: Mapping[str, object] | None = None
) -> Iterator[Any]:
    """Ask one question about many keys: they stand in it as `k`, each with its `value`; `values` are what else it names."""
    every = list(dict.fromkeys(keys))
    if every:
        sql = sql.replace(" k ", " json_each(:keys) k CROSS ", 1)
        yield from connection.execute(sql, {"keys": json.dumps(every, ensure_ascii=False), **(values or {})})


class BookFirms:
    """The firms of the book; what is a common word once is taken for one as long as this object lives."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._common: set[str] = set()
        self._holding: dict[str, Sequence[int]] = {}
        self._beginning: dict[str, Sequence[tuple[str, int]]] = {}

    def ask(self, every: Iterable[Firm]) -> None:
        """Ask at once for all by which firms like these are looked for; what was asked before is forgotten."""
        self._holding, self._beginning = {}, {}
        words = dict.fromkeys(word for me in every for word in _asked(self, me) if word not in self._common)
        sql = (
            "SELECT k.value, (SELECT json_group_array(record_id) FROM (SELECT DISTINCT record_id FROM look_up"
            " WHERE word = k.value AND kind = 'o' LIMIT :few)) FROM k JOIN (SELECT 1)"
        )
        for word, ids in many(self._connection, sql, words, {"few": FEW + 1}):
            self._holding[word] = self._rare(word, () if ids == "[]" else json.loads(ids))

    def holding(self, word: str) -> Sequence[int]:
        """Return who has a word, nobody where it is a common one."""
        found = () if word in self._common else self._holding.get(word)
        if found is None:
            sql = "SELECT DISTINCT record_id FROM look_up WHERE word = :word AND kind = 'o' LIMIT :few"
            rows = self._connection.execute(sql, {"word": word, "few": FEW + 1})
            found = self._holding[word] = self._rare(word, [row[0] for row in rows])
        return found

    def beginning(self, start: str) -> Sequence[tuple[str, int]]:
        """Return the words that begin so and who has them, none where they are many."""
        end = start + "\U0010ffff"
        found = () if end in self._common else self._beginning.get(start)
        if found is None:
            sql = "SELECT DISTINCT word, record_id FROM look_up WHERE word >= :low AND word < :high AND kind = 'o' LIMIT :few"
            rows = self._connection.execute(sql, {"low": start, "high": end, "few": FEW + 1}).fetchall()
            found = self._beginning[start] = self._rare(end, rows)
        return found

    def _rare(self, word: str, held: Sequence[Found]) -> Sequence[Found]:
        """Return who was found under a word; nobody where they are many, here and from now on."""
        if len(held) <= FEW:
            return held
        self._common.add(word)
        return ()

    def possible(self, asked: Mapping[Id, tuple[Firm, Sequence[int]]]) -> dict[Id, list[int]]:
        """Return for each firm who of its candidates shares a domain with it or may be near by the name, before more is read of them."""
        every = {number for _firm, ids in asked.values() for number in ids}
        sql = "SELECT o.id, o.domain, o.name, o.aliases FROM k JOIN company o ON o.id = k.value"
        held = {number: (domain, _names(*names)) for number, domain, *names in many(self._connection, sql, every)}
        found = {}
        for key, (me, ids) in asked.items():
            mine = [_word_set(name) for name in me.names]
            sharing = {number for domain in me.domains for number in self.holding(domain)}
            found[key] = [
                number
                for number in ids
                if number in held
                and (number in sharing or held[number][0] in me.domains or _may_be_near(mine, held[number][1]))
            ]
        return found

    def of(self, ids: Iterable[int]) -> Iterator[tuple[int, Firm]]:
        """Yield firms as they are compared."""
        every = list(ids)
        points: dict[int, list[Held]] = defaultdict(list)
        sql = "SELECT p.company_id, p.kind, p.value, p.normal FROM k JOIN point p ON p.company_id = k.value"
        for number, *point in many(self._connection, sql, every):
            points[number].append(Held(*point))
        sql = "SELECT o.id, o.name, o.aliases, o.domain, o.country FROM k JOIN company o ON o.id = k.value"
        for number, name, aliases, domain, country in many(self._connection, sql, every):
            held = tuple(points[number])
            domains = frozenset(filter(None, (domain, *map(point_domain, held))))
            yield number, Firm(number, _names(name, aliases), country, domains, held)


def _names(name: str, aliases: str | None) -> tuple[str, ...]:
    return (name, *filter(None, (aliases or "").split("\n")))


class NewFirms:
    """Firms that are in no book yet, by name."""

    def __init__(self) -> None:
        self._firms: dict[str, Firm] = {}
        self._by_word: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_start: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)

    def add(self, firm: Firm) -> None:
        """Take one up; a second time with more of what is known of it."""
        name = firm.names[0]
        self._firms[name] = firm
        for word in (*index_words(name), *sounds(name), *firm.domains):
            self._by_word[word][name] = None
            self._by_start[word[:_BEGINNING]][word, name] = None

    def holding(self, word: str) -> Sequence[str]:
        """Return who has a word, nobody where it is a common one."""
        found = self._by_word.get(word, {})
        return tuple(found) if len(found) <= FEW else ()

    def beginning(self, start: str) -> Sequence[tuple[str, str]]:
        """Return the words that begin so and who has them, none where they are many."""
        found = self._by_start.get(start, {})
        return tuple(found) if len(found) <= FEW else ()

    def of(self, ids: Iterable[str]) -> Iterator[tuple[str, Firm]]:
        """Yield firms as they are compared."""
        return ((each, self._firms[each]) for each in ids)
