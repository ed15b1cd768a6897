"""Every two records of a book that may be one: compared only where they share a key, never each with each."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from dossier.read.find.likeness import (
    NEAR_FIRM,
    NUMBERS,
    Firm,
    Held,
    Person,
    Verdict,
    firm_words,
    firms,
    people,
    point_domain,
)
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.likeness import Twins
from dossier.records.ref import Ref
from dossier.values.names import phone_key
from dossier.values.sounding import sounds, spellings

T = TypeVar("T", Person, Firm)

CROWD = 40
"""Records under one key that are compared each with each; in a larger crowd only neighbours by name are."""

NEIGHBOURS = 6
"""How many who follow by name are compared in a crowd."""

_TAIL = 7


def twins(connection: sqlite3.Connection, least: int) -> tuple[Twins, ...]:
    """Return every pair of contacts and of companies with at least this score, the likeliest first."""
    points = _all_points(connection)
    houses = _houses(connection, points)
    verdicts = dict(_firm_pairs(houses))
    staff = _staff(connection, points)
    group = _groups(verdicts, houses)
    by_domain: dict[Hashable, Hashable] = {
        domain: group[firm.id] for firm in houses.values() for domain in firm.domains
    }
    kept: list[Twins] = []
    for (one, other), verdict in verdicts.items():
        if verdict.score >= least:
            kept.append(_of_firms(houses[one], houses[other], verdict))
    for a, b in _pairs(staff, _person_keys(staff, group, by_domain), lambda person: person.names[0]):
        verdict = people(a, b, _same_house(a, b, group, verdicts))
        if verdict.score >= least:
            kept.append(_of_people(a, b, verdict))
    return tuple(sorted(kept, key=lambda pair: (-pair.score, pair.kind, len(pair.ref), pair.ref)))


def _of_people(a: Person, b: Person, verdict: Verdict) -> Twins:
    refs = Ref("c", a.id), Ref("c", b.id)
    return Twins("contact", str(refs[0]), a.names[0], a.company, str(refs[1]), b.names[0], b.company, *verdict)


def _of_firms(a: Firm, b: Firm, verdict: Verdict) -> Twins:
    refs = Ref("o", a.id), Ref("o", b.id)
    return Twins("company", str(refs[0]), a.names[0], a.country, str(refs[1]), b.names[0], b.country, *verdict)


def _all_points(connection: sqlite3.Connection) -> dict[Ref, list[Held]]:
    found: dict[Ref, list[Held]] = defaultdict(list)
    sql = "SELECT contact_id, company_id, kind, value, normal FROM point WHERE kind <> 'address'"
    for contact, company, kind, value, normal in connection.execute(sql):
        owner = Ref("c", contact) if contact is not None else Ref("o", company)
        found[owner].append(Held(kind, value, normal))
    return found


def _houses(connection: sqlite3.Connection, points: dict[Ref, list[Held]]) -> dict[int, Firm]:
    found = {}
    for number, name, aliases, domain, country in connection.execute(
        "SELECT id, name, aliases, domain, country FROM company"
    ):
        own = tuple(points.get(Ref("o", number), ()))
        domains = {each for point in own if (each := point_domain(point))} | ({domain} if domain else set())
        names = (name, *filter(None, (aliases or "").split("\n")))
        found[number] = Firm(number, names, country, frozenset(domains), own)
    return found


def _staff(connection: sqlite3.Connection, points: dict[Ref, list[Held]]) -> dict[int, Person]:
    others: dict[int, list[str]] = defaultdict(list)
    sql = "SELECT subject_id, value FROM fact WHERE key = :key AND subject_kind = 'contact' AND value IS NOT NULL"
    for number, value in connection.execute(sql, {"key": ALSO_CALLED}):
        others[number] += value.split("\n")
    found = {}
    for number, name, native, company, firm, country in connection.execute(
        "SELECT c.id, c.name, c.native_name, c.company_id, o.name, c.country FROM contact c"
        " LEFT JOIN company o ON o.id = c.company_id"
    ):
        names = tuple(filter(None, (name, native, *others.get(number, ()))))
        found[number] = Person(number, names, company, firm, country, tuple(points.get(Ref("c", number), ())))
    return found


def _firm_pairs(houses: dict[int, Firm]) -> Iterator[tuple[tuple[int, int], Verdict]]:
    for a, b in _pairs(houses, _firm_keys(houses), lambda firm: " ".join(firm_words(firm.names[0]))):
        verdict = firms(a, b)
        if verdict.score:
            yield (a.id, b.id), verdict


def _firm_keys(houses: dict[int, Firm]) -> Iterator[tuple[Hashable, int]]:
    """Yield what each firm is compared by: domain, number, each rare word, the beginning of the name in its country."""
    often = Counter(word for firm in houses.values() for name in firm.names for word in set(firm_words(name)))
    for firm in houses.values():
        for domain in firm.domains:
            yield ("domain", domain), firm.id
        yield from ((key, firm.id) for key in _number_keys(firm.points))
        for name in firm.names:
            telling = firm_words(name)
            yield ("name", " ".join(sorted(telling))), firm.id
            yield from ((("word", word), firm.id) for word in telling if len(word) > 3 and often[word] <= CROWD)
            yield ("start", "".join(telling)[:4], firm.country), firm.id


def _number_keys(points: Iterable[Held]) -> Iterator[Hashable]:
    for point in points:
        if point.kind in NUMBERS:
            yield "number", phone_key(point.value)[:_TAIL]


def _person_keys(
    staff: dict[int, Person], group: dict[int, int], by_domain: dict[Hashable, Hashable]
) -> Iterator[tuple[Hashable, int]]:
    """Yield what each person is compared by: addresses, the firm with a word of the name, the name where firms are unknown."""
    firmless = {_name_key(name) for person in staff.values() if person.company_id is None for name in person.names}
    for person in staff.values():
        yield from ((key, person.id) for key in _number_keys(person.points))
        for point in person.points:
            if point.kind not in NUMBERS and point.kind not in {"website", "fax"} and point.normal:
                yield (point.kind, point.normal), person.id
        homes: set[Hashable] = set()
        if person.company_id is not None:
            homes.add(group.get(person.company_id, person.company_id))
        domains = {domain for point in person.points if (domain := point_domain(point))}
        homes |= {by_domain.get(domain, domain) for domain in domains}
        yield from ((("firm", home), person.id) for home in homes)
        words = {word for name in person.names for word in _name_words(name)}
        yield from ((("firm", home, word), person.id) for home in homes for word in words)
        for name in person.names:
            if (key := _name_key(name)) in firmless:
                yield ("name", key), person.id


@lru_cache(maxsize=200_000)
def _name_words(name: str) -> frozenset[str]:
    return frozenset({*sounds(name), *spellings(name)[0]})


@lru_cache(maxsize=200_000)
def _name_key(name: str) -> str:
    return " ".join(sorted(spellings(name)[0]))


def _groups(verdicts: dict[tuple[int, int], Verdict], houses: dict[int, Firm]) -> dict[int, int]:
    """Return for each firm that has a likeness the smallest id of those that count as one with it."""
    parent = {number: number for number in houses}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for (one, other), verdict in verdicts.items():
        if verdict.score >= NEAR_FIRM:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    return {number: root(number) for number in houses}


def _same_house(
    a: Person, b: Person, group: dict[int, int], verdicts: dict[tuple[int, int], Verdict]
) -> Verdict | None:
    if a.company_id is None or b.company_id is None:
        return None
    if a.company_id == b.company_id:
        return Verdict(100, ())
    low, high = sorted((a.company_id, b.company_id))
    near = verdicts.get((low, high), Verdict(0, ()))
    return near if near.score >= NEAR_FIRM or group[low] != group[high] else Verdict(NEAR_FIRM, ())


def _pairs(
    records: dict[int, T], keys: Iterable[tuple[Hashable, int]], by_name: Callable[[T], str]
) -> Iterator[tuple[T, T]]:
    """Yield every two records that share a key, once."""
    blocks: dict[Hashable, set[int]] = defaultdict(set)
    for key, number in keys:
        blocks[key].add(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > 1:
            for one, other in _within(records, block, by_name):
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    yield records[pair[0]], records[pair[1]]


def _within(records: dict[int, T], block: set[int], by_name: Callable[[T], str]) -> Iterator[tuple[int, int]]:
    if len(block) <= CROWD:
        yield from combinations(sorted(block), 2)
        return
    row: Sequence[int] = sorted(block, key=lambda number: (by_name(records[number]), number))
    for at, number in enumerate(row):
        yield from ((number, other) for other in row[at + 1 : at + 1 + NEIGHBOURS])
