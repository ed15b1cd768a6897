"""A file of any format as records: what it is about, which column is which field, and every line of it."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from dossier.app.imports import saved
from dossier.app.imports.columns import LOOKED_AT, Column, Layout, key, understood
from dossier.app.imports.headings import LEFT_OUT, LOOKED_IN, SERIAL
from dossier.app.imports.plan import FileToImport
from dossier.app.imports.rows import Rows
from dossier.app.session import Session
from dossier.errors import InvalidValueError, UnknownWordError, WrongUsageError
from dossier.exchange.incoming.sheet import Sheet, SheetLine
from dossier.i18n import _
from dossier.records.importing import ImportColumn, ImportTable
from dossier.records.kinds import KINDS

HEAD = LOOKED_AT + 200
"""So many lines tell how a sheet is laid out."""
_SHOWN = 60
"""Characters of a sample."""


def read_table(
    session: Session, request: FileToImport, found: Sheet, head: Sequence[SheetLine], lines: Iterator[SheetLine]
) -> ImportTable:
    """Return the lines of a sheet, of which the first are looked at, as records.

    Raises InvalidValueError for one whose columns say nothing, WrongUsageError for a column or field there is not.
    """
    about = request.about
    if about is not None and about not in LOOKED_IN:
        kinds = [(noun, KINDS[noun].label) for noun in LOOKED_IN]
        raise UnknownWordError(_("A list cannot be about “{word}”.").format(word=about[:40]), about, kinds)
    session.settings.teach_catalogue()
    layout = _layout(session, head, typed(request.mapped), about)
    above = [(line.number, " · ".join(filter(None, line.cells))) for line in head[: max(layout.heading, 0)]]
    rows = Rows(layout, islice(lines, layout.heading + 1, None), is_text=found.is_text)
    rows.beside += above
    records = iter(rows)
    first = tuple(islice(records, 1))
    if not (first or rows.unread):
        raise InvalidValueError(
            _("{path} has no record under its heading.").format(path=request.file),
            _("Name a sheet with a heading and lines under it."),
        )
    return ImportTable(
        file=request.file.name,
        format=found.format,
        sheet=found.name,
        about=layout.about,
        columns=tuple(map(_shown, layout.columns)),
        rows=chain(first, records),
        lines=rows.total,
        beside=rows.beside,
        unread=rows.unread,
        others=found.others,
    )


def _layout(session: Session, head: Sequence[SheetLine], given: dict[str, str], about: str | None) -> Layout:
    """Return how a sheet is laid out: as the user says, as it was kept for this layout, else by its words."""
    kept = saved.mapping(session, [line.cells for line in head[:LOOKED_AT]]) if not given else None
    if kept is None:
        return understood(head, given, about)
    return understood(head, kept.fields, about or kept.about, how="saved")


def _shown(column: Column) -> ImportColumn:
    """Return a column as it is told: a part of a field as the field, a number that only counts as left out."""
    field = column.field if column.field != SERIAL else LEFT_OUT
    if field and field.startswith(("contact.", "company.")):
        field = ".".join(field.split(".")[:2])
    sample = next(iter(column.cells), "")
    return ImportColumn(column.heading, field, column.how, sample[:_SHOWN])


def typed(mapped: Sequence[str]) -> dict[str, str]:
    """Return COLUMN=FIELD words as fields by heading; raises WrongUsageError for a word that is none."""
    found = {}
    for word in mapped:
        column, sign, name = word.rpartition("=")
        if not sign or not column.strip() or not name.strip():
            raise WrongUsageError(
                _("“{word}” does not name a column and a field.").format(word=word[:60]),
                _("Write COLUMN=FIELD, for example: --map 'Kunde=company' --map 'Nr=-'"),
            )
        found[key(column)] = name.strip()
    return found


def keep_mapping(session: Session, table: ImportTable, mapped: Sequence[str]) -> None:
    """Keep what the user said of the columns of a layout, for the next file with the same heading."""
    if mapped:
        saved.keep(session, [column.heading for column in table.columns], table.about, typed(mapped))
