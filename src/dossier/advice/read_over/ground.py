"""What a letter is held against: the goods, terms and days of the client, and the words that lists of ours know."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dossier.advice.playbook.scene import Reason, Scene
from dossier.i18n import _
from dossier.records.company.products import Offer
from dossier.records.country.country import Holiday
from dossier.records.deal.deal import CLOSED_STAGES, Deal
from dossier.records.deal.policy import Policy
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order
from dossier.records.quotation.quote import OUT, Quote
from dossier.records.read_over import Asked, Other, Said
from dossier.values.names import fold
from dossier.values.shipped import table

LIVE = (*OUT, "draft")
"""States of a quotation whose prices a letter may name."""


class Ground(NamedTuple):
    """All that a letter is held against; `ours` are our own days off, `reads_little` whether English is hard for them."""

    found: Dossier
    seen: Scene
    today: date
    say_day: Callable[[date], str]
    say_reason: Callable[[Reason], str]
    offers: tuple[Offer, ...] = ()
    policy: Policy | None = None
    ours: tuple[Holiday, ...] = ()
    asked: tuple[Asked, ...] = ()
    others: tuple[Other, ...] = ()
    reads_little: bool = False


class Source(NamedTuple):
    """The record that says something: its ref, and how a sentence names it, `q10 of 12 Oct`."""

    ref: str
    words: str


class Ware(NamedTuple):
    """One thing that was offered or ordered, with what the book says of it; `is_live` of a deal that is not over."""

    name: str
    tokens: frozenset[str]
    price: Decimal | None
    currency: str | None
    quantity: Decimal | None
    source: Source
    is_live: bool


@cache
def words(section: str, name: str) -> tuple[str, ...]:
    """Return a list of `data/read_over.toml`, folded."""
    return tuple(fold(each) for each in (table("read_over") or {}).get(section, {}).get(name, ()))


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    each = sorted(words(section, name), key=len, reverse=True)
    forms = (
        re.escape(word)
        if not word.isascii() and re.search(r"[\u3040-\u9fff]", word)
        else rf"(?<!\w){re.escape(word)}(?!\w)"
        for word in each
    )
    return re.compile("|".join(forms) or "(?!)")


def first_word(said: Said, section: str, name: str) -> str | None:
    """Return the first word of a list that a sentence holds, or None."""
    hit = _pattern(section, name).search(said.folded)
    return hit[0] if hit else None


def has(said: Said, section: str, name: str) -> bool:
    """Tell whether a sentence holds a word of a list."""
    return first_word(said, section, name) is not None


def is_live(deal: Deal | None) -> bool:
    """Tell whether a deal is not over."""
    return deal is not None and deal.stage not in (*CLOSED_STAGES, "shipped")


def quotes(ground: Ground, *, past: bool = False) -> tuple[Quote, ...]:
    """Return the quotations that count, newest first: of deals that are not over where there are any, else all."""
    deals = {each.id: each for each in ground.found.deals}
    kept = [each for each in ground.found.quotes if each.state in LIVE or (past and each.state != "withdrawn")]
    live = [each for each in kept if is_live(deals.get(each.deal_id))]
    return tuple(sorted(kept if past or not live else live, key=lambda each: each.id, reverse=True))


def orders(ground: Ground, *, past: bool = False) -> tuple[Order, ...]:
    """Return the orders that count, newest first: those still to ship where there are any, else all."""
    kept = [each for each in ground.found.orders if each.cancelled_on is None]
    live = [each for each in kept if each.is_to_ship]
    return tuple(sorted(kept if past or not live else live, key=lambda each: each.id, reverse=True))


def of_quote(ground: Ground, quote: Quote) -> Source:
    """Return how a quotation is named as a source."""
    return Source(
        quote.ref, _("{ref} of {day}").format(ref=quote.ref, day=ground.say_day(quote.sent_on or quote.created_on))
    )


def of_order(ground: Ground, order: Order) -> Source:
    """Return how an order is named as a source."""
    name = " ".join(part for part in (order.ref, order.number) if part)
    return Source(order.ref, _("{ref} of {day}").format(ref=name, day=ground.say_day(order.confirmed_on)))


def of_deal(ground: Ground, deal: Deal) -> Source:
    """Return how a deal is named as a source."""
    return Source(deal.ref, _("{ref} of {day}").format(ref=deal.ref, day=ground.say_day(deal.opened_on)))


def wares(ground: Ground) -> tuple[Ware, ...]:
    """Return every line that was offered or ordered, newest first."""
    return tuple(sorted(_wares(ground), key=lambda each: (not each.is_live, -int(each.source.ref[1:]))))


def _wares(ground: Ground) -> Iterator[Ware]:
    found = ground.found
    deals = {each.id: each for each in found.deals}
    by_id = {each.id: each for each in found.quotes if each.state in LIVE or each.state in ("expired", "refused")}
    for line in found.quote_lines:
        quote = by_id.get(line.quote_id)
        if quote is not None:
            source, live = of_quote(ground, quote), is_live(deals.get(quote.deal_id))
            yield Ware(line.item, tokens_of(ground, line.item), line.price, quote.currency, line.quantity, source, live)
    by_order = {each.id: each for each in found.orders if each.cancelled_on is None}
    for each in found.order_lines:
        order = by_order.get(each.order_id)
        if order is not None:
            source, live = of_order(ground, order), order.is_to_ship
            yield Ware(each.item, tokens_of(ground, each.item), each.price, order.currency, each.quantity, source, live)
    for deal in found.deals:
        if deal.product and deal.quantity is not None:
            source = of_deal(ground, deal)
            yield Ware(
                deal.product, tokens_of(ground, deal.product), None, deal.currency, deal.quantity, source, is_live(deal)
            )


def tokens_of(ground: Ground, item: str) -> frozenset[str]:
    """Return the telling words of an item, with the code of the offer of ours that it names."""
    own = frozenset(_tokens(item))
    codes = {_joined(each.code) for each in ground.offers if each.code and frozenset(_tokens(each.name)) <= own}
    return own | codes


def _tokens(text: str) -> list[str]:
    return [
        each.removesuffix("s")
        for each in re.findall(r"[^\W_]+", fold(text))
        if each not in words("goods", "stop") and not each.isdigit()
    ]


def _joined(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(code))


def named_wares(said: Said, every: tuple[Ware, ...]) -> tuple[Ware, ...]:
    """Return the wares that a sentence names best; those of deals that are not over alone, unless it speaks of what was."""
    plain = re.sub(r"\b([a-z]{1,2})[- ]?(\d{1,3})\b", r"\1\2", said.folded)
    heard = {each.removesuffix("s") for each in re.findall(r"[^\W_]+", plain)}
    hits = {at: len(each.tokens & heard) for at, each in enumerate(every)}
    best = [each for at, each in enumerate(every) if hits[at] and hits[at] == max(hits.values())]
    near = [each for at, each in enumerate(every) if hits[at]]
    live = [each for each in near if each.is_live]
    if live and not has(said, "goods", "past"):
        return tuple(live)
    return tuple(near if has(said, "goods", "past") else best)
