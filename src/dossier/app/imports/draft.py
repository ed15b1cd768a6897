"""What a row of a file says, in checked values: read by the same readers as `set`, each bad cell named by its column."""

import re
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dossier.app.imports.cells import NUMBERS, is_one_list, may_lack_plus, with_plus
from dossier.app.record import fields
from dossier.app.record.power import with_power
from dossier.app.record.spread import spread
from dossier.app.session import Session
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _, in_every_language
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT_KINDS
from dossier.records.deal.incoterm import WE_BOOK, rule_and_place
from dossier.records.declared import RecordField, RecordKind
from dossier.records.importing import SAME_AS, Fault, ImportRow, ImportTable, our_headings
from dossier.records.kinds import KINDS
from dossier.records.known import UNKNOWN
from dossier.records.proposals import AddPoint, LogTouch, NoteFact, PlanFollowUp
from dossier.records.reading import choice_code, choice_within
from dossier.values.day_words import day as in_words
from dossier.values.names import is_no_firm
from dossier.values.when import parse_when

_RANGE = r"\s*[-–—~～至]\s*"
_REMEMBERED = 20_000
"""Values kept with what they mean: a column of countries holds the same forty all the time."""
_TOLD_ANYWAY = ("choice", "yesno", "zone")
"""Fields whose unknown words are kept as a note; a wrong day, sum or country is a fault to be mended."""
_ESTIMATES = (*_TOLD_ANYWAY, "number")
"""Facts of which people write a range (`51-200`, 50人以下): kept as a note, too."""


class Said:
    """What a row says of one record: columns, facts, addresses."""

    __slots__ = ("columns", "facts", "points")

    def __init__(self) -> None:
        self.columns: dict[str, Any] = {}
        self.facts: list[NoteFact] = []
        self.points: list[AddPoint] = []

    def __bool__(self) -> bool:
        return bool(self.columns or self.facts or self.points)


class _About(dict[str, Said]):
    """What is said of each kind of record, to be added to."""

    def __missing__(self, noun: str) -> Said:
        found = self[noun] = Said()
        return found


class _Meanings(dict[str, Any]):
    """What each text of a field means, as it was read the first time; a wrong one raises the DossierError of then."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read
        self._wrong: dict[str, DossierError] = {}

    def __missing__(self, text: str) -> Any:
        if text in self._wrong:
            raise self._wrong[text]
        if len(self) + len(self._wrong) > _REMEMBERED:
            self.clear()
            self._wrong.clear()
        try:
            found = self[text] = self._read(text)
        except DossierError as error:
            self._wrong[text] = error
            raise
        return found


class Draft:
    """A row as it was understood; `notes` is what belongs nowhere, `kept` what is kept only as it is written."""

    __slots__ = (
        "about", "answer", "due", "faults", "is_bare", "item", "kept", "line", "notes", "row", "to_do", "touched", "what",
    )  # fmt: skip

    def __init__(self, row: ImportRow) -> None:
        self.row = row
        self.line = row.line
        self.about = _About()
        self.is_bare = False
        self.notes: list[str] = []
        self.kept: list[str] = []
        self.faults: list[Fault] = []
        self.answer = ""
        self.item: dict[str, str] = {}
        self.due: Any = None
        self.touched: Any = None
        self.to_do = self.what = ""

    def follow_up(self) -> PlanFollowUp | None:
        """Return what is to be done, where a day says when."""
        return PlanFollowUp(self.to_do or _("follow up"), self.due) if self.due else None

    def touch(self) -> LogTouch | None:
        """Return the last touch, where a day says when it was."""
        return (
            LogTouch(self.what or _("last contact, by the sheet"), "note", "out", self.touched)
            if self.touched
            else None
        )


Take = Callable[[Draft, str], None]


class Reader:
    """Reads the rows of one table; what a field means is found out once, what a value means once for each value."""

    def __init__(self, session: Session, connection: sqlite3.Connection | None, table: ImportTable) -> None:
        self._session, self._connection = session, connection
        self._origin = fields.Origin()
        self._headings = {column.field: column.heading for column in reversed(table.columns) if column.field}
        self._takes: dict[str, tuple[Take, bool, bool]] = {}
        self._noted: dict[tuple[str, str], _Meanings] = {}

    def read(self, row: ImportRow) -> Draft:
        """Return what a row says, with everything that is wrong in it."""
        draft, takes = Draft(row), self._takes
        for field, texts in row.values.items():
            known = takes.get(field)
            if known is None:
                known = takes[field] = (*self._taking(field), is_one_list(field))
            take, is_strict, is_list = known
            for text in (", ".join(texts),) if is_list and len(texts) > 1 else texts:
                if not text or text.isspace():
                    continue
                try:
                    take(draft, text)
                except DossierError as error:
                    if is_strict:
                        draft.faults.append(Fault(str(error), self._headings.get(field, field), text[:80]))
                    else:
                        self._note(draft, self._headings.get(field, field), text)
        if draft.what or draft.to_do or row.rest:
            self._beside(draft, row)
        if draft.is_bare:
            country = next(filter(None, (each.columns.get("country") for each in draft.about.values())), None)
            for said in draft.about.values():
                said.points = [with_plus(each, country) for each in said.points]
        _with_place(draft.about.get("company"))
        return draft

    def _beside(self, draft: Draft, row: ImportRow) -> None:
        """Take to the notes what belongs to no field; words about a touch or a plan without a day are neither."""
        for field, text, day in (("log.text", draft.what, draft.touched), ("follow-up.text", draft.to_do, draft.due)):
            if text and not day:
                draft.notes.append(f"{self._headings.get(field, field)}: {text}")
        for cell in row.rest:
            if cell.heading in in_every_language(SAME_AS):
                draft.answer = cell.text.strip().casefold()
            elif cell.heading not in our_headings() and cell.text.strip():
                draft.notes.append(": ".join(filter(None, (cell.heading, cell.text.strip()))))

    @staticmethod
    def _note(draft: Draft, heading: str, text: str) -> None:
        draft.notes.append(f"{heading}: {text.strip()}")
        draft.kept.append(f"{heading}: {text.strip()}")

    def _taking(self, field: str) -> tuple[Take, bool]:
        """Return how a cell of a field is taken, and whether a bad one is a fault rather than a note."""
        noun, _dot, name = field.partition(".")
        if noun.startswith("fact:"):
            noun, name = "contact", field[5:].removeprefix("contact.")
        if noun == "company" and name.startswith("contact."):
            noun, name = "contact", name[8:]
        special = self._days(noun, name)
        if special is not None:
            return special, name.endswith("_on")
        if noun == "quote" and name.startswith("line."):
            return lambda draft, text: draft.item.update({name[5:]: text.strip()}), False
        if noun in {"terms", "strict"}:
            noun, name = "company", field
        if (noun, name) == ("contact", "company"):
            noun, name = "company", "name"
        kind = KINDS.get(noun)
        if kind is None:
            return lambda draft, text: draft.notes.append(f"{self._headings.get(field, field)}: {text.strip()}"), False
        return self._of_record(kind, name)

    def _days(self, noun: str, name: str) -> Take | None:
        today = self._session.today
        if noun in {"follow-up", "follow_up", "followup"}:
            if name == "due_on":
                due = _Meanings(lambda text: parse_when(text, today))
                return lambda draft, text: setattr(draft, "due", due[text])
            return lambda draft, text: setattr(draft, "to_do", text.strip())
        if noun == "log":
            if name == "day":
                return self._touched_or_due()
            if name == "on_date":
                past = _Meanings(self._past)
                return lambda draft, text: setattr(draft, "touched", past[text])
            return lambda draft, text: setattr(draft, "what", text.strip())
        return None

    def _touched_or_due(self) -> Take:
        """Return how a day is taken of which the heading does not say whether it was or will be; a column of plans comes first."""
        today = self._session.today
        days = _Meanings(lambda text: parse_when(text, today, past=True))

        def take(draft: Draft, text: str) -> None:
            if (day := days[text]) <= today:
                draft.touched = day
            else:
                draft.due = draft.due or day

        return take

    def _past(self, text: str) -> Any:
        day = parse_when(text, self._session.today, past=True)
        if day > self._session.today:
            raise WrongUsageError(_("{day} is still to come.").format(day=in_words(day)))
        return day

    def _of_record(self, kind: RecordKind, name: str) -> tuple[Take, bool]:
        """Return how a cell is taken to a column, an address or a fact of a record."""
        column, entry = kind.field(name), catalogue.find(kind.noun, name)
        channel = choice_code(POINT_KINDS, name) if kind.noun in {"contact", "company"} else None
        if column is not None:
            return self._to_column(kind, column), column.type not in _TOLD_ANYWAY
        if channel is not None:
            return self._to_points(kind.noun, channel), channel == "email"
        if entry is None:
            raise fields.unknown_field(kind, name)

        noun, facts = kind.noun, self._facts_of(kind.noun, entry.name)

        def note(draft: Draft, text: str) -> None:
            draft.about[noun].facts += facts[text]

        return note, entry.type not in _ESTIMATES and not entry.choices

    def _to_column(self, kind: RecordKind, column: RecordField) -> Take:
        noun, columns = kind.noun, _Meanings(lambda text: self._columns(kind, column.name, text))

        def name(draft: Draft, text: str) -> None:  # hardly two are the same
            value = fields.column_value(self._session, self._connection, column, text)
            draft.about[noun].columns.setdefault(column.column, value)

        def put(draft: Draft, text: str) -> None:
            said = draft.about[noun].columns
            for key, value in columns[text].items():
                said.setdefault(key, value)

        return name if column.type == "name" else put

    @staticmethod
    def _to_points(noun: str, channel: str) -> Take:
        is_number = channel in NUMBERS

        def reach(draft: Draft, text: str) -> None:
            if not is_no_firm(text):
                found = fields.addresses(channel, text)
                draft.about[noun].points += found
                draft.is_bare = draft.is_bare or (is_number and any(map(may_lack_plus, found)))

        return reach

    def facts(self, noun: str, name: str, text: str) -> list[NoteFact]:
        """Return the facts that a text typed for all rows is; raises InvalidValueError."""
        found: list[NoteFact] = self._facts_of(noun, name)[text]
        return found

    def _facts_of(self, noun: str, name: str) -> _Meanings:
        """Return the facts that each text of a field is."""
        kind = KINDS[noun]
        return self._noted.setdefault((noun, name), _Meanings(lambda text: self._facts(kind, name, text)))

    def _columns(self, kind: RecordKind, name: str, text: str) -> Mapping[str, Any]:
        said = {name: text}
        if kind.noun == "offer" and name == "price_low":  # a range is the lowest and the highest
            said = dict(zip(("price_low", "price_high"), re.split(_RANGE, text, maxsplit=1), strict=False))
        if kind.noun == "quote" and name == "incoterm":
            said = {key: word for key, word in rule_and_place(text).items() if word}
        return {
            each.column: fields.column_value(self._session, self._connection, each, typed)
            for key, typed in spread(kind, said).items()
            if (each := kind.field(key)) is not None
        }

    def _facts(self, kind: RecordKind, name: str, text: str) -> list[NoteFact]:
        """Return the facts that a value is, with the power that a title says; a value that says nothing is none."""
        said = [f"{name}={text}"]
        if name == "source" and (code := choice_within(catalogue.by_key()["contact.source"].choices, text)):
            said = [f"{name}={code}", f"source_detail={text}"]
        given = fields.given(self._session, None, kind, said, self._origin)
        given = with_power(self._session, given, {})
        return [fact for fact in given.facts if fact.state != UNKNOWN]


def _with_place(said: Said | None) -> None:
    """Name the port of destination as the place of an incoterm whose carriage we book, where a row names no other."""
    facts = {fact.key: fact for fact in said.facts} if said is not None else {}
    rule, port = facts.get("terms.incoterm"), facts.get("company.destination_port")
    if (
        said is not None
        and rule is not None
        and port is not None
        and rule.value in WE_BOOK
        and "terms.place" not in facts
    ):
        said.facts.append(replace(port, key="terms.place"))
