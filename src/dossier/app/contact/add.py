"""Adding a person with the firm, addresses, facts and the first follow-up, from words or from a letter."""

import shlex
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.agenda.cadence import cadence_for
from dossier.app.agenda.hours import planned
from dossier.app.agenda.touches import belongs_to, one_open_deal
from dossier.app.answer import Answer
from dossier.app.contact import letters, machines, newcomer, welcome
from dossier.app.contact.firm import firm_of
from dossier.app.contact.name import named_person
from dossier.app.contact.proposal import accepted, from_words
from dossier.app.contact.proposed import proposed, typed
from dossier.app.contact.taken import Taken, taken
from dossier.app.find import archived
from dossier.app.record import fields
from dossier.app.record.doubts import doubted
from dossier.app.record.power import with_power
from dossier.app.record.unarchive import bring_back
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.i18n import _, ngettext
from dossier.read.dossier import facts_about
from dossier.read.find.alike import Newcomer
from dossier.read.find.firm_of import firm_of as firm_in_book
from dossier.read.find.who import Match, label, open_deals_of
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import CONTACT, FOUND_BY_US
from dossier.records.known import Known, current
from dossier.records.proposals import AddContact, NoteFact, PlanFollowUp
from dossier.records.reading import own_name
from dossier.records.ref import Ref
from dossier.values.listed import enumerated, strung
from dossier.values.names import is_email, normal_point

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

SATURDAY = 5


class NewContact(NamedTuple):
    """A person as typed: name or address, fields and addresses by name, `field=value` words, or a letter to read."""

    name: str | None = None
    company: str | None = None
    values: Mapping[str, str] = {}
    points: Mapping[str, Sequence[str]] = {}
    words: Sequence[str] = ()
    letter: letters.Letter | None = None
    dry_run: bool = False
    follow_up: str | None = None
    no_follow_up: bool = False
    known: bool = False
    said: newcomer.Said = newcomer.Said()
    keep_attachments: bool = False


class _Plan(NamedTuple):
    """What is to be written: of somebody new, or of `same`, who is in the book; and how often a firm is touched."""

    proposal: AddContact
    same: Ref | None
    cadence: int
    files: tuple[tuple[str, bytes], ...] = ()
    ask: bool = True


def add_one(session: Session, request: NewContact, read: Inquiry | None, *, ask: bool = True) -> Answer:
    """Write one person, or what one letter brings; `ask` lets the user change what was read."""
    if read is None:
        plan = _planned(session, request, None, ())
        if not request.dry_run:
            return _write(session, plan)
        answer = proposed(session, typed(plan.proposal))
        return answer._replace(notes=(*answer.notes, _("Nothing was written.")))
    read = machines.warned_of_domain(session, read)
    if request.dry_run:
        return proposed(session, read)
    done = machines.answered(session, read, force=request.said.new)
    if done is not None:
        return done
    asker = session.asker if ask else None
    read = accepted(asker, read) if asker is not None else read
    mail = taken(session, read, request.values.keys() | request.points.keys(), whole=asker is not None)
    files = letters.files(request.letter) if request.keep_attachments and request.letter is not None else []
    answer = _write(session, _planned(session, request, mail, read.warnings)._replace(files=tuple(files), ask=ask))
    left = _("Left out, not sure enough: {what}").format(what=strung(mail.left_out))
    notes = (
        *answer.notes,
        *((left,) if mail.left_out else ()),
        *read.warnings,
        *read.conflicts,
        *_not_kept(request, read),
    )
    return answer._replace(notes=notes)


def _not_kept(request: NewContact, read: Inquiry) -> list[str]:
    """Return what came with a letter and was not written: files, and colleagues who got a copy."""
    said = []
    if read.attachments and not request.keep_attachments:
        words = _("Not kept: {names}; --keep-attachments keeps the files, too.")
        said.append(words.format(names=enumerated(read.attachments)))
    said += [
        _("A colleague got a copy: dossier add contact {who}").format(
            who=shlex.quote(f"{each.name}, {each.address}".strip(", "))
        )
        for each in read.colleagues[:5]
    ]
    return said


def read(session: Session, request: NewContact) -> Inquiry | None:
    """Return what was read of a letter, or of a line of free text; None for a bare name."""
    if request.letter is not None:
        return letters.read(session, request.letter)
    name, bare = request.name, not (request.company or request.points or request.values.keys() & {"title", "country"})
    return from_words(name) if bare and name and not is_email(name) else None


def _planned(session: Session, request: NewContact, mail: Taken | None, warnings: tuple[str, ...]) -> _Plan:
    """Return what is to be written: what was typed with what was taken of a letter, and who the person is."""
    is_line = mail is not None and request.letter is None
    name, points = named_person(None if is_line else request.name, request.points, mail, warnings)
    words = [f"{key}={value}" for key, value in request.values.items()]
    words += [f"{kind}={value}" for kind, typed in points.items() for value in typed]
    origin = fields.origin(session, None, None)
    with newcomer.book(session) as connection:
        given = _merged(fields.given(session, connection, CONTACT, [*words, *request.words], origin), mail)
        company = request.company or (mail.company if mail else None)
        firm, domain = firm_of(session, connection, company, given.points)
        name = own_name(name, field=_("name"))
        decision = newcomer.Decision()
        if connection is not None:
            person = Newcomer(name, firm, given.points, given.columns.get("country"), given.columns.get("native_name"))
            decision = newcomer.decided(session, connection, person, request.said, is_letter=request.letter is not None)
        given = with_power(session, given, _held(connection, decision))
        if decision.firm is not None:
            firm, domain = decision.firm, None
        cadence = _cadence(session, connection, decision.same, firm)
    proposal = AddContact(
        name=name,
        company=firm,
        company_domain=domain,
        values={column: value for column, value in given.columns.items() if column != "name"},
        points=given.points,
        facts=given.facts if decision.same else _with_first_contact(session, given.facts, origin),
        touch=mail.touch if mail else None,
        deal=mail.deal if mail else None,
        deal_facts=mail.deal_facts if mail else (),
        follow_up=_first_follow_up(session, request, waits=_waits(mail, decision), is_found=_is_found(given, mail)),
        is_inquiry=not request.known,
        company_facts=mail.company_facts if mail else (),
    )
    return _Plan(proposal, decision.same, cadence)


def _held(connection: sqlite3.Connection | None, decision: newcomer.Decision) -> dict[str, Known]:
    """Return what is known of somebody who is in the book already."""
    if connection is None or decision.same is None:
        return {}
    return current(facts_about(connection, "contact", decision.same.id))


def _is_found(given: fields.Given, mail: Taken | None) -> bool:
    """Tell whether we found this person and have no letter of theirs."""
    sources = [fact.value for fact in given.facts if fact.key == "contact.source"]
    return mail is None and bool(sources) and sources[-1] in FOUND_BY_US


def _waits(mail: Taken | None, decision: newcomer.Decision) -> bool:
    """Tell whether an answer of ours is due: for somebody new, and for a letter that came in."""
    if mail is not None and mail.touch is not None and mail.touch.direction != "in":
        return False
    return decision.same is None or bool(mail and mail.touch)


def _merged(given: fields.Given, mail: Taken | None) -> fields.Given:
    """Return what was typed with what was read; what was typed wins."""
    if mail is None:
        return given
    keys = {fact.key for fact in given.facts}
    points = {normal_point(point.kind, point.value) for point in given.points}
    return fields.Given(
        mail.given.columns | given.columns,
        (*given.facts, *(fact for fact in mail.given.facts if fact.key not in keys)),
        (*given.points, *(point for point in mail.given.points if normal_point(point.kind, point.value) not in points)),
    )


def _cadence(session: Session, connection: sqlite3.Connection | None, same: Ref | None, firm: int | str | None) -> int:
    """Return how many days the firm's stars leave between touches: that of the person in the book, or the newcomer's."""
    if connection is None:
        return session.settings.cadence(None)
    held = firm_in_book(connection, same) if same is not None else None
    company = firm if held is None else held
    return (
        cadence_for(session, connection, Ref("o", company))
        if isinstance(company, int)
        else session.settings.cadence(None)
    )


def _with_first_contact(session: Session, facts: tuple[NoteFact, ...], origin: fields.Origin) -> tuple[NoteFact, ...]:
    if any(fact.key == "contact.first_contact" for fact in facts):
        return facts
    entry = catalogue.by_key()["contact.first_contact"]
    return (*facts, fields.note_fact(session, entry, session.today.isoformat(), origin))


def _first_follow_up(session: Session, request: NewContact, *, waits: bool, is_found: bool) -> PlanFollowUp | None:
    """Return the follow-up that was asked for, or for somebody who `waits` the usual one on a working day."""
    if request.no_follow_up:
        return None
    if request.follow_up is not None:
        when = planned(session, None, None, request.follow_up)
        return PlanFollowUp(_("follow up"), when.on, at=when.at)
    if request.known or not waits:
        return None
    due = session.today + timedelta(days=session.settings.get("follow_up.first"))
    while due.weekday() >= SATURDAY:
        due += timedelta(days=1)
    return PlanFollowUp(
        _("check the answer to our first letter") if is_found else _("check the answer to our first reply"), due
    )


def _write(session: Session, plan: _Plan) -> Answer:
    return _write_new(session, plan) if plan.same is None else _fold_in(session, plan, plan.same)


def _write_new(session: Session, plan: _Plan) -> Answer:
    from dossier.write.contact import contact
    from dossier.write.tables.company import Company

    proposal = plan.proposal
    with session.writing("add contact", proposal.facts[0].source if proposal.facts else None) as tx:
        added = contact.add(tx, proposal, plan.cadence)
        firm = tx.get(Company, added.company.id).name if added.company else None
        _keep(session, tx, plan, added.contact)
        done = tx.say(welcome.sentence(proposal, added.contact, added.company, firm, is_new=added.company_is_new))
    planned = _follow_up(session, proposal, added.follow_up)
    opened = _("Opened deal {ref}: {title}.").format(ref=added.deal, title=(proposal.deal or {}).get("title", ""))
    told = {fact.key for fact in proposal.deal_facts}
    help_first = welcome.first_help(session, added.contact, told)
    said = (done, *([opened] if added.deal else []), *planned, *help_first)
    notes = doubted(session, {added.contact: [each.key for each in proposal.facts]})
    return Answer(said, ref=str(added.contact), next=f"dossier show {added.contact}", written=True, notes=notes)


def _fold_in(session: Session, plan: _Plan, ref: Ref) -> Answer:
    """Put what came with a mail or a card to somebody in the book, and say what of it was new."""
    from dossier.write.contact.fold_in import fold_in

    proposal = plan.proposal
    with session.reading() as connection:
        name, running = label(connection, ref), _running_deal(connection, ref, proposal)
        away = archived.remark(connection, ref, session.today)
    back = bool(away) and _comes_back(session, plan, away)
    with session.writing("add contact", proposal.facts[0].source if proposal.facts else None) as tx:
        folded = fold_in(tx, proposal, ref, plan.cadence, running.ref if running else None)
        parts = welcome.news(folded) + _keep(session, tx, plan, ref)
        parts += [bring_back(tx, ref)] if back else []
        done = tx.say(_("Put to {name} ({ref}): {what}.").format(name=name, ref=ref, what=enumerated(parts)))
    nothing = _("{name} ({ref}) has all of this already; nothing was written.").format(name=name, ref=ref)
    moved = _("The company was left as it is; if they have moved: dossier moved {ref} --to NAME").format(ref=ref)
    return Answer(
        (
            done if parts else nothing,
            *belongs_to(running if folded.touch else None),
            *_follow_up(session, proposal, folded.follow_up),
        ),
        notes=(
            *((away,) if away and not back else ()),
            *((moved,) if folded.other_firm else ()),
            *doubted(session, {ref: [each.key for each in proposal.facts]}),
        ),
        ref=str(ref),
        next=f"dossier show {ref}",
        written=bool(tx.touched),
    )


def _comes_back(session: Session, plan: _Plan, away: str) -> bool:
    """Return whether somebody who is archived and has written is to be brought back; where nobody is asked they are not."""
    if not plan.ask or session.asker is None:
        return plan.ask and session.yes
    return session.yes or session.asker.confirm(_("{away} Now?").format(away=away), default=True)


def _running_deal(connection: sqlite3.Connection, ref: Ref, proposal: AddContact) -> Match | None:
    """Return the open deal that a further letter belongs to: the one it asks for again, or the only one if it asks nothing."""
    if proposal.deal is None:
        return one_open_deal(connection, ref, proposal.touch) if proposal.touch is not None else None
    return next((each for each in open_deals_of(connection, ref) if each.name == proposal.deal["title"]), None)


def _keep(session: Session, tx: "Transaction", plan: _Plan, ref: Ref) -> list[str]:
    """Keep the files that came with a letter, and return what was kept."""
    if not plan.files:
        return []
    from dossier.write.contact.attached import keep

    count = keep(tx, ref, plan.files, session.places)
    return [ngettext("{n} file", "{n} files", count).format(n=count)] if count else []


def _follow_up(session: Session, proposal: AddContact, ref: Ref | None) -> tuple[str, ...]:
    if proposal.follow_up is None or ref is None:
        return ()
    return (welcome.follow_up(proposal.follow_up, ref, session.today),)
