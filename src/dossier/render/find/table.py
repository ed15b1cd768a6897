"""The views that are tables: lists, the history of fields, the operations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.columns import Column, column
from dossier.records.history import FieldChange, Operation
from dossier.records.kinds import BY_LETTER, KINDS
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, SOURCES, Known
from dossier.records.listing import Listing, Value
from dossier.render.page import Line, Page, Piece, Section, Table, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day, fact_line, number, source, visible
from dossier.render.words import value as value_words
from dossier.values.repeat import in_words

_FOR_SHEETS = {("contacts", "source")}
"""Columns that a sheet and a program are given, and a screen has no room for."""


def list_page(listing: Listing, setting: Setting) -> Page:
    """Return a list as a page of one table; of its usual columns those that are empty, or for a sheet, are left out."""
    kept = [
        at
        for at, name in enumerate(listing.columns)
        if at == 0
        or listing.chosen
        or ((listing.noun, name) not in _FOR_SHEETS and any(row[at] is not None for row in listing.rows))
    ]
    columns = [column(listing.noun, listing.columns[at]) for at in kept]
    rows = tuple(
        tuple(_cell(each, row[at], setting) for each, at in zip(columns, kept, strict=True)) for row in listing.rows
    )
    right = frozenset(place for place, each in enumerate(columns) if each.is_number)
    return Page((), (Table(tuple(_(each.label) for each in columns), rows, right),), ()) if rows else Page((), (), ())


def _cell(of: Column, value: Value, setting: Setting) -> Line:
    if value is None:
        return line(Piece("–", "muted"))
    text = str(value)
    if of.name == "ref":
        return line(Piece(text, "muted"))
    if of.type == "country" and of.name == "country":
        return line(f"{setting.flag(text)} {setting.country_name(text)}".strip())
    if of.type == "repeat":
        return line(in_words(text))
    if of.type in {"day", "partial"}:
        return line(day(text, setting.today))
    if of.is_number:
        return line(_number(text))
    if of.place == "fact":
        return line(shortened(_fact_words(of, text, setting), 80))
    if of.choices:
        return line(choice(of.choices, text))
    style = "strong" if of.name in {"name", "title", "number"} else ""
    return line(Piece(shortened(text, 80), style))


def _fact_words(of: Column, text: str, setting: Setting) -> str:
    state = text if text in {NONE, NOT_APPLICABLE} else KNOWN
    return value_words(catalogue.by_key()[of.key], Known(of.key, text, state, "user", setting.today), setting)


def _number(text: str) -> str:
    try:
        return number(Decimal(text))
    except InvalidOperation:
        return text


def facts_history(rows: Iterable[Known], setting: Setting, told_by: Mapping[int, str]) -> Page:
    """Return every value each fact ever had, newest first, with its source."""
    entries = catalogue.by_key()
    body = []
    for row in sorted(rows, key=lambda row: (row.noted_on, row.id or 0), reverse=True):
        entry = entries.get(row.key)
        if entry is None or not visible(entry, row, setting):
            continue
        gone = line(Piece(_("taken back"), "warn"), f" {row.value}" if row.value else "")
        value = gone if row.state == "unknown" else fact_line(entry, row, setting)
        note = line(Piece("" if setting.share else row.note or "", "muted"))
        body.append(
            (
                line(Piece(day(row.noted_on, setting.today), "strong")),
                line(_(entry.label)),
                value,
                line(source(row, setting, told_by)),
                note,
            )
        )
    return (
        Page((), (Table((_("noted"), _("field"), _("value"), _("source"), _("note")), tuple(body)),), ())
        if body
        else Page((), (), ())
    )


def changes_section(changes: Iterable[FieldChange], setting: Setting) -> Section | None:
    """Return how a record's own fields changed, newest first."""
    rows = tuple(
        (
            line(Piece(_moment(each.at, setting), "strong")), line(_column(each)),
            line(_held(each, each.before)), line("→"), line(shortened(_held(each, each.after), 80)),
            line(Piece(_(SOURCES.get(each.source or "user", each.source or "")), "muted")),
        )
        for each in changes
    )  # fmt: skip
    return Section(_("Fields of the record"), (Table(("", "", "", "", "", ""), rows),)) if rows else None


_NO_FIELDS = {"archived_on": N_("archived"), "archived_why": N_("archived, why"),
    "added_on": N_("added on"), "made_on": N_("made on"), "closed_on": N_("closed on"), "first_due_on": N_("first due on"),
    "replaces_id": N_("replaces"),
}  # fmt: skip
"""Columns that a history tells of although nobody types them."""


def _column(change: FieldChange) -> str:
    kind = BY_LETTER.get(change.ref[:1])
    field = next((each for each in kind.fields if each.column == change.field), None) if kind else None
    owner = KINDS.get(change.field.removesuffix("_id"))
    return _(field.label if field else owner.label if owner else _NO_FIELDS.get(change.field, change.field))


def _held(change: FieldChange, held: str | None) -> str:
    return "–" if held is None else in_words(held) if change.field == "every" else held


def operations_page(operations: Iterable[Operation], setting: Setting) -> Page:
    """Return what was done, newest first."""
    rows = tuple(
        (
            line(Piece(f"#{each.id}", "muted")), line(Piece(_moment(each.at, setting), "strong")), line(each.sentence),
            line(Piece(_("taken back") if each.undone_at else "", "warn")),
        )
        for each in operations
    )  # fmt: skip
    return Page((), (Table(("", "", "", ""), rows),), ())


def _moment(at: datetime, setting: Setting) -> str:
    return f"{day(at.date(), setting.today)} {at:%H:%M}"
