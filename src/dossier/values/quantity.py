"""How many of what: `5,000 pcs`, `10.000 Stk`, `2万只`, `10k`, `half a million`."""

import re
import unicodedata
from decimal import Decimal

from dossier.errors import InvalidValueError
from dossier.i18n import _, called
from dossier.values.money import parse_amount
from dossier.values.units import UNIT, UNIT_LABELS, unit_code

_DOTTED = r"[1-9]\d{0,2}(\.\d{3})+"
_SPOKEN = {
    "half": "0.5", "quarter": "0.25", "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "ten": "10", "半": "0.5", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8",
    "九": "9", "十": "10",
}  # fmt: skip
_HAN_SCALES = "百万|千万|十万|千(?![克米瓦])|[万亿]"
_SCALES = (
    rf"{_HAN_SCALES}|(?:k|thousand|lakhs?|crores?|mio|mn|millions?|(?-i:M)|m(?=\s*(?:pcs|pieces|sets|units)))(?![a-z])"
)
_SPOKEN_FIGURE = (
    rf"(?:a\s+)?(?:half|quarter|one|two|three|four|five|ten|an?)(?:\s+of)?(?:\s+an?)?\s+(?=thousand|million|lakh|crore)"
    rf"|[半一二两三四五六七八九十](?={_HAN_SCALES})"
)
FIGURE = rf"(?:\d[\d.,']*(?: \d{{3}})*|{_SPOKEN_FIGURE})\s*(?:{_SCALES})?"
"""A number as people write one of goods, `10k`, `1.2M`, `3万`, `half a million`; to be matched without case.

A small `m` is a million only before pieces: 1000 m are metres.
"""
_FORM = rf"(\d[\d.,']*(?: \d{{3}})*|{_SPOKEN_FIGURE})\s*({_SCALES})?\s*({UNIT}|\D*)"


def parse_quantity(text: str, *, field: str = "quantity") -> tuple[Decimal, str | None]:
    """Return a quantity and its unit; pieces are counted whole, so `10.000 pcs` are ten thousand.

    Raises InvalidValueError for what is no quantity, or none above zero.
    """
    hit = re.fullmatch(_FORM, unicodedata.normalize("NFKC", text).strip(), re.IGNORECASE)
    number, scale, unit = hit.groups() if hit else ("0", "", "")
    if re.fullmatch(_DOTTED, number):
        number = number.replace(".", "")
    if not number[0].isdigit():
        spoken = [word for word in number.casefold().split() if word != "of"]
        number = _SPOKEN[next((word for word in spoken if word not in {"a", "an"}), spoken[0])]
    amount = parse_amount(number + (scale or "").casefold().removesuffix("s"), field=field)
    if amount <= 0:
        raise no_quantity(text, field=field)
    whole = amount.to_integral_value()
    return (whole if whole == amount else amount), unit_code(unit.strip()) or None


def no_quantity(text: str, *, field: str = "quantity") -> InvalidValueError:
    """Return the failure for what is no quantity."""
    words = _("“{text}” is no quantity.").format(text=text.strip()[:40])
    return InvalidValueError(words, _("Write 5,000 pcs."), field=field)


def counted(amount: Decimal, unit: str | None) -> str:
    """Return a quantity in words, such as `5,000 pcs`; pieces where no unit is named."""
    return f"{amount:,f} {called(UNIT_LABELS, unit or 'pcs')}"
