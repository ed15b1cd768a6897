"""Names worked out about the country of a client and the market where the goods are sold."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from dossier.advice.playbook.scene import Finder, Reason, Scene, Value, from_record
from dossier.records.country.own import TASTE, finish_named
from dossier.records.known import standing
from dossier.values.listed import strung

TASTES = {
    "price": ("high", "middle", "low"),
    "quality": ("strict", "normal", "relaxed"),
    "finish": ("matt", "glossy", "mixed"),
}
INCOMES = ("low", "lower_middle", "upper_middle", "high")
INDUSTRIES_NAMED = 5


def _country(scene: Scene) -> Value | None:
    return from_record("country.code", scene.dossier.country) if scene.dossier.country else None


def _market(scene: Scene) -> Value | None:
    """Return where the goods will be sold: the open order's destination, the deal's market, the only market, the country."""
    destination = scene.get("order.destination")
    if destination is not None:
        return destination
    deal = scene.get("deal.market")
    markets = scene.get("company.markets")
    if deal is not None:
        return deal
    if markets is not None and isinstance(markets.value, tuple) and len(markets.value) == 1:
        return Value(markets.value[0], markets.reasons)
    return scene.get("country.code") if markets is None else None


def _own_taste(scene: Scene) -> Value | None:
    """Return what the user noted of the taste in that market."""
    market = scene.get("market.country")
    rows = [row.known for row in scene.dossier.country_facts if market is not None and row.iso2 == market.value]
    if market is not None and market.value == scene.dossier.country:
        rows += [row for row in scene.dossier.facts if row.key == TASTE]
    noted = standing(rows, TASTE)
    reasons = tuple(
        Reason(TASTE, row.value or "", row.source, row.noted_on, row.certainty) for row in noted if row.value
    )
    return Value(strung(reason.value for reason in reasons), reasons) if reasons else None


def _own_finish(scene: Scene) -> Value | None:
    """Return the finish that the user's own note on taste names."""
    own = scene.get("market.taste")
    if own is None:
        return None
    named = finish_named(str(own.value))
    return Value(named, own.reasons) if named else None


def _taste(scene: Scene, field: str) -> Value | None:
    """Return how something weighs in that market: by the user's own note, else by the shipped guidance.

    Of the finish it is the shipped guess: what her note on taste names is `market.own_finish`, which overrules it.
    """
    market = scene.get("market.country")
    guide = scene.around.guides.get(str(market.value), {}) if market else {}
    taste = guide.get("taste", {}).get(field)
    if market is None or taste not in TASTES[field]:
        return None
    own = guide.get("own", {}).get(field)
    if own is not None and field != "finish":
        return Value(taste, (Reason(own.key, own.value or "", own.source, own.noted_on, own.certainty),))
    written = date.fromisoformat(f"{guide['written']}-01"[:10]) if guide.get("written") else None
    return Value(taste, (Reason(f"market.{field}", taste, noted_on=written, ref=str(market.value)),))


def _income(scene: Scene) -> Value | None:
    market = scene.get("market.country")
    found = scene.around.figures(str(market.value)).get("income_group") if market else None
    code = str(found.value).replace(" ", "_") if found is not None else ""
    if market is None or code not in INCOMES:
        return None
    return Value(code, (Reason("market.income", code, ref=str(market.value)),))


def _industries(scene: Scene) -> Value | None:
    """Return the pillar industries of the country, the user's own list before the shipped one."""
    own, country = scene.fact("country.figure.industries"), scene.get("country.code")
    if own is not None or country is None:
        return own
    found = scene.around.figures(str(country.value)).get("industries")
    return Value(tuple(found.value)[:INDUSTRIES_NAMED], country.reasons) if found is not None else None


MARKET_NAMES: Mapping[str, Finder] = {
    "country.code": _country,
    "country.industries": _industries,
    "market.country": _market,
    "market.taste": _own_taste,
    "market.own_finish": _own_finish,
    "market.income": _income,
    **{f"market.{field}": partial(_taste, field=field) for field in TASTES},
}
