"""From the lines of a sheet to records, and the lines told apart that are none: sums, remarks, such as fell apart."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dossier.app.imports.cells import NUMBERS, Read, reader
from dossier.app.imports.columns import Layout
from dossier.app.imports.headings import CUSTOM, LEFT_OUT, SERIAL, words
from dossier.app.imports.record import Record, Use
from dossier.exchange.incoming.sheet import SheetLine
from dossier.records.catalogue.key import folded
from dossier.records.importing import Cell, ImportRow

_COMMON = ("company.", "terms.", "strict.")
_COMMON_FIELDS = ("contact.country", "contact.source", "contact.source_detail")
"""What of a line is true of everybody who stands in it."""
_APART = ("contact.name", "contact.email")
_BETWEEN = re.compile(r"[\n/;；、|]")
_WORDS = re.compile(r"(?![A-Z]{3} ?[\d.,]+$)\D*[^\W\d_]{3}")
"""What stands in no line of sums: words, which a currency before a sum is not."""
_REMEMBERED = 4_000


class Rows:
    """The lines below a heading as records, each made when it is asked for: a long file is not held whole.

    Lines beside them, and such as fell apart, are known of what was asked for until then.
    """

    def __init__(self, layout: Layout, lines: Iterable[SheetLine], *, is_text: bool) -> None:
        self._layout, self._lines, self._is_text = layout, deque(lines), is_text
        self.total = len(self._lines)
        """So many lines there are."""
        self.beside: list[tuple[int, str]] = []
        self.unread: list[ImportRow] = []

    def __iter__(self) -> Iterator[ImportRow]:
        """Yield the records; in a text a line with more cells than the heading has fallen apart, and is none."""
        layout = self._layout
        uses, width = _uses(layout), len(layout.columns)
        heading = tuple(column.heading for column in layout.columns) if layout.heading >= 0 else ()
        known = {use.at for use in uses if use.field}
        names = None if any(use.person > 1 for use in uses) else [use.at for use in uses if use.field == "contact.name"]
        shared: _Shared = {}
        while self._lines:
            line = self._lines.popleft()
            cells = line.cells
            if len(cells) > width and self._is_text and width > 1 and any(cells[width:]):
                self.unread.append(ImportRow(line.number, {}, tuple(_beside_heading(heading, cells)), cells))
            elif cells[:width] == heading or _is_beside(cells, known, width):
                self.beside.append((line.number, " · ".join(filter(None, cells))))
            else:
                is_one = names is not None and not any(_BETWEEN.search(cells[at]) for at in names if at < len(cells))
                rows = (_record if is_one else _records)(line, uses, width, shared)
                yield from rows
                if not rows:
                    self.beside.append((line.number, " · ".join(filter(None, cells))))


def _uses(layout: Layout) -> list[Use]:
    uses = []
    for column in layout.columns:
        field, part = column.field, ""
        if field == LEFT_OUT:
            continue
        if field and field.count(".") > 1 and field.startswith(("contact.", "company.")):
            field, _dot, part = field.rpartition(".")
        read = _remembered(field) if field and not part else None
        plain = read is None and not part and field not in {None, SERIAL, CUSTOM}
        uses.append(Use(column.heading, field, part, column.number or 1, column.person, column.at, read, plain))
    return uses


def _remembered(field: str) -> Read | None:
    """Return a way to read the cells of a field.

    It reads each once, for a column of countries or days holds the same forty all the time; of addresses hardly two are the same.
    """
    read = reader(field)
    if read is None or field.rpartition(".")[2] in {"email", *NUMBERS}:
        return read
    return lru_cache(maxsize=_REMEMBERED)(lambda field, text: tuple(read(field, text)))


def _beside_heading(heading: tuple[str, ...], cells: tuple[str, ...]) -> list[Cell]:
    return [Cell(heading[at] if at < len(heading) else "", cell) for at, cell in enumerate(cells) if cell]


def _is_beside(cells: tuple[str, ...], known: set[int], width: int) -> bool:
    """Tell whether a line is no record: a sum of those above it, or a remark that stands alone."""
    alone, *others = filter(None, cells)
    if others and "@" in "".join(others):  # as nearly all
        return False
    first = folded(alone.strip(" :："))
    begin = folded(re.split(r"[:：.]", alone, maxsplit=1)[0])
    if first in words("totals") or (begin in words("totals") and re.search(r"\d", alone)):
        return not any("@" in cell or _WORDS.match(cell) for cell in others)
    if others or width == 1:
        return False
    return cells.index(alone) not in known or (begin != first and begin in words("remarks"))


def _apart(said: list[tuple[Use, str]]) -> list[tuple[Use, str]]:
    """Return the cells of a line; where one names as many people as another has e-mail addresses, each person's apart."""
    texts = {use.field: text for use, text in said if use.field in _APART}
    many = len(_parts(texts.get("contact.name", "")))
    if many < 2 or many != len(_parts(texts.get("contact.email", ""))) or any(use.person > 1 for use, _text in said):
        return said
    found = []
    for use, text in said:
        parts = _parts(text) if (use.field or "").startswith("contact.") and use.field not in _COMMON_FIELDS else []
        each_his = enumerate(parts, 1) if len(parts) == many else ((1, text),)
        found += [(use._replace(person=person), part) for person, part in each_his]
    return found


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, _BETWEEN.split(text)) if part]


_Shared = dict[str, tuple[str, ...]]
"""The values that come again and again, each kept once."""


def _record(line: SheetLine, uses: list[Use], width: int, shared: _Shared) -> list[ImportRow]:
    """Return the record of a line that tells of nobody else, none where it says nothing."""
    cells = tuple([known[0] if (known := shared.get(cell)) else cell for cell in line.cells])
    count, record = len(cells), Record(shared)
    for use in uses:
        if use.at < count and (text := cells[use.at]):
            record.take(use, text)
    if count > width:
        record.rest += [Cell("", cell) for cell in cells[width:] if cell]
    record.finish()
    values, rest = record.values, record.rest
    return [ImportRow(line.number, values, tuple(rest), cells)] if values or rest else []


def _records(line: SheetLine, uses: list[Use], width: int, shared: _Shared) -> list[ImportRow]:
    """Return the records of a line: one, or one for each of its persons."""
    cells = tuple([known[0] if (known := shared.get(cell)) else cell for cell in line.cells])
    count = len(cells)
    first = Record(shared)
    people = {1: first}
    for use, text in _apart([(use, text) for use in uses if use.at < count and (text := cells[use.at])]):
        if use.person == 1:
            first.take(use, text)
            continue
        if use.person not in people:
            people[use.person] = Record(shared)
        people[use.person].take(use, text)
    if count > width:
        first.rest.extend(Cell("", cell) for cell in cells[width:] if cell)
    for record in people.values():
        record.finish()
    common = {
        field: texts for field, texts in first.values.items() if field.startswith(_COMMON) or field in _COMMON_FIELDS
    }
    others = [record for number, record in people.items() if number > 1]
    for record in others:
        if "contact.name" not in record.values:  # addresses of nobody who is named are the first one's
            first.fold_in(record)
    rows = [
        ImportRow(line.number, record.values, tuple(record.rest), cells)
        for record in (first, *others)
        if record.values or record.rest
    ]
    return [rows[0], *(row._replace(values={**common, **row.values}) for row in rows[1:])] if rows else []
