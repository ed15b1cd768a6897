"""Facts noted and fields changed of one record, as one operation that says what changed from what to what."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.advice.objections import gifts_against
from dossier.app.answer import Answer
from dossier.app.country import own_figures
from dossier.app.deal import happened, lost, order_told, outdated_payment
from dossier.app.find import named
from dossier.app.order import destination_check, due_days
from dossier.app.quotation import objections
from dossier.app.record import change_words, fields, job_move
from dossier.app.record.doubts import doubted
from dossier.app.session import Session
from dossier.errors import NoRecordError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import exists, label
from dossier.records.catalogue import catalogue
from dossier.records.company.firm import COMPANY
from dossier.records.contact.person import CONTACT, POINT_KINDS
from dossier.records.deal.deal import DEAL
from dossier.records.known import Known, current
from dossier.records.reading import choice_code
from dossier.records.ref import Ref, read_ref
from dossier.render.page import text_of
from dossier.values.assignment import field_name
from dossier.values.listed import strung

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Change(NamedTuple):
    """A change as it is typed: whose, `field=value` words, where they come from, and why to go on against a check."""

    who: str
    words: Sequence[str]
    origin: fields.TypedOrigin = fields.TypedOrigin()
    override: str | None = None


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
    """Write facts and fields of one record, or of a country, as one operation."""
    iso2 = own_figures.meant(request.who, request.words)
    if iso2 is not None:
        return own_figures.note(session, iso2, request.words, request.origin)
    plan = planned(session, request)
    ref, name, order = plan.ref, plan.name, plan.order
    changes: list[str] = []
    followed: list[str] = []
    with session.writing("set", plan.source) as tx:
        for target in plan.given:
            told = (plan.given[target], plan.before[target])
            changes += written(session, tx, target, *told, request.override, followed)
        if order is not None and changes:
            destination_check.log_reason(tx, order.deal_id, name, order.allowed, request.override)
        text = strung(changes)
        done = tx.say(_("{who} ({ref}): {what}.").format(who=name, ref=ref, what=text)) if changes else ""
    said = [done or _("{who} ({ref}): nothing changed.").format(who=name, ref=ref), *followed, *_follows(session, plan)]
    seen = f"dossier show {Ref('d', order.deal_id) if order else ref}" if changes else None
    notes = (
        *plan.against,
        *doubted(session, {target: [fact.key for fact in each.facts] for target, each in plan.given.items()}),
    )
    return Answer(tuple(said), ref=str(ref), next=seen, written=bool(tx.touched), notes=notes)


def planned(session: Session, request: Change) -> _Plan:
    """Return what a change would write; raises DossierError for a word that cannot be, and where a check says no."""
    with session.reading() as connection:
        origin = fields.origin(session, connection, *request.origin)
        ref = _ref(session, connection, request.who)
        given = {
            target: fields.given(session, connection, target.kind, words, origin, target)
            for target, words in _targets(connection, ref, request.words)
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
        return _Plan(ref, label(connection, ref), origin.source, given, before, order, careful, gifts)


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
            yield change_words.column(tx.connection, target, column, *pair)
    yield from due() if due is not None else ()
    if changed.get("stage", ("", ""))[1] == "lost":
        followed += lost.settled(tx, target.id, changed.get("reason", (None, None))[1])
    followed += happened.told_of(session, tx, target, changed, stage)
    followed += told().every if told is not None else ()
    if "company_id" in changed:
        yield from job_move.followed(session, tx, target, *changed["company_id"])
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
            _("Only an order and a quotation are checked; there is nothing to override."),
            _("Leave --override away."),
        )
    if ref.letter != "s" or not destination_check.TELLING & changed.keys():
        return given, None
    held = destination_check.order_values(connection, ref.id)
    allowed = destination_check.cleared(session, connection, held["deal_id"], held | changed, override)
    settled = {
        target: each._replace(columns=destination_check.with_reason(each.columns, allowed, override, held["note"]))
        for target, each in given.items()
    }
    return settled, _Order(held["deal_id"], allowed)


def _ref(session: Session, connection: sqlite3.Connection, who: str) -> Ref:
    ref = read_ref(who)
    if ref is None or ref.letter in named.ANYBODY:
        return named.client(session, connection, who, named.ANYTHING)
    if not exists(connection, ref):
        raise NoRecordError(ref.kind.label, ref)
    return ref


def _targets(connection: sqlite3.Connection, ref: Ref, words: Sequence[str]) -> list[tuple[Ref, list[str]]]:
    """Sort words to the record they belong to: a company's facts may be typed with the name of its contact."""
    own: list[str] = []
    firm: list[str] = []
    for word in words:
        name = field_name(word)
        if ref.letter in {"c", "d"} and not _has(ref, name) and _has(Ref("o", 0), name):
            firm.append(word)
        else:
            own.append(word)
    targets = [(ref, own)] if own else []
    if firm:
        company = firm_of(connection, ref)
        if company is None:
            raise WrongUsageError(
                _("“{name}” belongs to a company, and {ref} has none.").format(name=field_name(firm[0]), ref=ref),
                _('Type: dossier set {ref} company="NAME"').format(ref=ref),
            )
        targets.append((Ref("o", company), firm))
    return targets


def _has(ref: Ref, name: str) -> bool:
    kind = {"c": CONTACT, "o": COMPANY, "d": DEAL}[ref.letter]
    is_point = kind.noun != "deal" and choice_code(POINT_KINDS, name) is not None
    return kind.field(name) is not None or catalogue.find(kind.noun, name) is not None or is_point
