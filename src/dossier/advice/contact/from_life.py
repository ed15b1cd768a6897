"""What to talk about from their life and ours: the last talk, promises, family, stories, earlier jobs, news of the firm."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dossier.advice.contact.talking_point import TalkingPoint, named, on_day, said
from dossier.advice.playbook.scene import Reason, Scene
from dossier.advice.playbook.veto import veto
from dossier.i18n import N_, in_language
from dossier.records.agenda.agenda import BUSINESS
from dossier.records.company.firm import News
from dossier.records.known import is_from_others, standing
from dossier.values.listed import phrased

FRESH_DAYS = 365
"""News and a last talk older than this are no topic any more."""
FAIR_DAYS = 45
"""So long after a fair one asks how it went."""
REST_DAYS = 180
SILENT = (BUSINESS, "note", "sample")
"""Channels on which nobody spoke."""
_PARTS = re.compile(r"\s*[;,，；、]\s*")
_REF = re.compile(r"[a-z]{1,2}\d+")


def from_life(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield what the book knows of this person, the firm and our time together."""
    yield from _last_talk(seen)
    yield from _promises(seen)
    yield from _stories(seen)
    yield from _family(seen)
    yield from _career(seen)
    yield from _firm(seen)
    yield from _spoken_of(seen)


def _last_talk(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield what was said the last time they spoke, or the time before if that is not to be mentioned."""
    talks = [
        entry for entry in seen.dossier.log
        if entry.direction != "out" and entry.channel not in SILENT and 0 <= (seen.today - entry.on_date).days <= FRESH_DAYS
    ]  # fmt: skip
    for entry in sorted(talks, key=lambda entry: (entry.on_date, entry.id), reverse=True)[:3]:
        if veto((), entry.text, seen) is None:
            form = N_("Last time, {day}: “{what}” Ask how it went on.")
            values = (on_day("day", entry.on_date, seen.today), said("what", entry.text))
            yield TalkingPoint(f"l{entry.id}", "last talk", form, values, (), 80)
            return


def _promises(seen: Scene) -> Iterator[TalkingPoint]:
    for promise in seen.dossier.promises:
        late = promise.due_on is not None and promise.due_on < seen.today
        if promise.by == "ours":
            form, weight = N_("Say how far your own promise is: {what}."), 76 if late else 62
        else:
            form, weight = N_("Ask kindly after what was promised to you: {what}."), 68 if late else 54
        reason = Reason("promise", "", noted_on=promise.made_on)
        yield TalkingPoint(f"m{promise.id}", "promise", form, (said("what", promise.text),), (reason,), weight)


def _stories(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield the user's own stories: those this person enjoyed, then those of the country."""
    for key, form, weight in (
        ("contact.story", N_("A story between the two of you: “{what}” Take it up."), 63),
        ("country.story", N_("Tell what you lived there yourself: “{what}”"), 43),
    ):
        for row in standing(seen.dossier.facts, key):
            if row.value and not row.from_others:
                reason = Reason(key, "", row.source, row.noted_on, row.certainty)
                topic = in_language(said("what", row.value)[1])[:40].rstrip()
                touches = ("small_talk",)
                yield TalkingPoint(topic, "story", form, (said("what", row.value),), (reason,), weight, touches)


def _family(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield the family, without the part of it that is not to be mentioned."""
    family = seen.fact("contact.family")
    if family is None or family.value == "none":
        return
    parts = [part for part in _PARTS.split(str(family.value)) if part and veto(("family",), part, seen) is None]
    if parts:
        form = N_("Ask after the family ({what}).")
        reasons = tuple(reason._replace(value="") for reason in family.reasons)
        told = (said("what", phrased(parts)),)
        yield TalkingPoint("family", "family", form, told, reasons, 60, ("family",), named("family"))


def _career(seen: Scene) -> Iterator[TalkingPoint]:
    for step in seen.dossier.career:
        if step.to_date and not is_from_others(step):
            form = N_("Ask what was different at {what}.")
            reason = Reason("contact.past_jobs", "")
            yield TalkingPoint(
                step.employer, "career", form, (said("what", step.employer),), (reason,), 46, ("small_talk",)
            )


def _firm(seen: Scene) -> Iterator[TalkingPoint]:
    for row in seen.dossier.news:
        form = "" if is_from_others(row) else _news_form(row, seen.today)
        if form:
            kind = "fair" if row.kind == "fair" else "news"
            yield TalkingPoint(row.text, kind, form, (said("what", row.text),), (), 64)
    for product in seen.dossier.products:
        if product.kind == "new" and not is_from_others(product):
            form = N_("Ask how the new {what} is received.")
            yield TalkingPoint(product.name, "product", form, (said("what", product.name),), (), 58)


def _news_form(row: News, today: date) -> str:
    """Return what to say of news on its day; nothing of what is long past."""
    day = row.on_date or ""
    if row.yearly or day.startswith("--") or not day:
        return (
            N_("Say that you saw the news: {what}.") if row.kind != "fair" else N_("Ask whether they show at {what}.")
        )
    if row.kind != "fair":
        oldest = (today - timedelta(days=FRESH_DAYS)).isoformat()
        return N_("Say that you saw the news: {what}.") if day >= oldest[: len(day)] else ""
    if day >= today.isoformat()[: len(day)]:
        return N_("Ask how they prepare for {what}.")
    return N_("Ask how {what} went.") if day >= (today - timedelta(days=FAIR_DAYS)).isoformat()[: len(day)] else ""


def _spoken_of(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield topics that were talked about once and have rested."""
    rested = seen.today - timedelta(days=REST_DAYS)
    last: dict[str, date] = {}
    for entry in seen.dossier.log:
        for topic in filter(None, (entry.topics or "").split("\n")):
            last[topic.strip()] = max(entry.on_date, last.get(topic.strip(), entry.on_date))
    for topic, day in last.items():
        if day <= rested and not _REF.fullmatch(topic):
            form = N_("You talked about {what} on {day}: tell what is new of it.")
            yield TalkingPoint(topic, "again", form, (said("what", topic), on_day("day", day, seen.today)), (), 42)
