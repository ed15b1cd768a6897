"""Letters that make nobody a client: what is written of an automatic reply and of a bounce, and what is refused."""

from datetime import date, timedelta

from dossier.app.agenda.cadence import cadence_for
from dossier.app.answer import Answer
from dossier.app.contact import welcome
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.capture.kind.verdict import KINDS, NO_CLIENT
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.find.alike import Newcomer, alike
from dossier.read.find.domains import held_domain
from dossier.read.find.who import label
from dossier.records.agenda.agenda import AWAY
from dossier.records.proposals import AddPoint, LogTouch, PlanFollowUp
from dossier.records.ref import Ref, read_ref
from dossier.render.words import day
from dossier.values.listed import enumerated


def answered(session: Session, read: Inquiry, *, force: bool) -> Answer | None:
    """Return what was done with a letter that makes nobody a client; None for one that is read on.

    Raises RefusedError for a newsletter, an offer, a lure and a stranger's automatic reply, unless `force`.
    """
    kind = read.letter.kind
    if kind == "bounce":
        return _bounced(session, read)
    if kind == "auto_reply":
        known = _known(session, _sender(read))
        if known is not None:
            return _away(session, read, known)
    is_empty_notice = kind == "notification" and not read.letter.asks
    if force or kind not in NO_CLIENT or (kind == "notification" and not is_empty_notice):
        return None
    raise RefusedError(
        _("This is {kind} ({reason}); nothing was written.").format(kind=_(KINDS[kind]), reason=read.letter.reason),
        _phone_hint(session, read) or _("Add --force to keep its sender as a contact all the same."),
    )


def _sender(read: Inquiry) -> str:
    found = read.first("contact.email")
    return found.value if found else ""


def _known(session: Session, email: str) -> Ref | None:
    """Return the one contact who has an address."""
    if not email or not session.places.book.exists():
        return None
    with session.reading() as connection:
        twins = alike(connection, Newcomer("", None, (AddPoint("email", email),)))
    same = [twin for twin in twins if any(reason.code in {"email", "mailbox"} for reason in twin.reasons)]
    return read_ref(same[0].ref) if len(same) == 1 else None


def _phone_hint(session: Session, read: Inquiry) -> str | None:
    """Return whom to call about a lure, and at which number from before, where the book knows the sender."""
    known = _known(session, _sender(read)) if read.letter.kind == "lure" else None
    if known is None:
        return None
    from dossier.read import dossier

    with session.reading() as connection:
        found = dossier.of_contact(connection, known.id)
    numbers = [each.value for each in found.points if each.kind in {"mobile", "phone"}] if found else []
    if not found or not found.contact or not numbers:
        return None
    words = _("Call {name} at the number known from before: {number}. --force keeps the letter all the same.")
    return words.format(name=found.contact.name, number=numbers[0])


def warned_of_domain(session: Session, read: Inquiry) -> Inquiry:
    """Return a letter with the verdict that its sender's domain is one letter off one that the book knows."""
    from dataclasses import replace

    email = _sender(read)
    domain = email.rpartition("@")[2]
    if not domain or not session.places.book.exists() or read.letter.kind in {"bounce", "own_sent"}:
        return read
    from dossier.capture.kind.lures import lookalikes

    with session.reading() as connection:
        held = held_domain(connection, domain, lookalikes(domain))
    if held is None:
        return read
    reason = _("the domain {domain} is one letter off {held}, which the book knows").format(domain=domain, held=held)
    verdict = read.letter._replace(kind="lure", reason=reason, is_sure=True, asks=False)
    warning = _("This is {kind} ({reason}).").format(kind=_(KINDS["lure"]), reason=reason)
    kept = tuple(each for each in read.findings if each.field in {"contact.name", "contact.email"})
    return replace(read, letter=verdict, warnings=(warning, *read.warnings), findings=kept, items=())


def _bounced(session: Session, read: Inquiry) -> Answer:
    """Mark the addresses that a letter of ours did not reach at those who have them."""
    owners = [(email, ref) for email in read.letter.failed if (ref := _known(session, email)) is not None]
    if not owners:
        failed = enumerated(read.letter.failed) or _("no address is named")
        raise RefusedError(
            _("A letter of ours did not arrive ({failed}); nobody in the book has this address.").format(failed=failed),
            _("Nothing was written."),
        )
    from dossier.write.contact.dead import mark_dead

    said = []
    with session.reading() as connection:
        names = {ref: label(connection, ref) for _email, ref in owners}
    with session.writing("add contact", "inquiry") as tx:
        for email, ref in owners:
            mark_dead(tx, ref, email, session.today, read.original)
            words = _("{email} of {name} ({ref}) is marked as dead: a letter of ours did not arrive there.")
            said.append(tx.say(words.format(email=email, name=names[ref], ref=ref)))
    ref = owners[0][1]
    return Answer(tuple(said), ref=str(ref), next=f"dossier show {ref}", written=bool(tx.touched))


def _away(session: Session, read: Inquiry, ref: Ref) -> Answer:
    """Log that somebody is away, and plan to write again when they are back; they do not wait for an answer."""
    from dossier.write.contact import touch

    today, until = session.today, read.letter.until
    plan = PlanFollowUp(_(AWAY), _working_day(until)) if until and until >= today else None
    with session.reading() as connection:
        name, cadence = label(connection, ref), cadence_for(session, connection, ref)
    on_date = min(read.sent_on, today) if read.sent_on else today
    entry = LogTouch(
        text="\n".join(filter(None, (read.body.strip(), *_stand_ins(read)))), channel="note", direction="both", on_date=on_date,
        subject=read.subject or None, original=read.original, message_id=read.message_id,
    )  # fmt: skip
    with session.writing("add contact", "inquiry") as tx:
        if touch.is_logged(tx, ref, entry):
            words = _("{name} ({ref}) has all of this already; nothing was written.")
            return Answer((words.format(name=name, ref=ref),), ref=str(ref))
        touch.log(tx, ref, entry, cadence)
        planned = touch.follow(tx, ref, plan) if plan else None
        said = tx.say(_away_sentence(read, name, ref))
    lines = [welcome.follow_up(plan, Ref("f", planned.id), today)] if plan and planned and planned.id else []
    return Answer((said, *_stand_ins(read), *lines), ref=str(ref), next=f"dossier show {ref}", written=True)


def _away_sentence(read: Inquiry, name: str, ref: Ref) -> str:
    until = read.letter.until
    if until is None:
        return _("{name} ({ref}) answered automatically; nobody waits.").format(name=name, ref=ref)
    return _("{name} ({ref}) is away until {day}; nobody waits.").format(name=name, ref=ref, day=day(until))


def _stand_ins(read: Inquiry) -> list[str]:
    return [
        _("In the meantime: {names}").format(names=f"{each.name} <{each.email}>".strip())
        for each in read.letter.stands_in
    ]


def _working_day(on: date) -> date:
    while on.weekday() > 4:
        on += timedelta(days=1)
    return on
