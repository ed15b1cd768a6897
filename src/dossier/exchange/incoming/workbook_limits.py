"""What a workbook would take to read, reckoned before it is: how large it unpacks, and how many cells it spreads over."""

import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from dossier.errors import InvalidValueError
from dossier.i18n import _

UNPACKED = 400_000_000
"""Bytes to which a workbook may unpack: a sheet of a million lines with six short columns."""
STRINGS = 100_000_000
"""Bytes of its texts that come again, each of which the reader keeps for itself."""
CELLS = 12_000_000
"""Cells that the reader may have to lay out: it keeps a place for each between the first and the last."""
_CHUNK = 1 << 20
_NO_ROW = 1 << 31
_HEADER = 30
"""Bytes of a file's head in a zip before its name (APPNOTE 4.3.7)."""
_REF = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']\$?([A-Za-z]{1,8})\$?(\d{1,12})[\"'][^<>]*>")
_ANY = re.compile(rb"[<:]c[\s/>]")
_NAMED_ROW = re.compile(rb"[<:]row\b[^<>]*?\br\s*=\s*[\"'](\d{1,10})[\"']")
_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|(</table:table>))", re.DOTALL)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ROWS = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d{1,9})")
_COLUMNS = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d{1,9})")


def check(raw: bytes) -> None:
    """Raise InvalidValueError for a workbook that unpacks to more than memory should hold; others pass, damaged ones too."""
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return  # the reader says what is wrong with it
    room = UNPACKED
    for part in parts:
        spread = _Repeated() if part.filename == "content.xml" else _Grid()
        strings = STRINGS if part.filename.lower().endswith("sharedstrings.xml") else room
        for chunk in _unpacked(raw, part):
            room, strings = room - len(chunk), strings - len(chunk)
            if min(room, strings) < 0:
                raise _too_large((UNPACKED if room < 0 else STRINGS) // 1_000_000)
            spread.look(chunk)
        refuse_spread(spread.cells())


def refuse_spread(cells: int) -> None:
    """Raise InvalidValueError for more cells than the reader may have to lay out."""
    if cells > CELLS:
        raise InvalidValueError(
            _("This workbook spreads over {n} cells; {limit} are the most.").format(n=f"{cells:,}", limit=f"{CELLS:,}"),
            _("Delete what stands far from the table, or save the sheet as CSV."),
        )


def _unpacked(raw: bytes, part: ZipInfo) -> Iterator[bytes]:
    """Yield what a part of a zip holds in pieces, however large its directory says it is."""
    at = part.header_offset
    lengths = raw[at + 26 : at + _HEADER]
    start = at + _HEADER + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:4], "little")
    packed = memoryview(raw)[start : start + part.compress_size]
    if part.compress_type == 0:
        yield from (bytes(packed[i : i + _CHUNK]) for i in range(0, len(packed), _CHUNK))
        return
    inflate = zlib.decompressobj(-15)
    waiting = bytes(packed)
    try:
        while waiting and not inflate.eof:
            yield inflate.decompress(waiting, _CHUNK)
            waiting = inflate.unconsumed_tail
    except zlib.error:
        return


class _Grid:
    """The corners of what a sheet of an xlsx holds, by the names of its cells (`AB12`), or by their rows where they have none."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._rows = [_NO_ROW, 0]
        self._unnamed = 0
        self._rest = b""

    def look(self, chunk: bytes) -> None:
        """Take the cells of the next piece up to its last row, which may go on in the one after it."""
        text = self._rest + chunk
        cut = max(text.rfind(b"<row"), text.rfind(b":row"))
        if cut <= 0 or len(text) - cut > _CHUNK:
            cut = len(text)
        self._take(text[:cut])
        self._rest = text[cut:]

    def _take(self, text: bytes) -> None:
        found = _REF.findall(text)
        self._columns.update(column for column, _row in found)
        rows = {int(row) for _column, row in found}
        if len(_ANY.findall(text)) > len(found):
            parts = re.split(rb"[<:]row\b", text)
            self._unnamed = max(self._unnamed, *(len(_ANY.findall(part)) for part in parts))
            self._rows[1] += len(parts)
            rows |= {int(row) for row in _NAMED_ROW.findall(text)}
        if rows:
            self._rows = [min(self._rows[0], *rows), max(self._rows[1], *rows)]

    def cells(self) -> int:
        """Return how many cells lie between the corners."""
        self._take(self._rest)
        self._rest = b""
        columns = [_number(column) for column in self._columns] or [1]
        width = max(columns) - min(columns) + 1 if not self._unnamed else max(columns) + self._unnamed
        first = 0 if self._rows[0] == _NO_ROW else self._rows[0]
        return width * (self._rows[1] - first + 1)


def _number(column: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - 64
    return number


class _Repeated:
    """The corners of each sheet of an ods, whose rows and cells say how often they are repeated, to the end of the sheet, too."""

    def __init__(self) -> None:
        self._rest = b""
        self._rows = self._last = self._width = self._before = 0

    def look(self, chunk: bytes) -> None:
        """Take the rows of the next piece."""
        text = self._rest + chunk
        end = 0
        for hit in _ROW.finditer(text):
            end = hit.end()
            self._rows += int(times[1]) if (times := _ROWS.search(hit[1])) else 1
            if width := self._filled(hit[2]):
                self._last, self._width = self._rows, max(self._width, width)
            if hit[3]:
                self._before = self.cells()
                self._rows = self._last = self._width = 0
        self._rest = text[end:][-_CHUNK:]

    @staticmethod
    def _filled(row: bytes) -> int:
        """Return the number of the last filled cell of a row."""
        width = filled = 0
        for cell in _CELL.finditer(row):
            width += int(times[1]) if (times := _COLUMNS.search(cell[1])) else 1
            if not cell[2]:
                filled = width
        return filled

    def cells(self) -> int:
        """Return how many cells lie up to the last filled ones, of all sheets."""
        return self._before + self._last * self._width


def _too_large(limit: int) -> InvalidValueError:
    return InvalidValueError(
        _("This workbook unpacks to more than {limit} MB.").format(limit=limit),
        _("Save the sheet as CSV, or in several files."),
    )
