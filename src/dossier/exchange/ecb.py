"""Reference rates of the European Central Bank: its day file and its history, as CSV or zipped, one euro in each currency.

The form is that of https://www.ecb.europa.eu/stats/eurofxref/ : a heading `Date,USD,JPY,…`, then a line a day; `N/A` where
there was no rate. The day file writes `30 October 2026`, the history `2026-10-30`; both end their lines with a comma.
"""

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from dossier.disk import read_input
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.reading import NOTE_LIMIT

MOST_BYTES = 16 * 1024 * 1024
"""Largest file that is read, unzipped; the history since 1999 has 2 MB in 2026."""
MOST_PROBLEM = 40
_ABSENT = {"", "N/A", "NA"}
_ZIP = b"PK\x03\x04"


class RatesFileError(DossierError):
    """A file of rates that cannot be understood; the message names file and line, and nothing is imported (exit 1)."""


class Day(NamedTuple):
    """What one euro cost on a day, by currency; a currency without a rate that day is absent."""

    on: date
    rates: dict[str, Decimal]


def read_file(path: Path) -> list[Day]:
    """Return the days of a file; raises RatesFileError for one that is malformed, and as `read_input` does."""
    content = read_input(path, MOST_BYTES)
    if content.startswith(_ZIP):
        content = _unzipped(content, path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RatesFileError(_("{file} is no text.").format(file=path.name), _way_out()) from error
    return parsed(text, path.name)


def _unzipped(content: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [each for each in archive.infolist() if each.filename.lower().endswith(".csv")]
            if len(inside) != 1:
                raise RatesFileError(_("{file} does not hold exactly one CSV file.").format(file=name), _way_out())
            if inside[0].file_size > MOST_BYTES:
                raise _too_large(name)
            with archive.open(inside[0]) as stream:
                unpacked = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise RatesFileError(_("{file} is a damaged or locked zip file.").format(file=name), _way_out()) from error
    if len(unpacked) > MOST_BYTES:  # the size in the archive's list may lie
        raise _too_large(name)
    return unpacked


def parsed(text: str, name: str) -> list[Day]:
    """Return the days of a CSV text, newest first; raises RatesFileError that names the line."""
    csv.field_size_limit(NOTE_LIMIT)  # the process's own: another reader may have set it
    try:
        lines = [
            row for row in csv.reader(io.StringIO(text), skipinitialspace=True) if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise RatesFileError(_("{file} is no CSV file.").format(file=name), _way_out()) from error
    if not lines or lines[0][0].strip().casefold() != "date":
        raise RatesFileError(_("{file}, line 1: the heading Date,USD,JPY,… is missing.").format(file=name), _way_out())
    heading = _without_end(lines[0])
    for code in heading[1:]:
        if len(code) != 3 or not code.isascii() or not code.isalpha():
            raise _problem(name, 1, _("“{text}” is no currency").format(text=code[:MOST_PROBLEM]))
    if len(set(heading)) != len(heading):
        raise _problem(name, 1, _("a currency stands there twice"))
    days: dict[date, Day] = {}
    for number, row in enumerate(lines[1:], 2):
        day = _day(_without_end(row), heading, name, number)
        if day.on in days:
            raise _problem(name, number, _("{day} stands there twice").format(day=day.on))
        days[day.on] = day
    if not days:
        raise RatesFileError(_("{file} holds no day.").format(file=name), _way_out())
    return [days[on] for on in sorted(days, reverse=True)]


def _without_end(row: list[str]) -> list[str]:
    cells = [cell.strip() for cell in row]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _day(cells: list[str], heading: list[str], name: str, number: int) -> Day:
    if len(cells) != len(heading):
        words = _("{found} columns where the heading has {wanted}").format(found=len(cells), wanted=len(heading))
        raise _problem(name, number, words)
    rates = {
        code: _rate(cell, code, name, number)
        for code, cell in zip(heading[1:], cells[1:], strict=True)
        if cell.upper() not in _ABSENT
    }
    return Day(_date(cells[0], name, number), rates)


def _date(text: str, name: str, number: int) -> date:
    for form in ("", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(text, form).date() if form else date.fromisoformat(text)
        except ValueError:
            continue
    raise _problem(name, number, _("“{text}” is no date").format(text=text[:MOST_PROBLEM]))


def _rate(text: str, code: str, name: str, number: int) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or not Decimal("1e-9") < value < Decimal("1e12"):
        words = _("“{text}” is no rate for {currency}").format(text=text[:MOST_PROBLEM], currency=code)
        raise _problem(name, number, words)
    return value


def _problem(name: str, number: int, words: str) -> RatesFileError:
    line = _("{file}, line {number}: {problem}; nothing was imported.")
    return RatesFileError(
        line.format(file=name, number=number, problem=words), _("Mend the line or fetch the file again.")
    )


def _too_large(name: str) -> RatesFileError:
    most = MOST_BYTES // (1024 * 1024)
    words = _("{file} is larger than {limit} MB, which no file of rates is; nothing was imported.")
    return RatesFileError(words.format(file=name, limit=most), _way_out())


def _way_out() -> str:
    return _("Give the European Central Bank's eurofxref.csv, eurofxref-hist.csv or one of them zipped.")
