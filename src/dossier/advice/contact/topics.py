"""Talking points: from hobbies, family, career, the firm's news and the country, each offered anew only after months."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from dossier.advice.playbook.scene import Around, Reason, Scene
from dossier.advice.playbook.vocabulary import scene
from dossier.i18n import N_, _, language
from dossier.records.dossier import Dossier
from dossier.values.names import fold

REST_DAYS = 180
"""A topic used is not offered again for so long (checklist M10)."""
FRESH_NEWS_DAYS = 365
HOME = "CN"
"""Where the user shows sights and dishes from: her own country's guidance."""
COOKS = ("cook", "baking", "food", "烹饪", "厨艺", "做饭", "美食")
TRAVELS = ("travel", "hiking", "旅游", "旅行")
SERIOUS = ("serious",)
BUSINESS = ("news", "product", "fair")


class TalkingPoint(NamedTuple):
    """Something to talk about; `topic` is what `dossier log --topic` remembers it by."""

    topic: str
    kind: str
    form: str
    values: tuple[tuple[str, str, str], ...]
    reasons: tuple[Reason, ...] = ()
    weight: int = 0

    @property
    def text(self) -> str:
        """Return the suggestion in the language in use; values carry an English and a Chinese form."""
        spoken = language()
        return _(self.form).format(**{name: zh if spoken == "zh" and zh else en for name, en, zh in self.values})


def talking_points(
    dossier: Dossier,
    today: date,
    around: Around | None = None,
    *,
    used: Mapping[str, date] | None = None,
    limit: int | None = None,
) -> tuple[TalkingPoint, ...]:
    """Return what to talk about, best first.

    Left out are topics used within 180 days (in the dossier's log or in `used`, topic to day), and whatever touches
    what is not to be mentioned; with somebody serious only business is left.
    """
    seen = scene(dossier, today, around)
    spent = used_topics(dossier, today) | {
        fold(topic) for topic, day in (used or {}).items() if day > today - timedelta(days=REST_DAYS)
    }
    taboo = seen.fact("contact.avoid")
    hushed = tuple(fold(item) for item in taboo.value) if taboo and isinstance(taboo.value, tuple) else ()
    serious = seen.says("contact.temperament", *SERIOUS)
    points = [
        point
        for point in _all(seen, around or Around())
        if fold(point.topic) not in spent and not _touches(point, hushed) and (not serious or point.kind in BUSINESS)
    ]
    points.sort(key=lambda point: (-point.weight, point.topic))
    return tuple(points if limit is None else _varied(points)[:limit])


def used_topics(dossier: Dossier, today: date) -> set[str]:
    """Return the folded topics that the dossier's log used in the last 180 days."""
    since = today - timedelta(days=REST_DAYS)
    recent = (entry.topics for entry in dossier.log if entry.topics and entry.on_date > since)
    return {fold(topic.strip()) for topics in recent for topic in topics.split("\n") if topic.strip()}


def _touches(point: TalkingPoint, hushed: Collection[str]) -> bool:
    text = fold(" ".join([point.topic, point.kind, *(part for value in point.values for part in value[1:])]))
    return any(word in text for word in hushed)


def _varied(points: list[TalkingPoint]) -> list[TalkingPoint]:
    """Return the points so that each kind speaks once before one speaks twice."""
    rounds: dict[str, int] = {}
    ranked = []
    for place, point in enumerate(points):
        rounds[point.kind] = rounds.get(point.kind, 0) + 1
        ranked.append((rounds[point.kind], place, point))
    return [point for _turn, _place, point in sorted(ranked, key=lambda row: row[:2])]


def _all(seen: Scene, around: Around) -> Iterator[TalkingPoint]:
    yield from _personal(seen, around)
    yield from _career(seen)
    yield from _firm(seen)
    country = seen.dossier.country
    guide = around.guides.get(country, {}) if country else {}
    yield from _country(country or "", guide)


def _personal(seen: Scene, around: Around) -> Iterator[TalkingPoint]:
    hobbies = seen.fact("contact.hobbies")
    home = around.guides.get(HOME, {})
    for hobby in hobbies.value if hobbies and isinstance(hobbies.value, tuple) else ():
        reasons = hobbies.reasons if hobbies else ()
        form = N_("Ask how it goes with {what}; look something up first.")
        yield TalkingPoint(hobby, "hobby", form, (("what", hobby, hobby),), reasons, 70)
        if any(word in fold(hobby) for word in COOKS):
            yield from _ours(home, "dishes", N_("Send a picture of {what} and say how it is made at home."), reasons)
        if any(word in fold(hobby) for word in TRAVELS):
            yield from _ours(
                home, "sights", N_("Recommend {what} for the next trip and offer to be the guide."), reasons
            )
    family = seen.fact("contact.family")
    if family and family.value != "none":
        form = N_("Ask after the family ({what}).")
        yield TalkingPoint("family", "family", form, (("what", str(family.value), ""),), family.reasons, 60)
    places = seen.fact("contact.china_places")
    for place in places.value if places and isinstance(places.value, tuple) else ():
        form = N_("Has seen {what}: tell what is new there.")
        yield TalkingPoint(place, "china", form, (("what", place, place),), places.reasons if places else (), 48)


def _ours(home: Mapping[str, Any], field: str, form: str, reasons: tuple[Reason, ...]) -> Iterator[TalkingPoint]:
    for each in home.get(field, ())[:3]:
        yield TalkingPoint(each["en"], field, form, (("what", each["en"], each.get("zh", "")),), reasons, 66)


def _career(seen: Scene) -> Iterator[TalkingPoint]:
    for step in seen.dossier.career:
        if step.to_date:
            form = N_("Ask what was different at {what}.")
            reason = Reason("contact.past_jobs", step.employer)
            yield TalkingPoint(step.employer, "career", form, (("what", step.employer, ""),), (reason,), 46)


def _firm(seen: Scene) -> Iterator[TalkingPoint]:
    for row in seen.dossier.news:
        year = (row.on_date or "")[:4]
        old = year.isdigit() and not row.yearly and int(year) < (seen.today - timedelta(days=FRESH_NEWS_DAYS)).year
        if not old:
            kind = "fair" if row.kind == "fair" else "news"
            form = (
                N_("Ask how they prepare for {what}.") if kind == "fair" else N_("Say that you saw the news: {what}.")
            )
            reason = Reason("company.news_days", row.text)
            yield TalkingPoint(row.text, kind, form, (("what", row.text, ""),), (reason,), 64)
    for product in seen.dossier.products:
        if product.kind == "new":
            form = N_("Ask how the new {what} is received.")
            reason = Reason("company.new_products", product.name)
            yield TalkingPoint(product.name, "product", form, (("what", product.name, ""),), (reason,), 58)


def _country(country: str, guide: Mapping[str, Any]) -> Iterator[TalkingPoint]:
    reason = (Reason("country.code", country),)
    story = guide.get("texts", {}).get("curiosity")
    if story:
        values = (("what", story["en"], story.get("zh", "")),)
        yield TalkingPoint(f"curiosity {country}", "curiosity", N_("Smile together: {what}"), values, reason, 30)
    yield from _theirs(guide.get("sights", ()), "sight", N_("Ask whether {what} is worth the trip."), reason, 34)
    yield from _theirs(guide.get("dishes", ()), "dish", N_("Ask where {what} is best."), reason, 28)


def _theirs(
    rows: Iterable[Mapping[str, str]], kind: str, form: str, reasons: tuple[Reason, ...], weight: int
) -> Iterator[TalkingPoint]:
    for row in rows:
        yield TalkingPoint(row["en"], kind, form, (("what", row["en"], row.get("zh", "")),), reasons, weight)
