"""Talking points: from the last talk, promises, news, hobbies and our own stories, each offered anew only after months."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dossier.advice.contact.from_china import SEASON, at_a_loss, from_china
from dossier.advice.contact.from_life import from_life
from dossier.advice.contact.talking_point import TalkingPoint
from dossier.advice.playbook.scene import Around, Scene
from dossier.advice.playbook.veto import entrusted, veto
from dossier.advice.playbook.vocabulary import scene
from dossier.records.dossier import Dossier
from dossier.values.names import fold

REST_DAYS = 180
"""A topic used is not offered again for so long (checklist M10)."""


def talking_points(
    dossier: Dossier,
    today: date,
    around: Around | None = None,
    *,
    used: Mapping[str, date] | None = None,
    limit: int | None = None,
) -> tuple[TalkingPoint, ...]:
    """Return what to talk about, best first.

    Left out are topics used within 180 days (in the dossier's log or in `used`, topic to day), what was told in
    confidence, and whatever the veto stops; what the encyclopedia says of a country only fills an empty page.
    """
    seen = scene(dossier, today, around)
    spent = used_topics(dossier, today) | {
        fold(topic) for topic, day in (used or {}).items() if day > today - timedelta(days=REST_DAYS)
    }
    points = list(_allowed(seen, spent, (*from_life(seen), *from_china(seen))))
    if all(point.kind == SEASON for point in points):
        points += _allowed(seen, spent, tuple(at_a_loss(seen)))
    return tuple(points if limit is None else _varied(points)[:limit])


def used_topics(dossier: Dossier, today: date) -> set[str]:
    """Return the folded topics that the dossier's log used in the last 180 days."""
    since = today - timedelta(days=REST_DAYS)
    recent = (entry.topics for entry in dossier.log if entry.topics and entry.on_date > since)
    return {fold(topic.strip()) for topics in recent for topic in topics.split("\n") if topic.strip()}


def _allowed(seen: Scene, spent: set[str], points: tuple[TalkingPoint, ...]) -> Iterator[TalkingPoint]:
    """Yield the points that may be made, the weightiest first; of two on one topic the weightier."""
    offered: set[str] = set()
    for point in sorted(points, key=lambda point: -point.weight):
        if not point.names.isdisjoint(spent | offered) or entrusted(point.reasons, seen):
            continue
        if veto(point.touches, point.words, seen) is None:
            offered |= point.names
            yield point


def _varied(points: list[TalkingPoint]) -> list[TalkingPoint]:
    """Return the points so that each kind speaks once before one speaks twice."""
    rounds: dict[str, int] = {}
    ranked = []
    for place, point in enumerate(points):
        rounds[point.kind] = rounds.get(point.kind, 0) + 1
        ranked.append((rounds[point.kind], place, point))
    return [point for _turn, _place, point in sorted(ranked, key=lambda row: row[:2])]
