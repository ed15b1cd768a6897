"""Whether goods may and will be sold in a market: plug, mains voltage, marks, and the finish that sells there."""

import re
from collections.abc import Iterable, Sequence

from dossier.advice.company.match_table import MatchTable
from dossier.i18n import N_, _, usage
from dossier.records.company.matching import MarketNeeds
from dossier.records.company.products import Offer
from dossier.records.why import Why
from dossier.values.certificate import name_of
from dossier.values.country_words import country_word
from dossier.values.listed import aside, enumerated, headed, strung

FINISHES = {
    "matt": ("matt", "brushed", "satin", "哑光", "亚光", "拉丝"),
    "glossy": ("gloss", "shiny", "chrome", "mirror", "polished", "亮光", "镀铬", "镜面", "抛光"),
}
"""The words for each of the two finishes that markets are known to prefer."""
FINISH_WORDS = {"matt": N_("matt"), "glossy": N_("glossy")}
MOST_MISSING = 3


def fits_markets(
    offer: Offer, category: str | None, markets: Sequence[MarketNeeds], table: MatchTable
) -> tuple[list[Why], tuple[str, ...]]:
    """Return the reasons that lie in the markets, and what could not be judged."""
    if not markets:
        return [], ()
    unknown: list[str] = []
    whys = [*_plug(offer, markets, table, unknown), *_mains(offer, markets, table)]
    whys += [*_marks(offer, category, markets, table, unknown), *_finish(offer, markets, table)]
    return whys, tuple(unknown)


def _names(markets: Iterable[MarketNeeds]) -> str:
    return enumerated(market.name for market in markets)


def _items(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[\n,;、]", text or "") if part.strip())


def _plug(offer: Offer, markets: Sequence[MarketNeeds], table: MatchTable, unknown: list[str]) -> Iterable[Why]:
    plugs = _items(offer.plug)
    if not plugs:
        if _volts(offer.mains):
            unknown.append(_("plug of {offer}").format(offer=offer.name))
        return
    letters = {letter for plug in plugs for letter in table.plugs.get(plug.upper(), {plug.upper()})}
    judged = [market for market in markets if market.plugs or market.usual_plug]
    fits = [m for m in judged if m.usual_plug in letters or (m.usual_plug is None and letters & set(m.plugs))]
    passes = [m for m in judged if m not in fits and letters & set(m.plugs)]
    wrong = [m for m in judged if m not in fits and m not in passes]
    if judged and len(fits) == len(judged):
        yield Why("plug", table.points["plug"], _("the plug fits {markets}").format(markets=_names(fits)))
    elif fits or passes:
        open_ = strung((
            *(_("{market}: the usual plug is {plug}").format(market=m.name, plug=m.usual_plug) for m in passes),
            *(_("{market}: no plug of ours fits").format(market=m.name) for m in wrong),
        ))  # fmt: skip
        yield Why("plug_some", table.points["plug_some"], _("the plug fits in part ({open})").format(open=open_))
    elif judged:
        yield Why(
            "plug_none", table.points["plug_none"], _("no plug of ours fits {markets}").format(markets=_names(wrong))
        )


def _volts(text: str | None) -> tuple[int, int] | None:
    """Return the range of a mains voltage such as `100-240 V`; None for what runs on a USB plug or is not stated."""
    hit = re.search(r"(\d{2,3})\s*[-–~]\s*(\d{2,3})\s*V", text or "")
    if hit:
        return (int(hit[1]), int(hit[2])) if int(hit[2]) >= 100 else None
    single = re.search(r"\b(\d{3})\s*V", text or "")
    return (int(single[1]), int(single[1])) if single else None


def _mains(offer: Offer, markets: Sequence[MarketNeeds], table: MatchTable) -> Iterable[Why]:
    volts = _volts(offer.mains)
    judged = [market for market in markets if market.volts]
    if volts is None or not judged:
        return
    wrong = [m for m in judged if not any(volts[0] <= each <= volts[1] for each in m.volts)]
    if wrong:
        words = _("made for {mains}; in {markets} it is {volts} V")
        there = enumerated(str(each) for m in wrong for each in m.volts)
        yield Why(
            "mains_wrong",
            table.points["mains_wrong"],
            words.format(mains=offer.mains, markets=_names(wrong), volts=there),
        )
    else:
        yield Why("mains", table.points["mains"], _("runs on the mains of {markets}").format(markets=_names(judged)))


def _marks(
    offer: Offer, category: str | None, markets: Sequence[MarketNeeds], table: MatchTable, unknown: list[str]
) -> Iterable[Why]:
    held = {name_of(each).casefold() for each in _items(offer.certificates)}
    asked, missing = [], []
    for market in markets:
        for mark in market.marks:
            paper = table.papers.get(mark.name)
            if paper is None or mark.kind == "voluntary" or (paper.needs_plug and not offer.plug):
                continue
            if paper.categories and category not in paper.categories:
                continue
            asked.append(country_word(mark.name))
            if not any(name.casefold() in held for name in paper.names):
                missing.append(country_word(mark.name) + aside(market.iso2))
    if not held and asked:
        unknown.append(_("certificates of {offer}").format(offer=offer.name))
        return
    if missing:
        few = list(dict.fromkeys(missing))[:MOST_MISSING]
        words = _("not in its file: {marks}; ask whether it applies").format(marks=enumerated(few))
        yield Why("marks_missing", table.points["marks_missing"] * len(few), words)
    elif asked:
        words = _("its papers cover {marks}").format(marks=enumerated(dict.fromkeys(asked)))
        yield Why("marks", table.points["marks"], words)


def finish_of(offer: Offer) -> str | None:
    """Return `matt` or `glossy`; None where the finish of an offer says neither, or both."""
    text = (offer.finish or "").casefold()
    found = [code for code, words in FINISHES.items() if any(word in text for word in words)]
    return found[0] if len(found) == 1 else None


def _finish(offer: Offer, markets: Sequence[MarketNeeds], table: MatchTable) -> Iterable[Why]:
    own = finish_of(offer)
    judged = [market for market in markets if market.finish in FINISH_WORDS]
    if own is None or not judged:
        return
    good = [market for market in judged if market.finish == own]
    bad = [market for market in judged if market.finish != own]
    if good:
        words = _("{finish} tends to sell in {markets}").format(finish=_(FINISH_WORDS[own]), markets=_names(good))
        note = _note(good, judged)
        yield Why("finish", table.points["finish"], words + note)
    if bad:
        words = _("{markets} tends to buy {other}, this is {finish}").format(
            markets=_names(bad), other=_(FINISH_WORDS[bad[0].finish]), finish=_(FINISH_WORDS[own])
        )
        note = _note(bad, judged)
        yield Why("finish_wrong", table.points["finish_wrong"], words + note)


def _note(markets: Sequence[MarketNeeds], judged: Sequence[MarketNeeds]) -> str:
    """Return the user's own note on the taste of a market, with its name where several are judged."""
    noted = next((market for market in markets if market.own_note), None)
    if noted is None:
        return ""
    quoted = f"“{noted.own_note}”"
    return usage().clause + headed(noted.name, quoted) if len(judged) > 1 else headed("", quoted)
