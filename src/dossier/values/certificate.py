"""A certificate as people note it: its name, and the day until which it holds."""

import re
from calendar import monthrange
from datetime import date

_UNTIL = re.compile(
    r"(?:until|till|to|valid|exp\.?|expires|expiry|至|到期|有效期)\s*(?:on|until|to|至|:|：)?\s*(\d{4})[-.年](\d{1,2})(?:[-.月](\d{1,2}))?",
    re.IGNORECASE,
)


def holds_until(text: str) -> date | None:
    """Return the last day of a certificate such as `BSMI until 2026-12-31` or `KC 至2027-03`; None where it names none.

    A date without such a word is the day it was made, or anything else. A month alone means its last day.
    """
    hit = _UNTIL.search(text)
    if hit is None:
        return None
    year, month = int(hit[1]), int(hit[2])
    try:
        return date(year, month, int(hit[3]) if hit[3] else monthrange(year, month)[1])
    except ValueError:
        return None


def name_of(text: str) -> str:
    """Return a certificate without the day until which it holds."""
    return _UNTIL.sub("", text).strip(" ,;()（）")
