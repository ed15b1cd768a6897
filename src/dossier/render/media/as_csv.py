"""The voice for spreadsheets: CSV with a heading, values as they are stored, nothing in them that a program would obey."""

import csv
import io
import re

from dossier.records.listing import Listing
from dossier.render.harmless import harmless_lines

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d\s.,()/-]+%?")
"""A number, an amount or a telephone number: a sheet that reckons with it does no harm."""


def spoken(listing: Listing) -> str:
    """Return a list as CSV (RFC 4180) with its columns' names as the heading.

    Control characters are made visible; a text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(listing.columns)
    for row in listing.rows:
        writer.writerow("" if cell is None else _inert(cell) if isinstance(cell, str) else cell for cell in row)
    return out.getvalue()


def _inert(text: str) -> str:
    guarded = "'" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else ""
    return guarded + "\n".join(harmless_lines(text))
