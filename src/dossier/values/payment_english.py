"""When each share of a payment is due, in the English of papers."""

from dossier.values.payment import SECURED
from dossier.values.payment_forms import (
    AFTER,
    ARRIVAL,
    AT_SIGHT,
    BEFORE_PRODUCTION,
    BEFORE_SHIPMENT,
    BILL,
    INVOICE,
    MONTHLY,
    ON_COPY,
    SHIPMENT,
    SIGHT,
    WITH_ORDER,
    Moment,
)
from dossier.values.payment_reading import Share

_MOMENTS = {
    WITH_ORDER: "with the order", BEFORE_PRODUCTION: "before production", BEFORE_SHIPMENT: "before shipment",
    ON_COPY: "against copy of the bill of lading", AT_SIGHT: "at sight of the documents",
}  # fmt: skip
_BASES = {
    SHIPMENT: "after shipment", BILL: "after the date of the bill of lading", INVOICE: "after the date of the invoice",
    ARRIVAL: "after arrival of the goods", SIGHT: "after sight",
}  # fmt: skip


def moment_words(share: Share) -> str:
    """Return when a share is paid, and by which instrument if it says so: `before shipment, by T/T`."""
    means = f"by {share.means}" if share.means and share.means != "O/A" else "on open account" if share.means else ""
    words = _at(share.moment) if share.moment else ""
    return ", ".join(part for part in (words, means) if part) or "as agreed"


def unfixed_words(share: Share) -> str:
    """Return what stands in the place of a day that cannot be reckoned."""
    moment = share.moment
    if moment is None:
        return "as agreed"
    if moment.code in {AT_SIGHT, BEFORE_PRODUCTION}:
        return _MOMENTS[moment.code]
    if moment.base in {ARRIVAL, SIGHT}:
        return f"counted from {moment.base}"
    return "day to be fixed" if moment.code in SECURED else "counted from shipment"


def _at(moment: Moment) -> str:
    if moment.code == AFTER:
        base = _BASES.get(moment.base or "", "net")
        if not moment.days:
            return base.replace("after", "on").removeprefix("net")
        return f"{moment.days} days {base}"
    if moment.code == MONTHLY:
        return f"{moment.days} days after the end of the month" if moment.days else "at the end of the month"
    if moment.code == BEFORE_SHIPMENT and moment.days:
        return f"{moment.days} days before shipment"
    return _MOMENTS[moment.code]
