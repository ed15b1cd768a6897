"""From the lines of a sheet to records: every cell a value of its field or kept beside, and lines that are no record told apart."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dossier.app.imports.cells import NUMBERS, Said, number_kind, reader, takes_many
from dossier.app.imports.columns import Layout
from dossier.app.imports.headings import IS_FIRM, LEFT_OUT, SERIAL, words
from dossier.exchange.incoming.sheet import SheetLine
from dossier.records.catalogue.key import folded
from dossier.records.importing import Cell, ImportRow
from dossier.values.names import fold

_PARTS = ("contact.name", "contact.address", "company.address")
"""Fields that several columns make together; the part stands behind a second point."""
_COMMON = ("company.", "terms.", "strict.")
_COMMON_FIELDS = ("contact.country", "contact.source", "contact.source_detail")
"""What of a line is true of everybody who stands in it."""
_EVERYDAY_LABELS = frozenset(
    "* work home other main office private personal internet business 工作 住宅 其他 家庭".split()
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_YES = frozenset(map(folded, ("yes", "true", "1", "company", "organization", "firm", "是", "公司")))


_SHARED = 10_000
"""So many values that come again and again (countries, titles) are kept once for all lines."""


class Rows(NamedTuple):
    """What the lines below a heading are: records, lines beside them, and such as fell apart."""

    records: list[ImportRow]
    beside: list[tuple[int, str]]
    unread: list[ImportRow]


class _Use(NamedTuple):
    """What is done with a column, looked up once."""

    at: int
    heading: str
    field: str | None
    part: str
    number: int
    person: int
    read: Callable[[str, str], Said] | None


def gathered(layout: Layout, lines: Iterable[SheetLine], *, is_text: bool) -> Rows:
    """Return what the lines below a heading are; in a text a line with more cells than the heading has fallen apart."""
    uses, width = _uses(layout), len(layout.columns)
    heading = tuple(column.heading for column in layout.columns) if layout.heading >= 0 else ()
    known = {use.at for use in uses if use.field}
    found = Rows([], [], [])
    shared: dict[str, tuple[str, ...]] = {}
    for line in lines:
        cells = line.cells
        if len(cells) > width and is_text and width > 1 and any(cells[width:]):
            found.unread.append(ImportRow(line.number, {}, tuple(_beside_heading(heading, cells))))
        elif cells[:width] == heading or _is_beside(cells, known, width):
            found.beside.append((line.number, " · ".join(filter(None, cells))))
        else:
            found.records.extend(_records(line, uses, width, shared))
    return found


def _uses(layout: Layout) -> list[_Use]:
    uses = []
    for column in layout.columns:
        field, part = column.field, ""
        if field in {LEFT_OUT, SERIAL}:
            continue
        for whole in (
            *_PARTS,
            *(f"{owner}.{kind}" for owner in ("contact", "company") for kind in ("email", *NUMBERS)),
        ):
            if field and field.startswith(f"{whole}."):
                field, part = whole, field.removeprefix(f"{whole}.")
        read = reader(field) if field and not part else None
        uses.append(_Use(column.at, column.heading, field, part, column.number or 1, column.person, read))
    return uses


def _beside_heading(heading: tuple[str, ...], cells: tuple[str, ...]) -> list[Cell]:
    return [Cell(heading[at] if at < len(heading) else "", cell) for at, cell in enumerate(cells) if cell]


def _is_beside(cells: tuple[str, ...], known: set[int], width: int) -> bool:
    """Tell whether a line is no record: a sum of those above it, or a remark that stands alone."""
    at = next(at for at, cell in enumerate(cells) if cell)
    first = folded(cells[at].strip(" :："))
    filled = [cell for cell in cells if cell]
    if first in words("totals"):
        return not any("@" in cell or re.search(r"[^\W\d_]{3}", cell) for cell in filled[1:])
    if len(filled) > 1 or width == 1:
        return False
    begin = folded(re.split(r"[:：.]", cells[at], maxsplit=1)[0])
    return at not in known or (begin != first and begin in words("remarks"))


class _Record:
    """One record of a line while its cells are read."""

    def __init__(self, shared: dict[str, tuple[str, ...]]) -> None:
        self.shared = shared
        self.values: dict[str, tuple[str, ...]] = {}
        self.rest: list[Cell] = []
        self.parts: dict[tuple[str, int], dict[str, str]] = {}
        self.labels: list[tuple[_Use, str]] = []
        self.numbered: dict[tuple[str, int], str] = {}

    def take(self, use: _Use, text: str) -> None:
        """Take a cell to what it belongs to."""
        field = use.field
        if field is None:
            self.rest.append(Cell(use.heading, text))
        elif use.part == "label":
            self.labels.append((use, text))
        elif use.part:
            self.parts.setdefault((field, use.number), {}).setdefault(use.part, text)
        elif use.read is None:
            self.put(field, text, use)
        else:
            for said, value in use.read(field, text):
                self.put(said, value, use)
            self.numbered[field, use.number] = text

    def put(self, field: str | None, text: str, use: _Use) -> None:
        """Add a value to a field; one that a field has no place for stays beside it."""
        held = self.values.get(field, ()) if field else ()
        if field and not held:
            known = self.shared.get(text)
            if known is None:
                known = (text,)
                if len(self.shared) < _SHARED:
                    self.shared[text] = known
            self.values[field] = known
        elif field and text not in held and takes_many(field):
            self.values[field] = (*held, text)
        elif text not in held:
            self.rest.append(Cell(use.heading, text))


def _records(line: SheetLine, uses: list[_Use], width: int, shared: dict[str, tuple[str, ...]]) -> list[ImportRow]:
    """Return the records of a line: one, or one for each of its persons."""
    cells = line.cells
    people: dict[int, _Record] = {1: _Record(shared)}
    for use in uses:
        text = cells[use.at] if use.at < len(cells) else ""
        if text:
            (people.get(use.person) or people.setdefault(use.person, _Record(shared))).take(use, text)
    first = people[1]
    first.rest.extend(Cell("", cell) for cell in cells[width:] if cell)
    for record in people.values():
        _finish(record)
    rows = [ImportRow(line.number, first.values, tuple(first.rest))]
    common = (
        {field: texts for field, texts in first.values.items() if field.startswith(_COMMON) or field in _COMMON_FIELDS}
        if len(people) > 1
        else {}
    )
    for number, record in people.items():
        if number > 1 and "contact.name" in record.values:
            rows.append(ImportRow(line.number, common | record.values, tuple(record.rest)))
        elif number > 1:  # addresses of nobody who is named are the first one's
            _fold_in(first, record)
    return rows if len(people) == 1 else [ImportRow(line.number, first.values, tuple(first.rest)), *rows[1:]]


def _fold_in(first: _Record, other: _Record) -> None:
    for field, texts in other.values.items():
        for text in texts:
            first.put(field, text, _Use(0, field.rpartition(".")[2], field, "", 1, 1, None))
    first.rest.extend(other.rest)


def _finish(record: _Record) -> None:
    """Put the parts of a field together, give numbers the kind of their label, and a firm its name."""
    values = record.values
    for (field, _number), parts in record.parts.items():
        text = _name(parts) if field == "contact.name" else _address(parts, values, field.partition(".")[0])
        held = values.get(field, ())
        if text and not any(fold(text) in fold(each) for each in held):
            record.put(field, text, _Use(0, next(iter(parts)), field, "", 1, 1, None))
        elif not text:
            record.rest.extend(Cell(part, each) for part, each in parts.items())
    for use, label in record.labels:
        _labelled(record, use, label)
    if IS_FIRM in values:
        said = values.pop(IS_FIRM)[0]
        if folded(said) in _YES:
            record.values = {_of_firm(field): texts for field, texts in values.items()}


def _name(parts: dict[str, str]) -> str:
    """Return a whole name; a Chinese one has its family name first and no blank."""
    first, middle, last, suffix = (parts.get(part, "") for part in ("first", "middle", "last", "suffix"))
    if last and first and _HAN.fullmatch(last) and _HAN.fullmatch(first):
        return last + first
    return " ".join(filter(None, (first, middle, last, suffix)))


def _address(parts: dict[str, str], values: dict[str, tuple[str, ...]], owner: str) -> str:
    """Return an address on one line from its parts and the city; a region alone is none."""
    lines = [parts.get(part, "") for part in ("street", "extra", "box")]
    if not any(lines) and "postcode" not in parts:
        return ""
    city = " ".join(filter(None, (parts.get("postcode", ""), *values.get(f"{owner}.city", ()))))
    return ", ".join(" ".join(each.split()) for each in (*lines, city, parts.get("region", "")) if each)


def _labelled(record: _Record, use: _Use, label: str) -> None:
    """Give the number beside a label the kind that it names; a label that says something of its own stays beside it."""
    field = use.field or ""
    kind = number_kind(label) if field.endswith(NUMBERS) else None
    text = record.numbered.get((field, use.number))
    if kind and text and text in record.values.get(field, ()):
        left = tuple(each for each in record.values.pop(field) if each != text)
        if left:
            record.values[field] = left
        record.put(f"{field.partition('.')[0]}.{kind}", text, use)
    elif not kind and not set(label.casefold().split()) <= _EVERYDAY_LABELS:
        record.rest.append(Cell(use.heading, label))


def _of_firm(field: str) -> str:
    """Return the field of a firm that a person's stands for, where a line is about a firm."""
    if field in {"contact.title", "contact.salutation", "contact.nickname"} or not field.startswith("contact."):
        return field
    return f"company.{field.partition('.')[2]}"
