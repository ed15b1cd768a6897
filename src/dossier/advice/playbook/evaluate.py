"""Advice: which rules speak about a dossier today, why, how loudly, and which wait for a fact."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from dossier.advice.playbook.advice_line import AdviceLine, lifted, line_of
from dossier.advice.playbook.condition import Told, holds
from dossier.advice.playbook.rules import Rule, Rules, fill
from dossier.advice.playbook.scene import OF_ONE_DEAL, Around, Reason, Scene, Value
from dossier.advice.playbook.veto import AVOID, Vetoed, entrusted, unmentionable, veto
from dossier.advice.playbook.vocabulary import label, scenes, word
from dossier.records.catalogue.catalogue import by_key
from dossier.records.dossier import Dossier

SAID = ("talk", "terms")
"""Topics of what is said to the client."""
OFFERED = ("talk", "gift", "approach")
"""Topics of what may speak of something that is not to be mentioned."""
LAYERS = ("person", "company", "country", "house")
"""Who wins when two rules disagree, first before last."""
PRIVATE = 50
"""Percent that a private fact counts among those worth asking for: one does not ask for somebody's faith first."""


class Waiting(NamedTuple):
    """A fact that rules wait for; `weight` is that of the heaviest, less for what is private."""

    fact: str
    label: str
    rules: tuple[str, ...]
    weight: int


class Conflict(NamedTuple):
    """Advice that was overruled, and by what: a line, or the recorded fact itself."""

    loser: AdviceLine
    winner: AdviceLine | None
    fact: Reason | None = None


class Advice(NamedTuple):
    """What the playbook says: lines heaviest first, what it waits for most valuable first, what was overruled."""

    lines: tuple[AdviceLine, ...]
    waiting: tuple[Waiting, ...]
    conflicts: tuple[Conflict, ...]

    def about(self, *topics: str) -> tuple[AdviceLine, ...]:
        """Return the lines on these topics."""
        return tuple(line for line in self.lines if line.topic in topics)


class Verdict(NamedTuple):
    """What one rule says of a scene: `fires`, `silent` or `waits`, with the reasons or the names it waits for."""

    state: str
    reasons: tuple[Reason, ...] = ()
    unknown: tuple[str, ...] = ()


_SILENT = Verdict("silent")


def judged(rule: Rule, told: Told) -> Verdict:
    """Return what a rule says; an unknown name can neither make it fire nor hold it back."""
    reasons: list[Reason] = []
    unknown: list[str] = []
    for condition in rule.when:
        value = told.get(condition.name)
        if value is None:
            unknown.append(condition.name)
        elif not holds(condition, value):
            return _SILENT
        else:
            reasons += value.reasons
    if rule.any:
        values = [(condition, told.get(condition.name)) for condition in rule.any]
        hits = [value for condition, value in values if value is not None and holds(condition, value)]
        if not hits and all(value is not None for _condition, value in values):
            return _SILENT
        if not hits:
            unknown += [condition.name for condition, value in values if value is None]
        reasons += [reason for value in hits for reason in value.reasons]
    if any(value is not None and holds(each, value) for each in rule.unless for value in (told.get(each.name),)):
        return _SILENT
    if unknown:
        return Verdict("waits", (), tuple(dict.fromkeys(unknown)))
    return Verdict("fires", tuple(dict.fromkeys(reasons)))


def advise(
    dossier: Dossier,
    today: date,
    rules: Rules,
    moment: str | Collection[str] | None = None,
    around: Around | None = None,
) -> Advice:
    """Return what the playbook says about a dossier; with a moment, or several, only what matters then.

    What two rules disagree about is settled before the moment is looked at: a rule that is for calls only still
    overrules, in a letter, the one that says “ring”. Of several moments the first lifts the rules that are for it.
    """
    wanted = (moment,) if isinstance(moment, str) else tuple(moment or ())

    def is_due(line: AdviceLine | Rule) -> bool:
        return not wanted or not line.moments or not set(wanted).isdisjoint(line.moments)

    first = next(iter(wanted), None)
    views = scenes(dossier, today, around)
    lines: list[AdviceLine] = []
    waits: dict[str, tuple[list[str], int]] = {}
    priors: list[tuple[AdviceLine, Value]] = []
    for rule in rules.rules:
        spoken, unknown = _spoken(rule, views)
        if spoken is None and is_due(rule):
            _note_wait(waits, rule, unknown)
        elif spoken is None:
            continue
        elif spoken[1] is None:
            lines.append(spoken[0])
        else:
            priors.append((spoken[0], spoken[1]))
    lines, lost = settled(lines)
    agreed = {(line.about, line.says) for line in lines if line.about}
    overruled = [
        Conflict(line, None, known.reasons[0] if known.reasons else None)
        for line, known in priors
        if not known.value or not line.about or (line.about, line.says) not in agreed
    ]
    waiting = [Waiting(fact, label(fact), tuple(ids), weight) for fact, (ids, weight) in waits.items()]
    return Advice(
        tuple(
            sorted((lifted(line, first) for line in lines if is_due(line)), key=lambda line: (-line.weight, line.rule))
        ),
        tuple(sorted(waiting, key=lambda wait: (-wait.weight, wait.fact))),
        tuple(conflict for conflict in (*lost, *overruled) if is_due(conflict.loser)),
    )


def _spoken(rule: Rule, views: tuple[Scene, ...]) -> tuple[tuple[AdviceLine, Value | None] | None, tuple[str, ...]]:
    """Return what a rule says of the deal on which it speaks loudest, with what stands against it; else what it waits for."""
    of_deal = any(condition.name.partition(".")[0] in OF_ONE_DEAL for condition in rule.conditions + rule.unless)
    said: list[tuple[AdviceLine, Value | None]] = []
    unknown: tuple[str, ...] = ()
    for seen in views if of_deal else views[:1]:
        verdict = judged(rule, seen)
        if verdict.state == "fires":
            line = _suited(rule, line_of(rule, verdict.reasons, seen), seen)
            against = _vetoed(rule, line, seen)
            known = seen.get(rule.guess_of) if rule.guess_of else None
            said.append((line, Value("", (against.reason,)) if against is not None else known))
        elif verdict.state == "waits":
            unknown = unknown or verdict.unknown
    return max(said, key=lambda each: (each[1] is None, each[0].weight), default=None), unknown


def _suited(rule: Rule, line: AdviceLine, seen: Scene) -> AdviceLine:
    """Return a line without those items of a list that something stands against, while one is left."""
    if not rule.touches:
        return line
    kept = {name: tuple(part for part in parts if veto((), part, seen) is None) for name, parts in line.values}
    return line._replace(values=tuple((name, kept[name] or parts) for name, parts in line.values))


def _vetoed(rule: Rule, line: AdviceLine, seen: Scene) -> Vetoed | None:
    """Return what stands against a line: what it touches or mentions, or that it would say what was told in confidence."""
    said = {name: ", ".join(parts) for name, parts in line.values}
    values = ", ".join(said.values())
    found = veto(rule.touches, values, seen) if rule.touches else None
    if found is None and rule.topic in OFFERED and seen.fact(AVOID) is not None:
        words = values if rule.topic == "approach" else fill(rule.advice, said)
        found = unmentionable(rule.touches, words, seen)
    if found is not None:
        return found
    return entrusted(line.reasons, seen) if rule.topic in SAID else None


def _note_wait(waits: dict[str, tuple[list[str], int]], rule: Rule, unknown: Iterable[str]) -> None:
    """Note what would have to be asked; a rule that waits for what cannot be asked is not counted."""
    asked = [found.asks if (found := word(name)) else "" for name in unknown]
    if not asked or not all(asked):
        return
    for fact in dict.fromkeys(asked):
        ids, weight = waits.get(fact, ([], 0))
        entry = by_key().get(fact)
        share = rule.weight if entry is None or entry.sensitivity == "shareable" else rule.weight * PRIVATE // 100
        waits[fact] = ([*ids, rule.id], max(weight, share // len(asked)))


def settled(lines: list[AdviceLine]) -> tuple[list[AdviceLine], list[Conflict]]:
    """Return the lines that stand and those overruled: person over company over country, then weight."""
    best: dict[str, AdviceLine] = {}
    for line in lines:
        if line.about and (line.about not in best or _rank(line) < _rank(best[line.about])):
            best[line.about] = line
    kept: list[AdviceLine] = []
    lost: list[Conflict] = []
    for line in lines:
        winner = best.get(line.about)
        if winner is None or winner.says == line.says:
            if winner is None or winner.is_guess or not line.is_guess:
                kept.append(line)
        else:
            lost.append(Conflict(line, winner))
    return kept, lost


def _rank(line: AdviceLine) -> tuple[int, bool, int]:
    return LAYERS.index(line.layer), line.is_guess, -line.weight
