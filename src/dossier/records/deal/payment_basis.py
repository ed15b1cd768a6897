"""The payment that prices are based on, and the quotations whose basis was settled otherwise since (M166)."""

from collections.abc import Iterable, Mapping

from dossier.records.known import KNOWN, Known
from dossier.records.quotation.quote import Quote
from dossier.values.payment import same_payment

WAITING = ("draft", "sent", "answered")
"""States of a quotation that can still become an order."""


def outdated(quotes: Iterable[Quote], terms: Mapping[str, Known]) -> tuple[Quote, ...]:
    """Return the quotations that can still become an order and stand on a payment that was settled otherwise since."""
    settled = terms.get("terms.payment")
    if settled is None or settled.state != KNOWN or settled.is_guess or settled.from_others:
        return ()
    return tuple(
        quote
        for quote in quotes
        if quote.state in WAITING
        and quote.payment
        and (quote.sent_on or quote.created_on) <= settled.noted_on
        and not same_payment(quote.payment, settled.value)
    )
