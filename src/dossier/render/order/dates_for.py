"""The page of dates that goes to the client, in her language: no word of ours that is private, no ref, no command."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from dossier.records.order.dates import DONE, LATE, PASSED, OrderDates, Step
from dossier.records.order.order import Order
from dossier.render.page import Line, Lines, Page, Piece, Section, Table, joined, line

_SLIPS_TOLD = frozenset({"deposit", "artwork", "sample", "balance", "etd", "ship_by"})
"""Steps whose delay the client is told of with what it moves; how our works stand is told by the days alone."""


class ForClient(NamedTuple):
    """The words of a language (`data/dates.toml`), and how a day is written in it."""

    words: Mapping[str, Any]
    day: Callable[[date], str]


def page_for(told: OrderDates, order: Order, said: ForClient, today: date) -> Page:
    """Return the page: only steps that have a day, or wait for the client."""
    words = said.words
    title = line(Piece(words["title"], "title"))
    numbers = ((words["order"], told.po_number), (words["ours"], told.number))
    head = [
        joined(tuple(f"{label} {number}" for label, number in numbers if number)),
        joined(tuple(_travel(order, words))),
    ]
    rows = tuple(_row(each, said) for each in told.steps if each.day is not None or each.waits_since is not None)
    last = [words["as_of"].format(day=said.day(today))]
    if told.since is not None:
        last.append("* " + words["changed"].format(day=said.day(told.since)))
    moved = tuple(line(each) for each in dict.fromkeys(_moves(told, said)))
    sections = [Section("", (Table(tuple(words["columns"]), rows),), "dates")]
    sections += [Section("", (Lines(moved),), "slips")] if moved else []
    sections.append(Section("", (Lines(tuple(line(Piece(each, "muted")) for each in last)),), "foot"))
    return Page(title, (Lines(tuple(each for each in head if each)),) if any(head) else (), tuple(sections), sheet=True)


def _travel(order: Order, words: Mapping[str, Any]) -> Iterator[str]:
    for name, label in words["transport"].items():
        held = getattr(order, name)
        if held:
            yield f"{label} {words['bl_kinds'].get(held, held) if name == 'bl_kind' else held}"


def _row(each: Step, said: ForClient) -> tuple[Line, ...]:
    words = said.words
    when = (
        "–" if each.day is None else f"{words['about']} {said.day(each.day)}" if each.reckoned else said.day(each.day)
    )
    remarks = [words["new"] if each.is_new else "", words["done"] if each.state == DONE else ""]
    remarks.append(words["late"] if each.state in {LATE, PASSED} else "")
    remarks.append(words["waits"].format(day=said.day(each.waits_since)) if each.waits_since else "")
    remarks.append(words["was"].format(day=said.day(each.was)) if each.was else "")
    mark = Piece("* ", "accent") if each.is_new else Piece("")
    step = line(mark, words["steps"][each.what])
    return step, line(words["sides"][each.side]), line(when), joined(tuple(each for each in remarks if each))


def _moves(told: OrderDates, said: ForClient) -> Iterator[str]:
    words = said.words
    for each in told.slips:
        if each.moves is None or each.what not in _SLIPS_TOLD:
            continue
        what, step = words["steps"][each.what], words["steps"][each.moves]
        told_as = words["open"] if each.to is None else words["moves"]
        yield told_as.format(what=what[:1].upper() + what[1:], step=step, day=said.day(each.to) if each.to else "")
