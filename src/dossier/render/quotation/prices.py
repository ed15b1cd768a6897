"""Prices of an article in words: what it cost whom, and which of them do not go together."""

from collections.abc import Sequence

from dossier.i18n import N_, _, called, ngettext, pgettext
from dossier.records.company.products import Offer
from dossier.records.country.rates import Reckoned
from dossier.records.quotation.prices import SAME_MARKET, THEY_BUY, THEY_SELL, TIMES, ArticlePrice, Before, Conflict
from dossier.records.quotation.quote import QUOTE_STATES
from dossier.render.deal.exposure import reckoned_pairs
from dossier.render.page import (
    Block,
    Line,
    Lines,
    Page,
    Pair,
    Pairs,
    Piece,
    Section,
    Table,
    Tree,
    joined,
    line,
    text_of,
)
from dossier.render.words import Setting, choice, day, money, number
from dossier.values.listed import aside, enumerated, headed
from dossier.values.money import price_of, rounded
from dossier.values.units import UNIT_LABELS

SHOWN = 5
"""Prices that a part of the page shows."""
_SAID = {
    (SAME_MARKET, True): N_("{item} at {price}: {client}, in the same market ({market}), has it cheaper: {other}."),
    (SAME_MARKET, False): N_("{item} at {price}: {client}, in the same market ({market}), has it dearer: {other}."),
    (THEY_BUY, True): N_("{item} at {price}: {client}, who buys from this client, has it from us cheaper: {other}."),
    (THEY_SELL, False): N_("{item} at {price}: {client}, from whom this client buys, has it dearer: {other}."),
}
_KEPT = {
    (SAME_MARKET, True): N_("{item} at {price} is above what another client of the same market has ({ref})."),
    (SAME_MARKET, False): N_("{item} at {price} is below what another client of the same market has ({ref})."),
    (THEY_BUY, True): N_("{item} at {price} is above what a client who buys from this one has ({ref})."),
    (THEY_SELL, False): N_("{item} at {price} is below what the one has from whom this client buys ({ref})."),
}


def said(one: Conflict, setting: Setting) -> str:
    """Return the sentence by which a price is asked about: with whom it does not go together, and at what."""
    markets = enumerated(setting.country_name(each) for each in one.markets)
    return _(_SAID[one.tie, one.is_above]).format(
        item=one.ours.item, price=_each(one.ours), client=one.theirs.client, market=markets,
        other=_in_full(one.theirs, one.ours.currency, setting),
    )  # fmt: skip


def kept(one: Conflict) -> str:
    """Return the same for the note of the quotation, which may be handed over: no price and no name of another client."""
    words = _(_KEPT[one.tie, one.is_above])
    return words.format(item=one.ours.item, price=_each(one.ours), ref=one.theirs.ref)


def _each(price: ArticlePrice) -> str:
    return money(price_of(price.price, price.currency), price.currency)


def _many(price: ArticlePrice) -> str:
    unit = called(UNIT_LABELS, price.unit or "pcs")
    return f"{number(price.quantity)} {unit}" if price.quantity is not None else ""


def _basis(price: ArticlePrice) -> str:
    return " ".join(part for part in (price.incoterm, price.place) if part)


def _state(price: ArticlePrice) -> str:
    return _("ordered") if price.state == "ordered" else choice(QUOTE_STATES, price.state)


def worth_text(price: ArticlePrice, currency: str | None, setting: Setting) -> str:
    """Return a price in another money with the day of the rate, that none is kept, or nothing in the same money."""
    if price.currency == currency:
        return ""
    if price.worth is None or currency is None or price.rate_on is None:
        return _("no rate of that day")
    sum_ = money(rounded(price.worth, currency), currency)
    return _("≈ {sum} by the rate of {day}").format(sum=sum_, day=day(price.rate_on, setting.today))


def _in_full(price: ArticlePrice, currency: str | None, setting: Setting) -> str:
    """Return one price with everything that it rests on: `USD 7.40 × 1,200 pcs · FOB Hong Kong · 11 Nov · q12 sent`."""
    other = worth_text(price, currency, setting)
    many = f" × {_many(price)}" if price.quantity is not None else ""
    parts = (
        _each(price) + (aside(other) if other else "") + many, _basis(price), day(price.on, setting.today),
        f"{price.ref} {_state(price)}",
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def before_lines(found: Sequence[Before], currency: str | None, setting: Setting) -> list[Line]:
    """Return what each article cost this client last, and another one; the first few articles."""
    rows = []
    for each in found[:SHOWN]:
        for label, price in ((_("last to them"), each.theirs), (_("elsewhere"), each.elsewhere)):
            if price is not None:
                whose = headed(price.client, "") if price is each.elsewhere else ""
                words = headed(f"{each.item} · {label}" if len(found) > 1 else label, "")
                rows.append(line(Piece(words, "muted"), whose + _in_full(price, currency, setting)))
    return [*rows, *_more(len(found) - SHOWN)]


def before_section(
    found: Sequence[Before], quarrels: Sequence[Conflict], rate: Reckoned | None, currency: str | None, setting: Setting
) -> Section:
    """Return the part of a quotation's page that says what its articles cost before, and at which rate it was reckoned."""
    rows = [line(Piece(said(each, setting), "warn")) for each in quarrels[:SHOWN]]
    rows += [*_more(len(quarrels) - SHOWN), *before_lines(found, currency, setting)]
    blocks: list[Block] = [Pairs(tuple(reckoned_pairs(rate, setting)))] if rate is not None else []
    blocks += [Lines(tuple(rows))] if rows else []
    return Section(_("Prices and rate, for us to know"), tuple(blocks), "prices")


def before_remarks(
    found: Sequence[Before], quarrels: Sequence[Conflict], rate: Reckoned | None, currency: str | None, setting: Setting
) -> list[str]:
    """Return the same as sentences, for the answer to what was just written."""
    kept_at = [headed(pair.label, text_of(pair.value)) for pair in (reckoned_pairs(rate, setting)[:1] if rate else [])]
    told = [said(each, setting) for each in quarrels[:SHOWN]]
    return ["  " + each for each in (*kept_at, *told, *map(text_of, before_lines(found, currency, setting)))]


def price_page(
    offer: Offer, client: str | None, parts: Sequence[tuple[str, Sequence[ArticlePrice]]], quarrels: Sequence[Conflict],
    currency: str, setting: Setting, about: Sequence[Pair] = (),
) -> Page:  # fmt: skip
    """Return the page of an article's prices; `parts` are a heading and its prices, the newest first."""
    title = joined(
        (line(Piece(offer.name, "title")), offer.code or "", client or "", line(Piece(f"a{offer.id}", "muted")))
    )
    low, high = offer.price_low, offer.price_high
    ends = "–".join(number(each) for each in (low, high) if each is not None)
    head = [*about, Pair(_("our range"), line(f"{offer.currency or ''} {ends}".strip() or _("not noted")))]
    sections = [Section(heading, _part(prices, currency, setting), "prices") for heading, prices in parts]
    if quarrels:
        rows = tuple(_pair(each, currency, setting) for each in quarrels[:SHOWN])
        rest = _more(len(quarrels) - SHOWN)
        more = (Lines(tuple(rest)),) if rest else ()
        sections.insert(0, Section(_("Do not go together"), (*rows, *more), "conflicts"))
    rule = _("Compared: what is open, accepted or ordered in twelve months, quantities less than {n} times apart.")
    foot = Section("", (Lines((line(Piece(rule.format(n=TIMES), "muted")),)),), "rule")
    return Page(title, (Pairs(tuple(head)),), (*sections, foot))


def _pair(one: Conflict, currency: str, setting: Setting) -> Tree:
    """Return how two clients are tied, with both prices, the lower one first."""
    markets = enumerated(setting.country_name(each) for each in one.markets)
    low, high = (one.theirs, one.ours) if one.is_above else (one.ours, one.theirs)
    head = _("same market: {market}").format(market=markets) if one.tie == SAME_MARKET else (
        _("one buys it from the other")
    )  # fmt: skip
    gap = f"{one.gap * 100:.1f}".removesuffix(".0") + " %"
    rows = tuple(
        Tree(line(Piece(headed(each.client, ""), "strong"), _in_full(each, currency, setting))) for each in (low, high)
    )
    return Tree(line(Piece(head, "warn"), Piece(aside(gap), "muted")), rows)


def _more(left: int) -> list[Line]:
    if left <= 0:
        return []
    return [line(Piece(ngettext("and {n} more", "and {n} more", left).format(n=left), "muted"))]


def _part(known: Sequence[ArticlePrice], currency: str, setting: Setting) -> tuple[Block, ...]:
    if not known:
        return (Lines((line(Piece(_("no price went out"), "muted")),)),)
    rows = tuple(
        (
            line(Piece(_each(each), "strong" if each.lives else "")), line(_many(each)), line(_basis(each)),
            line(day(each.on, setting.today)), line(each.client), line(Piece(f"{each.ref} {_state(each)}", "muted")),
            line(Piece(worth_text(each, currency, setting), "muted")),
        )
        for each in known[:SHOWN]
    )  # fmt: skip
    head = (
        pgettext("of a line", "price"),
        _("quantity"),
        pgettext("of a price", "basis"),
        _("day"),
        _("client"),
        _("paper"),
        _("in {currency}").format(currency=currency),
    )
    used = [at for at in range(len(head)) if any(row[at] for row in rows)]
    used = [at for at in used if any(row[at] and row[at][0].text for row in rows)]
    table = Table(
        tuple(head[at] for at in used), tuple(tuple(row[at] for at in used) for row in rows),
        frozenset(used.index(at) for at in (0, 1) if at in used),
    )  # fmt: skip
    more = _more(len(known) - SHOWN)
    return (table, Lines(tuple(more))) if more else (table,)
