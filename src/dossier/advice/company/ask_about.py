"""Whom to ask about a company (checklist M75–M79): close to us, elsewhere, no rival, long in the trade, dealing with it."""

from collections.abc import Callable, Iterable
from datetime import date

from dossier.advice.playbook.derived_person import whole_years
from dossier.i18n import N_, _
from dossier.records.company.informants import Asking, Candidate, Informant, NotToAsk, Target
from dossier.records.why import Why
from dossier.values.listed import enumerated, strung
from dossier.values.partial_date import year_of
from dossier.values.to_client import asked

POINTS = {
    "friend": 4, "tells": 3, "chats": 1, "not_close": -3, "buys_from": 4, "knows": 2, "supplies": -2, "other_region": 2,
    "same_region": 0, "other_goods": -2, "long_in_trade": 2, "old_firm": 1, "told_before": 1, "owed": -1, "quiet": -1,
}  # fmt: skip
LONG_YEARS, OLD_FIRM_YEARS, NEWCOMER_YEARS, QUIET_DAYS = 10, 15, 1, 120
TRUSTED = ("friend", "tells")
CLOSE = {"friend": N_("a friend"), "tells": N_("tells us things"), "chats": N_("chats with us")}
Category = Callable[[str], str | None]


def ask_about(
    target: Target,
    candidates: Iterable[Candidate],
    today: date,
    region: Callable[[str | None], str | None],
    category: Category,
    country_name: Callable[[str], str] = str,
) -> Asking:
    """Return whom to ask about a company; `region` names a country's part of the world, `category` a product's kind.

    Never proposed: its own people, its group, its distributors and rivals, a newcomer, and who sells the like in a market of its.
    """
    found, excluded = [], []
    for each in candidates:
        reason = _barred(each, target, today, category, country_name)
        if reason:
            excluded.append(NotToAsk(each, reason))
            continue
        whys = list(_whys(each, target, today, region, category))
        score = sum(why.points for why in whys)
        for_, against = [why for why in whys if why.points >= 0], [why for why in whys if why.points < 0]
        found.append(
            Informant(each, score, tuple(sorted(for_, key=lambda w: -w.points)), tuple(against), _how(each, target))
        )
    found.sort(key=lambda each: (-each.score, each.candidate.contact_id))
    return Asking(tuple(each for each in found if each.score > 0), tuple(excluded))


def _barred(
    each: Candidate, target: Target, today: date, category: Category, country_name: Callable[[str], str]
) -> str:
    kinds = {kind for kind, _towards in each.links}
    if each.company_id == target.company_id:
        return _("works there")
    if "same_group" in kinds:
        return _("belongs to the same group: it would be told at once")
    if "competes_with" in kinds:
        return _("competes with them")
    if "distributor_of" in kinds:
        return _("sells for them or lets them sell: loyal to them")
    if set(each.markets) & set(target.markets) and _same_goods(each, target, category):
        return _("sells the like in the same market ({markets})").format(
            markets=enumerated(map(country_name, sorted(set(each.markets) & set(target.markets))))
        )
    if each.closeness not in TRUSTED and not kinds & {"buys_from", "knows"}:
        return _("not close enough to be asked such a thing")
    if each.joined_firm and whole_years(each.joined_firm, today) < NEWCOMER_YEARS:
        return _("new in the firm: not to be quizzed")
    return ""


def _same_goods(each: Candidate, target: Target, category: Category) -> bool:
    """Tell whether two firms sell goods of one category; what is unknown counts as the like."""
    ours = {category(product) for product in each.products}
    theirs = {category(product) for product in target.products}
    return not ours or not theirs or bool(ours & theirs)


def _whys(
    each: Candidate, target: Target, today: date, region: Callable[[str | None], str | None], category: Category
) -> Iterable[Why]:
    if each.closeness in CLOSE:
        yield _why(each.closeness, _(CLOSE[each.closeness]))
    else:
        yield _why("not_close", _("not close enough yet to be asked such a thing"))
    yield from _ties(each, target)
    here, there = region(each.country), region(target.country)
    if here and there:
        words = _("in another part of the world") if here != there else _("in the same part of the world")
        yield _why("other_region" if here != there else "same_region", words)
    if set(each.markets) & set(target.markets) and not _same_goods(each, target, category):
        yield _why("other_goods", _("sells in the same market, though other goods"))
    yield from _weight(each, today)


def _why(name: str, words: str) -> Why:
    return Why(name, POINTS[name], words)


def _ties(each: Candidate, target: Target) -> Iterable[Why]:
    for kind, towards in each.links:
        if kind == "buys_from":
            yield (_why("buys_from", _("buys from {name}").format(name=target.name)) if towards
                   else _why("supplies", _("sells to {name}: has something to lose").format(name=target.name)))  # fmt: skip
        elif kind == "knows":
            yield _why("knows", _("knows {name}").format(name=target.name))


def _weight(each: Candidate, today: date) -> Iterable[Why]:
    years = _years(each.trade_since, today)
    if years is not None and years >= LONG_YEARS:
        yield _why("long_in_trade", _("{n} years in the trade").format(n=years))
    age = _years(each.founded, today)
    if age is not None and age >= OLD_FIRM_YEARS:
        yield _why("old_firm", _("the firm is {n} years old").format(n=age))
    if each.told_before:
        yield _why("told_before", _("has told us things before"))
    if each.owed:
        yield _why("owed", _("we still owe: {what}").format(what=strung(each.owed[:2])))
    if each.last_touch_on is None or (today - each.last_touch_on).days > QUIET_DAYS:
        yield _why("quiet", _("no word for a long time: warm up first"))


def _years(partial: str | None, today: date) -> int | None:
    return whole_years(partial, today) if partial and year_of(partial) is not None else None


def _how(each: Candidate, target: Target) -> tuple[str, ...]:
    """Return how to ask: by voice, from what they have in common, with something in return, and what stays unsaid."""
    links = {kind for kind, towards in each.links if towards or kind == "knows"}
    if "buys_from" in links:
        question = asked(N_("You buy from {name}: how are they to deal with?"), name=target.name)
    elif "knows" in links:
        question = asked(
            N_("You know {name}: whom should I talk to there, and what matters to them?"), name=target.name
        )
    else:
        question = asked(N_("Does the name {name} mean anything to you in the trade?"), name=target.name)
    steps = [_("by voice or face to face, never in writing"), question]
    if each.owed:
        steps.append(_("keep the open promise first: {what}").format(what=each.owed[0]))
    steps.append(_("offer in return: their goods run together with a bigger order, at the better price"))
    steps.append(_("note it: dossier add intel o{id} “…” --told-by {ref}").format(id=target.company_id, ref=each.ref))
    return tuple(steps)
