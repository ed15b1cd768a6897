"""Who reports to whom in a firm: departments, posts and people as a tree, drawn once each whatever the lines say."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dossier.records.company.firm import Department
from dossier.records.contact.person import Contact
from dossier.values.names import fold

Key = tuple[str, str]
"""A box: `g` with a department's id, `c` with a contact's, `p` with the folded name of a post nobody is known for."""

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "purchasing": ("purchas", "buying", "sourcing", "procure", "achat", "compras", "einkauf", "采购"),
    "design": ("design", "artwork", "grafik", "graphic", "设计", "美工"),
    "quality": ("quality", "qc", "qa", "compliance", "品质", "质量", "质检"),
    "finance": ("financ", "account", "treasur", "财务", "会计"),
    "logistics": ("logist", "shipping", "warehouse", "物流", "仓库", "船务"),
}
"""What every importer has somebody for, with the words by which it is recognised (checklist M80)."""


_HAN = re.compile("[㐀-鿿]")


def in_english(function: str) -> str | None:
    """Return a department as an English sentence may name it; None where its name is Chinese and no such one is known."""
    if not _HAN.search(function):
        return function
    return next((name for name, words in EXPECTED.items() if any(word in function for word in words)), None)


class Box(NamedTuple):
    """One box: a department, a person, or a post known only by name; with what reports to it."""

    name: str
    department: Department | None
    contact: Contact | None
    below: tuple["Box", ...]


class Organisation(NamedTuple):
    """The boxes at the top, lines that run in a circle, and what nobody is known for."""

    roots: tuple[Box, ...]
    circles: tuple[str, ...]
    unknown: tuple[str, ...]


class Person(NamedTuple):
    """What the tree needs of a contact beside the name."""

    title: str | None = None
    authority: str | None = None
    reports_to: str | None = None


def organisation(
    departments: Iterable[Department],
    contacts: Iterable[Contact],
    people: Mapping[int, Person],
    known: Iterable[str] = (),
) -> Organisation:
    """Return the tree of a firm; `known` names functions that are answered elsewhere and so are no unknown boxes."""
    boxes = {("g", str(each.id)): each for each in departments}
    members = {each.id: each for each in contacts}
    finder = _Finder(boxes, members, people)
    parents: dict[Key, Key | None] = {}
    for key, department in boxes.items():
        parents[key] = finder.boss(key, _line_of(department, people))
    heading = {each.head_id for each in boxes.values()}
    for number in members:
        if number not in heading:
            person = people.get(number, Person())
            parents[("c", str(number))] = finder.boss(("c", str(number)), person.reports_to)
    for post in finder.posts:
        parents.setdefault(post, None)
    circles = _cut(parents, finder)
    roots = tuple(_box(key, parents, finder) for key, parent in parents.items() if parent is None)
    functions = " ".join(fold(each.function) for each in boxes.values())
    missing = tuple(name for name, words in EXPECTED.items()
                    if name not in set(known) and not any(word in functions for word in words))  # fmt: skip
    return Organisation(roots, circles, missing)


def _line_of(department: Department, people: Mapping[int, Person]) -> str | None:
    head = people.get(department.head_id) if department.head_id is not None else None
    return department.reports_to or (head.reports_to if head else None)


class _Finder:
    """Finds the box that a typed name of a department, a title or a person means."""

    def __init__(
        self, boxes: Mapping[Key, Department], members: Mapping[int, Contact], people: Mapping[int, Person]
    ) -> None:
        self.boxes, self.members, self.people = boxes, members, people
        self.posts: dict[Key, str] = {}

    def boss(self, own: Key, text: str | None) -> Key | None:
        """Return the box above, or None; a line from a box to itself is no line."""
        wanted = fold((text or "").strip())
        if not wanted:
            return None
        found = self._department(wanted) or self._person(wanted)
        if found is None:
            found = ("p", wanted)
            self.posts.setdefault(found, (text or "").strip())
        return None if found == own else found

    def _department(self, wanted: str) -> Key | None:
        return next((key for key, each in self.boxes.items() if fold(each.function) == wanted), None)

    def _person(self, wanted: str) -> Key | None:
        hits = [n for n, each in self.members.items() if wanted in (fold(each.name), each.ref)]
        hits = hits or [n for n in self.members if fold(self.people.get(n, Person()).title or "") == wanted]
        hits = hits or [n for n, each in self.members.items() if set(wanted.split()) <= set(fold(each.name).split())]
        if len(hits) != 1:
            return None
        return next((key for key, each in self.boxes.items() if each.head_id == hits[0]), ("c", str(hits[0])))

    def name(self, key: Key) -> str:
        """Return how a box is called."""
        if key[0] == "p":
            return self.posts[key]
        return self.boxes[key].function if key[0] == "g" else self.members[int(key[1])].name


def _cut(parents: dict[Key, Key | None], finder: _Finder) -> tuple[str, ...]:
    """Cut each circle at its first box, and return the circles in words."""
    circles = []
    for start in list(parents):
        path: list[Key] = []
        at: Key | None = start
        while at is not None and at not in path:
            path.append(at)
            at = parents.get(at)
        if at is not None:
            ring = [*path[path.index(at) :], at]
            circles.append(" → ".join(finder.name(key) for key in ring))
            parents[at] = None
    return tuple(circles)


def _box(key: Key, parents: Mapping[Key, Key | None], finder: _Finder) -> Box:
    below = tuple(_box(each, parents, finder) for each, parent in parents.items() if parent == key)
    department = finder.boxes.get(key)
    number = department.head_id if department else int(key[1]) if key[0] == "c" else None
    contact = finder.members.get(number) if number is not None else None
    return Box(finder.name(key), department, contact, below)
