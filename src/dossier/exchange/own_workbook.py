"""Our own workbook read again: what the hidden sheet says of the others, and their rows."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from dossier.disk import opened_input, read_input
from dossier.errors import InvalidValueError
from dossier.exchange.incoming import workbook
from dossier.exchange.incoming.sheet import SheetLine
from dossier.exchange.incoming.workbook_limits import UNPACKED
from dossier.i18n import _
from dossier.records.workbook import FORM, MARKS, SEAL, Marked

LIMIT = 500_000_000
"""Largest workbook that is read, in bytes."""
_SHEETS = {"xl/workbook.xml": f'name="{MARKS}"', "content.xml": f'table:name="{MARKS}"'}
"""Where a workbook names its sheets, as Excel and as LibreOffice keep it, and how ours is named there."""
_CHUNK = 1 << 20


class OwnWorkbook(NamedTuple):
    """A workbook of ours: its book and language, and its bytes."""

    book: str
    language: str
    sheets: Sequence[Marked]
    raw: bytes


class OwnRow(NamedTuple):
    """A row of a sheet: its number there, its ref, its cells by the names of their columns, the marks of all of them."""

    number: int
    ref: str
    cells: dict[str, str]
    seal: str


def is_ours(path: Path) -> bool:
    """Tell whether a file is a workbook with our hidden sheet."""
    try:
        with opened_input(path, LIMIT) as stream, zipfile.ZipFile(stream) as archive:
            part = next(name for name in _SHEETS if name in archive.namelist())
            with archive.open(part) as sheets:
                return _within(sheets, _SHEETS[part].encode())
    except (OSError, zipfile.BadZipFile, StopIteration, NotImplementedError, RuntimeError, zlib.error):
        return False


def _within(stream: IO[bytes], sign: bytes) -> bool:
    """Tell whether a part holds a sign, however long it is: no more of it is looked at than may be read."""
    before = b""
    for _at in range(UNPACKED // _CHUNK):
        chunk = stream.read(_CHUNK)
        if sign in before + chunk:
            return True
        if not chunk:
            return False
        before = chunk[-len(sign) :]
    return False


def read(path: Path) -> OwnWorkbook:
    """Return a workbook of ours; raises InvalidValueError for one of a later form, or whose hidden sheet was changed."""
    raw = read_input(path, LIMIT)
    head, *rest = tuple(workbook.read(raw, MARKS).lines) or (SheetLine(1, ()),)
    if head.cells[:1] != (MARKS,) or not head.cells[1].isdecimal():
        raise _changed(path)
    if int(head.cells[1]) > FORM:
        raise InvalidValueError(
            _("{path} was written by a newer dossier.").format(path=path), _("Install the newer version.")
        )
    pairs = zip(rest[::2], rest[1::2], strict=False)
    sheets = [_marked(names.cells, headings.cells) for names, headings in pairs]
    return OwnWorkbook(head.cells[2], head.cells[4], sheets, raw)


def _marked(names: Sequence[str], headings: Sequence[str]) -> Marked:
    title, noun, *columns = [each for at, each in enumerate(names) if each or at < 2]
    return Marked(title, noun, columns, [each for each in headings[2:] if each])


def rows(book: OwnWorkbook, sheet: Marked) -> Iterator[OwnRow]:
    """Yield the rows of a sheet, each column known by its heading wherever it stands now; NotFoundError if it is gone."""
    found = tuple(workbook.read(book.raw, sheet.title).lines)
    if not found:
        return
    by_heading = dict(zip(sheet.headings, sheet.columns, strict=False))
    places = {by_heading.get(cell, cell): at for at, cell in enumerate(found[0].cells) if cell}
    for line in found[1:]:
        cells = {name: line.cells[at] for name, at in places.items() if at < len(line.cells)}
        yield OwnRow(line.number, cells.pop("ref", ""), cells, cells.pop(SEAL, ""))


def _changed(path: Path) -> InvalidValueError:
    return InvalidValueError(
        _("The hidden sheet “{name}” of {path} was changed.").format(name=MARKS, path=path),
        _("Export it again, and edit that one."),
    )
