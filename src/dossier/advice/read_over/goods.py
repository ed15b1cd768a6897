"""Prices, totals and quantities of a letter against what was offered and ordered."""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from dossier.advice.read_over import totals
from dossier.advice.read_over.ground import Ground, Ware, has, is_live, named_wares, wares
from dossier.advice.read_over.sums import is_reckoned
from dossier.advice.read_over.totals import numbers, said_as
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.company.products import Offer
from dossier.records.read_over import AgainstLetter, Said, Sum
from dossier.values.money import Money, parse_money
from dossier.values.quantity import counted

ALIKE = 3
"""A sum so many times larger or smaller than a price is of something else."""
FEW = Decimal("0.02")
"""A quantity below this share of the smallest one known is a sample or a measure."""


def prices(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield each price per piece that no line of the goods named bears, and each total that the book does not know."""
    if not said.sums:
        return
    every, past = wares(ground), has(said, "goods", "past")
    heard = named_wares(said, every)
    if not heard and any(_is_named(each, said) for each in ground.offers):
        return  # an article that this client was never offered: the book has no price of it to hold against
    named = heard or tuple(each for each in every if each.is_live and not past) or every
    aside, reckoned = has(said, "goods", "other_costs"), is_reckoned(said)
    for each in said.sums:
        if _is_whole(each, every):
            yield from () if reckoned else totals.whole(ground, said, each)
        elif not aside:
            yield from _per_piece(ground, said, each, named, is_named=bool(heard))


def _is_named(offer: Offer, said: Said) -> bool:
    code = (offer.code or "").casefold().replace("-", "")
    plain = said.folded.replace("-", "")
    return bool(code) and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", plain) is not None


def _is_whole(each: Sum, every: tuple[Ware, ...]) -> bool:
    known = [ware.price for ware in every if ware.price is not None]
    return each.amount > 20 * max(known) if known else each.amount > 500


def _per_piece(
    ground: Ground, said: Said, each: Sum, named: tuple[Ware, ...], *, is_named: bool
) -> Iterator[AgainstLetter]:
    floor = _floor(ground, each, said, named)
    agreed = _agreed(ground)
    right = [ware for ware in named if ware.price is not None and ware.price / ALIKE < each.amount < ware.price * ALIKE]
    if any(each.amount in (ware.price, *agreed) for ware in right) or each.amount in agreed:
        return
    told = said.text[each.at : each.end]
    is_idea = has(said, "goods", "idea")
    if right and is_idea and not floor and not _at_known_quantity(said, right):
        return  # "if you take more", "could be": a new price under a condition, no word against the old one
    if right and not any(other.amount in [ware.price for ware in right] for other in said.sums if other != each):
        ware = right[0] if is_named else min(right, key=lambda one: abs((one.price or Decimal(0)) - each.amount))
        price = said_as(ware.price or Decimal(0), ware.currency)
        below = " " + floor if floor else ""
        yield AgainstLetter(
            "price", told, _("{source} says {price} for {item}.").format(source=ware.source.words, price=price, item=ware.name) + below,
            _("Write {price}, or note a new quotation first.").format(price=price),
            sure=(bool(floor) or not is_idea) and (len({one.price for one in right}) == 1 or has(said, "goods", "unit")),
            ref=ware.source.ref,
        )  # fmt: skip
    elif floor:
        yield AgainstLetter("price", told, floor, _("Name a price that we may give."), ref="")


def _at_known_quantity(said: Said, wares_: list[Ware]) -> bool:
    """Tell whether a sentence names as many as the book has the price for."""
    known = {str(int(ware.quantity)) for ware in wares_ if ware.quantity is not None}
    return not known.isdisjoint(re.findall(r"\d+", said.text.replace(",", "")))


def _floor(ground: Ground, each: Sum, said: Said, named: tuple[Ware, ...]) -> str:
    """Return a sentence where a price is below our own lowest one of an offer that is named."""
    heard = {token for ware in named for token in ware.tokens}
    for offer in ground.offers:
        code = (offer.code or "").casefold().replace("-", "")
        if (
            code
            and code in heard
            and offer.price_low is not None
            and offer.currency == each.currency
            and each.amount < offer.price_low
            and code in said.folded.replace("-", "")
        ):
            return _("Our own lowest price of {item} is {price}.").format(
                item=offer.name, price=said_as(offer.price_low, offer.currency)
            )
    return ""


def _agreed(ground: Ground) -> frozenset[Decimal]:
    """Return prices that were agreed in talks after the last quotation of their deal."""
    found: set[Decimal] = set()
    live = {each.id for each in ground.found.deals if is_live(each)}
    for each in ground.found.rounds:
        if live and each.deal_id not in live:
            continue
        last = max(
            (quote.sent_on or quote.created_on for quote in ground.found.quotes if quote.deal_id == each.deal_id),
            default=each.on_date,
        )
        if each.topic == "price" and each.on_date >= last and each.ours:
            found |= {money.amount for money in _moneys(each.ours)}
    return frozenset(found)


def _moneys(text: str) -> Iterator[Money]:
    for part in text.replace(" and ", ";").replace("和", ";").split(";"):
        with suppress(InvalidValueError):
            yield parse_money(part, "USD")


def quantities(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield each quantity of named goods, or of a named order, that the book does not know."""
    if any(has(said, "goods", name) for name in ("aside", "idea", "other_costs")):
        return
    every = wares(ground)
    named = named_wares(said, every)
    number = next((each for each in numbers(ground) if each in said.text), None)
    counted_ = [each for each in named or (every if number else ()) if each.quantity is not None]
    if not counted_:
        return
    known = (
        {each.quantity for each in named or every if each.quantity is not None}
        | set(_sums_of(named or every))
        | _other_counts(ground)
    )
    least = min(each.quantity for each in counted_ if each.quantity is not None)
    for each in said.counts:
        if each.amount in known or each.amount < least * FEW:
            continue
        ware = min(counted_, key=lambda one: abs((one.quantity or Decimal(0)) - each.amount))
        right = counted(ware.quantity or Decimal(0), None)
        book = _("{source} says {quantity} of {item}.").format(source=ware.source.words, quantity=right, item=ware.name)
        instead = _("Write {quantity}, or change the record first.").format(quantity=right)
        yield AgainstLetter(
            "quantity", each.words, book, instead, sure=bool(named) or number is not None, ref=ware.source.ref
        )


def _sums_of(every: tuple[Ware, ...]) -> Iterator[Decimal]:
    for ref in {each.source.ref for each in every}:
        yield sum((each.quantity for each in every if each.source.ref == ref and each.quantity is not None), Decimal(0))


def _other_counts(ground: Ground) -> set[Decimal]:
    """Return the quantities of lots, and those that promises and plans name."""
    lots = {each.quantity for each in ground.found.lots}
    said = " ".join((*(each.text for each in ground.found.promises), *(each.text for each in ground.found.follow_ups)))
    return lots | {Decimal(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\d", said)}
