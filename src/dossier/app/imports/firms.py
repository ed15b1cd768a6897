"""The firms that rows name: one of the book, or a new one, by the key that every way of writing a firm has."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.app.imports.draft import Draft, Said
from dossier.i18n import _
from dossier.read.find.as_known import exist, firms_called
from dossier.records.importing import Fault
from dossier.records.ref import Ref, read_ref
from dossier.values.listed import aside, enumerated
from dossier.values.names import FIRM, LEGAL_FORMS, company_domain, firm_key, fold, is_no_firm, words


class Named(NamedTuple):
    """A firm as a row names it: its key among the words of look-up, its mail domain, its name."""

    key: str
    domain: str
    name: str


class Firm:
    """A firm of some rows: `number` once it is in the book, `said` what the rows say of it."""

    __slots__ = ("domain", "is_new", "line", "name", "number", "said")

    def __init__(self, name: str, number: int | None, domain: str | None, line: int) -> None:
        self.name, self.number, self.domain, self.line = name, number, domain, line
        self.is_new = number is None
        self.said = Said()

    @property
    def identity(self) -> int | str:
        """Return by what it is compared: its id, or the name of a new one."""
        return self.name if self.number is None else self.number


def named(draft: Draft) -> Named:
    """Return how a row names its firm; a text that only fills the place names none."""
    said = draft.about.get("company")
    name, key = _kept_by(str(said.columns.get("name") or "")) if said else ("", "")
    points = draft.about["contact"].points if "contact" in draft.about else []
    domain = ""
    for each in points:
        if not domain and each.kind == "email":
            domain = company_domain(each.value) or ""
    return Named(key, domain, name)


@lru_cache(maxsize=20_000)
def _kept_by(text: str) -> tuple[str, str]:
    """Return the name of a firm, empty where the text only fills its place, and the key by which it is looked for."""
    name = "" if is_no_firm(text) else text
    ref = read_ref(name) if len(name) < 10 else None
    return name, str(ref) if ref is not None and ref.letter == "o" else FIRM + firm_key(name) if name else ""


class Firms:
    """The firms of some rows, asked of the book at once."""

    def __init__(self, connection: sqlite3.Connection, every: Sequence[Named]) -> None:
        keys = {word for each in every for word in (each.key, "" if each.key else each.domain) if word}
        self._held = firms_called(connection, keys)
        for ref in [found for key in keys if not key.startswith(FIRM) and (found := read_ref(key))]:
            if name := exist(connection, ref):
                self._held[str(ref)] = [(ref.id, name)]
        self._known: dict[int, Firm] = {}
        self._new: dict[str, Firm] = {}
        self._by_domain: dict[str, list[Firm]] = {}

    def of(self, draft: Draft, asked: Named) -> Firm | None:
        """Return the firm of a row, None where it names none; a name that several firms bear is a fault."""
        if not asked.key:
            return self._of_domain(draft, asked)
        held = self._held.get(asked.key, [])
        if len(held) > 1:
            held = [row for row in held if _is_whole(row[1], asked.name)] or held
        if len(held) > 1:
            names = enumerated(name + aside(str(Ref("o", number))) for number, name in held[:5])
            words = _("{names} are called so; write the ref instead.").format(names=names)
            draft.faults.append(Fault(words, _("company"), asked.name))
            return None
        if held:
            return self._taken(*held[0], draft.line)
        found = self._new.get(asked.key)
        if found is None:
            found = self._new[asked.key] = Firm(asked.name, None, asked.domain or None, draft.line)
            if asked.domain:
                self._by_domain.setdefault(asked.domain, []).append(found)
        return found

    def _of_domain(self, draft: Draft, asked: Named) -> Firm | None:
        held = self._held.get(asked.domain, []) if asked.domain else []
        fresh = self._by_domain.get(asked.domain, [])
        if len(held) + len(fresh) != 1:
            return None
        return self._taken(*held[0], draft.line) if held else fresh[0]

    def _taken(self, number: int, name: str, line: int) -> Firm:
        return self._known.setdefault(number, Firm(name, number, None, line))

    def known(self) -> Iterable[Firm]:
        """Return the firms that the book has."""
        return self._known.values()


def _is_whole(name: str, typed: str) -> bool:
    return fold(name) == fold(typed) or " ".join(w for w in words(name) if w not in LEGAL_FORMS) == fold(typed)
