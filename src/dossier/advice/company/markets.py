"""Judging markets: what sells there at what price, and what the products of one market have in common (checklist M100)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median_low

from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import MatchTable
from dossier.records.company.products import ClientProduct
from dossier.records.reports.countries import MarketOrder, Price, Shared, SoldLine
from dossier.values.names import fold
from dossier.values.payment import same_payment

AT_LEAST, MOST = 2, 8
"""How many must have a feature in common, and how many features are named of one kind of things."""
_EMPTY = frozenset("a an and by for from in of on or the to with 的 和 与 带".split())
"""Words that say nothing of a product."""
_PARTED = re.compile(r"[\s,;:()/·、，；：（）]+")
Feature = tuple[str, str]
"""The kind of a feature, and the feature as it is written."""


def prices(lines: Iterable[SoldLine], orders: Mapping[int, MarketOrder], table: MatchTable) -> tuple[Price, ...]:
    """Return what goods of each kind were sold at, the most sold first; no price is compared across currencies or units."""
    groups: dict[tuple[str, str, str | None], list[Decimal]] = defaultdict(list)
    for each in _sold(lines, orders):
        order = orders[each.order_id]
        currency = each.currency or order.currency
        if currency:
            groups[kind_of(each.item, order, table), currency, each.unit].append(each.price)
    found = [
        Price(product, currency, unit, len(each), min(each), median_low(each), max(each))
        for (product, currency, unit), each in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.lines, each.product, each.currency)))


def _sold(lines: Iterable[SoldLine], orders: Mapping[int, MarketOrder]) -> Iterator[SoldLine]:
    """Yield the lines whose price was taken: of several for one item of an order, nobody can tell which it was."""
    items: dict[tuple[int, str], list[SoldLine]] = defaultdict(list)
    for each in lines:
        if each.payment is None or same_payment(each.payment, orders[each.order_id].payment or ""):
            items[each.order_id, each.item].append(each)
    for same in items.values():
        if len({each.price for each in same}) == 1:
            yield same[0]


def kind_of(item: str, order: MarketOrder, table: MatchTable) -> str:
    """Return the category of goods by their name, else by the product and title of their deal; else the name itself."""
    named = (category_of(text, table) for text in (item, order.product, order.title))
    return next((each for each in named if each is not None and each in table.categories), item)


def in_common(products: Sequence[ClientProduct], table: MatchTable) -> Iterator[Shared]:
    """Yield what the products of a market have in common: category, mould, price point, and words of name and selling points."""
    yield from _shared([_of_product(each, table) for each in products], "products")


def of_goods(orders: Sequence[MarketOrder]) -> Iterator[Shared]:
    """Yield what the goods of orders to a market have in common: plug and marks, among the orders that name some."""
    for kind in ("plug", "mark"):
        told = [each.plug if kind == "plug" else each.certificates for each in orders]
        yield from _shared([_items(kind, each) for each in told if each], "orders")


def of_needs(marks: Mapping[int, Iterable[str]]) -> Iterator[Shared]:
    """Yield which marks the clients of a market need, among those of whom marks are noted."""
    yield from _shared([{fold(item): ("mark", item) for item in each} for each in marks.values()], "clients")


def _items(kind: str, text: str) -> dict[str, Feature]:
    return {fold(item): (kind, item) for item in filter(None, re.split(r"[\n,;，；、]\s*", text))}


def _of_product(product: ClientProduct, table: MatchTable) -> dict[str, Feature]:
    """Return the features of a product, each by the key by which it is found again in another."""
    category = category_of(product.category or product.name, table)
    whole = (("category", category), ("mould", product.mould), ("price_point", product.price_point))
    found = {f"{kind} {fold(text)}": (kind, text) for kind, text in whole if text}
    for text in (product.name, *(product.selling_points or "").split("\n")):
        for word in _PARTED.split(text):
            key = fold(word).strip(".!?-")
            if (
                len(key) > 1
                and key not in _EMPTY
                and not re.fullmatch(r"[\d.]+", key)
                and f"category {key}" not in found
            ):
                found.setdefault(key, ("word", word))
    return found


def _shared(things: Sequence[Mapping[str, Feature]], among: str) -> Iterator[Shared]:
    """Yield what at least half of the things have, the most frequent first."""
    count = Counter(key for each in things for key in each)
    written = {key: feature for each in reversed(things) for key, feature in each.items()}
    kept = [(key, n) for key, n in count.items() if n >= AT_LEAST and 2 * n >= len(things)]
    for key, n in sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:MOST]:
        kind, text = written[key]
        yield Shared(text, kind, n, len(things), among)
