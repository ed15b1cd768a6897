"""What has to be there before goods leave, as the payment of their order says it."""

from decimal import Decimal

from dossier.records.order.owed import Payable, open_of
from dossier.values.money import rounded
from dossier.values.payment import SECURED, payment_of
from dossier.values.payment_forms import BEFORE_SHIPMENT


def missing_before_shipment(order: Payable, part: Decimal) -> Decimal | None:
    """Return what of the money due before goods leave has not come; `part` of 1 is what will have left by then.

    None where the value is not known or the payment cannot be read: then nobody knows.
    """
    if order.value is None or order.cancelled_on is not None:
        return None
    term = payment_of(order.payment)
    sums = term.sums(order.value, order.currency)
    left = open_of(order).sum
    if not term.is_read or None in sums or left is None:
        return None
    due = Decimal(0)
    for share, amount in zip(term.shares, sums, strict=True):
        if share.moment is None or amount is None or share.moment.code not in SECURED:
            continue
        due += rounded(amount * part, order.currency) if share.moment.code == BEFORE_SHIPMENT else amount
    return max(due - (order.value - left), Decimal(0))
