"""Who many newcomers may be already: the book is asked about all at once, each is weighed as one alone is (`alike.py`)."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.read.find.alike import TAIL, Newcomer, seen
from dossier.read.find.likeness import NUMBERS, Firm, Held, Person, Verdict, names_alike, people, point_domain
from dossier.read.find.near_firms import FEW, BookFirms, NewFirms, candidates, many, near, weighed
from dossier.records.likeness import Alike
from dossier.values.names import index_words, normal_point

FirmId = int | str
"""A firm of the book by its id, a new one by its name."""
_TELLS_NOTHING = frozenset({"address", "website", "fax"})
_SAME = Verdict(100, ())
_OTHER = Verdict(0, ())


class _Here(NamedTuple):
    """A newcomer, with the keys of the addresses and numbers by which others are found; of the name where there are none."""

    person: Person
    firm: FirmId | None
    keys: tuple[str, ...]
    domains: tuple[str, ...]


class Crowd:
    """Newcomers in the order of their lines, each compared with the book and with those before who have joined."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._book = BookFirms(connection)

    def gather(self, every: Sequence[Newcomer]) -> None:
        """Take up the next newcomers: all that the book knows of any of them is asked at once."""
        self._here = [_here(new, -1 - at) for at, new in enumerate(every)]
        self._new_firms = NewFirms()
        self._by_key: dict[str, list[_Here]] = defaultdict(list)
        self._staff: dict[FirmId, list[_Here]] = defaultdict(list)
        self._points = self._by_points()
        at_book = {each.firm for each in self._here if isinstance(each.firm, int)}
        self._firms = dict(self._book.of(at_book))
        self._near: dict[FirmId, dict[FirmId, Verdict]] = {}
        self._compare({each.firm: self._firm_of(each) for each in self._here if each.firm is not None})
        numbers = {number for found in self._points.values() for number in found}
        asked = at_book | {each for found in self._near.values() for each in found if isinstance(each, int)}
        self._of_firm: dict[int, list[int]] = defaultdict(list)
        for firm, number in many(
            self._connection, "SELECT c.company_id, c.id FROM k JOIN contact c ON c.company_id = k.value", asked
        ):
            self._of_firm[firm].append(number)
        numbers |= {number for staff in self._of_firm.values() for number in staff}
        self._people = self._named(numbers)

    def alike(self, at: int) -> list[tuple[int, Alike]]:
        """Return who a newcomer may be: the id in the book, or -1 - place of one who has joined; the likeliest first."""
        me = self._here[at]
        near_ones = self._near.get(me.firm, {}) if me.firm is not None else {}
        found = {}
        for other, firm in self._candidates(me, near_ones):
            same_firm = (
                None if me.firm is None or firm is None else _SAME if firm == me.firm else near_ones.get(firm, _OTHER)
            )
            verdict = people(me.person, other, same_firm)
            found[other.id] = seen(other, verdict)
        return sorted(found.items(), key=lambda pair: (-pair[1].certain, -pair[1].score, pair[0] < 0, abs(pair[0])))

    def join(self, at: int) -> None:
        """Let a newcomer be among those with whom the later ones are compared."""
        me = self._here[at]
        for key in (*me.keys, *(() if me.firm is not None else me.domains)):
            self._by_key[key].append(me)
        if me.firm is not None:
            self._staff[me.firm].append(me)

    def _candidates(self, me: _Here, near_ones: Iterable[FirmId]) -> Iterable[tuple[Person, FirmId | None]]:
        found: dict[int, tuple[Person, FirmId | None]] = {}
        points, by_key, names = self._points, self._by_key, me.person.names
        for key in (*me.keys, *me.domains):
            if key in points or key in by_key:
                found |= {other.id: (other, firm) for other, firm in self._by_this(key, me)}
        for firm in (*(() if me.firm is None else (me.firm,)), *near_ones):
            for number in self._of_firm.get(firm, ()) if isinstance(firm, int) else ():
                if number not in found and names_alike(names, self._people[number].names):
                    found[number] = (self._whole(number), firm)
            for each in self._staff.get(firm, ()):
                if names_alike(names, each.person.names):
                    found[each.person.id] = (each.person, firm)
        return found.values()

    def _by_this(self, key: str, me: _Here) -> Iterable[tuple[Person, FirmId | None]]:
        by_name = key.startswith("=")
        for number in self._points.get(key, ()):
            if not by_name or names_alike(me.person.names, self._people[number].names):
                yield self._whole(number), self._people[number].company_id
        for each in self._by_key.get(key, ()):
            if not by_name or names_alike(me.person.names, each.person.names):
                yield each.person, each.firm

    def _firm_of(self, me: _Here) -> Firm:
        if isinstance(me.firm, int) and me.firm in self._firms:
            return self._firms[me.firm]
        return Firm(0, (str(me.firm),), me.person.country, frozenset(me.domains))

    def _compare(self, every: dict[FirmId, Firm]) -> None:
        """Find the firms of the book, and the new ones met before, that are nearly each of these, and it nearly them."""
        self._book.ask(every.values())
        ids = self._book.possible({firm: (me, candidates(self._book, me, firm)) for firm, me in every.items()})
        held = dict(self._book.of({each for found in ids.values() for each in found}))
        for firm, me in every.items():
            mine = self._near.setdefault(firm, {})
            in_book = weighed(me, [(each, held[each]) for each in ids[firm] if each in held])
            among_new = near(self._new_firms, me, me.names[0])
            found: list[tuple[FirmId, Verdict]] = [(number, verdict) for number, _firm, verdict in in_book]
            found += [(name, verdict) for name, _firm, verdict in among_new]
            for other, verdict in found:
                mine[other] = verdict
                self._near.setdefault(other, {})[firm] = verdict
            if isinstance(firm, str):
                self._new_firms.add(me)

    def _by_points(self) -> dict[str, set[int]]:
        """Return the people of the book by key: of an address, of the tail of a number, of a mail domain without a firm."""
        found: dict[str, set[int]] = defaultdict(set)
        keys = dict.fromkeys(key for each in self._here for key in each.keys)
        exact = [key for key in keys if key[0] not in "#="]
        sql = "SELECT k.value, p.contact_id FROM k JOIN point p ON p.normal = k.value WHERE p.contact_id IS NOT NULL"
        for key, number in many(self._connection, sql, exact):
            found[key].add(number)
        tails = [key[1:] for key in keys if key.startswith("#")]
        sql = (
            "SELECT k.value, p.contact_id FROM k JOIN point p ON p.normal >= k.value"
            " AND p.normal < k.value || char(1114111) WHERE p.contact_id IS NOT NULL"
        )
        for key, number in many(self._connection, sql, tails):
            found["#" + key].add(number)
        words = [key[1:] for key in keys if key.startswith("=")]
        sql = (
            "SELECT k.value, w.record_id FROM k JOIN look_up w ON w.word = k.value AND w.kind = 'c' AND w.what = 'name'"
        )
        for key, number in many(self._connection, sql, words):
            found["=" + key].add(number)
        sql = (
            "SELECT k.value, c.id FROM k JOIN look_up w ON w.word = k.value AND w.kind = 'c' AND w.what = 'domain'"
            " CROSS JOIN contact c ON c.id = w.record_id AND c.company_id IS NULL"
        )
        for key, number in many(self._connection, sql, (domain for each in self._here for domain in each.domains)):
            found[key].add(number)
        return {key: some for key, some in found.items() if len(some) <= FEW}

    def _named(self, numbers: Iterable[int]) -> dict[int, Person]:
        """Return people of the book by their names, without their addresses."""
        every = list(numbers)
        also: dict[int, list[str]] = defaultdict(list)
        sql = (
            "SELECT f.subject_id, f.value FROM k JOIN fact f ON f.subject_kind = 'contact' AND f.subject_id = k.value"
            " AND f.key = 'contact.also_called' WHERE f.value IS NOT NULL"
        )
        for number, names in many(self._connection, sql, every):
            also[number] += names.split("\n")
        sql = (
            "SELECT c.id, c.name, c.native_name, c.company_id, o.name, c.country FROM k JOIN contact c ON c.id = k.value"
            " LEFT JOIN company o ON o.id = c.company_id"
        )
        return {
            row[0]: Person(
                row[0], tuple(filter(None, (row[1], row[2], *also.get(row[0], ())))), row[3], row[4], row[5], ()
            )
            for row in many(self._connection, sql, every)
        }

    def _whole(self, number: int) -> Person:
        """Return somebody of the book with the addresses."""
        person = self._people[number]
        if not person.points:
            sql = "SELECT kind, value, normal FROM point WHERE contact_id = :id"
            points = tuple(Held(*row) for row in self._connection.execute(sql, {"id": number}))
            person = self._people[number] = person._replace(points=points)
        return person


def _here(new: Newcomer, number: int) -> _Here:
    points = tuple([Held(each.kind, each.value, normal_point(each.kind, each.value)) for each in new.points])
    keys: list[str] = []
    domains: dict[str, None] = {}
    for point in points:
        if point.kind in NUMBERS and point.normal:
            keys.append("#" + point.normal[:TAIL])
        elif point.kind not in _TELLS_NOTHING and point.normal:
            keys.append(point.normal)
        if domain := point_domain(point):
            domains[domain] = None
    firm = new.company if isinstance(new.company, int) else None
    names = (new.name, new.native_name) if new.native_name else (new.name,)
    company = new.company if isinstance(new.company, str) else None
    if not keys and new.company is None and (words := index_words(new.name)):  # nothing but a name to know them by
        keys.append("=" + max(words, key=len))
    person = Person(number, names, firm, company, new.country, points)
    return _Here(person, new.company, tuple(keys), tuple(domains))
