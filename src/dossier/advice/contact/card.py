"""The card before a call: what to know in ten seconds, and the page before a reception."""

import re
from datetime import date
from typing import NamedTuple

from dossier.advice.contact.talking_point import TalkingPoint
from dossier.advice.contact.topics import talking_points
from dossier.advice.gaps import Gap, gaps
from dossier.advice.playbook.advice_line import AdviceLine
from dossier.advice.playbook.evaluate import Advice, advise
from dossier.advice.playbook.rules import Rules
from dossier.advice.playbook.scene import Around, Scene
from dossier.advice.playbook.veto import veto
from dossier.records.agenda.agenda import LogEntry, Promise
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, Known, current

MOOD = ("contact.temperament", "contact.pace", "contact.tone", "contact.closeness")
POWER = ("contact.title", "contact.authority")
STANDING = ("terms.incoterm", "terms.place", "terms.forwarder", "terms.payment", "terms.packaging", "terms.proof_path")
SPEECH = ("contact.spoken_english", "contact.written_english", "contact.preferred_channel")


_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_SPARING = re.compile(
    r"\b(?:no|not|nor|never|none|without|avoid\w*|seldom|hardly|free|ask|check|halal|kosher)\b|忌|避免|禁|清真|不吃|很少|问|确认",
    re.IGNORECASE,
)
"""Words of a sentence that keeps from what it names, or asks about it: it is for the guest, not against."""


class Card(NamedTuple):
    """What to know before a call; `avoid` is the weightiest warning."""

    power: tuple[Known, ...]
    mood: tuple[Known, ...]
    speech: tuple[Known, ...]
    last_touch: LogEntry | None
    promises: tuple[Promise, ...]
    terms: tuple[Known, ...]
    talk: tuple[TalkingPoint, ...]
    ask: tuple[Gap, ...]
    avoid: AdviceLine | None
    advice: Advice


def for_this_guest(guidance: str, seen: Scene) -> str:
    """Return what is said of a country without the sentences that offer what something noted of this person stands against."""
    told = _SENTENCE.split(guidance)
    kept = [each for each in told if _SPARING.search(each) or veto((), each, seen) is None]
    return ("" if guidance.endswith("。") else " ").join(kept)


def card(dossier: Dossier, today: date, rules: Rules, around: Around | None = None) -> Card:
    """Return the card before a call: three talking points not used before, two questions, one thing to avoid."""
    known = current(dossier.facts)

    def noted(keys: tuple[str, ...]) -> tuple[Known, ...]:
        return tuple(row for key in keys if (row := known.get(key)) is not None and row.state == KNOWN)

    terms = tuple(row for row in noted(STANDING) if not row.from_others)  # what others told is not spoken of

    said = advise(dossier, today, rules, "call", around)
    return Card(
        power=noted(POWER),
        mood=noted(MOOD),
        speech=noted(SPEECH),
        last_touch=next(iter(sorted(dossier.log, key=lambda entry: (entry.on_date, entry.id), reverse=True)), None),
        promises=tuple(promise for promise in dossier.promises if promise.state == "open"),
        terms=terms,
        talk=talking_points(dossier, today, around, limit=3),
        ask=gaps(dossier, today, rules, budget=2, around=around),
        avoid=next(iter(said.about("avoid")), None),
        advice=said,
    )
