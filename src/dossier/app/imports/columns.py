"""Which line of a sheet is its heading, what the sheet is about, and which column is which field."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossier.app.imports import content
from dossier.app.imports.headings import DAY, EITHER, LOOKED_IN, SERIAL, meaning, target
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.exchange.incoming.sheet import SheetLine
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.records.importing import HowRead
from dossier.records.kinds import KINDS
from dossier.values.listed import enumerated
from dossier.values.names import fold

MOST = 500
"""So many columns are looked at; what stands in others is kept beside the records."""
LOOKED_AT = 40
"""So many lines may stand above the heading: a title, an address, a picture."""
_NAMED: dict[str, set[str | None]] = {
    "contact": {"contact.name", "contact.name.first", "contact.name.last", "contact.email", "contact.phone", "contact.mobile",
                "contact.wechat", "contact.whatsapp", "contact.linkedin", "contact.reach", EITHER},
    "company": {"company.name", EITHER},
    "deal": {"deal.title"},
    "quote": {"quote.number"},
    "offer": {"offer.name", "offer.code"},
    "duty": {"duty.percent"},
}  # fmt: skip
"""The columns of which a sheet has one at least, for its lines to be records of that kind."""
_PERSON: set[str | None] = {"contact.name", "contact.name.first", "contact.name.last"}

_TALKED_ON: set[str | None] = {"log.day", "log.on_date"}
_WAYS = {"沟通方式", "联系方式", "channel"}
"""What is how they like to be reached, but beside the words of a talk how that went."""

_PLACED: set[str | None] = {"contact.city", "contact.address.street", "contact.address.postcode"}
"""Columns beside which a state is a part of a country."""


class Column(NamedTuple):
    """A column of a sheet: where it stands, its field, why, the number in its heading, and which person of the line it is of."""

    at: int
    heading: str
    field: str | None = None
    how: HowRead = "unknown"
    number: int | None = None
    person: int = 1
    cells: tuple[str, ...] = ()
    """Some of its filled cells."""


class Layout(NamedTuple):
    """How a sheet is laid out: what it is about, its heading among the lines looked at (-1 for none), and its columns."""

    about: str
    heading: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> set[str | None]:
        """Return the fields of the columns."""
        return {column.field for column in self.columns}

    def weight(self) -> float:
        """Return how much speaks for it: the columns that are fields of what it is about."""
        own = {self.about, *(("terms", "strict") if self.about == "company" else ())}
        fields = [field for field in self.fields if field]
        return sum(field.partition(".")[0] in own for field in fields) + (EITHER in fields and self.about != "offer")


Given = Mapping[str, str]
"""Fields by folded heading or by the letter of a column, as the user typed them or as they were kept."""


def understood(lines: Sequence[SheetLine], given: Given, about: str | None, *, how: HowRead = "mapped") -> Layout:
    """Return the layout of a sheet of which the first lines are given.

    Raises InvalidValueError where nothing says what its columns are, WrongUsageError for a column or field there is not.
    """
    meaning.cache_clear()  # the user may have made facts of her own meanwhile
    tried = [_layout(lines, each, given, how) for each in ((about,) if about else LOOKED_IN)]
    fit = [each for each in tried if each.heading >= 0 and (about or _NAMED[each.about] & each.fields)]
    chosen = max(_likely(fit), key=Layout.weight, default=None) or _headless(lines, about or "contact", given, how)
    _check(given, chosen)
    settled = _settled(chosen)
    is_of_firms = about is None and settled.about == "contact" and "company.name" in settled.fields
    if is_of_firms and not settled.fields & _PERSON:
        return _settled(_layout(lines, "company", given, how))
    return settled


def _likely(fit: list[Layout]) -> list[Layout]:
    """Return the layouts that may be meant: a person's name makes people of firms, a firm's name alone firms of people."""
    every = {field for each in fit for field in each.fields}
    if every & _PERSON or {"company.name", EITHER} <= every:
        return [each for each in fit if each.about != "company"]
    if "company.name" in every and EITHER not in every:
        return [each for each in fit if each.about != "contact"]
    return fit


def _layout(lines: Sequence[SheetLine], about: str, given: Given, how: HowRead) -> Layout:
    """Return the layout by the line of which most cells are understood, if the sheet is about a kind of record."""
    best: tuple[int, int, list[Column]] = (0, -1, [])
    for at, line in enumerate(lines[:LOOKED_AT]):
        if not content.is_heading(line.cells):
            continue
        columns = [_column(number, cell, about, given, how) for number, cell in enumerate(line.cells)]
        understood_here = len({column.field for column in columns if column.field})
        if understood_here > best[0]:
            best = understood_here, at, columns
    _count, heading, columns = best
    below = lines[heading + 1 :]
    return Layout(about, heading, tuple(_looked_into(column, about, _filled(below, column.at)) for column in columns))


def _column(at: int, heading: str, about: str, given: Given, how: HowRead) -> Column:
    if at >= MOST:
        return Column(at, heading)
    named = given.get(key(heading)) if heading else None
    if named is not None:
        return Column(at, heading, target(named, about), how)
    found = meaning(heading, about) if heading else None
    return Column(at, heading, found.field, "heading", found.number) if found else Column(at, heading)


def _filled(lines: Sequence[SheetLine], at: int) -> tuple[str, ...]:
    return tuple(line.cells[at] for line in lines if at < len(line.cells) and line.cells[at])[: content.SAMPLE]


def _looked_into(column: Column, about: str, cells: tuple[str, ...]) -> Column:
    """Return a column with its cells, and, where its heading says nothing, with the field that they are."""
    kind = content.held(cells) if column.how == "unknown" and about in {"contact", "company"} else None
    if kind is None:
        return column._replace(cells=cells)
    return column._replace(field=f"{about}.{kind}", how="content", cells=cells)


def _headless(lines: Sequence[SheetLine], about: str, given: Given, how: HowRead) -> Layout:
    """Return the layout of a sheet without a heading, whose columns go by their letters; raises InvalidValueError."""
    width = max(len(line.cells) for line in lines)
    columns = [
        _looked_into(_column(at, letter(at), about, given, how), about, _filled(lines, at)) for at in range(width)
    ]
    for field, fits in (("company.name", content.are_firms), (f"{about}.name", content.are_people)):
        free = (column for column in columns if column.field is None and fits(column.cells))
        if field not in {column.field for column in columns} and (column := next(free, None)) is not None:
            columns[column.at] = column._replace(field=field, how="content")
    layout = Layout(about, -1, tuple(columns))
    if not layout.fields & _NAMED[about] or (layout.fields - {None} < {f"{about}.name", "company.name"} and not given):
        raise InvalidValueError(
            _("No heading was understood: no column names a person, a firm or a product."),
            _("Name a column yourself: --map 'COLUMN=name'."),
        )
    return layout


def letter(at: int) -> str:
    """Return the letter by which sheets call a column: A, B … Z, AA."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


def key(heading: str) -> str:
    """Return the form in which headings are compared."""
    return " ".join(heading.split()).casefold()


def _check(given: Given, layout: Layout) -> None:
    """Raise WrongUsageError for a column the sheet does not have, and for a field there is not."""
    headings = {key(column.heading): column for column in layout.columns if column.heading}
    for heading, name in given.items():
        if heading not in headings:
            names = [column.heading for column in layout.columns if column.heading]
            raise WrongUsageError(_("There is no column “{name}”.").format(name=heading[:40]), one_of(heading, names))
        if headings[heading].field is None:
            raise WrongUsageError(
                _("“{word}” does not name a column and a field.").format(word=f"{heading}={name}"[:60]),
                _("Write COLUMN=FIELD; fields: {names}.").format(
                    names=enumerated(each.name for each in KINDS[layout.about].fields)
                ),
            )


def _settled(layout: Layout) -> Layout:
    """Return a layout in which it is decided whose name and whose page a column is, and which person of the line."""
    columns, fields = list(layout.columns), layout.fields
    titles = sum(column.field == "contact.title" for column in columns)
    for at, column in enumerate(columns):
        field = column.field
        if field == "company.aliases" and not fields & {"company.name", EITHER}:
            field = "company.name"
        elif field == EITHER:
            field = _whose(column, layout, fields)
        elif field == "contact.website" and "company.name" in fields:
            field = "company.website"
        elif field == "contact.address.region" and key(column.heading) == "state" and not fields & _PLACED:
            field = None  # the state of the business, not of a country
        elif field in {DAY, "contact.preferred_channel"}:
            field = _of_talk(column, fields)
        elif field == SERIAL and sum(cell.isdecimal() for cell in column.cells) * 2 < len(column.cells):
            field = None
        elif field == "contact.title" and key(column.heading) == "title" and titles > 1:
            field = "contact.salutation"
        if field != column.field:
            fields = fields | {field}
            columns[at] = column._replace(field=field, how=column.how if field else "unknown")
    return layout._replace(columns=tuple(_persons(columns)))


def _of_talk(column: Column, fields: set[str | None]) -> str | None:
    """Return what a column is beside the words of a talk: a bare day is the day of it, a way how it went."""
    is_told = "log.text" in fields
    if column.field == DAY:
        return "log.day" if is_told and not fields & _TALKED_ON else None
    return None if is_told and key(column.heading) in _WAYS else column.field


def _whose(column: Column, layout: Layout, fields: set[str | None]) -> str | None:
    """Return whether a column of names holds people or firms: what the sheet lacks, else what the cells look like."""
    parts = [each for each in layout.columns if each.field in _PERSON and each.field != "contact.name"]
    if any(fold(each.cells[0]) in fold(column.cells[0]) for each in parts if each.cells and column.cells):
        return "contact.name"
    has_firm, has_person = "company.name" in fields, bool(fields & _PERSON)
    if has_firm and has_person:
        return None
    if has_firm or has_person:
        return "contact.name" if has_firm else "company.name"
    return "company.name" if layout.about != "contact" or content.are_firms(column.cells) else "contact.name"


def _persons(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with the person of the line they are of: a second name begins a second person.

    A number in a heading says which; where there is none, a field that comes again is the person's who was named last.
    """
    names = [column for column in columns if column.field in _PERSON]
    numbered = {column.number for column in names if column.number and column.number > 1}
    again = [column for column in names if column.number is None and key(column.heading) == key(names[0].heading)]
    if not numbered and len(again) < 2:
        return list(columns)
    found, last, seen = [], 1, set()
    for column in columns:
        person = 1
        if column.field in _PERSON:
            person = last = column.number or (again.index(column) + 1 if column in again else last)
        elif column.field and column.field.startswith("contact."):
            person = column.number or (last if column.field in seen else 1)
            seen.add(column.field)
        found.append(column._replace(person=person))
    return found
