"""What orders and quotations come to, against the totals, deposits and balances of a letter."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.read_over.ground import Ground, Source, has, of_deal, of_order, of_quote, orders, quotes
from dossier.i18n import _
from dossier.records.order.order import Order
from dossier.records.quotation.quotation import total
from dossier.records.quotation.quote import Quote
from dossier.records.read_over import AgainstLetter, Said, Sum
from dossier.values.money import price_of
from dossier.values.payment import payment_of


class _Row(NamedTuple):
    """A sum that the book knows: the whole value, a share of it, or our limit."""

    what: str
    amount: Decimal
    currency: str | None
    source: Source
    number: str


def whole(ground: Ground, said: Said, each: Sum) -> Iterator[AgainstLetter]:
    """Yield a total, a deposit or a balance that no order and no quotation comes to."""
    if not has(said, "goods", "whole") and not any(number in said.text for number in numbers(ground)):
        return
    known = list(_known(ground))
    if not known or any(abs(row.amount - each.amount) < 1 for row in known):
        return
    mine = [row for row in known if row.number and row.number in said.text]
    wanted = "balance" if has(said, "days", "balance") else "deposit" if has(said, "days", "deposit") else "value"
    fitting = [row for row in mine or known if row.what == wanted] or mine or known
    row = min(fitting, key=lambda row: abs(row.amount - each.amount))
    right = said_as(row.amount, row.currency)
    yield AgainstLetter(
        "price", said.text[each.at : each.end], _("{source} comes to {price}.").format(source=row.source.words, price=right),
        _("Write {price}, if that is meant.").format(price=right), sure=bool(mine), ref=row.source.ref,
    )  # fmt: skip


def numbers(ground: Ground) -> tuple[str, ...]:
    """Return the numbers of the client's orders and quotations."""
    return tuple(str(number) for number in (*_of(ground.found.orders), *_of(ground.found.quotes)) if number)


def _of(rows: tuple[Order, ...] | tuple[Quote, ...]) -> tuple[str | None, ...]:
    return tuple(each.number for each in rows)


def said_as(amount: Decimal, currency: str | None) -> str:
    """Return a price or a sum as a letter writes it: USD 3.05, USD 24,400."""
    if amount == amount.to_integral_value() and amount > 500:
        return f"{currency or ''} {amount:,.0f}".strip()
    return f"{currency or ''} {price_of(amount, currency):,f}".strip()


def _known(ground: Ground) -> Iterator[_Row]:
    for order in orders(ground, past=True):
        if order.value is not None:
            yield from _shared(order.value, order.currency, of_order(ground, order), order.number or "", order.payment)
    for quote in quotes(ground, past=True):
        lines = [each for each in ground.found.quote_lines if each.quote_id == quote.id]
        source, came = of_quote(ground, quote), total(lines, quote.currency)
        for each in lines:
            if each.quantity is not None:
                yield _Row("line", each.quantity * each.price, quote.currency, source, quote.number)
        if came is not None:
            yield from _shared(came, quote.currency, source, quote.number, quote.payment)
    for deal in ground.found.deals:
        if deal.value is not None:
            yield _Row("value", deal.value, deal.currency, of_deal(ground, deal), "")
    policy = ground.policy
    if policy is not None and policy.open_sum is not None:
        source = Source("", _("our policy of {day}").format(day=ground.say_day(policy.on_date)))
        yield _Row("limit", policy.open_sum, policy.currency, source, "")


def _shared(value: Decimal, currency: str | None, source: Source, number: str, payment: str | None) -> Iterator[_Row]:
    yield _Row("value", value, currency, source, number)
    for at, share in enumerate(payment_of(payment).sums(value, currency)):
        if share is not None:
            yield _Row("balance" if at else "deposit", share, currency, source, number)
