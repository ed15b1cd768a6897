"""How much trust a payment asks of us: what is open when the goods leave, when the client can have them, and how long."""

from decimal import Decimal
from typing import NamedTuple

from dossier.values.payment import BEFORE_HANDOVER, SECURED, Payment
from dossier.values.payment_forms import AFTER, ARRIVAL, AT_SIGHT, MONTHLY, ON_COPY
from dossier.values.payment_reading import Share

MONTH = 31
"""Days that a monthly account may add before its own days begin."""


class Trust(NamedTuple):
    """Per cent open when the goods leave and once the client can have them, and days after shipment of the last share.

    None where the text does not say; `days` is 0 where nothing is due after shipment or only against documents.
    """

    leaving: Decimal | None
    handed: Decimal | None
    days: int | None

    def less_than(self, other: "Trust") -> bool:
        """Tell whether this asks for less trust than another in something, and for more in nothing; both are known."""
        pairs = list(zip(self, other, strict=True))
        if any(one is None or two is None for one, two in pairs):
            return False
        return self != other and all(one <= two for one, two in pairs)  # type: ignore[operator]


def trust_of(term: Payment) -> Trust:
    """Return the trust a term asks for; of a balance alone, without its deposit, only the moment is known."""
    only = term.shares[0] if len(term.shares) == 1 else None
    if only is not None and only.is_rest and only.moment is not None:
        leaving = Decimal(0) if only.moment.code in SECURED else None
        handed = Decimal(0) if only.moment.code in BEFORE_HANDOVER else None
    else:
        leaving, handed = term.open_percent(SECURED), term.open_percent(BEFORE_HANDOVER)
    days = [_days(share) for share in term.shares]
    known = [each for each in days if each is not None]
    return Trust(leaving, handed, max(known) if known and len(known) == len(days) else None)


def _days(share: Share) -> int | None:
    moment = share.moment
    if moment is None:
        return None
    if moment.code in SECURED or moment.code in {ON_COPY, AT_SIGHT}:
        return 0
    if moment.code == MONTHLY:
        return MONTH + (moment.days or 0)
    return moment.days if moment.code == AFTER and moment.base != ARRIVAL else None
