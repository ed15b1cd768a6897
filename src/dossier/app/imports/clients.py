"""People and firms of a file: who is new, who is in the book, what each row adds; some thousand rows at a time."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dossier.app.imports.client_row import ClientRow, has_moved, is_same, merged, presses
from dossier.app.imports.clients_written import Written
from dossier.app.imports.draft import Draft, Reader, Said
from dossier.app.imports.firms import Firms, named
from dossier.app.imports.news import News, news
from dossier.app.imports.plan import Wish
from dossier.app.session import Session
from dossier.i18n import _, pgettext
from dossier.read.find.as_known import AsKnown, as_known, exist, planned, talked
from dossier.read.find.crowd import Crowd
from dossier.records.catalogue import catalogue
from dossier.records.importing import Fault, ImportRow, Outcome
from dossier.records.likeness import Alike
from dossier.records.proposals import AddPoint, LogTouch, NoteFact
from dossier.records.ref import Ref, read_ref
from dossier.render.words import day
from dossier.values.listed import aside, headed
from dossier.values.names import FIRM, firm_key, fold, is_shared, name_of_address, words

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


_DRESSED = re.compile(r"\w{1,5}\.\s|(?:mrs?|ms|miss|dr|herr|frau)\s|[^,，(（]*[,，(（]", re.IGNORECASE)
"""A name with more than a name may have: `Mrs. Anna Berg`, `SMITH, John`, `Anna Wang (王安娜)`."""

_WITH_EMAIL = re.compile(r"([^(（@]*[^\s(（@])\s*[(（]([^\s@()（）]+@[^\s@()（）]+)[)）]")
"""A name as HubSpot writes whom a deal is with: `Anna Berg (anna@berg.example)`."""
_NOBODY = frozenset(("无", "無", "没有", "暂无", "未知", "不详", "待定"))
"""What stands where nobody is known."""


class Clients:
    """Plans and writes the rows of people and firms, chunk by chunk, in one operation."""

    def __init__(self, session: Session, tx: "Transaction", reader: Reader, wish: Wish, saved: datetime) -> None:
        self._session, self._connection, self._reader, self._wish = session, tx.connection, reader, wish
        self.wish = wish
        self.rows: list[ClientRow] = []
        self._saved = saved
        self._crowd = Crowd(tx.connection)
        self._setting = session.setting()
        self._written = Written(session, tx, update=wish.update)
        self._sourced = reader.facts("contact", "source", wish.source) if wish.source else []
        self.kept: list[str] = []
        self._answers: dict[tuple[int, str, str], bool] = {}
        """What she said of whom, so that rows that are tried again ask nothing twice."""

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        every = self.rows = [self._drafted(row) for row in rows]  # while what the last rows brought is being written
        self._written.catch_up()
        self._with_firms(every)
        people = [each for each in every if each.name and not each.draft.faults]
        self._crowd.gather([each.newcomer() for each in people])
        self._written.go_on()
        for at, each in enumerate(people):
            self._settle(people, at, each)
        self._compare(people)
        self._written.write([each for each in every if not each.is_left], self._news)
        return [self._outcome(each) for each in every]

    # What each row says

    def _drafted(self, row: ImportRow) -> ClientRow:
        draft = self._reader.read(row)
        self.kept += draft.kept
        said = draft.about.get("contact") or Said()
        found = ClientRow(draft, said)
        typed = _bare(str(said.columns.pop("name", None) or ""), draft)
        typed = self._addressed(said, typed) if typed else ""
        email = next((each.value for each in said.points if each.kind == "email"), "")
        if email and not typed and is_shared(email):
            found.mailbox = email
        elif typed or email:
            found.name = typed or name_of_address(email)
            if self._sourced and not any(fact.key == "contact.source" for fact in said.facts):
                said.facts += self._sourced
        if draft.notes and found.name:
            said.facts.append(self._note("contact", "; ".join(draft.notes)))
        elif draft.notes:
            draft.about["company"].facts.append(self._note("company", "; ".join(draft.notes)))
        return found

    def _addressed(self, said: Said, typed: str) -> str:
        """Return a typed name by itself; how she is addressed, her post and her name in another script go to their fields."""
        if not _DRESSED.match(typed):
            return typed
        if hit := _WITH_EMAIL.fullmatch(typed):
            said.points.append(AddPoint("email", hit[2]))
            return hit[1]
        from dossier.capture.names.names import read_name

        named = read_name(typed)
        kept = set(words(f"{named.name} {named.native} {named.beside}")) if named is not None else set()
        if named is None or len(set(words(typed)) - kept) > bool(named.salutation):
            return typed
        if named.beside and any(fact.key == "contact.title" for fact in said.facts):
            return typed
        said.facts += self._reader.facts("contact", "title", named.beside) if named.beside else []
        for column, value in (("native_name", named.native), ("salutation", named.salutation)):
            if value:
                said.columns.setdefault(column, value)
        return named.name

    def _note(self, noun: str, text: str) -> NoteFact:
        return NoteFact(f"{noun}.note", "known", text, "user", self._session.today)

    # Whose firm

    def _with_firms(self, every: Sequence[ClientRow]) -> None:
        asked = [named(each.draft) for each in every]
        firms = Firms(self._connection, asked)
        for each, name in zip(every, asked, strict=True):
            each.firm = firms.of(each.draft, name)
            if each.mailbox and each.firm is None and name.domain:
                each.firm = firms.of(each.draft, name._replace(key=FIRM + firm_key(name.domain), name=name.domain))
            elif each.mailbox and each.firm is None:
                each.name = name_of_address(each.mailbox)
            if each.firm is None and not each.name and not each.draft.faults:
                each.draft.faults.append(Fault(_("It names neither a person, nor an e-mail address, nor a firm.")))
            if not each.draft.faults:
                self._say_of_firm(each, each.draft.about.get("company") or Said())

    def _say_of_firm(self, each: ClientRow, said: Said) -> None:
        """Add what a row says of its firm to what earlier rows said; what contradicts them becomes a note."""
        if each.firm is None:
            each.said.points += said.points
            each.said.facts += [self._note("contact", f"{fact.key}: {fact.value}") for fact in said.facts]
            return
        columns = {name: value for name, value in said.columns.items() if name != "name"}
        if each.firm.is_new and each.name:
            columns = {name: each.said.columns.get(name) for name in ("country", "city")} | columns
        if not each.name:
            said.points += each.said.points
            columns = {name: each.said.columns.get(name) for name in ("country", "city")} | columns
            said.facts += [self._note("company", f"{_label(fact)}: {fact.value}") for fact in each.said.facts]
            each.said.points, each.said.facts = [], []
        if other := merged(each.firm.said, columns, said):
            each.firm.said.facts.append(self._note("company", "; ".join(other)))

    # Who it is

    def _settle(self, people: Sequence[ClientRow], at: int, each: ClientRow) -> None:
        """Find out whether a row is somebody new, somebody in the book, or an earlier row."""
        answer = each.draft.answer
        found = [] if answer and answer in {"new", pgettext("answer", "new")} else self._crowd.alike(at)
        if not (found or answer):  # as nearly all
            self._crowd.join(at)
            return
        ref = read_ref(answer) if answer else None
        same = next((number for number, twin in found if is_same(twin)), None)
        if ref is not None and ref.letter == "c" and exist(self._connection, ref):
            same = ref.id
            self._written.allowed.add(same)
        if same is None:
            same = self._asked(each, [pair for pair in found if presses(pair[1], each)])
            self._written.allowed |= {same} if same is not None else set()
        if each.alike is not None:
            return
        if same is None:
            self._crowd.join(at)
        elif same < 0:
            each.first = people[-1 - same]
        else:
            each.same = same
            each.moves = any(number == same and has_moved(twin, each) for number, twin in found)

    def _asked(self, each: ClientRow, found: Sequence[tuple[int, Alike]]) -> int | None:
        """Return whom she says a row is, None for somebody new; where nobody says it the row is left."""
        asker = self._session.asker if self._wish.ask else None
        if asker is None:
            each.alike = found[0][1] if found else each.alike
            return None
        for number, twin in found[:3]:
            asked = (each.draft.line, each.name, twin.name)
            if asked not in self._answers:
                asker.tell(_("Line {line}: {name}").format(line=each.draft.line, name=each.name))
                self._answers[asked] = asker.confirm(_("The same person as {who}?").format(who=self._twin(twin)))
            if self._answers[asked]:
                return number
        return None

    def _twin(self, twin: Alike) -> str:
        from dossier.render.find.likeness import reasons

        who = " · ".join(filter(None, (twin.name, twin.company)))
        ref = "" if twin.ref.startswith("c-") else aside(str(twin.ref))
        return headed(f"{who}{ref}", reasons(twin.reasons, self._setting))

    # What is new of it

    def _compare(self, people: Sequence[ClientRow]) -> None:
        """Find out what rows of known people add; what an earlier row of the file says stands before a later one."""
        for each in people:
            if each.first is not None:
                each.conflicts = tuple(merged(each.first.said, each.said.columns, each.said))
                each.first.leave_told(each)
        numbers = {each.same for each in people if each.same is not None}
        known = as_known(self._connection, "c", numbers) if numbers else {}
        to_do = planned(self._connection, numbers) if numbers else {}
        talked_with = {each.same for each in people if each.same is not None and each.draft.touched}
        talks = talked(self._connection, talked_with) if talked_with else {}
        for each in people:
            if each.same is not None:
                told = to_do.get(each.same, set()) | talks.get(each.same, set())
                to_do[each.same] = told  # what a row adds is known to the next ones
                each.news = self._of_person(each, known[each.same], told)

    def _of_person(self, each: ClientRow, known: AsKnown, told: set[tuple[str, str]]) -> News:
        """Return what a row adds to somebody; `told` is what is noted to be done, and was, with its day."""
        said = Said()
        said.columns = {"name": each.name, **each.said.columns}
        said.facts, said.points = each.said.facts, each.said.points
        found = self._news("c", each.same or 0, said, known)
        more = []
        at = known.columns["company_id"]
        stays = found.stays
        if each.firm is not None and at is not None and not each.moves and each.firm.number != at:
            stays, each.firm = (_("company: {name}").format(name=each.firm.name), *stays), None
        if each.firm is not None and (each.moves or at is None):
            more.append(
                _("now at {firm}").format(firm=each.firm.name)
                if each.moves
                else _("company: {name}").format(name=each.firm.name)
            )
        due, touched = each.draft.follow_up(), each.draft.touch()
        if due is not None and (due.text, due.due_on.isoformat()) not in told:
            more.append(headed(day(due.due_on), due.text))
        elif due is not None:
            each.draft.due = None
        told |= {(due.text, due.due_on.isoformat())} if due is not None else set()
        if touched is not None and self._is_news(each, known, touched, told):
            more.append(_("last contact {day}").format(day=day(touched.on_date)))
        elif touched is not None:
            each.draft.touched = None
        return found._replace(added=(*more, *found.added), stays=stays)

    @staticmethod
    def _is_news(each: ClientRow, known: AsKnown, touched: LogTouch, told: set[tuple[str, str]]) -> bool:
        """Tell whether a touch is not in the log: by its day and words, or, where a row has none, by the last day."""
        on = touched.on_date.isoformat()
        is_told = (touched.text, on) in told
        told.add((touched.text, on))
        return not is_told and (bool(each.draft.what) or (known.columns["last_touch_on"] or "") < on)

    def _news(self, letter: str, number: int, said: Said, known: AsKnown) -> News:
        return news(self._connection, Ref(letter, number), said, known, self._saved, self._setting)

    # What became of it

    def _outcome(self, each: ClientRow) -> Outcome:
        line, firm = each.draft.line, each.firm
        name = " · ".join(filter(None, (each.name, firm.name if firm else "")))
        if each.draft.faults:
            return Outcome(line, "refused", name, faults=tuple(each.draft.faults), written=False)
        if each.alike is not None:
            ref = None if each.alike.ref.startswith("c-") else each.alike.ref
            return Outcome(
                line, "alike", name, ref, (_("perhaps {who}").format(who=self._twin(each.alike)),), written=False
            )
        if each.first is not None:
            words = _("the same person as line {line}").format(line=each.first.draft.line)
            return Outcome(line, "same", name, f"c{each.first.number}", (words, *each.conflicts))
        of_firm = self._written.of_firm.get(firm.number or 0) if firm else None
        may_firm = firm is None or self._written.may("o", firm.number or 0)
        if each.is_new or (not each.name and firm is not None and firm.is_new):
            stays = of_firm.added if of_firm is not None and not may_firm else ()
            return Outcome(
                line, "new", name, f"c{each.number}" if each.name else f"o{firm.number if firm else 0}", (), stays
            )
        found = [one for one in (each.news, of_firm) if one is not None]
        added = tuple(words for one in found for words in one.added)
        stays = tuple(words for one in found for words in one.stays)
        whose = Ref("c", each.same) if each.same is not None else Ref("o", firm.number or 0 if firm else 0)
        what = "moves" if each.moves else "adds" if added else "same"
        may = not added or self._written.may(whose.letter, whose.id)
        return Outcome(line, what, name, str(whose), added, stays, (), may)


def _label(fact: NoteFact) -> str:
    return _(catalogue.by_key()[fact.key].label)


def _bare(typed: str, draft: Draft) -> str:
    """Return a typed name without the firm that Odoo writes before it, and nothing where it says that nobody is known."""
    firm, comma, rest = typed.partition(", ")
    if comma and "company" in draft.about and fold(firm) == fold(str(draft.about["company"].columns.get("name") or "")):
        return rest
    return "" if typed in _NOBODY else typed
