"""What the cells of a column are, where its heading does not say it."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from dossier.values.names import is_email, phone_digits

SAMPLE = 100
"""So many filled cells tell what a column holds."""
MOST = 0.6
"""The share of the cells that must agree: not every name is known to be one."""
_URL = re.compile(r"(?i)(https?://\S+|www\.\S+\.\S+)")
_DIALLED = re.compile(
    r"(?:\+|00|\(\+)\s?\d[\d\s()./-]{6,24}|0\d{1,4}[-/ ]\d[\d -]{5,12}|1[3-9]\d{9}|\(\d{2,4}\)\s?\d[\d -]{5,12}"
)


def held(cells: Sequence[str]) -> str | None:
    """Return what the cells of a column are (`email`, `phone`, `website`, `country`), or None."""
    return next((name for name, fits in _KINDS.items() if _mostly(cells, fits)), None)


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a line may be a heading: no cell of it is an address or a number itself."""
    return not any(is_email(cell) or _is_number(cell) or _URL.fullmatch(cell) for cell in cells if cell)


def are_firms(cells: Sequence[str]) -> bool:
    """Tell whether the names of a column are firms' and not people's: every third says so by its form or its trade."""
    from dossier.capture.names.company import is_business, legal_form

    looked = cells[:SAMPLE]
    return sum(legal_form(cell) is not None or is_business(cell) for cell in looked) * 3 >= max(len(looked), 1)


def are_people(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column are the names of people."""
    from dossier.capture.names.names import read_name

    return _mostly(cells, lambda cell: read_name(cell) is not None)


def _mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    looked = cells[:SAMPLE]
    return bool(looked) and sum(map(fits, looked)) >= MOST * len(looked)


def _is_number(cell: str) -> bool:
    return _DIALLED.fullmatch(cell) is not None and 7 <= len(phone_digits(cell)) <= 15


@cache
def _is_country(cell: str) -> bool:
    """Tell whether a cell names a country; two letters may as well be a salutation, a language, a unit or a no."""
    from dossier.world import countries

    is_code = cell.isascii() and len(cell.strip(" .")) < 3
    return not is_code and len(cell) < 40 and countries.find(cell) is not None


_KINDS: dict[str, Callable[[str], bool]] = {
    "email": is_email,
    "website": lambda cell: _URL.fullmatch(cell) is not None,
    "phone": _is_number,
    "country": _is_country,
}
