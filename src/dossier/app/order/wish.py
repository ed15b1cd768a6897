"""What is wanted of an order, and the columns that come of it."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from dossier.app.deal import standing_terms
from dossier.app.deal.days import after_inquiry
from dossier.app.order.happened import Events
from dossier.app.quotation import deal_currency
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongOrderError
from dossier.i18n import _
from dossier.records.dossier import Dossier
from dossier.records.order.order import ORDER, Order
from dossier.records.quotation.quote import Quote
from dossier.records.ref import Ref


class Wish(NamedTuple):
    """What was typed about an order, checked, and the dossier of its deal."""

    found: Dossier
    typed: dict[str, Any]
    day: date
    quote: Ref | None
    like: Order | None
    stage: bool
    override: str | None = None
    currency_named: bool = False
    quantity: Decimal | None = None
    events: Events = Events()

    @property
    def deal(self) -> Ref:
        """Return the deal."""
        return self.found.ref or Ref("d", 0)


def chosen_quote(wish: Wish) -> Quote | None:
    """Return the quotation that was named, else the deal's accepted one, else its last one that went out."""
    if wish.quote is not None:
        named = next((each for each in wish.found.quotes if each.id == wish.quote.id), None)
        if named is None:
            raise InvalidValueError(
                _("{quote} belongs to another deal.").format(quote=wish.quote),
                _("See: dossier show {deal}").format(deal=wish.deal),
            )
        return named
    for states in (("accepted",), ("answered", "sent"), ("draft",)):
        rows = [each for each in wish.found.quotes if each.state in states]
        if rows:
            return rows[-1]
    return None


def order_values(wish: Wish) -> dict[str, Any]:
    """Return the columns of a new order: its quotation's terms, the settled terms, and what was typed."""
    quote = chosen_quote(wish)
    deal = wish.found.deal
    values = standing_terms.taken_over(wish.found, quote, wish.like, wish.typed)
    if quote is not None:
        values = {"quote_id": quote.id} | values
    if deal is not None and deal.currency and not (wish.typed.get("currency") or (quote and quote.currency)):
        values["currency"] = deal.currency
    return {"confirmed_on": wish.day} | values


def check_days(wish: Wish, values: dict[str, Any]) -> None:
    """Raise InvalidValueError for days that cannot be: before the inquiry, or shipped before confirmed."""
    opened = wish.found.deal.opened_on if wish.found.deal else None
    first = values["confirmed_on"]
    after_inquiry(first, opened)
    for name in (
        "ship_by",
        "deposit_due",
        "balance_due",
        "deposit_paid",
        "in_production_on",
        "shipped_on",
        "balance_paid",
    ):
        if values.get(name) is not None and values[name] < first:
            field = ORDER.field(name)
            raise WrongOrderError(_(field.label) if field else name, _("confirmed on"))


def keep_currency(session: Session, wish: Wish, theirs: str | None) -> None:
    """Let a sum pass that is in the currency of the quotation or order, else of the deal, or in one that was named."""
    deal = wish.found.deal
    of_deal = deal.currency if deal else None
    deal_currency.keep_to(session, wish.deal, theirs or of_deal, wish.typed.get("currency"), named=wish.currency_named)
