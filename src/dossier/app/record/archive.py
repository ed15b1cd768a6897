"""Putting clients aside who left or want no more mail: they stay in the book and in nobody's way."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.agenda import follow_ups
from dossier.app.agenda.open_items import Item, open_item
from dossier.app.answer import Answer
from dossier.app.find import archived, named, several
from dossier.app.record.gap import gap
from dossier.app.session import Session
from dossier.errors import RefusedError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.find import archived as read
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import label, open_deals_of
from dossier.records.ref import Ref
from dossier.values.listed import aside, enumerated

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Wishes(NamedTuple):
    """Why somebody is archived, and what was said already of what would be asked."""

    why: str | None = None
    drop: bool | None = None
    """Whether what is open with them is dropped; None asks."""
    people: bool | None = None
    """Whether the people of a firm are archived with it; None asks."""


class _Plan(NamedTuple):
    ref: Ref
    name: str
    items: list[Item]
    deals: tuple[Ref, ...]
    firm: Ref | None


def archive(session: Session, whom: several.Whom, wishes: Wishes) -> Answer:
    """Archive contacts and companies, all of them or none, after asking what becomes of their people and of what is open."""
    with session.reading() as connection:
        refs = several.meant(session, whom, lambda text: named.client(session, connection, text, named.CLIENTS))
        names = [several.shown(connection, ref) for ref in refs]
        several.sure(session, whom, names, lambda who: _("Archive {who}?").format(who=who))
        for ref, name in zip(refs, names, strict=True):
            with several.naming(name, names):
                _check(session, connection, ref)
        refs += [each for each in _people(session, connection, refs, wishes.people) if each not in refs]
        plans = [_planned(session, connection, ref) for ref in refs]
        missing = [
            each
            for firm in dict.fromkeys(plan.firm for plan in plans if plan.firm)
            for each in gap(connection, firm, frozenset(refs))
        ]
    dropped = _dropped(session, plans, wishes.drop)
    said: list[str] = []
    with session.writing("archive") as tx:
        told = [_archived(tx, plan, wishes.why) for plan in plans]
        said += told
        items = {item.ref: item for plan in plans for item in plan.items}
        if dropped:
            why = wishes.why or _("archived")
            said += [follow_ups.give_up(tx, item, why) for item in items.values()]
        tx.say(several.in_history(told))
    said += _staying(plans, [] if dropped else list(items))
    said += missing
    alone = str(refs[0]) if len(refs) == 1 else None
    return Answer(tuple(dict.fromkeys(said)), ref=alone, next=f"dossier unarchive {refs[0]}", written=True)


def _check(session: Session, connection: sqlite3.Connection, ref: Ref) -> None:
    """Raise WrongUsageError for somebody archived already, RefusedError (exit 6) where goods or money are on their way."""
    found = read.archived(connection, ref)
    if found is not None:
        raise WrongUsageError(
            _("{who} is {archived}.").format(
                who=several.shown(connection, ref), archived=archived.words(found, session.today)
            )
        )
    running = read.running_orders(connection, ref)
    if running:
        words = _("Goods or money of {orders} are still on their way, and would be out of sight.")
        raise RefusedError(
            words.format(orders=enumerated(map(str, running))),
            _("Note first what became of it: dossier order {ref} --help").format(ref=running[0]),
        )


def _people(session: Session, connection: sqlite3.Connection, refs: Sequence[Ref], said: bool | None) -> Iterator[Ref]:
    """Yield the people of firms that are archived, where they go with them."""
    for ref in refs:
        people = [each for each in read.people(connection, ref.id) if each not in refs] if ref.letter == "o" else []
        if not people:
            continue
        names = several.counted([several.shown(connection, each) for each in people])
        question = _("Archive the people of {firm} with it: {names}?").format(firm=label(connection, ref), names=names)
        if session.decided(said, question, _("Add --people, or --alone to leave them.")):
            yield from people


def _planned(session: Session, connection: sqlite3.Connection, ref: Ref) -> _Plan:
    items = [open_item(session, connection, each) for each in read.open_with(connection, ref)]
    deals = tuple(each.ref for each in open_deals_of(connection, ref))
    firm = firm_of(connection, ref) if ref.letter == "c" else None
    return _Plan(ref, label(connection, ref), items, deals, Ref("o", firm) if firm is not None else None)


def _dropped(session: Session, plans: Sequence[_Plan], said: bool | None) -> bool:
    items = {item.ref: item.text + aside(str(item.ref)) for plan in plans for item in plan.items}
    if not items:
        return False
    words = _("Still open: {items}. Drop it?") if len(items) == 1 else _("Still open: {items}. Drop them?")
    way_out = _("Add --drop to drop what is open, or --keep to let it wait until they come back.")
    return session.decided(said, words.format(items=enumerated(items.values())), way_out)


def _archived(tx: "Transaction", plan: _Plan, why: str | None) -> str:
    from dossier.write import record

    record.change(tx, plan.ref, {"archived_on": tx.today, "archived_why": why})
    told = _("Archived {who} ({ref}): {why}.") if why else _("Archived {who} ({ref}).")
    return told.format(who=plan.name, ref=plan.ref, why=(why or "").rstrip("."))


def _staying(plans: Sequence[_Plan], kept: Sequence[Ref]) -> Iterator[str]:
    """Yield what stays open, and where."""
    if kept:
        words = ngettext(
            "{refs} stays open and waits until they come back.",
            "{refs} stay open and wait until they come back.",
            len(kept),
        )
        yield words.format(refs=enumerated(map(str, kept)))
    firms = {plan.ref for plan in plans if plan.ref.letter == "o"}
    silent = dict.fromkeys(d for plan in plans for d in plan.deals if plan.firm is None or plan.firm in firms)
    stays = dict.fromkeys(d for plan in plans for d in plan.deals if d not in silent)
    if stays:
        words = ngettext("{refs} stays with the firm.", "{refs} stay with the firm.", len(stays))
        yield words.format(refs=enumerated(map(str, stays)))
    if silent:
        words = ngettext(
            "{refs} stays in the book as it is, and out of sight.",
            "{refs} stay in the book as they are, and out of sight.",
            len(silent),
        )
        yield words.format(refs=enumerated(map(str, silent)))
