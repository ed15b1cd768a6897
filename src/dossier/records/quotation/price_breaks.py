"""Several prices of one line, each for its payment: `3.20 / 3.30 @ O/A 30 days` (M165–M166)."""

import re

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.payment import check_shares

_PAYMENT = re.compile(r"(\d\s*(?:[A-Za-z]{3}|[€$£¥])?)\s*@\s*([^@;；]*?)(?=\s+/\s+\S|\s*[;；@]|\s*$)")


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a line with its payments numbered, `@0`, so that their commas part nothing, and the payments.

    Raises InvalidValueError for a payment that is empty or whose shares are not 100 % together.
    """
    payments: list[str] = []

    def number(hit: re.Match[str]) -> str:
        if not hit[2].strip():
            raise InvalidValueError(_("After @ stands the payment of a price."), _("Write: 3.30 @ O/A 30 days"))
        check_shares(hit[2])
        payments.append(" ".join(hit[2].split()))
        return f"{hit[1]} @{len(payments) - 1}"

    return _PAYMENT.sub(number, text), tuple(payments)


def alternatives(text: str, payments: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return each price of a line with its payment, None for the one that stands on the quotation's own."""
    found = []
    for part in re.split(r"\s+/\s+", text.strip()):
        price, sign, number = part.partition("@")
        found.append((price.strip(), payments[int(number)] if sign else None))
    return found
