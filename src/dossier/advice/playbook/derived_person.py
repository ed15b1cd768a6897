"""Names worked out about the person and our time together."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dossier.advice.playbook.scene import Finder, Scene, Value, from_record
from dossier.i18n import _
from dossier.records.agenda.agenda import BUSINESS
from dossier.records.contact.person import Visit
from dossier.records.known import GUESS
from dossier.values.languages import is_language
from dossier.values.listed import strung
from dossier.values.names import fold
from dossier.values.partial_date import next_occurrence, year_of

NEWCOMER_YEARS = 1
"""Up to this many full years in the firm somebody is new there (checklist M31)."""
CHINA_HAND_VISITS = 4
"""From this many visits on somebody knows Chinese costs (checklist M54)."""
CHINA_HAND_YEARLY = 2
"""Or from this many a year."""
NOTE = "note"
"""The channel of what is only written down: nobody was reached by it."""
VOICE = {("pace", "fast"): "impatient", ("tone", "forceful"): "impatient",
         ("tone", "soft"): "gentle"}  # fmt: skip
"""What pace and tone of speech hint at (checklist M39): never more than a guess."""
YEARS_SEEN = 2
"""Years over which a number of visits a year can be told."""
A_LITTLE = ("little", "basic", "some", "beginner", "一点", "少", "基础", "入门")
CHATS = ("whatsapp", "wechat", "skype", "telegram", "qq")


def whole_years(partial: str, today: date) -> int:
    """Return the full years since a partial date with a year; a month that is not known counts as January."""
    later = partial[5:] or "01-01"
    return max(0, today.year - int(partial[:4]) - (f"{today:%m-%d}"[: len(later)] < later))


def _years_since(scene: Scene, key: str) -> Value | None:
    fact = scene.fact(key)
    year = year_of(str(fact.value)) if fact else None
    if fact is None or year is None or year > scene.today.year:
        return None
    return Value(whole_years(str(fact.value), scene.today), fact.reasons)


def _tenure(scene: Scene) -> Value | None:
    noted = _years_since(scene, "contact.joined_firm")
    steps = [
        step for step in scene.dossier.career if step.to_date is None and year_of(step.from_date or "") is not None
    ]
    if noted or not steps:
        return noted
    since = steps[0].from_date or ""
    return from_record("contact.tenure_years", whole_years(since, scene.today), shown=f"{steps[0].employer}, {since}")


def _in_trade(scene: Scene) -> Value | None:
    noted = _years_since(scene, "contact.trade_since")
    steps = [step for step in scene.dossier.career if step.trade and year_of(step.from_date or "") is not None]
    if noted or not steps:
        return noted
    first = min(steps, key=lambda step: step.from_date or "")
    since = first.from_date or ""
    return from_record("contact.trade_years", whole_years(since, scene.today), shown=f"{first.employer}, {since}")


def _newcomer(scene: Scene) -> Value | None:
    tenure = scene.get("contact.tenure_years")
    if tenure is None or not isinstance(tenure.value, int):
        return None
    return Value("yes" if tenure.value <= NEWCOMER_YEARS else "no", tenure.reasons)


def _past_jobs(scene: Scene) -> Value | None:
    past = [step for step in scene.dossier.career if step.to_date]
    return from_record("contact.past_jobs", tuple(step.employer for step in past)) if past else None


class _China(NamedTuple):
    """What is noted of somebody's visits to China, without what a newer note contradicts."""

    been: Value | None
    visits: Value | None
    yearly: Value | None


def _china(scene: Scene) -> _China:
    """Return the notes that stand: `never been there` and a count of visits cannot both be true, and the newer one is."""
    been, visits, yearly = (scene.fact(f"contact.{name}") for name in ("been_to_china", "china_visits", "china_yearly"))
    if been is not None and visits is not None and bool(visits.value) != (been.value == "yes"):
        been, visits = (None, visits) if _newer(scene, "china_visits", "been_to_china") else (been, None)
    if been is not None and been.value == "no" and yearly is not None and yearly.value:
        been, yearly = (None, yearly) if _newer(scene, "china_yearly", "been_to_china") else (been, None)
    return _China(been, visits, yearly)


def _newer(scene: Scene, name: str, than: str) -> bool:
    one, other = (scene.facts[f"contact.{each}"] for each in (name, than))
    return (one.noted_on, one.id or 0) > (other.noted_on, other.id or 0)


def _been_to_china(scene: Scene) -> Value | None:
    noted, came = _china(scene), scene.get("visits.to_us")
    if noted.been is not None:
        return noted.been
    told = came or noted.visits or noted.yearly
    return Value("yes" if told.value else "no", told.reasons) if told is not None else None


def _china_visits(scene: Scene) -> Value | None:
    noted, came = _china(scene), scene.get("visits.to_us")
    if noted.visits is not None or came is not None:
        return noted.visits or came
    never = noted.been
    return Value(0, never.reasons) if never is not None and never.value == "no" else None


def _china_yearly(scene: Scene) -> Value | None:
    """Return how often a year somebody is in China: as noted; else the visits in the book, else their number over the years in the trade.

    The last is a guess: nobody says when the visits began. None below once a year, or where no two years are known.
    """
    noted = _china(scene)
    if noted.yearly is not None:
        return noted.yearly
    came = sorted(v.on_date for v in _visits(scene) if v.direction == "to_us" and v.on_date <= scene.today)
    years = (scene.today - came[0]).days / 365.25 if came else 0
    count, trade = noted.visits, scene.get("contact.trade_years")
    if years >= YEARS_SEEN and round(len(came) / years):
        text = _("{n} visits to us in {years} years").format(n=len(came), years=round(years))
        return from_record("contact.china_yearly", round(len(came) / years), came[-1], text)
    if count is None or trade is None or not isinstance(count.value, int) or not isinstance(trade.value, int):
        return None
    yearly = round(count.value / trade.value) if trade.value >= YEARS_SEEN else 0
    reasons = tuple(reason._replace(certainty=GUESS) for reason in count.reasons + trade.reasons)
    return Value(yearly, reasons) if yearly else None


def _china_hand(scene: Scene) -> Value | None:
    """Return whether somebody knows Chinese costs: by the visits noted or in the book, or by how often a year it is."""
    noted, came = _china(scene), scene.get("visits.to_us")
    for found, least in (
        (noted.visits, CHINA_HAND_VISITS),
        (came, CHINA_HAND_VISITS),
        (noted.yearly, CHINA_HAND_YEARLY),
    ):
        if found is not None and isinstance(found.value, int) and found.value >= least:
            return Value("yes", found.reasons)
    fewer = noted.visits or noted.been
    return Value("no", fewer.reasons) if fewer is not None and (noted.visits or fewer.value == "no") else None


def _visits(scene: Scene) -> list[Visit]:
    """Return the visits of this person, or of the whole firm when the dossier is the firm's."""
    contact = scene.dossier.contact
    return [visit for visit in scene.dossier.visits if contact is None or visit.contact_id == contact.id]


def _counted(scene: Scene, name: str, direction: str | None = None) -> Value | None:
    past = [v for v in _visits(scene) if v.on_date <= scene.today and direction in {None, v.direction}]
    return from_record(name, len(past), max(v.on_date for v in past)) if past else None


def _coming(scene: Scene, name: str, direction: str) -> Value | None:
    days = [v.on_date for v in _visits(scene) if v.direction == direction and (v.until or v.on_date) >= scene.today]
    if not days:
        return None
    return from_record(name, max(0, (min(days) - scene.today).days), min(days))


def _next_visit(scene: Scene) -> Value | None:
    ways = [scene.get(f"visits.next_{way}_days") for way in ("to_us", "to_them")]
    found = min((each for each in ways if each is not None), key=lambda each: int(str(each.value)), default=None)
    return Value(found.value, found.reasons) if found is not None else None


def _perhaps(scene: Scene) -> Value | None:
    """Return the temperament that pace and tone of speech hint at, as a guess, while none is noted.

    None where they say nothing or differ.
    """
    if scene.fact("contact.temperament") is not None:
        return None
    told = {
        row: fact for row in VOICE if (fact := scene.fact(f"contact.{row[0]}")) is not None and fact.value == row[1]
    }
    hints = {VOICE[row] for row in told}
    if len(hints) != 1:
        return None
    reasons = tuple(reason for fact in told.values() for reason in fact.reasons)
    return Value(hints.pop(), tuple(reason._replace(certainty=GUESS) for reason in reasons))


def _last_visit(scene: Scene) -> Value | None:
    past = [v.on_date for v in _visits(scene) if v.on_date <= scene.today]
    return from_record("visits.last_days", (scene.today - max(past)).days, max(past)) if past else None


def _birthday(scene: Scene) -> Value | None:
    fact = scene.fact("contact.birthday")
    day = next_occurrence(str(fact.value), scene.today) if fact else None
    return Value((day - scene.today).days, fact.reasons) if fact and day else None


def _known_years(scene: Scene) -> Value | None:
    return _years_since(scene, "contact.first_contact")


def _own_languages(scene: Scene) -> Value | None:
    fact = scene.fact("contact.languages")
    if fact is None or not isinstance(fact.value, tuple):
        return None
    own = tuple(item for item in fact.value if not is_language(item, "en"))
    return Value(own, fact.reasons) if own else None


def _speaks_chinese(scene: Scene) -> Value | None:
    """Return whether Chinese is among the languages noted; `a little Chinese` is not enough."""
    fact = scene.fact("contact.languages")
    if fact is None or not isinstance(fact.value, tuple):
        return None
    well = [item for item in fact.value if is_language(item, "zh") and not any(word in fold(item) for word in A_LITTLE)]
    return Value("yes" if well else "no", fact.reasons)


def _chat(scene: Scene) -> Value | None:
    kinds = [point.kind for point in scene.dossier.points if point.kind in CHATS]
    return from_record("contact.chat", tuple(dict.fromkeys(kinds))) if kinds else None


def _waiting(scene: Scene) -> Value | None:
    contact = scene.dossier.contact
    if contact is None or contact.waiting_since is None:
        return None
    since = contact.waiting_since.date()
    return from_record("contact.waiting", max(0, (scene.today - since).days), since)


def _silent(scene: Scene) -> Value | None:
    """Return the days since the last touch; a note of ours touches nobody."""
    days = [entry.on_date for entry in scene.dossier.log if entry.on_date <= scene.today and entry.channel != NOTE]
    contact = scene.dossier.contact
    if not scene.dossier.log and contact is not None and contact.last_touch_on is not None:
        days.append(contact.last_touch_on)
    return from_record("log.silent_days", (scene.today - max(days)).days, max(days)) if days else None


def _unanswered(scene: Scene) -> Value | None:
    """Return how many messages in a row went out without one coming back; a note, a paper or goods sent are no messages."""
    run = 0
    touches = [entry for entry in scene.dossier.log if entry.channel != NOTE]
    for entry in sorted(touches, key=lambda entry: (entry.on_date, entry.id), reverse=True):
        if entry.direction != "out":
            break
        run += entry.channel != BUSINESS
    return from_record("log.unanswered", run) if touches else None


def _replies(scene: Scene) -> Value | None:
    came = [entry.on_date for entry in scene.dossier.log if entry.direction == "in"]
    return from_record("log.replies", len(came), max(came, default=None)) if scene.dossier.log else None


def _taken_over(scene: Scene) -> Value | None:
    fact = scene.fact("contact.source")
    noted = fact.reasons[0].noted_on if fact else None
    return Value((scene.today - noted).days, fact.reasons) if fact and noted else None


def _log_count(scene: Scene) -> Value | None:
    return from_record("log.count", scene.dossier.log_count) if scene.dossier.log_count else None


def _overdue(scene: Scene, by: str, name: str) -> Value | None:
    late = [p for p in scene.dossier.promises if p.by == by and p.due_on is not None and p.due_on < scene.today]
    if not late:
        return None
    first = min(p.due_on for p in late if p.due_on is not None)
    return from_record(name, len(late), first, strung(p.text for p in late))


PERSON_NAMES: Mapping[str, Finder] = {
    "contact.tenure_years": _tenure,
    "contact.trade_years": _in_trade,
    "contact.is_newcomer": _newcomer,
    "contact.past_jobs": _past_jobs,
    "contact.been_to_china": _been_to_china,
    "contact.china_visits": _china_visits,
    "contact.china_yearly": _china_yearly,
    "contact.china_hand": _china_hand,
    "contact.birthday_days": _birthday,
    "contact.known_years": _known_years,
    "contact.source.age": _taken_over,
    "contact.chat": _chat,
    "contact.own_languages": _own_languages,
    "contact.speaks_chinese": _speaks_chinese,
    "contact.waiting": _waiting,
    "visits.count": lambda s: _counted(s, "visits.count"),
    "visits.to_us": lambda s: _counted(s, "visits.to_us", "to_us"),
    "visits.to_them": lambda s: _counted(s, "visits.to_them", "to_them"),
    "visits.last_days": _last_visit,
    "visits.next_to_us_days": lambda s: _coming(s, "visits.next_to_us_days", "to_us"),
    "visits.next_to_them_days": lambda s: _coming(s, "visits.next_to_them_days", "to_them"),
    "visits.next_days": _next_visit,
    "contact.perhaps": _perhaps,
    "log.silent_days": _silent,
    "log.unanswered": _unanswered,
    "log.replies": _replies,
    "log.count": _log_count,
    "promises.ours_late": lambda s: _overdue(s, "ours", "promises.ours_late"),
    "promises.theirs_late": lambda s: _overdue(s, "theirs", "promises.theirs_late"),
}
