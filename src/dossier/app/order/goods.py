"""The goods of a new order: copied from its quotation; where that has several prices, it is asked for which quantity."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.app.order.wish import Wish
from dossier.app.session import Session
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.records.order.order import Order
from dossier.records.order.ordered import TwoPricesError, at_quantity, comes_to, offered
from dossier.records.quotation.quotation import Item
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.render.words import money, strung
from dossier.values.money import price_of
from dossier.values.quantity import counted

if TYPE_CHECKING:
    from dossier.write.tables.negotiation import Order as Row
    from dossier.write.transaction import Transaction

LINE_COLUMNS = ("item", "quantity", "unit", "price")
"""What an order keeps of a line of its quotation."""


def ordered(session: Session, wish: Wish, quote: Quote | None, payment: str | None) -> list[QuoteLine]:
    """Return the lines that are ordered of a quotation.

    Somebody who can be asked chooses the quantity. Raises RefusedError (exit 6) with the choices where nobody can,
    InvalidValueError for a quantity below the smallest price, or one that fits several items.
    """
    if quote is None:
        return []
    rows = [each for each in wish.found.quote_lines if each.quote_id == quote.id]
    try:
        gathered = offered(rows, payment)
    except TwoPricesError as error:
        raise _two_prices(quote, *error.args) from error
    open_items = [item for item in gathered if len(item.lines) > 1]
    if wish.quantity is not None and (len(open_items) > 1 or (not open_items and len(gathered) > 1)):
        raise InvalidValueError(
            _("{number} has several items: one quantity does not say of which.").format(number=quote.number),
            _("Write its next form with the quantities ordered: dossier quote --revise {ref} --line …").format(
                ref=quote.ref
            ),
        )
    return [_line(session, wish, quote, item, alone=len(gathered) == 1) for item in gathered if item.lines]


def of_an_order(session: Session, wish: Wish, held: Order) -> list[QuoteLine]:
    """Return the lines of an order whose quantity is corrected, at the price of its quotation.

    Raises InvalidValueError for an order that stands on no quotation, or has several items.
    """
    quote = next((each for each in wish.found.quotes if each.id == held.quote_id), None)
    if quote is None:
        raise InvalidValueError(
            _("{number} stands on no quotation that would say a price.").format(number=held.number or held.ref),
            _("Correct its value: dossier set {ref} value=…").format(ref=held.ref),
        )
    return ordered(session, wish, quote, held.payment)


def changed(tx: "Transaction", row: "Row", lines: list[QuoteLine]) -> list[str]:
    """Write the corrected goods of an order, and its value where nobody typed another one; return both in words."""
    from dossier.write.deal import order_life

    before = row.value
    rows = [{name: getattr(line, name) for name in LINE_COLUMNS} for line in lines]
    order_life.replace_goods(tx, row, rows, comes_to(lines, row.currency))
    said = [
        _("{quantity} of {item} at {price}").format(
            quantity=_how_many(line), item=line.item, price=money(price_of(line.price, row.currency), row.currency)
        )
        for line in lines
    ]
    if row.value != before:
        said.append(_("value {sum}").format(sum=money(row.value, row.currency)))
    return said


def _line(session: Session, wish: Wish, quote: Quote, item: Item, *, alone: bool) -> QuoteLine:
    deal = wish.found.deal
    is_open = len(item.lines) > 1
    wanted = wish.quantity if alone or is_open else None
    if wanted is None and alone and deal is not None and (is_open or item.lines[0].quantity is None):
        wanted = deal.quantity
    if wanted is None and is_open:
        wanted = _chosen(session, quote, item)
    if wanted is None:
        return item.lines[0]
    line = at_quantity(item, wanted)
    if line is None:
        raise InvalidValueError(
            _("{number} has no price for {quantity} of {item}: {choices}.").format(
                number=quote.number, quantity=counted(wanted, item.lines[0].unit), item=item.name,
                choices=strung(_choices(quote, item)),
            ),
            _("Check --quantity, or quote that quantity first."),
        )  # fmt: skip
    return line


def _chosen(session: Session, quote: Quote, item: Item) -> Decimal | None:
    words = _("{number} has several prices for {item}: how many are ordered?").format(
        number=quote.number, item=item.name
    )
    choices = _choices(quote, item)
    if session.asker is None:
        first = next((line.quantity for line in item.lines if line.quantity is not None), None)
        raise RefusedError(
            _("{question} {choices}.").format(question=words, choices=strung(choices)),
            _("Add --quantity {first:f}.").format(first=first or Decimal(0)),
        )
    return item.lines[session.asker.choose(words, choices)].quantity


def _choices(quote: Quote, item: Item) -> list[str]:
    return [f"{_how_many(line)} {money(price_of(line.price, quote.currency), quote.currency)}" for line in item.lines]


def _two_prices(quote: Quote, one: QuoteLine, other: QuoteLine) -> InvalidValueError:
    words = _("{number} has two prices for {quantity} of {item}: {one} and {other}.")
    return InvalidValueError(
        words.format(
            number=quote.number, quantity=_how_many(one), item=one.item,
            one=f"{one.price:f}", other=f"{other.price:f}",
        ),
        _("Write its next form with one price each: dossier quote --revise {ref} --line …").format(ref=quote.ref),
    )  # fmt: skip


def _how_many(line: QuoteLine) -> str:
    return counted(line.quantity, line.unit) if line.quantity is not None else "?"
