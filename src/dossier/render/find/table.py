"""The views that are tables: lists, hits of a search, the history of fields, the operations."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice
from dossier.records.history import FieldChange, Operation
from dossier.records.kinds import (  # fmt: skip
    BY_TABLE,
    CAN_MAKE,
    DEPARTMENT_STATES,
    KINDS,
    LINK_KINDS,
    NEWS_KINDS,
    PROMISERS,
    PROOF_KINDS,
    PROOF_STATES,
    QUOTE_STATES,
    STAGES,
    TOUCHES,
    VISIT_DIRECTIONS,
)
from dossier.records.known import SOURCES, Known
from dossier.records.listing import Hit, Listing, Value
from dossier.render.page import Line, Page, Piece, Section, Table, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, choice, day, fact_line, number, source, visible

LABELS = {
    "ref": N_("ref"), "name": N_("name"), "company": N_("company"), "country": N_("country"), "authority": N_("authority"),
    "closeness": N_("closeness"), "last_touch": N_("last touch"), "next": N_("next"), "star": N_("stars"),
    "contacts": N_("contacts"), "deals": N_("deals"), "title": N_("title"), "contact": N_("contact"), "stage": N_("stage"),
    "value": N_("value"), "currency": N_("currency"), "opened": N_("opened"), "next_step": N_("next step"), "due": N_("due"),
    "what": N_("what"), "every": N_("repeats"), "state": N_("state"), "by": N_("by"), "number": N_("number"), "deal": N_("deal"),
    "payment": N_("payment"), "sent": N_("sent"), "valid_until": N_("valid until"), "confirmed": N_("confirmed"),
    "ship_by": N_("ship by"), "shipped": N_("shipped"), "kind": N_("kind"), "version": N_("version"),
    "lies_at": N_("lies at"), "date": N_("date"), "direction": N_("direction"), "place": N_("place"),
    "purpose": N_("purpose"), "code": N_("item number"), "category": N_("category"), "finish": N_("finish"),
    "plug": N_("plug"), "minimum_order": N_("minimum order"), "price": N_("price from"), "supplier": N_("present supplier"),
    "can_make": N_("can we make it"), "ports": N_("ports"), "serves": N_("serves"), "since": N_("since"),
    "reach": N_("reach them by"), "function": N_("function"), "head": N_("head"), "other": N_("other company"),
    "base": N_("base currency"), "text": N_("text"), "proof": N_("proof"), "noted": N_("noted on"),
    "whose": N_("whose"), "size": N_("bytes"), "times_sent": N_("times sent"),
}  # fmt: skip
"""The columns of all lists, by what stands above them."""
_DAYS = {
    "last_touch",
    "next",
    "opened",
    "due",
    "sent",
    "noted",
    "valid_until",
    "confirmed",
    "ship_by",
    "shipped",
    "date",
    "since",
}
_NUMBERS = {"size", "times_sent", "contacts", "deals", "value", "minimum_order", "price", "version"}
_CHOICES: dict[tuple[str, str], tuple[Choice, ...]] = {
    ("deals", "stage"): STAGES, ("quotes", "state"): QUOTE_STATES, ("proofs", "state"): PROOF_STATES,
    ("proofs", "kind"): PROOF_KINDS, ("news", "kind"): NEWS_KINDS, ("links", "kind"): LINK_KINDS,
    ("departments", "state"): DEPARTMENT_STATES, ("log", "by"): TOUCHES, ("promises", "by"): PROMISERS,
    ("visits", "direction"): VISIT_DIRECTIONS, ("products", "can_make"): CAN_MAKE,
}  # fmt: skip
_FACTS = {"authority": "contact.authority", "closeness": "contact.closeness", "star": "company.star"}


def list_page(listing: Listing, setting: Setting) -> Page:
    """Return a list as a page of one table; columns that are empty throughout are left out."""
    kept = [
        at for at, name in enumerate(listing.columns) if at == 0 or any(row[at] is not None for row in listing.rows)
    ]
    columns = tuple(_(LABELS[listing.columns[at]]) for at in kept)
    rows = tuple(tuple(_cell(listing, listing.columns[at], row[at], setting) for at in kept) for row in listing.rows)
    right = frozenset(place for place, at in enumerate(kept) if listing.columns[at] in _NUMBERS)
    return Page((), (Table(columns, rows, right),), ()) if rows else Page((), (), ())


def _cell(listing: Listing, name: str, value: Value, setting: Setting) -> Line:
    if value is None:
        return line(Piece("–", "muted"))
    text = str(value)
    if name == "ref":
        return line(Piece(text, "muted"))
    if name == "country":
        return line(f"{setting.flag(text)} {setting.country_name(text)}".strip())
    if name in _DAYS:
        return line(day(text, setting.today))
    if name in _FACTS:
        return line(choice(catalogue.by_key()[_FACTS[name]].choices, text))
    if (listing.noun, name) in _CHOICES:
        return line(choice(_CHOICES[listing.noun, name], text))
    if name in _NUMBERS:
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
    kind = next((kind for kind in KINDS.values() if kind.letter == hit.ref[:1]), None)
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
        value = line(Piece(_("taken back"), "warn")) if row.state == "unknown" else fact_line(entry, row, setting)
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
            line(each.before or "–"), line("→"), line(shortened(each.after or "–", 80)),
            line(Piece(_(SOURCES.get(each.source or "user", each.source or "")), "muted")),
        )
        for each in changes
    )  # fmt: skip
    return Section(_("Fields of the record"), (Table(("", "", "", "", "", ""), rows),)) if rows else None


def _column(change: FieldChange) -> str:
    kind = next((kind for kind in BY_TABLE.values() if kind.letter == change.ref[:1]), None)
    field = next((each for each in kind.fields if each.column == change.field), None) if kind else None
    return _(field.label) if field else change.field


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
