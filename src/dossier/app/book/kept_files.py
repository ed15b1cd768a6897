"""Files that are kept beside the book: a copy with a client or in our own library, and what of it went to whom."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.app.agenda.cadence import cadence_for
from dossier.app.agenda.touches import Touch, belongs_to, checked, one_open_deal
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.paths import at_home
from dossier.read.company.files import KeptFile, Went, kept_file, went_before
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label
from dossier.records.company.files import FILE_KINDS
from dossier.records.reading import choice_code
from dossier.records.ref import Ref
from dossier.render.words import day
from dossier.values.listed import enumerated

OURS = frozenset(("us", "ours", "我们", "我方"))
"""Words for our own library: material to send, which belongs to no client (checklist M190)."""


class Sent(NamedTuple):
    """How material went; the channel and the day are words. `again`: though they have it already."""

    by: str = "email"
    on: str | None = None
    note: str | None = None
    again: bool = False


class _Receiver(NamedTuple):
    ref: Ref
    name: str
    firm: int | None


def attach(session: Session, who: str, file: Path, role: str | None = None, note: str | None = None) -> Answer:
    """Copy a file beside the book and note whose it is; the same content is kept only once."""
    from dossier.records.proposals import AddRecord
    from dossier.write import record
    from dossier.write.files import keep_copy

    with session.reading() as connection:
        ref = None if who.strip().casefold() in OURS else named.client(session, connection, who)
        name = label(connection, ref) if ref else _("our own library")
    copy = keep_copy(at_home(file), session.places)
    kept = {"path": file.name, "digest": copy.digest, "size": copy.size}
    values = {**kept, "role": role and (choice_code(FILE_KINDS, role) or role), "text": note, "added_on": session.today}
    with session.writing("attach") as tx:
        number = record.add(tx, AddRecord("attachment", ref, values))
        done = tx.say(_("Kept {file} ({ref}) with {who}.").format(file=file.name, ref=number, who=name))
    following = f"dossier show {ref}" if ref else " ".join(("dossier send", _("WHO"), str(number)))
    return Answer((done,), ref=str(number), next=following, written=True)


def send(session: Session, who: str, what: Sequence[str], how: Sent) -> Answer:
    """Note what went to whom and log it as a touch; raises RefusedError if the same content went to them before."""
    with session.reading() as connection:
        ref = named.client(session, connection, who, named.CLIENTS)
        to, days = (
            _Receiver(ref, label(connection, ref), firm_of(connection, ref)),
            cadence_for(session, connection, ref),
        )
        files = list(dict.fromkeys(kept_file(connection, each) for each in what))
        notes = [note for each in files for note in _guard(session, each, went_before(connection, each), to, how)]
    names = enumerated(each.path for each in files)
    text = _("Sent: {files}").format(files=names) + (f" — {how.note}" if how.note else "")
    touch = checked(session, Touch(text, how.by, went_out=True, on=how.on))
    with session.reading() as connection:
        about = one_open_deal(connection, ref, touch)
    from dossier.write.contact import touch as write
    from dossier.write.tables.files import Sending

    with session.writing("send") as tx:
        for each in files:
            owner = {"contact_id": ref.id if ref.letter == "c" else None, "company_id": to.firm}
            tx.insert(Sending, attachment_id=each.id, on_date=touch.on_date, text=how.note, **owner)
        write.log(tx, ref, touch, days, deal_id=about.ref.id if about else None)
        when = day(touch.on_date, session.today)
        done = tx.say(_("{files} went to {who} on {day}.").format(files=names, who=to.name, day=when))
    said = (done, *belongs_to(about))
    return Answer(said, ref=str(ref), next=f"dossier show {ref}", written=True, notes=tuple(notes))


def _guard(session: Session, kept: KeptFile, before: Sequence[Went], to: _Receiver, how: Sent) -> list[str]:
    """Return which colleagues have the same content; raises RefusedError if this person has it, or the firm as such."""
    notes = []
    for went in before:
        same = (went.contact_id if to.ref.letter == "c" else went.company_id) == to.ref.id
        when = day(went.on_date, session.today)
        who = went.contact_name or went.company_name or ""
        if same and not how.again:
            raise RefusedError(
                _("{file} went to {who} on {day} already.").format(file=kept.path, who=who, day=when),
                _("Send something new, or add --again."),
            )
        if not same and to.firm is not None and went.company_id == to.firm:
            notes.append(_("{who} of the same firm got {file} on {day}.").format(who=who, file=kept.path, day=when))
    return notes
