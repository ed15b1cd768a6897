"""`dossier history`: what was known when, and from where."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.deal.negotiation import story
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.book import history as past
from dossier.read.deal.negotiation import negotiation as table_of
from dossier.read.find.who import label, who
from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import Negotiation
from dossier.records.deal.story import Story
from dossier.records.dossier import Dossier
from dossier.records.history import FieldChange
from dossier.records.kinds import BY_LETTER, Ref
from dossier.records.known import Known
from dossier.records.visibility import shareable, shareable_rows
from dossier.render.deal.negotiation import negotiation_json, negotiation_page
from dossier.render.page import Page, Piece, line
from dossier.values.when import parse_when

app = chapter()


@app.command(
    help=_("Show what was known when, and from where.")
    + "\n\n"
    + _("Example: dossier history anna --field spoken_english")
)
def history(
    name: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company, deal or any ref."), autocompletion=complete_who)
    ],
    field: Annotated[str | None, typer.Option(help=_("Only this field."))] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="WHEN", help=_("Only what was known by that day."))
    ] = None,
    fields: Annotated[
        bool, typer.Option("--fields", help=_("The past of the fields, also of a deal or company."))
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help=_("The whole timeline, with every touch."))] = False,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print how a negotiation went, for a deal or company; else the past of each fact with its source."""
    day = parse_when(as_of, desk().today, past=True) if as_of else None
    setting = desk().setting(share=share, sources=True, everything=everything)
    told = earlier = None
    with desk().reading() as connection:
        ref = (
            who(connection, name, tuple(BY_LETTER))
            if name[:1].isalpha() and name[1:].isdigit()
            else named.client(desk().session, connection, name)
        )
        title = label(connection, ref)
        rows, tellers = _facts(connection, ref)
        changes = past.changes_of(connection, ref)
        if ref.letter in {"d", "o"} and field is None and not fields:
            told = negotiated(connection, ref, title)
            earlier = negotiated(connection, ref, title, day) if day is not None and day < desk().today else None
    if share:
        told, earlier = (shareable(each) if each is not None else None for each in (told, earlier))
    if told is not None and told.deals and not as_json:
        if earlier is not None and day is not None:
            setting = setting._replace(now=datetime.combine(day, setting.now.time()))
        desk().give(negotiation_page(*_told(told, earlier), setting), as_md=as_md, html=html, force=force)
        return
    if field is not None:
        rows, changes = _only(field, ref, rows, changes)
    if day is not None:
        rows = [row for row in rows if row.noted_on <= day]
        changes = [change for change in changes if change.at.date() <= day]
    if share:
        rows, changes = list(shareable_rows(rows)), []
    if as_json:
        from dossier.render.media.as_json import spoken

        told_json = negotiation_json(*_told(told, earlier)[:2]) if told is not None and told.deals else None
        shape = {"ref": str(ref), "name": title, "facts": rows, "fields": changes}
        desk().write(spoken(shape | {"negotiation": told_json}))
        return
    from dossier.render.find.table import changes_section, facts_history

    body = facts_history(rows, setting, tellers)
    section = changes_section(changes, setting)
    page = Page(line(Piece(title, "title"), Piece(f" {ref}", "muted")), body.head, (section,) if section else ())
    desk().give(page, as_md=as_md, html=html, force=force)


def negotiated(connection: sqlite3.Connection, ref: Ref, title: str, until: date | None = None) -> Negotiation:
    """Return the whole negotiation of a deal or firm, or as it stood on a day."""
    table = "deal" if ref.letter == "d" else "company"
    column = "market" if table == "deal" else "country"
    row = connection.execute(f"SELECT {column} FROM {table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
    return table_of(connection, ref, title, row[0], until)


def _told(now: Negotiation, earlier: Negotiation | None) -> tuple[Negotiation, Story, Negotiation | None]:
    """Return the negotiation as it stands, or as it stood on a day together with today's to compare."""
    return (now, story(now), None) if earlier is None else (earlier, story(earlier), now)


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


def _only(field: str, ref: Ref, rows: list[Known], changes: list[FieldChange]) -> tuple[list[Known], list[FieldChange]]:
    entry = catalogue.find(ref.kind.noun, field)
    column = ref.kind.field(field)
    if entry is None and column is None:
        near = catalogue.nearest(ref.kind.noun, field, [each.name for each in ref.kind.fields])
        raise WrongUsageError(
            _("A {noun} has no field “{name}”.").format(noun=_(ref.kind.label), name=field[:40]),
            _("Did you mean: {names}?").format(names=", ".join(near))
            if near
            else _("See: dossier history {ref}").format(ref=ref),
        )
    kept = [row for row in rows if entry is not None and row.key == entry.key]
    return kept, [change for change in changes if column is not None and change.field == column.column]
