"""The views that are tables: lists, the history of fields, the operations."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from dossier.i18n import N_, NP_, _, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.declared import RecordField
from dossier.records.history import FieldChange, Operation
from dossier.records.kinds import BY_LETTER, KINDS
from dossier.records.known import SOURCES, Known
from dossier.render.page import Page, Piece, Section, Table, line
from dossier.render.parts import shortened
from dossier.render.words import (
    Setting,
    day,
    fact_line,
    said,
    source,
    visible,
)


def facts_history(rows: Iterable[Known], setting: Setting, told_by: Mapping[int, str]) -> Page:
    """Return every value each fact ever had, newest first, with its source."""
    entries = catalogue.by_key()
    body = []
    for row in sorted(rows, key=lambda row: (row.noted_on, row.id or 0), reverse=True):
        entry = entries.get(row.key)
        if entry is None or not visible(entry, row, setting):
            continue
        gone = line(Piece(pgettext("of a fact", "taken back"), "warn"), f" {row.value}" if row.value else "")
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
        Page(
            (),
            (Table((_("noted"), _("field"), pgettext("of a field", "value"), _("source"), _("note")), tuple(body)),),
            (),
        )
        if body
        else Page((), (), ())
    )


def changes_section(changes: Iterable[FieldChange], setting: Setting) -> Section | None:
    """Return how a record's own fields changed, newest first."""
    rows = tuple(
        (
            line(Piece(_moment(each.at, setting), "strong")), line(_column(each)),
            line(_held(each, each.before, setting)), line("→"), line(shortened(_held(each, each.after, setting), 80)),
            line(Piece(_(SOURCES.get(each.source or "user", each.source or "")), "muted")),
        )
        for each in changes
    )  # fmt: skip
    return Section(_("Fields of the record"), (Table(("", "", "", "", "", ""), rows),)) if rows else None


_NO_FIELDS = {"archived_on": NP_("the day", "archived"), "archived_why": N_("archived, why"),
    "added_on": N_("added on"), "made_on": N_("made on"), "closed_on": N_("closed on"), "first_due_on": N_("first due on"),
    "replaces_id": N_("replaces"),
}  # fmt: skip
"""Columns that a history tells of although nobody types them."""


def _column(change: FieldChange) -> str:
    field = _field(change)
    owner = KINDS.get(change.field.removesuffix("_id"))
    return _(field.label if field else owner.label if owner else _NO_FIELDS.get(change.field, change.field))


def _field(change: FieldChange) -> RecordField | None:
    kind = BY_LETTER.get(change.ref.rstrip("0123456789"))
    return next((each for each in kind.fields if each.column == change.field), None) if kind else None


def _held(change: FieldChange, held: str | None, setting: Setting) -> str:
    field = _field(change) or RecordField(change.field, type="day" if change.field.endswith("_on") else "text")
    return "–" if held is None else said(field, held, setting, setting.today)


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
