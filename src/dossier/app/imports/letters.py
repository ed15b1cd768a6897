"""A mailbox, a folder of mails or one mail: each letter a row, taken over as `inquiry` would take it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.app.asking import Asker
from dossier.app.contact import machines, newcomer
from dossier.app.contact.add import NewContact, add_one
from dossier.app.contact.letters import Letter
from dossier.app.contact.letters import read as read_letter
from dossier.app.find import archived
from dossier.app.imports.people import refuse_people
from dossier.app.imports.plan import FileToImport, Plan, Source
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.capture.kind.verdict import KINDS, NO_CLIENT
from dossier.capture.mail import mailbox as box
from dossier.errors import AmbiguousError, DossierError, InvalidValueError, RefusedError
from dossier.i18n import N_, _
from dossier.read.find.letters import is_logged
from dossier.records.importing import Fault, ImportRow, ImportTable, Outcome
from dossier.records.likeness import Alike
from dossier.records.ref import read_ref
from dossier.values.listed import aside, headed

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

FORM = "letters"
NAME = N_("letters")
_AT_A_TIME = 20
_WITHOUT_CLIENT = frozenset({"auto_reply", "bounce"})
"""Letters of machines that nevertheless say something of somebody in the book."""


def recognises(source: Source) -> bool:
    """Tell whether a source holds mails."""
    return box.holds_letters(source.path) if source.is_folder else box.is_mail(source.path, source.head)


def planned(session: Session, request: FileToImport, source: Source) -> Plan:
    """Return the letters of a source; raises InvalidValueError where it holds none."""
    places = tuple(box.places(source.path)) if source.is_folder or _may_be_mail(source) else ()
    if not places:
        raise InvalidValueError(
            _("{path} holds no letter.").format(path=request.file), _("Give a folder of mails or an mbox file.")
        )
    rows = tuple(ImportRow(number, {}, cells=(each.name,)) for number, each in enumerate(places, 1))
    asker = session.asker if request.wish.ask and not request.dry_run else None
    remarks: list[str] = []
    return Plan(
        ImportTable(source.name, NAME, None, "log", (), rows, len(rows)),
        lambda tx: _Letters(session, tx, places, asker, remarks),
        origin="inquiry",
        at_a_time=_AT_A_TIME,
        remarks=lambda _outcomes: tuple(dict.fromkeys(remarks)),
        next="dossier remind",
    )


class _Letters:
    """Takes over letters one by one, each a part of the operation that is written whole or not at all."""

    def __init__(
        self, session: Session, tx: "Transaction", places: Sequence[box.Place], asker: Asker | None, remarks: list[str]
    ) -> None:
        self._session, self._tx, self._places, self._asker = session, tx, places, asker
        self._remarks = remarks
        self.kept: list[str] = []

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Take over some letters, and return what became of each."""
        with self._session.within(self._tx, self._asker) as heard:
            return [self._outcome(row.line, self._places[row.line - 1], heard) for row in rows]

    def _outcome(self, line: int, place: box.Place, heard: list[str]) -> Outcome:
        heard.clear()
        who = place.name
        found: list[Alike] = []
        try:
            raw = box.content(place)
            refuse_people(raw)
            read = machines.warned_of_domain(self._session, read_letter(self._session, Letter(raw, "mail")))
            who = " · ".join(filter(None, (_sender(read), place.name)))
            with self._session.reading() as connection:
                found = newcomer.proposed(connection, read)
                is_there = bool(read.message_id) and is_logged(connection, read.message_id or "")
            known = next((twin.ref for twin in found if any(each.code == "email" for each in twin.reasons)), None)
            if is_there:
                return Outcome(line, "same", who, known)
            if why := _left_out(read, known):
                return Outcome(line, "skip", who, known, (why,), written=False)
            return self._taken(line, who, Letter(raw, "mail"), read, heard)
        except DossierError as error:
            if found and isinstance(error, AmbiguousError | RefusedError):
                like = _("perhaps {who}").format(who=self._twin(found[0]))
                return Outcome(line, "alike", who, found[0].ref, (like,), written=False)
            return Outcome(line, "refused", who, faults=(Fault(str(error)),), written=False)

    def _twin(self, twin: Alike) -> str:
        from dossier.render.find.likeness import reasons

        return headed(twin.name + aside(str(twin.ref)), reasons(twin.reasons, self._session.setting()))

    def _taken(self, line: int, who: str, letter: Letter, read: Inquiry, heard: list[str]) -> Outcome:
        first = self._tx.next_id("contact")
        answer = add_one(self._session, NewContact(letter=letter, no_follow_up=True), read, ask=self._asker is not None)
        ref = read_ref(answer.ref or "")
        with self._session.reading() as connection:
            away = archived.remark(connection, ref, self._session.today)
        self._remarks += [away] if away else []
        is_new = ref is not None and ref.letter == "c" and ref.id >= first
        what = "new" if is_new else "adds" if answer.written else "same"
        told = (read.subject,) if is_new else answer.said
        return Outcome(line, what, who, answer.ref, tuple(filter(None, dict.fromkeys((*told, *heard, away)))))


def _may_be_mail(source: Source) -> bool:
    """Tell whether a file that was said to be mail is at least a text."""
    return recognises(source) or (bool(source.head) and b"\0" not in source.head)


def _sender(read: Inquiry) -> str:
    found = read.first("contact.name") or read.first("contact.email")
    return found.value if found else ""


def _left_out(read: Inquiry, known: str | None) -> str:
    """Return why a letter is of no client, or nothing."""
    kind = read.letter.kind
    is_machine = kind in NO_CLIENT and not (kind == "notification" and read.letter.asks)
    if is_machine and not (kind in _WITHOUT_CLIENT and (known or read.letter.failed)):
        return headed(_(KINDS[kind]), read.letter.reason)
    return _("nobody is named in it") if not _sender(read) and kind != "bounce" else ""
