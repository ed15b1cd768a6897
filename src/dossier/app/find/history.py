"""What was known when, and from where; of a deal or firm how its negotiation went."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from dossier.advice.deal.negotiation import story
from dossier.app.answer import Answer, Shape
from dossier.app.find import client_or_country
from dossier.app.names import called
from dossier.app.session import Session
from dossier.errors import NoFieldError
from dossier.i18n import N_, _
from dossier.read import dossier as read
from dossier.read.book.history import changes_of
from dossier.read.deal.negotiation import negotiated
from dossier.read.find.who import label, who
from dossier.records.catalogue import catalogue
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.story import Story
from dossier.records.dossier import Dossier
from dossier.records.history import FieldChange
from dossier.records.kinds import BY_LETTER
from dossier.records.known import Known
from dossier.records.ref import Ref, read_ref
from dossier.records.visibility import shareable, shareable_rows
from dossier.render.deal.negotiation import negotiation_page
from dossier.render.page import Page, Piece, line
from dossier.values.when import parse_when
from dossier.world import countries


class Wanted(NamedTuple):
    """A history as it is asked for: of whom, of which field, until which day in words."""

    who: str
    field: str | None = None
    as_of: str | None = None
    fields: bool = False
    everything: bool = False
    share: bool = False


class Past(NamedTuple):
    """What the book holds of the past of a record; `told` is its negotiation, `earlier` that of the day asked for."""

    ref: Ref | str
    """Of a country its code."""
    title: str
    day: date | None
    rows: list[Known]
    tellers: Mapping[int, str]
    changes: list[FieldChange]
    told: Negotiation | None
    earlier: Negotiation | None


def history(session: Session, wanted: Wanted) -> Answer:
    """Return how a negotiation went, for a deal or company; else the past of each fact with its source."""
    past = _read(session, wanted)
    told = past.told if past.told is not None and past.told.deals else None
    narrow = _narrowed(past, wanted)

    def page() -> Page:
        return _facts_page(session, wanted, narrow) if told is None else _negotiation(session, wanted, past, told)

    def shape() -> Shape:
        from dossier.render.deal.json import negotiation_json
        from dossier.render.shapes import find, keys

        shown = negotiation_json(*_told(told, past.earlier)[:2]) if told is not None else None
        whole = {"ref": str(past.ref), "name": past.title, "facts": narrow.rows, "fields": narrow.changes}
        return keys.row(find.History, whole, negotiation=shown)

    is_bare = told is None and not (narrow.rows or narrow.changes)
    notes = (_("Nothing is noted that would be shown here."),) if is_bare else ()
    return Answer(page=page, shape=shape, notes=notes)


def _read(session: Session, wanted: Wanted) -> Past:
    day = parse_when(wanted.as_of, session.today, past=True) if wanted.as_of else None
    text = wanted.who
    told = earlier = None
    with session.reading() as connection:
        is_ref = (named := read_ref(text)) is not None and text.strip().casefold() == str(named)
        ref = (
            who(connection, text, tuple(BY_LETTER), countries.name)
            if is_ref
            else client_or_country.meant(session, connection, text)
        )
        if isinstance(ref, str):
            noted = list(read.facts_about_country(connection, ref))
            return Past(ref, countries.name(ref), day, noted, {}, [], None, None)
        title = called(connection, ref)
        rows, tellers = _facts(connection, ref)
        changes = list(changes_of(connection, ref))
        if ref.letter in {"d", "o"} and wanted.field is None and not wanted.fields:
            told = negotiated(connection, ref, title)
            earlier = negotiated(connection, ref, title, day) if day is not None and day < session.today else None
    if wanted.share:
        told, earlier = (shareable(each) if each is not None else None for each in (told, earlier))
    return Past(ref, title, day, rows, tellers, changes, told, earlier)


def _narrowed(past: Past, wanted: Wanted) -> Past:
    """Return only the field that was asked for, only what was known by the day, only what may be shared."""
    rows, changes, day = past.rows, past.changes, past.day
    if wanted.field is not None:
        rows, changes = _only(wanted.field, past.ref, rows, changes)
    if day is not None:
        rows = [row for row in rows if row.noted_on <= day]
        changes = [change for change in changes if change.at.date() <= day]
    if wanted.share:
        rows, changes = list(shareable_rows(rows)), []
    return past._replace(rows=rows, changes=changes)


def _negotiation(session: Session, wanted: Wanted, past: Past, told: Negotiation) -> Page:
    setting = session.setting(share=wanted.share, sources=True, everything=wanted.everything)
    if past.earlier is not None and past.day is not None:
        setting = setting._replace(now=datetime.combine(past.day, setting.now.time()))
    return negotiation_page(*_told(told, past.earlier), setting)


def _told(now: Negotiation, earlier: Negotiation | None) -> tuple[Negotiation, Story, Negotiation | None]:
    """Return the negotiation as it stands, or as it stood on a day together with today's to compare."""
    return (now, story(now), None) if earlier is None else (earlier, story(earlier), now)


def _facts_page(session: Session, wanted: Wanted, past: Past) -> Page:
    from dossier.render.find.table import changes_section, facts_history

    setting = session.setting(share=wanted.share, sources=True, everything=wanted.everything)
    body = facts_history(past.rows, setting, past.tellers)
    section = changes_section(past.changes, setting)
    title = line(Piece(past.title, "title"), Piece(f" {past.ref}", "muted"))
    return Page(title, body.head, (section,) if section else ())


def _facts(connection: sqlite3.Connection, ref: Ref) -> tuple[list[Known], Mapping[int, str]]:
    kind = {"c": "contact", "o": "company", "d": "deal"}.get(ref.letter)
    if kind is None:
        return [], {}
    rows = list(read.facts_about(connection, kind, ref.id))
    if kind == "contact":
        found: Dossier | None = read.of_contact(connection, ref.id)
        if found is not None and found.company is not None:
            return rows, found.told_by
    names = {row.told_by: label(connection, Ref("c", row.told_by)) for row in rows if row.told_by is not None}
    return rows, names


def _only(
    field: str, ref: Ref | str, rows: list[Known], changes: list[FieldChange]
) -> tuple[list[Known], list[FieldChange]]:
    noun, fields = ("country", ()) if isinstance(ref, str) else (ref.kind.noun, ref.kind.fields)
    entry = catalogue.find(noun, field)
    column = None if isinstance(ref, str) else ref.kind.field(field)
    if entry is None and column is None:
        label = N_("country") if isinstance(ref, str) else ref.kind.label
        near = catalogue.nearest(noun, field, [each.name for each in fields])
        raise NoFieldError(label, field, near, _("See: dossier history {ref}").format(ref=ref))
    kept = [row for row in rows if entry is not None and row.key == entry.key]
    return kept, [change for change in changes if column is not None and change.field == column.column]
