"""The payment that prices are based on: whether its shares are whole, and whether two texts mean the same (M166)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from dossier.errors import InvalidValueError
from dossier.facts.instalments import OPEN, WHOLE, instalments, wrong_sum
from dossier.facts.known import KNOWN, Known
from dossier.facts.naming import fold
from dossier.facts.negotiation import Quote
from dossier.i18n import _

WAITING = ("draft", "sent", "answered")
"""States of a quotation that can still become an order."""


def check_shares(text: str | None) -> None:
    """Raise InvalidValueError for a payment of several shares that are not 100 % together.

    One share alone, `30% deposit`, leaves the rest unsaid and passes.
    """
    whole = wrong_sum(text)
    if whole is None or ((text or "").count("%") == 1 and Decimal(0) < whole < WHOLE):
        return
    raise InvalidValueError(
        _("The shares of “{text}” come to {whole} %.").format(text=(text or "").strip()[:60], whole=f"{whole:f}"),
        _("Write shares of 100 %, such as 30% deposit, 70% before shipment."),
        field="payment",
    )


def same_basis(one: str | None, other: str | None) -> bool:
    """Tell whether two payment texts ask for the same money at the same moments; `30/70` fits any 30/70."""
    first, second = instalments(one), instalments(other)
    if not first or len(first) != len(second):
        return fold(one or "") == fold(other or "")
    return all(
        a.share == b.share and (a.moment == b.moment or OPEN in {a.moment, b.moment}) and a.days == b.days
        for a, b in zip(first, second, strict=True)
    )


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
        and not same_basis(quote.payment, settled.value)
    )
