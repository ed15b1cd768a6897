"""One row of people and firms on its way: who it is about, whom it turned out to be, and what is written of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossier.app.imports.draft import Draft, Said
from dossier.app.imports.firms import Firm
from dossier.app.imports.news import News
from dossier.app.names import NAMES
from dossier.i18n import _
from dossier.read.find.alike import Newcomer
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.records.declared import RecordField
from dossier.records.kinds import KINDS
from dossier.records.likeness import ASK, Alike
from dossier.records.proposals import AddContact
from dossier.render.words import said
from dossier.values.listed import headed
from dossier.values.names import normal_point

_NAME_ALIKE = frozenset({"same_name", "spelling", "near_name", "initial", "one_word"})
_SHARED = frozenset({"email", "mailbox", "mobile", "phone", "handle", "page"})
_SAME_FIRM = frozenset({"same_firm", "near_firm", "domain"})
_PRESSING = 50
"""From this score on a namesake presses whose row has nothing by which to tell them apart."""


@dataclass(slots=True, eq=False)
class ClientRow:
    """A row, and what was found out about it."""

    draft: Draft
    said: Said
    name: str = ""
    firm: Firm | None = None
    mailbox: str = ""
    """An address that several people of a firm read, where the row names nobody."""
    same: int | None = None
    """The id of the person in the book."""
    alike: Alike | None = None
    """Who it may be, where nobody said."""
    first: "ClientRow | None" = None
    """The earlier row of the same person, where both are new."""
    number: int | None = None
    """The id that a new person got."""
    conflicts: tuple[str, ...] = ()
    """What an earlier row of the file says otherwise."""
    news: News | None = None
    moves: bool = False
    told: set[tuple[str, date]] = field(default_factory=set)
    """What is to be done and was, with its day, by this row and the later ones of the same new person."""

    @property
    def is_new(self) -> bool:
        """Tell whether it brings somebody whom neither the book nor an earlier row has."""
        return bool(self.name) and self.same is None and self.first is None

    @property
    def is_left(self) -> bool:
        """Tell whether nothing of it is written."""
        return bool(self.draft.faults) or self.alike is not None

    def leave_told(self, later: "ClientRow") -> None:
        """Take from a later row of the same new person what this one or one before it has told."""
        for row in (self, later):
            due, touched = row.draft.follow_up(), row.draft.touch()
            what = {(due.text, due.due_on)} if due is not None else set()
            was = {(touched.text, touched.on_date)} if touched is not None else set()
            if row is later:
                row.draft.due = None if what <= self.told else row.draft.due
                row.draft.touched = None if was <= self.told else row.draft.touched
            self.told |= what | was

    def newcomer(self) -> Newcomer:
        """Return who it is about, to be compared with others."""
        firm = self.firm.identity if self.firm is not None else None
        columns = self.said.columns
        return Newcomer(self.name, firm, tuple(self.said.points), columns.get("country"), columns.get("native_name"))

    def proposal(self) -> AddContact:
        """Return the new person that it brings; the firm is in the book by then."""
        return AddContact(
            name=self.name,
            company=self.firm.number if self.firm is not None else None,
            values=self.said.columns,
            points=tuple(self.said.points),
            facts=tuple(self.said.facts),
            touch=self.draft.touch(),
            follow_up=self.draft.follow_up(),
            is_inquiry=False,
        )


def is_same(twin: Alike) -> bool:
    """Tell whether somebody is the person of a row without a doubt: by the name with an address, a number or the firm."""
    codes = {reason.code for reason in twin.reasons}
    same_name = "same_name" in codes
    return bool(("email" in codes and codes & _NAME_ALIKE) or (same_name and codes & (_SHARED | {"same_firm"})))


def presses(twin: Alike, row: ClientRow) -> bool:
    """Tell whether somebody is so like the person of a row that nothing is written before it is said who it is."""
    is_bare = row.firm is None and not row.said.points
    return twin.certain or twin.score >= ASK or (is_bare and twin.score >= _PRESSING)


def has_moved(twin: Alike, row: ClientRow) -> bool:
    """Tell whether somebody of the book is at another firm by now: the row names one that is not theirs."""
    if row.firm is None or twin.company is None or _SAME_FIRM & {reason.code for reason in twin.reasons}:
        return False
    short, long = sorted((row.firm.name, twin.company), key=len)
    return short not in long  # 光明贸易 is 深圳市光明贸易有限公司


def merged(held: Said, columns: Mapping[str, Any], more: Said) -> list[str]:
    """Add what a further row says of the same record, and return in words what contradicts the earlier ones."""
    other = []
    for name, value in columns.items():
        if value is not None and held.columns.setdefault(name, value) != value:
            other.append(_told(KINDS["contact"].field(name) or KINDS["company"].field(name), name, value))
    facts = {fact.key: fact for fact in held.facts} if more.facts else {}
    for fact in more.facts:
        before = facts.get(fact.key)
        if before is None or fact.key.endswith(".note"):
            held.facts.append(fact)
            facts[fact.key] = fact
        elif before.value != fact.value:
            other.append(_told(catalogue.by_key().get(fact.key), fact.key, fact.value))
    if more.points:
        points = {(point.kind, normal_point(point.kind, point.value)) for point in held.points}
        held.points += [each for each in more.points if (each.kind, normal_point(each.kind, each.value)) not in points]
    return other


def _told(of: RecordField | FactKey | None, name: str, held: object) -> str:
    """Return a value in words, behind what it is called."""
    return headed(_(of.label), said(of, held, NAMES)) if of is not None else headed(name, str(held))
