"""Facts noted and fields changed of one record, as one operation that says what changed from what to what."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.advice.objections import gifts_against
from dossier.app.answer import Answer
from dossier.app.country import own_figures
from dossier.app.deal import happened, lost, order_told, outdated_payment
from dossier.app.find import several
from dossier.app.names import called
from dossier.app.order import destination_check, due_days
from dossier.app.quotation import objections
from dossier.app.record import change_words, fields, job_move
from dossier.app.record.doubts import doubted
from dossier.app.record.field_places import has
from dossier.app.record.targets import named_record, targets
from dossier.app.session import Session
from dossier.errors import DossierError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.country.destination import order_values
from dossier.read.dossier import facts_about
from dossier.records.kinds import BY_LETTER
from dossier.records.known import Known, current
from dossier.records.ref import Ref
from dossier.render.page import text_of
from dossier.values.listed import strung

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Change(NamedTuple):
    """A change as it is typed: whose, `field=value` words, where from, why to go on against a check, and a filter of whom."""

    who: str
    words: Sequence[str]
    origin: fields.TypedOrigin = fields.TypedOrigin()
    override: str | None = None
    where: Sequence[str] = ()


class _Order(NamedTuple):
    """The deal of an order that is changed, and what the check of its destination found."""

    deal_id: int
    allowed: destination_check.Cleared


class _Plan(NamedTuple):
    """What is to be written of each record, what was known of it, and what is to be said of an order or quotation."""

    ref: Ref
    name: str
    source: str
    given: dict[Ref, fields.Given]
    before: dict[Ref, dict[str, Known]]
    order: _Order | None
    careful: str
    against: tuple[str, ...] = ()
    """What a gift that was typed runs against."""


def set_fields(session: Session, request: Change) -> Answer:
    """Write facts and fields of records, all of them or none, or of a country, as one operation."""
    request = _parted(session, request)
    iso2 = None if request.where else own_figures.meant(request.who, request.words)
    if iso2 is not None:
        return own_figures.note(session, iso2, request.words, request.origin)
    whom = several.Whom([request.who], request.where)
    plans, names = _plans(session, request, whom)
    what = " ".join(request.words)
    several.sure(session, whom, names, lambda who: _("Set {what} for {who}?").format(what=what, who=who))
    said: list[str] = []
    done: list[str] = []
    with session.writing("set", plans[0].source) as tx:
        for plan, name in zip(plans, names, strict=True):
            with several.naming(name, names):
                changed, followed = _changed(session, tx, plan, request.override)
            done += [changed] if changed else []
            said += (changed or _("{who} ({ref}): nothing changed.").format(who=plan.name, ref=plan.ref), *followed)
        if done:
            tx.say(several.in_history(done))
    return _answer(session, plans, said, written=bool(tx.touched), changed=bool(done))


def _parted(session: Session, request: Change) -> Change:
    """Return a change whose first field has its whole name: of `anna spoken english=poor` the door takes `anna spoken` for whom."""
    typed = request.who.split()
    if request.where or len(typed) == 1:
        return request
    session.settings.teach_catalogue()
    with session.reading() as connection, suppress(DossierError):
        try:
            named_record(session, connection, request.who)
        except NotFoundError:
            for at in range(1, len(typed)):
                first = " ".join((*typed[at:], request.words[0]))
                noun = BY_LETTER[named_record(session, connection, " ".join(typed[:at])).letter].noun
                if has(noun, re.split(r"[+-]?=", first)[0]):
                    return request._replace(who=" ".join(typed[:at]), words=[first, *request.words[1:]])
    return request


def _answer(session: Session, plans: Sequence[_Plan], said: Sequence[str], *, written: bool, changed: bool) -> Answer:
    alone = plans[0] if len(plans) == 1 else None
    shown = (Ref("d", alone.order.deal_id) if alone.order else alone.ref) if alone and changed else None
    follows = [each for plan in plans for each in _follows(session, plan)]
    notes = [each for plan in plans for each in (*plan.against, *_doubts(session, plan))]
    return Answer(
        (*said, *dict.fromkeys(follows)),
        ref=str(alone.ref) if alone else None,
        next=f"dossier show {shown}" if shown else None,
        written=written,
        notes=tuple(dict.fromkeys(notes)),
    )


def _doubts(session: Session, plan: _Plan) -> Sequence[str]:
    return doubted(session, {target: [fact.key for fact in each.facts] for target, each in plan.given.items()})


def _plans(session: Session, request: Change, whom: several.Whom) -> tuple[list[_Plan], list[str]]:
    """Return what is to be written of each record that is meant, and what they are called."""
    with session.reading() as connection:
        refs = several.meant(session, whom, lambda text: named_record(session, connection, text))
        names = [several.shown(connection, ref) for ref in refs]
        plans = []
        for ref, name in zip(refs, names, strict=True):
            with several.naming(name, names):
                plans.append(planned(session, connection, request, ref))
    return plans, names


def _changed(session: Session, tx: "Transaction", plan: _Plan, override: str | None) -> tuple[str, list[str]]:
    """Write one record and return the sentence that says what changed, empty where nothing did, and what followed."""
    changes: list[str] = []
    followed: list[str] = []
    for target in plan.given:
        changes += written(session, tx, target, plan.given[target], plan.before[target], override, followed)
    if plan.order is not None and changes:
        destination_check.log_reason(tx, plan.order.deal_id, plan.name, plan.order.allowed, override)
    done = _("{who} ({ref}): {what}.").format(who=plan.name, ref=plan.ref, what=strung(changes)) if changes else ""
    return done, followed


def planned(session: Session, connection: sqlite3.Connection, request: Change, ref: Ref) -> _Plan:
    """Return what a change of a record would write; raises DossierError for a word that cannot be, and where a check says no."""
    origin = fields.origin(session, connection, *request.origin)
    given = {
        target: fields.given(session, connection, target.kind, words, origin, target)
        for target, words in targets(connection, ref, request.words)
    }
    given, order = _order_cleared(session, connection, ref, given, request.override)
    if ref.letter == "q":
        given = {
            target: each._replace(
                columns=objections.of_state(session, connection, ref.id, each.columns, request.override)
            )
            for target, each in given.items()
        }
    careful = _quote_careful(session, connection, ref, given)
    before = held_before(connection, given)
    gifts = gifts_against(session, connection, {each: given[each].facts for each in given}, before)
    return _Plan(ref, called(connection, ref), origin.source, given, before, order, careful, gifts)


def _follows(session: Session, plan: _Plan) -> Iterator[str]:
    """Yield what follows from a change: quotations on another payment, goods that do not fit their market."""
    for target, given in plan.given.items():
        if any(each.key == "terms.payment" for each in given.facts):
            yield from outdated_payment.flagged(session, target)
        if target.letter in {"v", "f"} and {"on_date", "until", "due_on"} & given.columns.keys():
            yield from _day_remark(session, target)
    if plan.careful:
        yield plan.careful
    if plan.order is not None and plan.order.allowed.line:
        yield text_of(plan.order.allowed.line)


def _day_remark(session: Session, target: Ref) -> Iterator[str]:
    """Yield what the new day of a visit or of a planned talk meets."""
    from dossier.app.agenda.planning import moved_remark  # only a planned day is compared with calendars

    with session.reading() as connection:
        remark = moved_remark(session, connection, target)
    if remark:
        yield remark


def written(
    session: Session,
    tx: "Transaction",
    target: Ref,
    given: fields.Given,
    held: Mapping[str, Known],
    override: str | None,
    followed: list[str],
    move: job_move.Wishes = job_move.USUAL,
) -> Iterator[str]:
    """Write what was typed of one record, of which `held` was known, and yield what changed, in words.

    What follows from it is added to `followed`.
    """
    from dossier.app.record.power import with_power  # words of titles, only where something is written
    from dossier.write import fact, record
    from dossier.write.book import erase

    given = with_power(session, given, held)

    setting, stage = session.setting(), happened.stage_of(tx, target)
    due = due_days.followed(session, tx, target) if given.columns else None
    told = order_told.followed(session, tx, target) if given.columns else None
    changed = record.change(tx, target, given.columns, override) if given.columns else {}
    for column, pair in changed.items():
        if column not in {"normal", "month_day"}:
            yield change_words.column(tx.connection, target, column, *pair, watched=session.watched)
    yield from due() if due is not None else ()
    if changed.get("stage", ("", ""))[1] == "lost":
        followed += lost.settled(tx, target.id, changed.get("reason", (None, None))[1], watched=session.watched)
    followed += happened.told_of(session, tx, target, changed, stage)
    followed += told().every if told is not None else ()
    if "company_id" in changed:
        yield from job_move.followed(session, tx, target, *changed["company_id"], move)
    for going in given.gone:
        erase.delete(tx, Ref("e", going.id))
        yield change_words.point_gone(going)
    for point in given.points:
        if record.add_point(tx, target, point) is not None:
            yield change_words.point_added(point)
    for known in given.facts:
        fact.note(tx, target.kind.noun, target.id, known)
        yield change_words.fact(known, change_words.known_words(held.get(known.key), setting), setting)


def held_before(connection: sqlite3.Connection, given: dict[Ref, fields.Given]) -> dict[Ref, dict[str, Known]]:
    """Return what is known of each record before; raises InvalidValueError for an incoterm without any place."""
    held = {target: current(facts_about(connection, target.kind.noun, target.id)) for target in given}
    for target, each in given.items():
        fields.check_place(each.facts, held[target])
    return held


def _quote_careful(session: Session, connection: sqlite3.Connection, ref: Ref, given: dict[Ref, fields.Given]) -> str:
    """Return what a quotation that is being sent has against its deal's market, or nothing."""
    sent = any(each.columns.get("state") == "sent" for each in given.values())
    return destination_check.quote_warning(session, connection, ref.id) if ref.letter == "q" and sent else ""


def _order_cleared(
    session: Session, connection: sqlite3.Connection, ref: Ref, given: dict[Ref, fields.Given], override: str | None
) -> tuple[dict[Ref, fields.Given], _Order | None]:
    """Check an order whose goods or destination change, and return what is to be written with the reason in its note."""
    changed = {name: value for each in given.values() for name, value in each.columns.items()}
    if override and ref.letter not in {"s", "q"}:
        raise WrongUsageError(
            _("Only an order and a quotation are checked; there is nothing to override."), _("Leave --override away.")
        )
    if ref.letter != "s" or not destination_check.TELLING & changed.keys():
        return given, None
    held = order_values(connection, ref.id)
    allowed = destination_check.cleared(session, connection, held["deal_id"], held | changed, override)
    settled = {
        target: each._replace(columns=destination_check.with_reason(each.columns, allowed, override, held["note"]))
        for target, each in given.items()
    }
    return settled, _Order(held["deal_id"], allowed)
