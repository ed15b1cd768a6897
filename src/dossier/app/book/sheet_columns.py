"""The heading of a sheet: which column is which field, by every name a field goes by in English and Chinese."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dossier.errors import InvalidValueError, WrongUsageError
from dossier.exchange.sheets import SheetLine
from dossier.i18n import _
from dossier.paths import data_folder
from dossier.records.declared import RecordField, RecordKind
from dossier.values.names import is_email

LOOKED_AT = 15
"""So many lines may stand above the heading: a title, an address, a picture."""

PEOPLE_ENOUGH = 2
"""So many headings of people make a list of people; one alone may stand in a list of products."""


class Heading(NamedTuple):
    """Where the heading stands, the field of each column, and the columns nobody understands."""

    line: int
    fields: Mapping[int, RecordField]
    left: tuple[str, ...]
    names: tuple[str, ...]


def heading(lines: Sequence[SheetLine], kind: RecordKind, given: Mapping[str, str]) -> Heading:
    """Return the heading: the line among the first in which most columns are understood, at least one that names the record.

    Raises InvalidValueError when there is none.
    """
    best: Heading | None = None
    for at, each in enumerate(lines[:LOOKED_AT]):
        found = _columns(each, kind, given)
        named = {field.name for field in found.values()} & {"name", "code"}
        if named and (best is None or len(found) > len(best.fields)):
            left = tuple(cell for column, cell in enumerate(each.cells) if cell and column not in found)
            best = Heading(at, found, left, each.cells)
    if best is None:
        raise InvalidValueError(
            _("No heading was understood: no column is called name or item number."),
            _("Name a column yourself: --map 'COLUMN=name'."),
        )
    return best


def refuse_people(lines: Sequence[SheetLine], kind: RecordKind) -> None:
    """Raise InvalidValueError for a list of people or firms: it is no list of offers, and no letter of one person either.

    What counts is the line among the first with most known headings: those of people, or a column of addresses.
    """
    known = _people_columns()
    best: tuple[int, int, int, list[str]] = (0, 0, 0, [])
    for at, each in enumerate(lines[:LOOKED_AT]):
        people = [cell for cell in each.cells if _plain(cell).casefold() in known]
        things = {field.name for cell in each.cells if cell and (field := _field(kind, cell))}
        if 0 < (total := len(people) + len(things)) >= best[0]:
            best = total, at, len(things - {"name"}), people
    _total, at, things_named, people = best
    if _has_addresses(lines[at + 1 :]):
        people = people or [cell for cell in lines[at].cells if cell]
    elif len(people) < PEOPLE_ENOUGH:
        return
    if len(people) > things_named:
        raise InvalidValueError(
            _("This is a list of people or firms ({columns}).").format(columns=", ".join(people[:5])),
            _("Add them one by one: dossier add contact 'NAME, TITLE, FIRM, E-MAIL'"),
        )


def _has_addresses(lines: Sequence[SheetLine]) -> bool:
    """Tell whether two lines or more, and at least half of all, have a cell that is an e-mail address."""
    rows = sum(any(is_email(cell) for cell in line.cells) for line in lines)
    return rows > 1 and rows * 2 >= len(lines)


@cache
def _people_columns() -> frozenset[str]:
    text = (data_folder() / "people_columns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def _columns(line: SheetLine, kind: RecordKind, given: Mapping[str, str]) -> dict[int, RecordField]:
    found: dict[int, RecordField] = {}
    for column, cell in enumerate(line.cells):
        field = _field(kind, given.get(cell.casefold(), cell)) if cell else None
        if field is not None and field not in found.values():
            found[column] = field
    return found


def _field(kind: RecordKind, text: str) -> RecordField | None:
    """Return the field a heading means: its name, label or alias, whatever stands in brackets behind it."""
    plain = _plain(text)
    found = kind.field(plain)
    wanted = plain.casefold()
    return found or next(
        (each for each in kind.fields if wanted in {each.label.casefold(), _(each.label).casefold()}), None
    )


def _plain(text: str) -> str:
    return text.replace("（", "(").partition("(")[0].strip(" *:：\n").replace("\n", " ")


def read_map(words: Sequence[str], kind: RecordKind) -> dict[str, str]:
    """Return COLUMN=FIELD words as a mapping; raises WrongUsageError for a field there is not."""
    found = {}
    for word in words:
        column, sign, name = word.rpartition("=")
        field = kind.field(name) if sign else None
        if field is None or not column.strip():
            raise WrongUsageError(
                _("“{word}” does not name a column and a field.").format(word=word[:60]),
                _("Write COLUMN=FIELD; fields: {names}.").format(names=", ".join(each.name for each in kind.fields)),
            )
        found[column.strip().casefold()] = field.name
    return found
