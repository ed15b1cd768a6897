"""The veto: every suggestion states what it touches, and one gate checks that against all that is known of the person."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from dossier.advice.playbook.business import own_orders
from dossier.advice.playbook.scene import Reason, Scene, Value
from dossier.advice.touching import book, means, meant, named, tokens, touched
from dossier.i18n import N_
from dossier.records.agenda.agenda import FollowUp, Promise
from dossier.values.names import fold

GIFT, ENTRUSTED, AVOID = "gift", "told in confidence", "contact.avoid"
ONCE_IN = 180
"""Days for which what is done once counts as done: an anniversary comes again."""
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_SMALL = frozenset(
    "a an the of in on at to for from and or with about his her their my our its s is no not any 的 他的 她的 他 她 "
    "free allergy allergic intolerant intolerance 过敏 不吃 忌 不能吃".split()
)
"""Words that say nothing by themselves in what is not to be mentioned, not eaten, or was given."""

_STYLES = frozenset("i mr mrs ms miss dr prof herr frau".split())
"""Words before a name."""


class Vetoed(NamedTuple):
    """Why something is not suggested: the tag it touches, the fact that stands against it, and the word that touches."""

    tag: str
    reason: Reason
    word: str = ""


class _Bar(NamedTuple):
    """What one fact stands against: any of these sets of tags, or all of these words; `only` with another tag beside it."""

    reason: Reason
    tags: tuple[frozenset[str], ...] = ()
    words: tuple[str, ...] = ()
    only: str = ""
    planned: bool = False


def veto(touches: Collection[str], words: str, seen: Scene) -> Vetoed | None:
    """Return what stands against a suggestion that touches these tags and says these words, or None."""
    text, tags = tokens(words), touched(touches, words)
    return next((found for bar in _bars(seen) if (found := _hit(bar, tags, text))), None)


def unmentionable(touches: Collection[str], words: str, seen: Scene) -> Vetoed | None:
    """Return what is not to be mentioned and is touched by these tags or stands in these words, or None."""
    text, tags = tokens(words), touched(touches, words)
    bars = (bar for bar in _bars(seen) if bar.reason.key == AVOID)
    return next((found for bar in bars if (found := _hit(bar, tags, text))), None)


def objections(words: str, seen: Scene, touches: Collection[str] = ()) -> tuple[Vetoed, ...]:
    """Return everything that stands against what is planned or was done in these words, the first fact for each word.

    What is already promised or planned is no objection to itself.
    """
    text, tags = tokens(words), touched(touches, words)
    found = [hit for bar in _bars(seen) if not bar.planned and (hit := _hit(bar, tags, text))]
    return tuple(each for at, each in enumerate(found) if each.word not in [one.word for one in found[:at]])


def entrusted(reasons: Iterable[Reason], seen: Scene) -> Vetoed | None:
    """Return the fact among the reasons that another client told us in confidence: it is never said to anybody."""
    for reason in reasons:
        row = seen.facts.get(reason.key)
        if row is not None and row.from_others:
            return Vetoed(ENTRUSTED, reason)
    return None


def barred(tag: str, seen: Scene) -> Reason | None:
    """Return the fact that stands against a tag by itself, or None."""
    return next((bar.reason for bar in _bars(seen) if frozenset((tag,)) in bar.tags and not bar.only), None)


def _hit(bar: _Bar, found: Mapping[str, str], text: list[str]) -> Vetoed | None:
    if bar.only and bar.only not in found:
        return None
    for tags in bar.tags:
        if tags <= found.keys():
            tag = min(tags)
            return Vetoed(tag, bar.reason, found[tag])
    joined = "".join(text)
    if bar.words and all(word in text or (not word.isascii() and word in joined) for word in bar.words):
        return Vetoed("", bar.reason, " ".join(bar.words))
    return None


@lru_cache(maxsize=4)
def _bars(seen: Scene) -> tuple[_Bar, ...]:
    """Return everything that the facts, gifts and plans of a dossier stand against."""
    return (*_noted(seen), *_own_words(seen), *_complained(seen), *_planned(seen))


def _noted(seen: Scene) -> Iterator[_Bar]:
    for row in book()["bar"]:
        held = seen.get(row["fact"])
        items = held.value if held and isinstance(held.value, tuple) else (held.value,) if held else ()
        item = next((each for each in items if means(row, each)), None)
        if held is None or item is None:
            continue
        lifted = {tag for tag, fact in row.get("lifted", {}).items() if seen.says(*fact.split())}
        against = tuple(frozenset(each.split("+")) for each in row["against"] if each not in lifted)
        yield _Bar(_because(held, str(item)), against)


def _because(held: Value, item: str) -> Reason:
    """Return the reason of a value, of a list only the item that it is about."""
    first = held.reasons[0] if held.reasons else Reason("", item)
    return first._replace(value=item) if isinstance(held.value, tuple) else first


def _own_words(seen: Scene) -> Iterator[_Bar]:
    """Yield what is not to be mentioned or eaten in the user's own words, and what was given already."""
    for key, only in ((AVOID, ""), ("contact.diet", ""), ("contact.gifts", GIFT)):
        held = seen.fact(key)
        for item in held.value if held and isinstance(held.value, tuple) else ():
            if held is None:
                continue
            plain = _ASIDE.sub(" ", item)
            coded = key == "contact.diet" and bool(meant(key, (item,)))  # who eats no pork may eat meat
            tags = tuple(frozenset((tag,)) for tag in named(plain) if not (coded and tag == "meat"))
            yield _Bar(
                _because(held, item),
                tags,
                () if tags or coded else _telling(_names(plain) if key == AVOID else plain),
                only,
            )


def _names(words: str) -> str:
    """Return the names in a phrase, which are enough to know it by, or the phrase: of “her boss Mr Kruger”, Kruger."""
    names = [each for each in words.split()[1:] if each[:1].isupper() and fold(each.strip(".")) not in _STYLES]
    return " ".join(names) or words


def _telling(words: str) -> tuple[str, ...]:
    """Return the words of a phrase that say something."""
    return tuple(each for token in tokens(words) if (each := _bare(token)) and each not in _SMALL)


def _bare(token: str) -> str:
    if token.isascii():
        return token
    for small in ("他的", "她的", "不吃", "过敏"):
        token = token.replace(small, "")
    return token


def _planned(seen: Scene) -> Iterator[_Bar]:
    """Yield what is promised, planned or done already of what is done once (`once` in the table), and gifts promised."""
    once = {tag for tag, row in book()["tag"].items() if row.get("once")}
    for reason in (*map(_plan, _plans(seen)), *_done(seen)):
        for tag in sorted(once & named(reason.value).keys()):
            yield _Bar(reason, (frozenset((tag,)),), planned=True)
    for plan in _plans(seen):
        tags = named(plan.text)
        if GIFT in tags:
            given = tuple(frozenset((tag,)) for tag in tags if tag != GIFT)
            yield _Bar(_plan(plan), given, () if given else _telling(plan.text), GIFT, planned=True)


def _complained(seen: Scene) -> Iterator[_Bar]:
    """Yield what does not fit while a complaint of the client is open: to congratulate, to praise, to sell, to chase."""
    for each in seen.dossier.complaints:
        if each.closed_on is None:
            reason = Reason(N_("open complaint"), each.text, noted_on=each.on_date, ref=each.ref)
            yield _Bar(reason, tuple(frozenset((tag,)) for tag in ("praise", "selling", "chase", "anniversary")))


def _plans(seen: Scene) -> list[Promise | FollowUp]:
    return [*(each for each in seen.dossier.promises if each.by == "ours"), *seen.dossier.follow_ups]


def _done(seen: Scene) -> Iterator[Reason]:
    """Yield what was done of late, each in its own words: topics of the log, files sent, a note on every open order."""
    since = seen.today - timedelta(days=ONCE_IN)
    for entry in seen.dossier.log:
        if entry.topics and entry.on_date > since:
            yield Reason(N_("log entry"), entry.topics.replace("\n", ", "), noted_on=entry.on_date)
    for file in seen.dossier.sent:
        yield Reason(N_("file sent"), file.role or file.path, noted_on=file.on_date)
    notes = [(order.note or "", order.ref) for order in own_orders(seen) if order.is_to_ship]
    if notes:
        least, ref = min(notes, key=lambda each: len(named(each[0])))  # an order without the note wants it
        yield Reason(N_("note on the order"), least, ref=ref)


def _plan(plan: Promise | FollowUp) -> Reason:
    kind = "promise" if isinstance(plan, Promise) else "follow-up"
    return Reason(kind, plan.text, noted_on=plan.due_on)
