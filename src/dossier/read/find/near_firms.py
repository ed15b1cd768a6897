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
    for name in me.names[:1]:
        for word in _telling(name):
            begun = known.beginning(word[:_BEGINNING]) if len(word) >= LONG else ()
            ids += (
                [begun[at][1] for at in slips(word, [other for other, _each in begun])]
                if begun
                else known.holding(word)
            )
    return [each for each in dict.fromkeys(ids) if each != mine]


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
    every = dict.fromkeys([*firm_words(name), *index_words(name)])
    return tuple(word for word in every if word not in listed("firm_words.txt") and not word.isdigit()) or tuple(every)


def _may_be_near(mine: Iterable[_WordSet], names: Iterable[str]) -> bool:
    """Tell in a moment whether two firms need to be weighed for their names: they differ by one word or by more words."""
    for held, others in map(_word_set, names):
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

    def holding(self, word: str) -> Sequence[int]:
        """Return who has a word, nobody where it is a common one."""
        sql = "SELECT DISTINCT record_id FROM look_up WHERE word = :low AND kind = 'o' LIMIT :few"
        return [row[0] for row in self._rare(sql, word, FEW)]

    def beginning(self, start: str) -> Sequence[tuple[str, int]]:
        """Return the words that begin so and who has them, none where they are many."""
        sql = (
            "SELECT DISTINCT word, record_id FROM look_up WHERE word >= :low AND word < :high AND kind = 'o' LIMIT :few"
        )
        return self._rare(sql, start, FEW, start + "\U0010ffff")

    def _rare(self, sql: str, low: str, most: int, high: str = "") -> list[Any]:
        if low + high in self._common:
            return []
        rows = self._connection.execute(sql, {"low": low, "high": high, "few": most + 1}).fetchall()
        if len(rows) > most:
            self._common.add(low + high)
            return []
        return rows

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
            yield number, Firm(number, (name, *filter(None, (aliases or "").split("\n"))), country, domains, held)


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
