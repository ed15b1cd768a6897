"""Adding a record of any kind from what its description says of it: a deal, an order, a visit, news or a rate."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.app.agenda import hours
from dossier.app.answer import Answer
from dossier.app.company.news_action import destination_remarks, with_action
from dossier.app.deal import order_told
from dossier.app.find import archived, named
from dossier.app.order import complaints, destination_check
from dossier.app.record import change_words, fields
from dossier.app.record.doubts import doubted
from dossier.app.record.spread import spread
from dossier.app.session import Session
from dossier.errors import SameCurrencyError, WrongOrderError
from dossier.i18n import _
from dossier.read.deal.negotiation import currency_of
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label, open_deals_of
from dossier.records.deal.incoterm import Incoterm, read_incoterm, whole
from dossier.records.declared import RecordKind
from dossier.records.proposals import AddRecord
from dossier.records.ref import Ref
from dossier.render.page import text_of
from dossier.values.listed import enumerated
from dossier.values.names import fold

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


_AHEAD = frozenset({"deal", "visit", "promise"})
"""What is planned with somebody, and would be shown nowhere while they are archived."""


class NewRecord(NamedTuple):
    """A record as it is typed: its kind, the text of each field by its name (`source`, too), whose, why against a check."""

    kind: RecordKind
    typed: Mapping[str, str | None]
    owner: str | None = None
    override: str | None = None


class _Plan(NamedTuple):
    """What is to be written: whose, the checked columns, and what the check of an order's destination allows."""

    owner: Ref | None
    whose: str
    values: dict[str, Any]
    allowed: destination_check.Cleared | None
    words: Mapping[str, str]
    """The text of each field as it was typed, days and names of records as they are written."""
    careful: tuple[str, ...] = ()
    """What a visit or a promise runs against."""
    twins: tuple[str, ...] = ()
    """Open deals of the same client in the same words."""


def add(session: Session, request: NewRecord) -> Answer:
    """Write a record as one operation; raises DossierError for what contradicts itself, the book or a guard."""
    kind = request.kind
    typed = _with_place(kind, {name: text for name, text in request.typed.items() if text is not None})
    plan = _planned(session, request, typed)
    owner, allowed = plan.owner, plan.allowed
    with session.writing(f"add {kind.noun}", typed.get("source")) as tx:
        ref = _written(tx, kind, plan, request.override)
        if allowed is not None and owner is not None:
            number = str(plan.values.get("number") or ref)
            destination_check.log_reason(tx, owner.id, number, allowed, request.override)
        text = _("Added {noun} {ref} for {whose}: {what}.") if plan.whose else _("Added {noun} {ref}: {what}.")
        followed = order_told.added(session, tx, ref)
        done = tx.say(
            text.format(noun=_(kind.label), ref=ref, whose=plan.whose, what=change_words.added(kind, plan.words))
        )
    if plan.twins:
        words = _("The same words stand on {deals}, open with the same client. If it is one deal: dossier undo")
        followed += (words.format(deals=enumerated(plan.twins)),)
    said = (done, *followed, *_follows(session, kind, plan, has_action=bool(typed.get("action"))))
    seen = f"dossier show {owner}" if owner else None
    bare = kind.noun == "deal" and plan.values.get("value") is not None and not plan.values.get("currency")
    money = (_("In which currency? Type: {command}").format(command=f"dossier set {ref} currency=EUR"),) if bare else ()
    doubts = doubted(session, {owner: ["visits"]}) if owner and plan.values.get("direction") == "to_us" else ()
    return Answer(said, ref=str(ref), next=seen, written=True, notes=(*plan.careful, *money, *doubts))


def _careful(
    session: Session,
    connection: sqlite3.Connection | None,
    kind: RecordKind,
    owner: Ref | None,
    values: Mapping[str, Any],
) -> tuple[str, ...]:
    """Return what a visit or a promise of ours runs against, with the fact that says so."""
    if connection is None or kind.noun not in {"visit", "promise"} or values.get("by") == "theirs":
        return ()
    from dossier.app.advice.objections import against  # few records are plans with a person

    return against(session, connection, owner, *(values.get(name) for name in ("text", "purpose", "place")))


def _planned(session: Session, request: NewRecord, typed: Mapping[str, str]) -> _Plan:
    kind = request.kind
    needs_book = kind.owner != "" or session.places.book.exists()
    with session.reading() if needs_book else nullcontext(None) as connection:
        owner = _owner(session, connection, kind, request.owner)
        if connection is not None and (kind.noun in _AHEAD or kind.owner == "deal"):
            archived.refuse(connection, owner, session.today)
        typed = hours.apart(session, connection, owner, kind, spread(kind, typed))
        values = {
            field.column: fields.column_value(session, connection, field, typed[field.name])
            for field in kind.fields
            if field.name in typed
        }
        words = dict(typed) | change_words.resolved(connection, kind, values, session.today)
        whose = label(connection, owner) if connection is not None and owner is not None else ""
        values = _defaults(session, kind, values)
        if kind.noun == "complaint" and connection is not None:
            values |= complaints.of_order(connection, request.owner)
        if connection is not None and owner is not None and _needs_currency(kind, values):
            values["currency"] = currency_of(connection, owner.id)
        if kind.noun == "news":
            values = with_action(values)
        _check(kind, owner, values)
        twins = _twins(connection, kind, owner, values)
        if kind.noun != "order" or connection is None or owner is None:
            return _Plan(owner, whose, values, None, words, _careful(session, connection, kind, owner, values), twins)
        allowed = destination_check.cleared(session, connection, owner.id, values, request.override)
        return _Plan(owner, whose, destination_check.with_reason(values, allowed, request.override), allowed, words)


def _written(tx: "Transaction", kind: RecordKind, plan: _Plan, override: str | None) -> Ref:
    from dossier.write import guards, record
    from dossier.write.contact.touch import owners_of
    from dossier.write.deal import deal

    owner, values = plan.owner, plan.values
    if kind.noun == "deal":
        owners = owners_of(tx, owner) if owner else {}
        known = {name: number for name, number in owners.items() if name != "deal_id" and number is not None}
        return deal.open_deal(tx, values | known)
    if kind.noun == "quote" and owner is not None:
        guards.not_before_inquiry(tx, owner.id, kind.letter, values)
        kept = guards.payment_first(tx, None, values, override)
        note = "\n".join(part for part in (values.get("note"), kept) if part)
        from dossier.write.deal import quotation

        return quotation.quote(tx, owner.id, values | ({"note": note} if note else {}), [])
    if kind.noun in {"promise", "complaint"} and owner is not None:
        values = values | owners_of(tx, owner)
    return record.add(tx, AddRecord(kind.noun, owner, values))


def _needs_currency(kind: RecordKind, values: Mapping[str, Any]) -> bool:
    """Tell whether a quotation or a sum was typed without its currency, which is then the deal's."""
    if values.get("currency"):
        return False
    return kind.noun == "quote" or (kind.noun == "order" and values.get("value") is not None)


def _follows(session: Session, kind: RecordKind, plan: _Plan, *, has_action: bool) -> Iterator[str]:
    """Yield what follows: the check of the destination, the action of news, the question for the market."""
    owner, values = plan.owner, plan.values
    if plan.allowed is not None and plan.allowed.line:
        yield text_of(plan.allowed.line)
    if kind.noun == "news" and not has_action:
        yield _("To do: {action}").format(action=values["action"])
    if kind.noun == "visit" and owner is not None:
        from dossier.app.agenda.planning import visit_remark  # only a planned day is compared with calendars

        with session.reading() as connection:
            remark = visit_remark(
                session, connection, owner, values["on_date"], values.get("until") or values["on_date"]
            )
        yield from (remark,) if remark else ()
    if kind.noun == "complaint" and owner is not None and not (values.get("answered_on") or values.get("closed_on")):
        yield complaints.to_answer(owner)
    if owner is not None and (kind.noun == "market" or values.get("kind") in {"distributor", "market"}):
        with session.reading() as connection:
            yield from destination_remarks(session, connection, owner)


def _with_place(kind: RecordKind, typed: dict[str, str]) -> dict[str, str]:
    """Return an incoterm typed with its place taken apart; raises InvalidValueError for a rule without any place."""
    if kind.noun not in {"quote", "order"} or not typed.get("incoterm"):
        return typed
    term = read_incoterm(typed["incoterm"])
    rule, place = whole(Incoterm(term.rule, term.place or typed.get("place")))
    return typed | {"incoterm": rule, "place": place or ""}


def _owner(session: Session, connection: sqlite3.Connection | None, kind: RecordKind, text: str | None) -> Ref | None:
    if not kind.owner or text is None or connection is None:
        return None
    if kind.owner == "deal":
        return named.deal(session, connection, text)
    if kind.noun == "complaint" and (about := complaints.deal_of(connection, text)) is not None:
        return about
    if kind.noun == "deal" or kind.owner == "any":
        return named.client(session, connection, text, named.CLIENTS if kind.noun == "deal" else named.ANYBODY)
    if kind.owner == "company":
        return named.company(session, connection, text)
    return named.client(session, connection, text, ("c",))


def _defaults(session: Session, kind: RecordKind, values: dict[str, Any]) -> dict[str, Any]:
    today = session.today
    defaults: dict[str, dict[str, Any]] = {
        "round": {"outcome": "open", "on_date": today},
        "order": {"confirmed_on": today},
        "proof": {"state": "preparing", "version": 1},
        "promise": {"by": "ours", "state": "open", "made_on": today},
        "complaint": {"on_date": today},
        "duty": {"on_date": today},
        "rate": {"base": session.settings.money() if kind.noun == "rate" else None, "on_date": today},
        "deal": {"stage": "inquiry", "opened_on": today},
        "attachment": {"added_on": today},
    }
    first = defaults.get(kind.noun, {})
    if kind.noun in {"proof", "quote"} and values.get("state") == "sent":
        first["sent_on"] = today
    return {**first, **values}


def _twins(
    connection: sqlite3.Connection | None, kind: RecordKind, owner: Ref | None, values: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return the open deals of a client that bear the title of the new one."""
    if kind.noun != "deal" or connection is None or owner is None:
        return ()
    firm = firm_of(connection, owner)
    owners = {owner, *(() if firm is None else (Ref("o", firm),))}
    held = {each for one in owners for each in open_deals_of(connection, one)}
    title = fold(str(values.get("title", "")))
    return tuple(str(each.ref) for each in sorted(held, key=lambda one: one.ref.id) if fold(each.name) == title)


def _check(kind: RecordKind, owner: Ref | None, values: Mapping[str, Any]) -> None:
    """Raise InvalidValueError for values that contradict each other, RefusedError for a link to itself."""
    for early, late in (
        ("from_date", "to_date"),
        ("on_date", "until"),
        ("sent_on", "valid_until"),
        ("confirmed_on", "ship_by"),
    ):
        if values.get(early) is not None and values.get(late) is not None and str(values[late]) < str(values[early]):
            names = {field.column: _(field.label) for field in kind.fields}
            raise WrongOrderError(names.get(late, late), names.get(early, early))
    if kind.noun == "rate" and values.get("currency") == values.get("base"):
        raise SameCurrencyError
    if kind.noun == "link" and owner is not None:
        from dossier.write.record import refuse_self_link

        refuse_self_link(owner.id, values["other_id"])
