"""CSV and its dialects: any separator, any encoding, quotation marks that nobody closed."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from dossier.errors import InvalidValueError
from dossier.exchange.incoming.sheet import Sheet, SheetLine, filled, too_long
from dossier.i18n import _
from dossier.records.reading import NOTE_LIMIT
from dossier.values.charset import decoded

NAME = "CSV"
_SEPARATORS = ",;\t|"
_LOOKED_AT = 50
"""So many lines tell the separator."""
_LINE = re.compile(r"[^\n\r]*(?:\r\n?|\n)|[^\n\r]+")
_LONGEST = 4 * NOTE_LIMIT
"""Characters that a record may have."""
_TALLEST = 300
"""Lines that one cell may have; more mean that its quotation mark is never closed."""
_STRAYS = 50
"""After so many marks that are not closed they are signs like any other in the whole file."""


_MARKS = 20
"""So many marks of a line are tried."""


class _NeverClosedError(Exception):
    """A cell goes on for more lines than one has."""


class _Lines:
    """The lines of a text one by one; those of the record under way are kept, so that they can be read again."""

    def __init__(self, text: str) -> None:
        self._coming = (hit[0] for hit in _LINE.finditer(text))
        self._again: deque[str] = deque()
        self._held: list[str] = []
        self._length = 0
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._held) >= _TALLEST or self._length > _LONGEST:
            raise _NeverClosedError
        line = self._again.popleft() if self._again else next(self._coming)
        self._held.append(line)
        self._length += len(line)
        if len(line) > _LONGEST:
            raise InvalidValueError(
                _("Line {line} is longer than {limit} characters.").format(
                    line=self.number + len(self._held), limit=f"{_LONGEST:,}"
                ),
                _("Take it out of the file, and keep what it holds elsewhere."),
            )
        return line

    def plain(self) -> str | None:
        """Return the next line where no quotation mark stands in it, None where one does or none is left."""
        if not self._again:
            line = next(self._coming, None)
            if line is None:
                return None
            self._again.append(line)
        if '"' in self._again[0] or len(self._again[0]) > _LONGEST:
            return None
        self.number += 1
        return self._again.popleft().rstrip("\r\n")

    def taken(self) -> list[str]:
        """Return the lines of the record that was just read."""
        held, self._held, self._length = self._held, [], 0
        self.number += len(held)
        return held

    def back(self, lines: list[str]) -> None:
        """Put lines back, to be read again."""
        self._again.extendleft(reversed(lines))
        self.number -= len(lines)


def recognises(raw: bytes) -> bool:
    """Tell whether bytes are text; the last format that is asked."""
    return "\0" not in decoded(raw[:4096] if len(raw) > 4096 else raw)


def read(raw: bytes, _sheet: str | None = None) -> Sheet:
    """Return the lines of a text of cells."""
    return Sheet(NAME, lines_of_text(decoded(raw)), is_text=True)


def lines_of_text(text: str) -> Iterator[SheetLine]:
    """Yield the lines of a CSV text that hold anything; raises InvalidValueError for a cell without end."""
    text = text.removeprefix("\ufeff")
    separator = _separator(text)
    yield from filled(
        SheetLine(number, _cells(cells))
        for number, cells in _records(_Lines(text), separator)
        if cells and not (number == 1 and cells[0].startswith("sep="))
    )


def _separator(text: str) -> str:
    """Return what parts the cells: the sign by which most of the first lines have the same number of them."""
    first = [hit[0] for hit in islice(_LINE.finditer(text[:200_000]), _LOOKED_AT) if hit[0].strip()]
    if first and first[0].startswith("sep=") and len(first[0].strip()) == len("sep=,"):
        return first[0][4]

    def fit(separator: str) -> tuple[float, int]:
        counts = Counter(len(_alone(line, separator)) for line in first)
        width, lines = max(((w, n) for w, n in counts.items() if w > 1), key=lambda each: each[::-1], default=(1, 0))
        return lines / len(first), width

    return max(_SEPARATORS, key=fit) if first else ","


def _alone(line: str, separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> list[str]:
    """Return the cells of a line by itself."""
    try:
        return next(csv.reader([line], delimiter=separator, quoting=quoting), [])
    except csv.Error:
        return []


def _records(lines: _Lines, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of its first line, cells) of each record; one whose mark is never closed ends where its line does."""
    csv.field_size_limit(NOTE_LIMIT)
    reader, strays, width = csv.reader(lines, delimiter=separator), 0, 0
    while True:
        number = lines.number + 1
        if (line := lines.plain()) is not None:  # its cells are what the separator parts, as nearly always
            whole = line.split(separator) if line else []
            width = len(whole) or width
            yield number, whole
            continue
        try:
            cells = next(reader, None)
        except (csv.Error, _NeverClosedError) as error:
            held = lines.taken()
            if len(held) < 2 or len(held[0]) > NOTE_LIMIT:
                raise too_long(number) from error
            is_stray, cells = True, []
        else:
            held = lines.taken()
            is_odd = sum(line.count('"') for line in held) % 2 == 1
            is_stray = is_odd and len(held) > 1
            if cells and len(cells) != width and (is_odd or len(held) > 1):
                is_stray = is_stray or _mended(held[0], separator, width) is not None or len(held) == 1
        if cells is None:
            return
        if is_stray:
            strays += 1
            lines.back(held[1:])
            quoting: Literal[0, 3] = csv.QUOTE_NONE if strays > _STRAYS else csv.QUOTE_MINIMAL
            reader = csv.reader(lines, delimiter=separator, quoting=quoting)
            cells = _mended(held[0], separator, width) or _alone(held[0], separator, csv.QUOTE_NONE)
        width = len(cells) or width
        yield number, cells


def _mended(line: str, separator: str, width: int) -> list[str] | None:
    """Return the cells of a line with a mark too many: without the one that leaves as many cells as the line before has.

    None where no mark does, or several do in different ways.
    """
    marks = [at for at, sign in enumerate(line) if sign == '"'][:_MARKS]
    tried = {tuple(_alone(line[:at] + line[at + 1 :], separator)) for at in marks}
    fit = [cells for cells in tried if len(cells) == width]
    return list(fit[0]) if len(fit) == 1 else None


_WRITTEN_AROUND = ("=", "'")


def _cells(texts: list[str]) -> tuple[str, ...]:
    """Return the cells of a line; where no sign could be one that was written around them, as nearly always, in one go."""
    whole = "".join(texts)
    is_plain = whole.isascii() and not any(sign in whole for sign in _WRITTEN_AROUND)
    return tuple(map(str.strip if is_plain else _cell, texts))


def _cell(text: str) -> str:
    """Return a cell without what Excel wrote around it: `="0031…"`, and the mark before a sign that begins a formula."""
    plain = text.strip() if text.isascii() else text.strip().strip("\ufeff\u200b\u200e\u200f\u202a\u202c").strip()
    if plain[:1] not in _WRITTEN_AROUND:
        return plain
    if plain.startswith('="') and plain.endswith('"'):
        return plain[2:-1].strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in {"=", "+", "-", "@"} else plain
