"""Somebody changes firms: one act, after asking what goes along and who follows."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.contact.firm import firm_of as firm_named
from dossier.app.find import named
from dossier.app.record import fields, set_fields
from dossier.app.record.gap import POWER, gap, power_of
from dossier.app.record.job_move import Wishes
from dossier.app.record.power import with_power
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NoFirmError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.archived import open_with
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label, open_deals_of
from dossier.records.contact.person import CAREER, CONTACT
from dossier.records.known import KNOWN, LIKELY, current
from dossier.records.proposals import AddCompany, PlanFollowUp
from dossier.records.ref import Ref
from dossier.values.day_words import day
from dossier.values.listed import aside, enumerated, strung
from dossier.values.names import company_domain

_OF_THE_FIRM = {"contact.title": "title", "contact.joined_firm": "joined_firm"}
"""Facts that were true of somebody at the firm they left, and the words that take them back."""


class Move(NamedTuple):
    """A move as it is typed; without a firm it is not known where to, and what is None is asked or stays as is usual."""

    who: str
    to: str | None = None
    left: bool = False
    title: str | None = None
    emails: Sequence[str] = ()
    on: str | None = None
    along: bool | None = None
    deals: bool | None = None
    successor: str | None = None
    source: str | None = None


class _Plan(NamedTuple):
    ref: Ref
    name: str
    old: Ref
    firm: int | str | None
    domain: str | None
    given: fields.Given
    missing: list[str]
    """What is missing at the firm left."""


def moved(session: Session, request: Move) -> Answer:
    """Write a move as one operation: career, addresses, what is open, the deals, and what is missing at the firm left."""
    if bool(request.to) == request.left:
        raise WrongUsageError(
            _("Say where to, or that it is not known."), _("Add --to FIRM, or --left where nobody knows where to.")
        )
    with session.reading() as connection:
        plan = _planned(session, connection, request)
        wishes = _wishes(session, connection, request, plan)
        held = set_fields.held_before(connection, {plan.ref: plan.given})[plan.ref]
        if POWER in held:  # what was sure at the firm left does not stand against what the new title implies
            held[POWER] = held[POWER]._replace(certainty=LIKELY)
    from dossier.write.contact import touch
    from dossier.write.contact.contact import add_firms

    with session.writing("moved", request.source) as tx:
        firm = (
            add_firms(tx, (AddCompany({"name": plan.firm, "domain": plan.domain}),))[0]
            if isinstance(plan.firm, str)
            else plan.firm
        )
        given = plan.given._replace(columns={"company_id": firm, **plan.given.columns})
        said = list(set_fields.written(session, tx, plan.ref, given, held, None, [], wishes))
        missing = list(plan.missing)
        if wishes.ask_on is not None:
            asked = touch.follow(tx, plan.old, PlanFollowUp(_question(plan), wishes.ask_on))
            words = _("Follow-up {ref} on {when}: {what}.")
            missing.append(words.format(ref=f"f{asked.id}", when=day(asked.due_on, session.today), what=asked.text))
        done = tx.say(_("{who} ({ref}): {what}.").format(who=plan.name, ref=plan.ref, what=strung(said)))
    return Answer((done, *missing), ref=str(plan.ref), next=_next(plan, wishes), written=True)


def _next(plan: _Plan, wishes: Wishes) -> str:
    if plan.missing and wishes.ask_on is None:
        return f'dossier follow {plan.old} +1w "{_question(plan)}"'
    return f"dossier show {plan.ref}"


def _question(plan: _Plan) -> str:
    return _("ask who follows {name}").format(name=plan.name)


def _planned(session: Session, connection: sqlite3.Connection, request: Move) -> _Plan:
    ref = named.client(session, connection, request.who, ("c",))
    name, before = label(connection, ref), firm_of(connection, ref)
    if before is None:
        raise NoFirmError(name, _('Type: dossier set {ref} company="NAME"').format(ref=ref))
    origin = fields.origin(session, connection, request.source)
    words = list(_words(connection, request, ref))
    given = with_power(session, fields.given(session, connection, CONTACT, words, origin, ref), {})
    if power_of(connection, ref) and all(fact.key != POWER for fact in given.facts):
        given = fields.given(session, connection, CONTACT, [*words, "authority=unknown"], origin, ref)
    firm, domain = _new_firm(session, connection, request, given)
    if firm == before:
        raise WrongUsageError(
            _("{name} is at {firm} already.").format(name=name, firm=label(connection, Ref("o", before)))
        )
    missing = [] if request.successor else list(gap(connection, Ref("o", before), [ref]))
    return _Plan(ref, name, Ref("o", before), firm, domain, given, missing)


def _new_firm(
    session: Session, connection: sqlite3.Connection, request: Move, given: fields.Given
) -> tuple[int | str | None, str | None]:
    """Return the firm somebody goes to: one of the book by any piece of its name, or the name of a new one and its domain."""
    if request.to is None:
        return None, None
    try:
        return named.client(session, connection, request.to, ("o",)).id, None
    except NotFoundError:
        domains = (company_domain(point.value) for point in given.points if point.kind == "email")
        found = firm_named(session, connection, request.to, ())[0]
        return found, next(filter(None, domains), None)


def _words(connection: sqlite3.Connection, request: Move, ref: Ref) -> Iterator[str]:
    """Yield what changes of the person: what was true at the firm left is not known of the new one."""
    held = current(facts_about(connection, "contact", ref.id))
    typed = {"title": request.title, "joined_firm": request.on if request.to else None}
    for key, name in _OF_THE_FIRM.items():
        if typed.get(name):
            yield f"{name}={typed[name]}"
        elif key in held and held[key].state == KNOWN:
            yield f"{name}=unknown"
    yield from (f"email={each}" for each in request.emails)


def _wishes(session: Session, connection: sqlite3.Connection, request: Move, plan: _Plan) -> Wishes:
    on = _day(session, connection, request.on)
    follows = named.client(session, connection, request.successor, ("c",)) if request.successor else None
    if follows is not None and firm_of(connection, follows) != plan.old.id:
        words = _("{who} is not at {firm}.").format(who=label(connection, follows), firm=label(connection, plan.old))
        raise WrongUsageError(words, _("Type: dossier set {ref} company={firm}").format(ref=follows, firm=plan.old))
    old, ask = label(connection, plan.old), session.asker if not session.yes else None
    items = [str(each) for each in open_with(connection, plan.ref)]
    deals = [each.name + aside(str(each.ref)) for each in open_deals_of(connection, plan.ref)]
    along, with_deals = request.along, request.deals
    if ask is not None and along is None and items:
        along = ask.confirm(_("Does {items} go along?").format(items=enumerated(items)), default=True)
    if ask is not None and with_deals is None and deals and request.to:
        words = _("Does {deals} go along, too? Otherwise it stays with {firm}.")
        with_deals = ask.confirm(words.format(deals=enumerated(deals), firm=old), default=False)
    question = _("Plan to ask in a week who follows {name} at {firm}?").format(name=plan.name, firm=old)
    week = session.today + timedelta(days=7)
    asks = ask is not None and bool(plan.missing) and ask.confirm(question, default=True)
    return Wishes(on, along is not False, bool(with_deals), follows.id if follows else None, week if asks else None)


def _day(session: Session, connection: sqlite3.Connection, text: str | None) -> str | None:
    """Return the partial date of a move; raises InvalidValueError for one to come."""
    field = CAREER.field("to")
    if text is None or field is None:
        return None
    found = str(fields.column_value(session, connection, field, text))
    if found > session.today.isoformat():
        raise InvalidValueError(
            _("That day is still to come."),
            _("Plan it: dossier follow WHO WHEN WHAT — and note the move when it has happened."),
        )
    return found
