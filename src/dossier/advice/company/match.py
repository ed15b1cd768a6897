"""Which of our offers fit a client and why (checklist M100–M103, M116, M120): every reason says how many points it counts."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.company.match_goods import fits_markets
from dossier.advice.company.match_table import MatchTable
from dossier.i18n import _, ngettext
from dossier.records.company.matching import Buyer, MarketNeeds, Matching, Proposal, Purchase
from dossier.records.company.products import Offer
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.why import Why
from dossier.values.listed import aside, enumerated, headed
from dossier.values.names import fold

MODES = {"own_brand": "oem", "resells": "ours", "both": "both"}
ALIKE = 2
"""So many of channel, price level, brand strategy and country must be shared for two clients to be of one kind."""
LEVELS = ("low", "middle", "high")


class Ground(NamedTuple):
    """Everything an offer is weighed against."""

    dossier: Dossier
    today: date
    offers: tuple[Offer, ...]
    markets: tuple[MarketNeeds, ...]
    buyers: tuple[Buyer, ...]
    purchases: tuple[Purchase, ...]
    table: MatchTable
    share: bool = False
    """Whether other clients are counted but not named."""


def match(ground: Ground) -> Matching:
    """Return our offers for a client, best first; offers of no category of theirs come last with the reason."""
    facts = _facts(ground.dossier)
    mode = MODES.get((facts.get("company.brand_strategy") or ("",))[0])
    proposals = sorted(
        (_weighed(offer, ground) for offer in ground.offers), key=lambda each: (-each.score, each.offer.id)
    )
    unknown = [] if ground.markets else [_("markets")]
    unknown += [] if mode else [_("brand strategy")]
    unknown += [] if _categories(ground) else [_("main products")]
    unknown += [] if "company.price_level" in facts else [_("price level")]
    return Matching(mode, tuple(proposals), tuple(unknown))


def _facts(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Return what is known of the firm for sure or likely, as tuples of items."""
    now = current(dossier.facts)
    return {key: known.items for key, known in now.items()
            if key.startswith("company.") and known.state == KNOWN and not known.is_guess and known.items}  # fmt: skip


def category_of(text: str | None, table: MatchTable) -> str | None:
    """Return the category that a text speaks of, or the text itself folded when it names none of the table."""
    plain = fold(text or "").strip()
    if not plain:
        return None
    for name, words in table.categories.items():
        if plain == fold(name) or any(fold(word) in plain for word in words):
            return name
    return plain


def _categories(ground: Ground) -> dict[str, str]:
    """Return the categories a client sells, each with the words that say so."""
    found: dict[str, str] = {}
    facts = _facts(ground.dossier)
    for key in ("company.main_products", "company.product_types"):
        for item in facts.get(key, ()):
            found.setdefault(category_of(item, ground.table) or item, item)
    for product in ground.dossier.products:
        name = category_of(product.category, ground.table) or category_of(product.name, ground.table)
        if name:
            found.setdefault(name, product.name)
    return found


def _weighed(offer: Offer, ground: Ground) -> Proposal:
    whys = [*_category(offer, ground), *_price(offer, ground), *_peers(offer, ground)]
    whys += [*_minimum(offer, ground), *_already(offer, ground)]
    goods, unknown = fits_markets(offer, category_of(offer.category, ground.table), ground.markets, ground.table)
    whys += goods
    return Proposal(
        offer,
        sum(why.points for why in whys),
        tuple(sorted((why for why in whys if why.points >= 0), key=lambda why: -why.points)),
        tuple(sorted((why for why in whys if why.points < 0), key=lambda why: why.points)),
        unknown,
    )


def _why(name: str, ground: Ground, words: str) -> Why:
    return Why(name, ground.table.points[name], words)


def _category(offer: Offer, ground: Ground) -> Iterable[Why]:
    category = category_of(offer.category, ground.table)
    theirs = _categories(ground)
    if category is None or not theirs:
        return
    if category not in theirs:
        yield _why(
            "other_category", ground, _("nothing they sell is of this category: {category}").format(category=category)
        )
        return
    yield _why("category", ground, _("they sell {product}").format(product=theirs[category]))
    word = client_word(offer, ground)
    if word is not None and word[0] == "best_seller":
        words = _("stands beside their best seller {product}").format(product=word[1])
        supplier = next((each.supplier for each in ground.dossier.products if each.name == word[1]), None)
        if supplier:
            words += aside(_("from {name}").format(name=supplier))
        yield _why("best_seller", ground, words)


def client_word(offer: Offer, ground: Ground) -> tuple[str, str] | None:
    """Return what of theirs an offer goes with, in their own word: a best seller of its kind, else a product line."""
    category = category_of(offer.category, ground.table)
    theirs = _categories(ground)
    if category is None or category not in theirs:
        return None
    for product in ground.dossier.products:
        same = category_of(product.category or product.name, ground.table) == category
        if same and product.kind == "best_seller" and product.can_make != "no":
            return "best_seller", product.name
    return "category", theirs[category]


def _price(offer: Offer, ground: Ground) -> Iterable[Why]:
    wanted = next(iter(_facts(ground.dossier).get("company.price_level", ())), None)
    stands = _stands(offer, ground.offers)
    if wanted not in LEVELS or stands is None:
        return
    if abs(LEVELS.index(stands) - LEVELS.index(wanted)) < 2:
        if stands == wanted:
            yield _why("price", ground, _("its price stands where theirs do"))
        return
    words = (
        _("among our cheapest of the kind, and they sell at a high price")
        if stands == "low"
        else _("among our dearest of the kind, and they sell at a low price")
    )
    yield _why("price_wrong", ground, words)


def _stands(offer: Offer, offers: Sequence[Offer]) -> str | None:
    """Return where a price stands among our offers of its category: low, middle or high; None for a lone one."""
    prices = sorted(
        each.price_low for each in offers
        if each.category == offer.category and each.currency == offer.currency and each.price_low is not None
    )  # fmt: skip
    if offer.price_low is None or len(prices) < 2:
        return None
    place = Decimal(prices.index(offer.price_low)) / (len(prices) - 1)
    return LEVELS[0] if place < Decimal("0.34") else LEVELS[2] if place > Decimal("0.66") else LEVELS[1]


def _peers(offer: Offer, ground: Ground) -> Iterable[Why]:
    company = ground.dossier.company
    own = next((buyer for buyer in ground.buyers if company and buyer.company_id == company.id), None)
    if own is None:
        return
    alike = {buyer.company_id: buyer for buyer in ground.buyers if buyer is not own and shared(own, buyer) >= ALIKE}
    bought = [row for row in ground.purchases if row.company_id in alike and is_of(offer, row)]
    if not bought:
        return
    names = list(dict.fromkeys(alike[row.company_id].name for row in bought))
    words = ngettext("{n} client of the same kind bought it", "{n} clients of the same kind bought it", len(names))
    words = words.format(n=len(names)) + ("" if ground.share else headed("", enumerated(names[:3])))
    yield _why("peers", ground, words)
    if len({(row.company_id, row.on_date) for row in bought}) > len(names):
        yield _why("peers_again", ground, _("some of them bought it again"))


def shared(one: Buyer, other: Buyer) -> int:
    """Return how many of channel, price level, brand strategy and country two clients share."""
    return sum((
        bool(one.channels & other.channels), bool(one.price_level) and one.price_level == other.price_level,
        bool(one.brand) and one.brand == other.brand, bool(one.country) and one.country == other.country,
    ))  # fmt: skip


def is_of(offer: Offer, purchase: Purchase) -> bool:
    """Tell whether what was ordered is this offer: noted so, or its name or item number stands at the beginning."""
    if purchase.offer_id is not None:
        return purchase.offer_id == offer.id
    item, name = fold(purchase.item), fold(offer.name)
    return item == name or item.startswith(f"{name} ") or bool(offer.code and fold(offer.code) in item.split())


def _minimum(offer: Offer, ground: Ground) -> Iterable[Why]:
    asked = [deal.quantity for deal in ground.dossier.deals if deal.quantity is not None]
    if offer.minimum_order is None or not asked:
        return
    if offer.minimum_order > max(asked):
        words = _("our minimum of {n} is above what they ever asked for").format(n=f"{offer.minimum_order:,f}")
        yield _why("minimum", ground, words)
    else:
        yield _why(
            "minimum_fits", ground, _("our minimum of {n} fits their quantities").format(n=f"{offer.minimum_order:,f}")
        )


def _already(offer: Offer, ground: Ground) -> Iterable[Why]:
    company = ground.dossier.company
    for deal in ground.dossier.deals:
        if deal.stage in CLOSED_STAGES or not company:
            continue
        if is_of(offer, Purchase(company.id, deal.product or deal.title, None, deal.opened_on)):
            yield _why("open_deal", ground, _("already on the table in {deal}").format(deal=deal.ref))
            return
    if company and any(row.company_id == company.id and is_of(offer, row) for row in ground.purchases):
        yield _why("bought", ground, _("they buy it already: a repeat order, not a way in"))
