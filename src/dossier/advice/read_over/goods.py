"""Prices, totals and quantities of a letter against what was offered and ordered."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.advice.read_over.ground import Ground, Source, Ware, has, is_live, named_wares, of_order, of_quote, orders, quotes, wares
from dossier.advice.read_over.sums import is_reckoned
from dossier.i18n import _
from dossier.records.quotation.quotation import total
from dossier.records.read_over import Finding, Said, Sum
from dossier.values.money import Money, parse_money, price_of
from dossier.values.payment import payment_of
from dossier.values.quantity import counted

ALIKE = 3
"""A sum so many times larger or smaller than a price is of something else."""
FEW = Decimal("0.02")
"""A quantity below this share of the smallest one known is a sample or a measure."""


def prices(ground: Ground, said: Said) -> Iterator[Finding]:
    """Yield each price per piece that no line of the goods named bears, and each total that the book does not know."""
    every = wares(ground)
    past = has(said, "goods", "past")
    named = named_wares(said, every) or tuple(each for each in every if each.is_live and not past) or every
    for each in said.sums:
        if _is_whole(each, said, every):
            if not is_reckoned(said):
                yield from _whole(ground, said, each)
        elif not has(said, "goods", "other_costs"):
            yield from _per_piece(ground, said, each, named)


def _is_whole(each: Sum, said: Said, every: tuple[Ware, ...]) -> bool:
    known = [ware.price for ware in every if ware.price is not None]
    return each.amount > 20 * max(known) if known else each.amount > 500


def _per_piece(ground: Ground, said: Said, each: Sum, named: tuple[Ware, ...]) -> Iterator[Finding]:
    floor = _floor(ground, each, said, named)
    agreed = _agreed(ground)
    right = [ware for ware in named if ware.price is not None and ware.price / ALIKE < each.amount < ware.price * ALIKE]
    if any(each.amount in (ware.price, *agreed) for ware in right) or each.amount in agreed:
        return
    told = said.text[each.at : each.end]
    if right and not any(other.amount in [ware.price for ware in right] for other in said.sums if other != each):
        ware = right[0]
        price = _price(ware.price or Decimal(0), ware.currency)
        below = " " + floor if floor else ""
        yield Finding(
            "price", told, _("{source} says {price} for {item}.").format(source=ware.source.words, price=price, item=ware.name) + below,
            _("Write {price}, or note a new quotation first.").format(price=price), 
            sure=(bool(floor) or not has(said, "goods", "idea")) and (len({each.price for each in right}) == 1 or has(said, "goods", "unit")),
            ref=ware.source.ref,
        )  # fmt: skip
    elif floor:
        yield Finding("price", told, floor, _("Name a price that we may give."), ref="")


def _floor(ground: Ground, each: Sum, said: Said, named: tuple[Ware, ...]) -> str:
    """Return a sentence where a price is below our own lowest one of an offer that is named."""
    heard = {token for ware in named for token in ware.tokens}
    for offer in ground.offers:
        code = (offer.code or "").casefold().replace("-", "")
        if code and code in heard and offer.price_low is not None and offer.currency == each.currency and each.amount < offer.price_low and code in said.folded.replace("-", ""):
            return _("Our own lowest price of {item} is {price}.").format(item=offer.name, price=_price(offer.price_low, offer.currency))
    return ""


def _agreed(ground: Ground) -> frozenset[Decimal]:
    """Return prices that were agreed in talks after the last quotation of their deal."""
    found: set[Decimal] = set()
    live = {each.id for each in ground.found.deals if is_live(each)}
    for each in ground.found.rounds:
        if live and each.deal_id not in live:
            continue
        last = max((quote.sent_on or quote.created_on for quote in ground.found.quotes if quote.deal_id == each.deal_id), default=each.on_date)
        if each.topic == "price" and each.on_date >= last and each.ours:
            found |= {money.amount for money in _moneys(each.ours)}
    return frozenset(found)


def _moneys(text: str) -> Iterator[Money]:
    from contextlib import suppress

    from dossier.errors import InvalidValueError

    for part in text.replace(" and ", ";").replace("和", ";").split(";"):
        with suppress(InvalidValueError):
            yield parse_money(part, "USD")


def _whole(ground: Ground, said: Said, each: Sum) -> Iterator[Finding]:
    """Yield a total, a deposit or a balance that no order and no quotation comes to."""
    if not has(said, "goods", "whole") and not any(number in said.text for number in _numbers(ground)):
        return
    known = list(_wholes(ground))
    if not known or any(abs(amount - each.amount) < 1 for _what, amount, _currency, _source in known):
        return
    mine = [row for row in known if row[3].words.split(" ")[1] in said.text] or known
    wanted = "balance" if has(said, "days", "balance") else "deposit" if has(said, "days", "deposit") else "value"
    mine = [row for row in mine if row[0] == wanted] or mine
    _what, amount, currency, source = min(mine, key=lambda row: abs(row[1] - each.amount))
    right = _price(amount, currency)
    yield Finding(
        "price", said.text[each.at : each.end], _("{source} comes to {price}.").format(source=source.words, price=right),
        _("Write {price}, if that is meant.").format(price=right), sure=source.words.split(" ")[1] in said.text, ref=source.ref,
    )  # fmt: skip


def _numbers(ground: Ground) -> list[str]:
    return [each.number for each in (*ground.found.orders, *ground.found.quotes) if each.number]


def _wholes(ground: Ground) -> Iterator[tuple[str, Decimal, str | None, Source]]:
    """Yield what every order and quotation comes to, its shares, and the part of each line."""
    for order in orders(ground, past=True):
        if order.value is not None:
            source = of_order(ground, order)
            yield "value", order.value, order.currency, source
            sums = payment_of(order.payment).sums(order.value, order.currency)
            for at, share in enumerate(sums):
                if share is not None:
                    yield ("deposit" if at == 0 and len(sums) > 1 else "balance"), share, order.currency, source
    for quote in quotes(ground, past=True):
        lines = [each for each in ground.found.quote_lines if each.quote_id == quote.id]
        source = of_quote(ground, quote)
        whole = total(lines, quote.currency)
        for amount in (whole, *(each.quantity * each.price for each in lines if each.quantity is not None)):
            if amount is not None:
                yield "value", amount, quote.currency, source
        if whole is not None:
            for at, share in enumerate(payment_of(quote.payment).sums(whole, quote.currency)):
                if share is not None:
                    yield ("balance" if at else "deposit"), share, quote.currency, source
    for deal in ground.found.deals:
        if deal.value is not None:
            yield "value", deal.value, deal.currency, Source(deal.ref, _("{ref} of {day}").format(ref=deal.ref, day=ground.say_day(deal.opened_on)))
    if ground.policy is not None and ground.policy.open_sum is not None:
        yield "limit", ground.policy.open_sum, ground.policy.currency, Source("", _("our policy of {day}").format(day=ground.say_day(ground.policy.on_date)))


def quantities(ground: Ground, said: Said) -> Iterator[Finding]:
    """Yield each quantity of named goods, or of a named order, that the book does not know."""
    if any(has(said, "goods", name) for name in ("aside", "idea", "other_costs")):
        return
    every = wares(ground)
    named = named_wares(said, every)
    number = next((each for each in _numbers(ground) if each in said.text), None)
    counted_ = [each for each in named or (every if number else ()) if each.quantity is not None]
    if not counted_:
        return
    known = {each.quantity for each in named or every if each.quantity is not None} | set(_sums_of(named or every)) | _other_counts(ground)
    least = min(each.quantity for each in counted_ if each.quantity is not None)
    for each in said.counts:
        if each.amount in known or each.amount < least * FEW:
            continue
        ware = min(counted_, key=lambda one: abs((one.quantity or Decimal(0)) - each.amount))
        right = counted(ware.quantity or Decimal(0), None)
        yield Finding(
            "quantity", each.words, _("{source} says {quantity} of {item}.").format(source=ware.source.words, quantity=right, item=ware.name),
            _("Write {quantity}, or change the record first.").format(quantity=right), sure=bool(named) or number is not None, ref=ware.source.ref,
        )  # fmt: skip


def _sums_of(every: tuple[Ware, ...]) -> Iterator[Decimal]:
    for ref in {each.source.ref for each in every}:
        yield sum((each.quantity for each in every if each.source.ref == ref and each.quantity is not None), Decimal(0))


def _other_counts(ground: Ground) -> set[Decimal]:
    """Return the quantities of lots, and those that promises and plans name."""
    import re

    lots = {each.quantity for each in ground.found.lots}
    said = " ".join((*(each.text for each in ground.found.promises), *(each.text for each in ground.found.follow_ups)))
    return lots | {Decimal(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\d", said)}


def _price(amount: Decimal, currency: str | None) -> str:
    whole = amount == amount.to_integral_value() and amount > 500
    return f"{currency or ''} {amount:,.0f}".strip() if whole else f"{currency or ''} {price_of(amount, currency):,f}".strip()
