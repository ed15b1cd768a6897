"""Our own workbook: how its sheets are marked, so that what was changed in it comes back to the right record."""

import zlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.values.money import parse_amount

FORM = 1
"""The form of the workbook; one of a later form is refused."""
MARKS = "dossier"
"""The hidden sheet that says what the others are."""
SEAL = "~"
"""The heading of the hidden column by which a cell that was changed is told from one that was not."""
TAKEN_BACK = "-"
"""What is written into a cell to take its value back; an emptied cell changes nothing."""
LONGEST = 32_767
"""Characters of a cell; a longer text is cut, and cannot be changed there."""
_SIGNS = 4


class Marked(NamedTuple):
    """A sheet as the hidden one says it: its title, its list, the names of its columns with their headings."""

    title: str
    noun: str
    columns: Sequence[str]
    headings: Sequence[str]


def plain(text: object, *, is_number: bool) -> str:
    """Return a cell as it is compared: without blanks around it, a number without zeros behind it."""
    words = str(text).strip().replace("\r\n", "\n")
    if is_number:
        try:
            return f"{Decimal(words).normalize():f}"
        except InvalidOperation:
            with suppress(InvalidValueError):  # typed as people do: 12,500
                return f"{parse_amount(words).normalize():f}"
    return words


def seal(cells: Iterable[str]) -> str:
    """Return the marks of a row's cells, four signs each."""
    return b64encode(b"".join((zlib.crc32(each.encode()) & 0xFFFFFF).to_bytes(3, "big") for each in cells)).decode()


def is_sealed(cell: str, mark: str, at: int) -> bool:
    """Tell whether a cell still has the mark that it had when it was written."""
    return seal([cell]) == mark[at * _SIGNS : (at + 1) * _SIGNS]
