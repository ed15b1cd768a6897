"""Within how many per cent of the exchange rate our own policies say that prices hold."""

import re
from collections.abc import Iterable
from decimal import Decimal

from dossier.records.deal.policy import Policy

_PERCENT = re.compile(
    r"(?:±|\+\s?/\s?[-−–]|within|by more than|more than|over|beyond|moves by|moves|正负|上下|浮动|波动|变动|超过|超出|以内)\s*(?:of\s)?"
    r"(\d{1,2}(?:[.,]\d+)?)\s*(?:%|％|per ?cent)",
    re.IGNORECASE,
)
_RATE = re.compile(r"\brates?\b|exchange|\bcurrenc|\b[A-Z]{3}/[A-Z]{3}\b|汇率|美元|人民币", re.IGNORECASE)
_PART = re.compile(r"[;；。\n]|\.\s")


def clause(policies: Iterable[Policy]) -> Decimal | None:
    """Return the per cent of the newest policy that holds and names one of the rate: “prices hold within ±3 % of the rate”.

    `policies` come oldest first; the newest one of a topic holds.
    """
    holding = {each.topic: each for each in policies}
    for each in sorted(holding.values(), key=lambda one: (one.on_date, one.id), reverse=True):
        found = percent_in(each.text)
        if found is not None:
            return found
    return None


def percent_in(text: str) -> Decimal | None:
    """Return the per cent within which a text binds a price to the rate, or None: a share of payment is none."""
    for part in _PART.split(text):
        found = _PERCENT.search(part)
        if found is not None and _RATE.search(part):
            return Decimal(found[1].replace(",", "."))
    return None
