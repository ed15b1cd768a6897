"""The views that are tables: lists, hits of a search, the history of fields, the operations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.declared import RecordField, declared
from dossier.records.history import FieldChange, Operation
from dossier.records.kinds import BY_LETTER, BY_PLURAL, KINDS
from dossier.records.known import SOURCES, Known
from dossier.records.listing import Hit, Listing, Value
from dossier.records.order.order import STATES
from dossier.render.page import Line, Page, Piece, Section, Table, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day, fact_line, number, source, visible
from dossier.values.repeat import in_words

_HEADINGS = {
    "ref": N_("ref"), "name": N_("name"), "company": N_("company"), "country": N_("country"), "authority": N_("authority"),
    "closeness": N_("closeness"), "last_touch": N_("last touch"), "next": N_("next"), "star": N_("stars"),
    "contacts": N_("contacts"), "deals": N_("deals"), "contact": N_("contact"), "value": N_("value"), "open": N_("still open"),
    "opened": N_("opened"), "state": N_("state"), "by": N_("by"), "number": N_("number"), "deal": N_("deal"),
    "payment": N_("payment"), "sent": N_("sent"), "confirmed": N_("confirmed"), "shipped": N_("shipped"),
    "lies_at": N_("lies at"), "date": N_("date"), "head": N_("head"), "other": N_("other company"), "text": N_("text"),
    "currency": N_("currency"), "proof": N_("proof"), "whose": N_("whose"), "size": N_("bytes"), "times_sent": N_("times sent"),
    "archived": N_("archived"), "why": N_("why"),
}  # fmt: skip
"""Headings that are not the label of their field, because there is none or a shorter word does."""
_DAYS = {"last_touch", "next", "date", "archived"}
_NUMBERS = {"open", "size", "times_sent", "contacts", "deals"}
"""Days and numbers of which no field says that they are."""
_FACTS = {"authority": "contact.authority", "closeness": "contact.closeness", "star": "company.star"}


_FOR_SHEETS = {("contacts", "source")}
"""Columns that a sheet and a program are given, and a screen has no room for."""


def list_page(listing: Listing, setting: Setting) -> Page:
    """Return a list as a page of one table; columns that are empty throughout, or for a sheet, are left out."""
    kept = [
        at
        for at, name in enumerate(listing.columns)
        if at == 0 or ((listing.noun, name) not in _FOR_SHEETS and any(row[at] is not None for row in listing.rows))
    ]
    columns = tuple(_(heading(listing.noun, listing.columns[at])) for at in kept)
    rows = tuple(tuple(_cell(listing, listing.columns[at], row[at], setting) for at in kept) for row in listing.rows)
    right = frozenset(place for place, at in enumerate(kept) if _is_number(listing.noun, listing.columns[at]))
    return Page((), (Table(columns, rows, right),), ()) if rows else Page((), (), ())


def _field_of(noun: str, heading: str) -> RecordField | None:
    """Return the field that stands in a column of a list, or None for what is asked of the book."""
    kind = BY_PLURAL.get(noun)
    name = kind.listed.get(heading) if kind else None
    return declared(kind.row)[name] if kind and name else None


def heading(noun: str, name: str) -> str:
    """Return what stands above a column of a list."""
    field = _field_of(noun, name)
    return _HEADINGS.get(name) or (field.label if field else name)


def _is_number(noun: str, name: str) -> bool:
    field = _field_of(noun, name)
    return name in _NUMBERS or (field is not None and field.type in {"number", "decimal"})


def _cell(listing: Listing, name: str, value: Value, setting: Setting) -> Line:
    if value is None:
        return line(Piece("–", "muted"))
    text = str(value)
    if name == "ref":
        return line(Piece(text, "muted"))
    if name == "country":
        return line(f"{setting.flag(text)} {setting.country_name(text)}".strip())
    if name == "every":
        return line(in_words(text))
    field = _field_of(listing.noun, name)
    if name in _DAYS or (field is not None and field.type in {"day", "partial"}):
        return line(day(text, setting.today))
    if name in _FACTS:
        return line(choice(catalogue.by_key()[_FACTS[name]].choices, text))
    if field is not None and field.choices:
        return line(choice(field.choices, text))
    if (listing.noun, name) == ("orders", "state"):
        return line(choice(STATES, text))
    if _is_number(listing.noun, name):
        return line(_number(text))
    style = "strong" if name in {"name", "title", "number"} else ""
    return line(Piece(shortened(text, 80), style))


def _number(text: str) -> str:
    try:
        return number(Decimal(text))
    except InvalidOperation:
        return text


def hits_page(hits: Iterable[Hit], setting: Setting) -> Page:
    """Return where a text stands: the record, whose it is, the field, the words around it."""
    rows = tuple(
        (
            line(Piece(hit.ref, "muted")), line(Piece(hit.name, "strong")), line(Piece(_field(hit), "accent")),
            line(Piece(day(hit.on_date, setting.today) if hit.on_date else "", "muted")), line(hit.excerpt),
        )
        for hit in hits
    )  # fmt: skip
    return Page((), (Table((_("ref"), _("whose"), _("field"), _("date"), _("text")), rows),), ())


def _field(hit: Hit) -> str:
    entry = catalogue.by_key().get(hit.field)
    if entry is not None:
        return _(entry.label)
    kind = BY_LETTER.get(hit.ref[:1])
    field = kind.field(hit.field) if kind else None
    return _(field.label) if field else hit.field


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
