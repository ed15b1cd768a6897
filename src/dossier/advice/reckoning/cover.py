"""If one person left: who carries a deal, which part nobody else has, and whom to ask which sentence."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dossier.advice.company.ask_about import TRUSTED
from dossier.advice.deal.decider import decider, near
from dossier.records.company.firm import Department
from dossier.records.deal.cover import AGAINST, BY_AUTHORITY, DECIDES, HELPS, SILENT, UNKNOWN, Carrier, Flag, Left
from dossier.records.deal.deal import Round
from dossier.records.deal.decider import Heard

FLAGS = 6
"""Flags that a page has room for."""
OF_A_KIND = 2
"""People without a role, and departments without a head, that are asked about."""
HEARD = "heard"

Sentence = Callable[[str, Mapping[str, str]], tuple[str, str]]
"""The sentence of a key with its names filled in, in English and in the language in use."""
MayHear = Callable[[int, str], bool]
"""Whether a sentence may be said to a person."""


class Asked(NamedTuple):
    """A deal as it is asked about: with whom it is made, and what is known of its people."""

    contact_id: int | None
    people: Sequence[Heard]
    departments: Sequence[Department]
    rounds: Sequence[Round]
    today: date
    silent: int


def parts(asked: Asked) -> tuple[Carrier, ...]:
    """Return everybody with the parts they have, those who decide first."""
    heads: dict[int, list[str]] = {}
    for department in asked.departments:
        if department.head_id is not None:
            heads.setdefault(department.head_id, []).append(department.function)
    no = against(asked.rounds)
    found = []
    for each in asked.people:
        roles = [BY_AUTHORITY.get(each.authority, UNKNOWN)]
        roles += [HELPS] if each.closeness in TRUSTED else []
        roles += [AGAINST] if each.contact_id in no else []
        roles += [SILENT] if _is_silent(each, asked) else []
        found.append(
            Carrier(each.ref, each.name, tuple(roles), each.authority, each.is_certain, each.closeness, each.heard_on,
                 tuple(heads.get(each.contact_id, ())), no.get(each.contact_id))
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: DECIDES not in each.roles))


def against(rounds: Iterable[Round]) -> dict[int, str]:
    """Return who said no in the newest round of a topic, by number, with the topic."""
    newest: dict[str, Round] = {}
    for each in sorted(rounds, key=lambda each: (each.on_date, each.id)):
        newest[each.topic] = each
    return {
        each.said_by_id: each.topic
        for each in newest.values()
        if each.outcome == "stuck" and each.said_by_id is not None
    }


def left(people: Sequence[Carrier]) -> tuple[Left, ...]:
    """Return those who have a part that nobody else has; of one person alone everything hangs on them."""
    heard = [each for each in people if SILENT not in each.roles]
    found = []
    for each in people:
        alone = [role for role in (DECIDES, HELPS) if [one for one in people if role in one.roles] == [each]]
        alone += [HEARD] if heard == [each] else []
        if alone:
            found.append(Left(each.ref, each.name, tuple(alone), tuple(one.name for one in heard if one is not each)))
    return tuple(found)


def flags(asked: Asked, say: Sentence, may_hear: MayHear) -> tuple[Flag, ...]:
    """Return what would break, the worst first; each with somebody who may hear the sentence, or held where nobody may."""
    found = list(_flags(asked, _Asking(asked, say, may_hear)))
    return tuple(found[:FLAGS])


class _Asking(NamedTuple):
    asked: Asked
    say: Sentence
    may_hear: MayHear

    def flag(
        self,
        kind: str,
        about: Heard | None,
        key: str,
        *,
        whom: Sequence[Heard] | None = None,
        name: str = "",
        topic: str | None = None,
    ) -> Flag:
        """Return a flag with the first of some people who may hear its sentence; all but `about`, the nearest first."""
        others = near((each for each in self.asked.people if each is not about), self.asked.contact_id)
        people = others if whom is None else whom
        name = about.name if about is not None else name
        sentence, meaning = self.say(key, {"name": name, "function": name, "topic": topic or ""})
        ask = next((each for each in people if self.may_hear(each.contact_id, sentence)), None)
        return Flag(
            kind, about.ref if about else None, name, ask.ref if ask else None, ask.name if ask else "",
            sentence if ask else "", meaning if ask else "", bool(people) and ask is None, topic,
        )  # fmt: skip

    def of_one(self, kind: str, about: Heard, *, topic: str | None = None) -> Flag:
        """Return a flag about somebody that a colleague is asked about, or they themselves where they are the only one."""
        is_alone = len(self.asked.people) == 1
        key, whom = (f"{kind}_alone", (about,)) if is_alone else (kind, None)
        return self.flag(kind, about, key, whom=whom, topic=topic)


def _flags(asked: Asked, ask: _Asking) -> Iterator[Flag]:
    told = decider(asked.people, asked.contact_id, asked.today)
    if told.who is None:
        yield ask.flag("decider_unknown", None, "decider_unknown")
    elif told.is_silent(asked.silent):
        others = [each for each in asked.people if each is not told.who]
        alone = "decider_silent" if others else "decider_silent_alone"
        yield ask.flag("decider_silent", told.who, alone, whom=None if others else (told.who,))
    elif not told.who.is_certain:
        yield ask.of_one("decider_unsure", told.who)
    for number, topic in against(asked.rounds).items():
        who = next((each for each in asked.people if each.contact_id == number), None)
        if who is not None:
            yield ask.of_one("against", who, topic=topic)
    heard = [each for each in asked.people if not _is_silent(each, asked)]
    if len(heard) == 1:
        yield ask.flag("alone", heard[0], "alone", whom=heard)
    able = [each for each in asked.people if each.authority == DECIDES]
    if len(able) == 1 and heard != able and not told.is_silent(asked.silent):
        yield ask.flag("one_decider", able[0], "one_decider")
    yield from _help(asked, ask, heard)
    yield from _unknown(asked, ask)
    nobody = [each for each in asked.departments if each.state == "exists" and each.head_id is None]
    for department in nobody[:OF_A_KIND]:
        yield ask.flag("nobody_heads", None, "nobody_heads", name=department.function)


def _help(asked: Asked, ask: _Asking, heard: Sequence[Heard]) -> Iterator[Flag]:
    helping = [each for each in asked.people if each.closeness in TRUSTED]
    if len(helping) == 1 and heard != helping:
        yield ask.flag("one_helper", helping[0], "one_helper", whom=helping)
    elif not helping and any(each.closeness for each in asked.people):
        yield ask.flag("no_helper", None, "no_helper")


def _unknown(asked: Asked, ask: _Asking) -> Iterator[Flag]:
    unknown = near((each for each in asked.people if each.authority is None), asked.contact_id)
    for each in unknown[:OF_A_KIND]:
        if len(asked.people) == 1:
            yield ask.flag("role_unknown", each, "role_unknown_alone", whom=unknown)
        else:
            yield ask.flag("role_unknown", each, "role_unknown")


def _is_silent(each: Heard, asked: Asked) -> bool:
    return each.heard_on is None or (asked.today - each.heard_on).days >= asked.silent
