"""How many of what: `5,000 pcs`, `10.000 Stk`, `2万只`, `10k`."""

import re
import unicodedata
from decimal import Decimal

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.money import parse_amount

_DOTTED = r"[1-9]\d{0,2}(\.\d{3})+"
_SCALES = "百万|千万|十万|[千万亿]|(?:k|lakhs?|crores?|million)(?![a-z])"
_FORM = rf"(\d[\d.,']*(?: \d{{3}})*)\s*({_SCALES})?\s*(\D*)"
"""No `m` for a million here: 1000 m are metres."""


def parse_quantity(text: str, *, field: str = "quantity") -> tuple[Decimal, str | None]:
    """Return a quantity and its unit; pieces are counted whole, so `10.000 pcs` are ten thousand.

    Raises InvalidValueError for what is no quantity, or none above zero.
    """
    hit = re.fullmatch(_FORM, unicodedata.normalize("NFKC", text).strip(), re.IGNORECASE)
    number, scale, unit = hit.groups() if hit else ("0", "", "")
    if re.fullmatch(_DOTTED, number):
        number = number.replace(".", "")
    amount = parse_amount(number + (scale or ""), field=field)
    if amount <= 0:
        raise no_quantity(text, field=field)
    return amount, unit.strip() or None


def no_quantity(text: str, *, field: str = "quantity") -> InvalidValueError:
    """Return the failure for what is no quantity."""
    words = _("“{text}” is no quantity.").format(text=text.strip()[:40])
    return InvalidValueError(words, _("Write 5,000 pcs."), field=field)


def counted(amount: Decimal, unit: str | None) -> str:
    """Return a quantity in words, such as `5,000 pcs`; pieces where no unit is named."""
    return " ".join((f"{amount:,f}", unit or _("pcs")))
