"""A whole mailbox: who in it is new, what belongs to whom, what is skipped; shown, or taken over letter by letter."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.contact import letters, machines, newcomer
from dossier.app.contact.add import NewContact, add_one
from dossier.app.find import archived
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.capture.kind.verdict import KINDS, NO_CLIENT
from dossier.capture.mail import mailbox as box
from dossier.errors import DossierError, NotFoundError
from dossier.i18n import _
from dossier.read.find.letters import is_logged
from dossier.records.ref import read_ref
from dossier.render.page import Page, Piece, Section, Table, line
from dossier.values.listed import aside

OFTEN = 50
"""After so many letters it is said how far the reading is."""


class _Plan(NamedTuple):
    """What is to be done with one letter: it is `new`, `known` or to `skip`, and why."""

    file: str
    kind: str
    who: str
    what: str
    ref: str | None
    why: str


class _Seen(NamedTuple):
    plan: _Plan
    read: Inquiry | None
    raw: bytes


def mailbox(session: Session, path: Path, *, dry_run: bool) -> Answer:
    """Return what the letters of a mailbox are, and unless `dry_run` take over those of people, each as one operation.

    What is in the book already is skipped, so that an interrupted run is simply run again. Raises NotFoundError for a path
    that is not there.
    """
    if not path.exists():
        raise NotFoundError(
            _("There is no file or folder {path}.").format(path=path), _("Give a folder of mails or an mbox file.")
        )
    plans: list[_Plan] = []
    notes: list[str] = []
    written = 0
    for seen in _seen(session, path):
        plans.append(seen.plan)
        if not dry_run and seen.plan.what != "skip" and seen.read is not None:
            written += _taken(session, seen, notes)
        if len(plans) % OFTEN == 0:
            session.tell(_("{n} letters read …").format(n=len(plans)))
    counts = {what: sum(plan.what == what for plan in plans) for what in ("new", "known", "skip")}
    words = _("{total} letters: {new} from new people, {known} of people in the book, {skip} to skip.")
    said = [words.format(total=len(plans), **counts)]
    said += [] if dry_run else [_("{n} letters were taken over.").format(n=written)]

    def shape() -> Shape:
        from dossier.render.shapes import keys, letter

        return keys.row(letter.MailboxRead, counts, letters=plans, written=written)

    return Answer(
        tuple(said) if not dry_run else (),
        page=(lambda: _page(plans)) if dry_run else None,
        shape=shape,
        notes=(*(said if dry_run else ()), *notes),
        written=bool(written),
    )


def _seen(session: Session, path: Path) -> Iterator[_Seen]:
    people: set[str] = set()
    for name, raw in box.letters(path):
        try:
            read = machines.warned_of_domain(session, letters.read(session, letters.Letter(raw, "mail")))
        except DossierError as error:
            plan = _Plan(name, "table", "", "skip", None, str(error))
            yield _Seen(plan, None, raw)
            continue
        plan = _plan(session, name, read, people)
        people.add(_address(read))
        yield _Seen(plan, read, raw)


def _plan(session: Session, name: str, read: Inquiry, people: set[str]) -> _Plan:
    who = read.first("contact.name") or read.first("contact.email")
    address = _address(read)
    kind = read.letter.kind
    what, ref, why = "new", None, read.subject
    with newcomer.book(session) as connection:
        if connection is not None:
            twins = newcomer.proposed(connection, read)
            ref = next((twin.ref for twin in twins if any(reason.code == "email" for reason in twin.reasons)), None)
            if read.message_id and is_logged(connection, read.message_id):
                what, why = "skip", _("in the book already")
    is_machine = kind in NO_CLIENT and not (kind == "notification" and read.letter.asks)
    if what != "skip" and is_machine and not (kind in {"auto_reply", "bounce"} and (ref or read.letter.failed)):
        what, why = "skip", f"{_(KINDS[kind])}: {read.letter.reason}"
    elif what != "skip" and who is None and kind != "bounce":
        what, why = "skip", _("nobody is named in it")
    elif what != "skip" and (ref is not None or (address and address in people)):
        what = "known"
    return _Plan(name, kind, who.value if who else address, what, ref, why)


def _address(read: Inquiry) -> str:
    found = read.first("contact.email")
    return found.value if found else ""


def _taken(session: Session, seen: _Seen, notes: list[str]) -> int:
    try:
        request = NewContact(letter=letters.Letter(seen.raw, "mail"), no_follow_up=True)
        answer = add_one(session, request, seen.read, ask=False)
        with session.reading() as connection:
            away = archived.remark(connection, read_ref(answer.ref or ""), session.today)
        notes += [away] if away and away not in notes else []
        return int(answer.written)
    except DossierError as error:
        notes.append(f"{seen.plan.file}: {error}")
        return 0


def _page(plans: list[_Plan]) -> Page:
    names = {"new": (_("new"), "good"), "known": (_("known"), "strong"), "skip": (_("skip"), "muted")}
    rows = tuple(
        (
            line(Piece(names[each.what][0], names[each.what][1])),
            line(each.who, Piece(aside(each.ref) if each.ref else "", "muted")),
            line(Piece(_(KINDS[each.kind]), "muted")),
            line(Piece(each.why[:80], "muted")),
        )
        for each in plans
    )
    return Page((), (), (Section(_("Mailbox"), (Table(("", _("who"), _("what it is"), _("about")), rows),)),))
