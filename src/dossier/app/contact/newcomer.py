"""Somebody about to be added: the same person as one in the book, a colleague of one, or new."""

import sqlite3
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from dossier.app.asking import Asker
from dossier.app.find import archived, named
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.errors import AmbiguousError, CancelledError, RefusedError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.alike import Newcomer, alike
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label
from dossier.records.contact.person import POINT_KINDS
from dossier.records.likeness import ASK, SHOWN, Alike
from dossier.records.proposals import AddPoint
from dossier.records.ref import Ref, read_ref
from dossier.values.listed import aside, headed, phrased

LISTED = 5
_KINDS = frozenset(choice.code for choice in POINT_KINDS)
_ASKED = 50
"""From this score on it is worth a question on a terminal."""


class Said(NamedTuple):
    """What the options say: `--same WHO`, `--colleague-of WHO`, `--new`."""

    same: str | None = None
    colleague_of: str | None = None
    new: bool = False


class Decision(NamedTuple):
    """Who the newcomer is: somebody in the book, somebody at a firm in the book, or (both None) somebody new."""

    same: Ref | None = None
    firm: int | None = None


def decided(
    session: Session, connection: sqlite3.Connection, new: Newcomer, said: Said, *, is_letter: bool = False
) -> Decision:
    """Return who the newcomer is, by the options or by asking; a letter from an address in the book is of its owner.

    Raises RefusedError (exit 6) for the very same address, AmbiguousError (exit 4) for somebody very alike, where nobody
    can be asked.
    """
    if sum((said.same is not None, said.colleague_of is not None, said.new)) > 1:
        raise WrongUsageError(_("--same, --colleague-of and --new exclude each other."), _("Give one of them."))
    if said.same is not None:
        return Decision(same=named.client(session, connection, said.same, ("c",)))
    if said.colleague_of is not None:
        who = named.client(session, connection, said.colleague_of, named.CLIENTS)
        return Decision(firm=_firm_of(connection, who))
    is_open = not isinstance(new.company, int)
    found = [twin for twin in alike(connection, new) if twin.score >= SHOWN or (is_open and twin.colleague)][:LISTED]
    pressing = [twin for twin in found if twin.score >= _ASKED or (is_open and twin.colleague)]
    if pressing and not said.new and session.asker is not None:
        _tell_who_is_archived(session, connection, found)
        return _chosen(session, session.asker, connection, found)
    same = [twin for twin in found if twin.certain and {"email", "mailbox"} & {reason.code for reason in twin.reasons}]
    if is_letter and not said.new and len(same) == 1:
        return Decision(same=read_ref(same[0].ref))  # a further letter from the very same address
    _tell_who_is_archived(session, connection, found)
    if not said.new:
        _refuse(session, new.name, found)
    _tell(session, found)
    return Decision()


def _tell_who_is_archived(session: Session, connection: sqlite3.Connection, found: list[Alike]) -> None:
    for twin in found:
        away = archived.remark(connection, read_ref(twin.ref), session.today)
        if away and twin.score >= SHOWN:
            session.tell(away)


def _tell(session: Session, found: list[Alike]) -> None:
    for twin in found:
        words = _("In the book already: {who}.") if twin.score >= SHOWN else _("Perhaps a colleague of {who}.")
        session.tell(words.format(who=_line(session, twin)))


def proposed(connection: sqlite3.Connection, read: Inquiry) -> list[Alike]:
    """Return who is like the person that an inquiry proposes, before anything of it is taken."""
    name, firm, country = (read.first(f) for f in ("contact.name", "company.name", "contact.country"))
    points = tuple(
        AddPoint(kind, each.value)
        for each in read.findings
        if (kind := each.field.removeprefix("contact.")) in _KINDS and each.value.strip()
    )
    if name is None and not points:
        return []
    code = country.value if country and len(country.value) == 2 else None
    new = Newcomer(name.value if name else "", firm.value if firm else None, points, code)
    return [twin for twin in alike(connection, new) if twin.score >= SHOWN or twin.colleague][:LISTED]


def _refuse(session: Session, name: str, found: list[Alike]) -> None:
    best = next((twin for twin in found if twin.certain), None)
    if best is not None:
        _tell(session, found)
        raise RefusedError(
            _("{name} is in the book already as {ref}; nothing was added.").format(name=best.name, ref=best.ref),
            _("Add --same {ref} to put what is new there, or --new for a second one.").format(ref=best.ref),
        )
    strong = [twin for twin in found if twin.score >= ASK]
    if strong:
        raise AmbiguousError(
            _("“{name}” may be in the book already; nothing was added:").format(name=name[:80]),
            _("Add --same {ref} for the same person, --colleague-of {ref}, or --new.").format(ref=strong[0].ref),
            [_line(session, twin) for twin in strong],
            [twin.ref for twin in strong],
        )


def _line(session: Session, twin: Alike) -> str:
    from dossier.render.find.likeness import reasons

    firm = f" · {twin.company}" if twin.company else ""
    score = (str(twin.score),) if twin.score >= SHOWN else ()
    return headed(
        phrased((f"{twin.name}{aside(str(twin.ref))}{firm}", *score)), reasons(twin.reasons, session.setting())
    )


def _chosen(session: Session, asker: Asker, connection: sqlite3.Connection, found: list[Alike]) -> Decision:
    from dossier.render.find.likeness import alike_page

    asker.show(alike_page(found, session.setting()))
    sure = found[0].certain or found[0].score >= ASK
    words = _("1 … the same person, c1 … a colleague there, n somebody new, x leave it")
    while True:
        answer = asker.line(words, "1" if sure else "n").casefold()
        if answer == "x":
            raise CancelledError
        if answer == "n":
            return Decision()
        colleague, digits = answer.startswith("c"), answer.removeprefix("c").strip()
        if digits.isascii() and digits.isdigit() and 1 <= int(digits) <= len(found):
            ref = read_ref(found[int(digits) - 1].ref)
            if ref is not None and not colleague:
                return Decision(same=ref)
            if ref is not None and found[int(digits) - 1].company_id is not None:
                return Decision(firm=_firm_of(connection, ref))
            asker.tell(_("No company is known of {ref}.").format(ref=found[int(digits) - 1].ref))


def _firm_of(connection: sqlite3.Connection, who: Ref) -> int:
    company = firm_of(connection, who)
    if company is None:
        raise WrongUsageError(
            _("No company is known of {name} ({ref}).").format(name=label(connection, who), ref=who),
            _("Note it first: dossier set {ref} company=NAME").format(ref=who),
        )
    return company


def book(session: Session) -> AbstractContextManager[sqlite3.Connection | None]:
    """Return the book opened to read, or None where there is none yet."""
    return session.reading() if session.places.book.exists() else nullcontext(None)
