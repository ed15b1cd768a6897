"""`dossier history`: what was known when, and from where."""

import sqlite3
from collections.abc import Mapping
from typing import Annotated

import typer

from dossier.cli import ask
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import WrongUsageError
from dossier.facts import catalogue
from dossier.facts.dossier import Dossier
from dossier.facts.history import FieldChange
from dossier.facts.known import Known
from dossier.facts.records import BY_LETTER, Ref
from dossier.facts.when import parse_when
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read import history as past
from dossier.read.who import label, who
from dossier.render.page import Page, Piece, line

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
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
) -> None:
    """Print the past of each fact with its source, and of each field of the record."""
    day = parse_when(as_of, desk().today, past=True) if as_of else None
    setting = desk().setting(share=share, sources=True)
    with desk().reading() as connection:
        ref = (
            who(connection, name, tuple(BY_LETTER))
            if name[:1].isalpha() and name[1:].isdigit()
            else ask.client(connection, name)
        )
        title = label(connection, ref)
        rows, tellers = _facts(connection, ref)
        changes = past.changes_of(connection, ref)
    if field is not None:
        rows, changes = _only(field, ref, rows, changes)
    if day is not None:
        rows = [row for row in rows if row.noted_on <= day]
        changes = [change for change in changes if change.at.date() <= day]
    if as_json:
        from dossier.render.as_json import spoken

        desk().write(spoken({"ref": str(ref), "name": title, "facts": rows, "fields": changes}))
        return
    from dossier.render.table import changes_section, facts_history

    body = facts_history(rows, setting, tellers)
    section = changes_section(changes, setting)
    page = Page(line(Piece(title, "title"), Piece(f" {ref}", "muted")), body.head, (section,) if section else ())
    if as_md:
        from dossier.render.markdown import spoken as md_spoken

        desk().write(md_spoken(page))
    else:
        desk().show(page)


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
