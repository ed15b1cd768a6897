"""Names worked out about the firm, its calendar, and our own house."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from dossier.advice.playbook.derived_person import whole_years
from dossier.advice.playbook.scene import Finder, Scene, Value, as_told, from_record
from dossier.i18n import ngettext
from dossier.records.company.firm import News
from dossier.records.company.market_time import running
from dossier.records.known import GUESS
from dossier.values.anniversary import called
from dossier.values.listed import aside, enumerated
from dossier.values.names import fold
from dossier.values.partial_date import next_occurrence, year_of

DESIGN_WORDS = ("design", "artwork", "grafik", "graphic", "设计", "美工")
CLOSE_ENOUGH = ("chats", "tells", "friend")
"""How close somebody has to be to us to be asked about another firm (checklist M76)."""
DECK = "deck"
"""The role of a file that introduces a firm."""
STRENGTH = {"company.shops": (5, 20, 100), "contact.china_visits": (4, 10), "orders.count": (2, 5)}
"""What hints at purchasing strength (checklist M58): a point from each of these numbers on."""
STRONG, HINTS = 4, 2
DAYS_OF_A_YEAR = 365
BIG_STARS, BIG_SHOPS = 4, 100
"""From these on a firm counts as one of high potential (checklist M173, M176)."""


def _design(scene: Scene) -> Value | None:
    fact = scene.fact("company.design_team")
    if fact is not None:
        state = {"in_house": "exists", "outsourced": "outsourced"}.get(str(fact.value), "none")
        return Value(state, fact.reasons)
    for row in scene.dossier.departments:
        if row.state_told and any(word in fold(row.function) for word in DESIGN_WORDS):
            return as_told(from_record("department.design", row.state_told), row)
    return None


def _age(scene: Scene) -> Value | None:
    fact = scene.fact("company.founded")
    year = year_of(str(fact.value)) if fact else None
    if fact is None or year is None or year > scene.today.year:
        return None
    return Value(whole_years(str(fact.value), scene.today), fact.reasons)


def _markets(scene: Scene) -> Value | None:
    codes = running(scene.dossier.markets, scene.today)
    return as_told(from_record("company.markets", codes), *scene.dossier.markets) if codes else None


def _markets_count(scene: Scene) -> Value | None:
    found = scene.get("company.markets")
    return Value(len(found.value), found.reasons) if found and isinstance(found.value, tuple) else None


def _market_changed(scene: Scene) -> Value | None:
    """Return the days since the youngest market began, when there was another before it."""
    begun = sorted(day for m in scene.dossier.markets if (day := _day(m.from_date)) and day <= scene.today)
    if not begun or len(scene.dossier.markets) < 2:
        return None
    newest = [m for m in scene.dossier.markets if _day(m.from_date) == begun[-1]]
    shown = ", ".join(m.country for m in newest)
    days = (scene.today - begun[-1]).days
    found = from_record("company.market_changed_days", days, begun[-1], shown, partial=newest[0].from_date or "")
    return as_told(found, *newest)


def _complaint(scene: Scene) -> Value | None:
    """Return the days since the oldest open complaint came; None where none is open."""
    opened = [each for each in scene.dossier.complaints if each.closed_on is None]
    oldest = min(opened, key=lambda each: (each.on_date, each.id), default=None)
    if oldest is None:
        return None
    days = (scene.today - oldest.on_date).days
    return from_record("company.complaint_days", days, oldest.on_date, oldest.text, oldest.ref)


def _day(partial: str | None) -> date | None:
    """Return the first day a partial date can mean, or None without a year."""
    if not partial or year_of(partial) is None:
        return None
    return date.fromisoformat({4: f"{partial}-01-01", 7: f"{partial}-01"}.get(len(partial), partial))


def _when(row: News, today: date) -> date | None:
    """Return the next day of yearly news, else the day it has."""
    if row.yearly and row.on_date:
        return next_occurrence(row.on_date, today)
    return _day(row.on_date)


def _last_time(row: News, today: date) -> date:
    """Return the latest day of news before today as far as it is known, else a day to come."""
    first = _day(row.on_date)
    if row.yearly and row.on_date and (first is None or first < today):
        return next_occurrence(row.on_date, today - timedelta(days=DAYS_OF_A_YEAR)) or first or today
    return first or today


def _fairs(scene: Scene) -> list[tuple[date, News]]:
    dated = [(day, row) for row in scene.dossier.news if row.kind == "fair" and (day := _when(row, scene.today))]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].id))


def _attends_fair(scene: Scene) -> Value | None:
    rows = [row for row in scene.dossier.news if row.kind == "fair"]
    if rows:
        return as_told(from_record("company.attends_fair", "yes", shown=rows[0].text), rows[0])
    channels = scene.fact("company.sells_through")
    return Value("yes", channels.reasons) if channels and "fairs" in channels.value else None  # type: ignore[operator]


def _next_fair(scene: Scene) -> Value | None:
    coming = [(day, row) for day, row in _fairs(scene) if day >= scene.today]
    if not coming:
        return None
    day, row = coming[0]
    return as_told(from_record("company.next_fair_days", (day - scene.today).days, day, row.text), row)


def _last_fair(scene: Scene) -> Value | None:
    """Return the days since the last fair opened; one that comes round every year was there a year before the next."""
    past = [
        (day, row)
        for row in scene.dossier.news
        if row.kind == "fair" and (day := _last_time(row, scene.today)) < scene.today
    ]
    if not past:
        return None
    day, row = max(past, key=lambda pair: (pair[0], pair[1].id))
    return as_told(from_record("company.last_fair_days", (scene.today - day).days, day, row.text), row)


def _anniversary(scene: Scene) -> Value | None:
    """Return the days until the next anniversary, by the news or by the day on which the firm was founded."""
    told = [each for row in scene.dossier.news if row.kind == "anniversary" and (each := _celebrated(row, scene.today))]
    found = [*told, *((each,) if (each := _since_founded(scene)) else ())]
    return min(found, key=lambda each: int(str(each.value)), default=None)


def _celebrated(row: News, today: date) -> Value | None:
    """Return the days until an anniversary in the news, as it is called in that year."""
    day = _when(row, today) or (next_occurrence(row.on_date, today) if row.on_date else None)
    if day is None or day < today:
        return None
    shown = called(row.text, row.on_date, day)
    return as_told(from_record("company.anniversary_days", (day - today).days, day, shown), row)


def _since_founded(scene: Scene) -> Value | None:
    fact = scene.fact("company.founded")
    day = next_occurrence(str(fact.value), scene.today) if fact else None
    born = year_of(str(fact.value)) if fact else None
    if fact is None or day is None or born is None:
        return None
    years = day.year - born
    shown = ngettext("{n} year of the firm", "{n} years of the firm", years).format(n=years)
    found = from_record("company.anniversary_days", (day - scene.today).days, day, shown)
    return Value(found.value, found.reasons + fact.reasons)


def _news(scene: Scene, name: str, *kinds: str) -> Value | None:
    """Return the days since the latest news of some kinds; news without a day is as fresh as the day it was heard on."""
    undated = [row for row in scene.dossier.news if kinds and row.kind in kinds and not row.on_date]
    if undated:
        return as_told(from_record(name, 0, shown=undated[-1].text), undated[-1])
    dated = [
        (day, row) for row in scene.dossier.news if (not kinds or row.kind in kinds) and (day := _day(row.on_date))
    ]
    past = sorted(((day, row) for day, row in dated if day <= scene.today), key=lambda pair: pair[0])
    if not past:
        return None
    day, row = past[-1]
    return as_told(from_record(name, (scene.today - day).days, day, row.text), row)


def _products(scene: Scene, name: str, kind: str, *, unasked: bool = False) -> Value | None:
    found = [
        each for each in scene.dossier.products if each.kind == kind and not (unasked and each.can_make is not None)
    ]
    return as_told(from_record(name, tuple(each.name for each in found)), *found) if found else None


def _linked(scene: Scene, name: str, kind: str, *, forward: bool | None) -> Value | None:
    names = tuple(link.other_name for link in scene.dossier.links
                  if link.kind == kind and forward in {None, link.forward})  # fmt: skip
    return from_record(name, names) if names else None


def _potential(scene: Scene) -> Value | None:
    star, shops, band = (scene.fact(f"company.{key}") for key in ("star", "shops", "purchase_band"))
    if star and str(star.value).isdigit() and int(str(star.value)) >= BIG_STARS:
        return Value("high", star.reasons)
    if shops and isinstance(shops.value, int) and shops.value >= BIG_SHOPS:
        return Value("high", shops.reasons)
    if band and band.value in ("200k_1m", "over_1m"):
        return Value("high", band.reasons)
    known = star or shops or band
    return Value("ordinary", known.reasons) if known else None


def _strength(scene: Scene) -> Value | None:
    """Return how strong a buyer is by what hints at it, while purchases a year are unknown; None below two hints.

    A guess: shops, visits to China, experience of buying there and orders each give points, large ones more.
    """
    if scene.fact("company.purchase_band") is not None:
        return None
    hints = [(scene.get(name), steps) for name, steps in STRENGTH.items()]
    known = [(found, steps) for found, steps in hints if found is not None and isinstance(found.value, int)]
    points = sum(sum(int(str(found.value)) >= step for step in steps) for found, steps in known)
    reasons = [reason for found, _steps in known for reason in found.reasons]
    experience = scene.get("company.china_experience")
    if experience is not None:
        points += {"long": 1, "first_time": -1}.get(str(experience.value), 0)
        reasons += experience.reasons
    if len({reason.key for reason in reasons}) < HINTS:
        return None
    found = "strong" if points >= STRONG else "small" if points <= 0 else "middle"
    return Value(found, tuple(reason._replace(certainty=GUESS) for reason in reasons))


def _china_experience(scene: Scene) -> Value | None:
    """Return the experience as noted; a first purchase is none any more once goods of ours have left."""
    fact, shipped = scene.fact("company.china_experience"), scene.get("orders.shipped")
    if fact is not None and fact.value == "first_time" and shipped is not None and shipped.value:
        return Value("some", shipped.reasons)
    return fact


def _forwarder(scene: Scene) -> Value | None:
    """Return whether they have a forwarder in China, as noted; else that they have none, where the terms say so."""
    noted, named = scene.fact("company.forwarder_in_china"), scene.fact("terms.forwarder")
    return Value("no", named.reasons) if noted is None and named is not None and named.value == "none" else noted


def _deck(scene: Scene, name: str, when: date | None) -> Value | None:
    fact = scene.fact(name)
    return from_record(name, "yes", when) if when is not None and (fact is None or fact.value == "no") else fact


def _deck_received(scene: Scene) -> Value | None:
    filed = [file.added_on for file in scene.dossier.attachments if file.role == DECK]
    return _deck(scene, "company.deck_received", max(filed, default=None))


def _deck_sent(scene: Scene) -> Value | None:
    """Return whether our introduction went to them; where we have one and none went out, it did not."""
    sent = [each.on_date for each in scene.dossier.sent if each.role == DECK]
    found = _deck(scene, "company.deck_sent", max(sent, default=None))
    if found is None and scene.around.profile.deck and scene.dossier.company is not None:
        return from_record("company.deck_sent", "no")
    return found


def _house(scene: Scene, field: str) -> Value | None:
    owned = getattr(scene.around.profile, field)
    return None if owned is None else from_record(f"ours.{field}", "yes" if owned else "no")


def _held(scene: Scene) -> Value | None:
    held = scene.around.profile.certificates
    return from_record("ours.certificates", held) if held else None


def _informant(scene: Scene, name: str, why: str = "") -> Value | None:
    """Return whom to ask: the best of those close to us who buy from this firm, with what speaks for that person.

    With `why` only one for whom this speaks. Where nobody has looked closer, the first buyer that is no rival.
    """
    buyers = _linked(scene, name, "buys_from", forward=False)
    if buyers is None:
        return None
    if scene.around.informants is None:
        rivals = _linked(scene, "company.rivals", "competes_with", forward=None)
        barred = rivals.value if rivals and isinstance(rivals.value, tuple) else ()
        free = [each for each in buyers.value if each not in barred] if isinstance(buyers.value, tuple) else []
        return from_record(name, free[0] if free and not why else "none")
    for each in scene.around.informants:
        if each.candidate.closeness in CLOSE_ENOUGH and (not why or why in [reason.name for reason in each.reasons]):
            firm = aside(each.candidate.company_name) if each.candidate.company_name else ""
            words = enumerated(reason.words for reason in each.reasons)
            return from_record(name, each.candidate.name + firm, shown=words)
    return from_record(name, "none")


FIRM_NAMES: Mapping[str, Finder] = {
    "department.design": _design,
    "company.age_years": _age,
    "company.markets": _markets,
    "company.markets_count": _markets_count,
    "company.market_changed_days": _market_changed,
    "company.complaint_days": _complaint,
    "company.attends_fair": _attends_fair,
    "company.next_fair_days": _next_fair,
    "company.last_fair_days": _last_fair,
    "company.anniversary_days": _anniversary,
    "company.news_days": lambda s: _news(s, "company.news_days"),
    "company.distributor_days": lambda s: _news(s, "company.distributor_days", "distributor", "market"),
    "company.best_sellers": lambda s: _products(s, "company.best_sellers", "best_seller"),
    "company.new_products": lambda s: _products(s, "company.new_products", "new"),
    "company.products_unasked": lambda s: _products(s, "company.products_unasked", "new", unasked=True),
    "company.informant": lambda s: _informant(s, "company.informant"),
    "company.old_informant": lambda s: _informant(s, "company.old_informant", "long_in_trade"),
    "company.rivals": lambda s: _linked(s, "company.rivals", "competes_with", forward=None),
    "company.potential": _potential,
    "company.strength": _strength,
    "company.china_experience": _china_experience,
    "company.forwarder_in_china": _forwarder,
    "company.deck_sent": _deck_sent,
    "company.deck_received": _deck_received,
    **{f"ours.{field}": partial(_house, field=field) for field in ("lab", "quality_control", "designers", "factory")},
    "ours.certificates": _held,
}
