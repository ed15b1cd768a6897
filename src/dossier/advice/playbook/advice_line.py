"""One piece of advice: what a rule says of a dossier, filled with what is known, and how much it weighs."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dossier.advice.playbook.rules import REFS, Rule, fill, placeholders
from dossier.advice.playbook.scene import COUNTRIES, Reason, Scene
from dossier.advice.playbook.vocabulary import word
from dossier.i18n import N_, NP_, OwnWord, _, translated
from dossier.records.catalogue.catalogue import by_key
from dossier.records.catalogue.key import ITEM_WORDS
from dossier.records.deal.deal import STAGES, TOPICS
from dossier.values import day_words
from dossier.values.country_words import country_word
from dossier.values.listed import enumerated

STALE, GUESSED, LIKELY = 60, 70, 90
"""Percent of its weight that a line keeps when it rests on an old fact, on a guess, on something only likely."""
LIFT = 40
"""Percent that a line of a rule for one moment only gains at it."""
_CODES: dict[str, str] = {
    "colour_box": N_("colour box"), "print_colour": N_("print colours"), "finish": NP_("strictness", "finish"),
    "function": NP_("strictness", "function"), "packaging": N_("packaging"), "documents": N_("documents"),
} | {choice.code: choice.label for choice in (*STAGES, *TOPICS)}  # fmt: skip
"""Codes that carry no label in the catalogue of facts: topics of strictness, stages and topics of a deal."""
_TABLE = "contact.table"
"""What is served: items of a diet, and what somebody wrote beside them."""

_FIGURES = frozenset({"country.industries"})
"""Names whose values are words of the tables of countries."""


class AdviceLine(NamedTuple):
    """One piece of advice with its reasons; `text` is in the language in use."""

    rule: str
    topic: str
    moments: tuple[str, ...]
    advice: str
    reasons: tuple[Reason, ...]
    weight: int
    is_guess: bool
    stale: bool
    items: tuple[str, ...]
    layer: str
    about: str = ""
    says: str = ""
    advice_zh: str = ""
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def text(self) -> str:
        """Return the advice in the language in use, with its names in braces filled."""
        plain = _(translated(self, "advice"))
        return fill(plain, {name: _said(name, parts) for name, parts in self.values})


def _said(name: str, parts: tuple[str, ...]) -> str:
    """Return the value of a name in braces in the language in use, in the form that it ends with."""
    form = name.rpartition(".")[2]
    if form == "on":
        return day_words.day(parts[0])
    if form in ("in", "days"):
        return (day_words.soon if form == "in" else day_words.counted)(int(parts[0]))
    return enumerated((country_word if name in _FIGURES else _)(part) for part in parts)


def line_of(rule: Rule, reasons: tuple[Reason, ...], seen: Scene) -> AdviceLine:
    """Return what a rule says of a scene; it weighs less on an old fact, on a guess, on something only likely."""
    stale = any(_is_stale(reason, seen.today) for reason in reasons)
    guess = rule.guess or any(reason.is_guess for reason in reasons)
    weight = rule.weight * (STALE if stale else 100) * (GUESSED if guess else 100)
    weight = weight * (LIKELY if any(reason.certainty == "likely" for reason in reasons) else 100) // 1_000_000
    return AdviceLine(
        rule.id, rule.topic, rule.moments, rule.advice, reasons, weight, guess, stale, rule.items, rule.layer,
        rule.about, rule.says, rule.advice_zh, tuple(_values(rule, seen)),
    )  # fmt: skip


def lifted(line: AdviceLine, moment: str | None) -> AdviceLine:
    """Return a line with what it gains at the moment asked for: the more, the fewer other moments its rule is for."""
    if moment not in line.moments:
        return line
    return line._replace(weight=line.weight * (100 + LIFT // len(line.moments)) // 100)


def _is_stale(reason: Reason, today: date) -> bool:
    entry = by_key().get(reason.key)
    if entry is None or entry.stale_after is None or reason.noted_on is None:
        return False
    return (today - reason.noted_on).days > entry.stale_after


def _values(rule: Rule, seen: Scene) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name, form in placeholders(rule.advice):
        if name in REFS:
            yield name, (_ref(name, seen),)
            continue
        value = seen.get(name)
        if value is None:
            continue
        reason = next(iter(value.reasons), None)
        if form in ("on", "in", "days"):
            on = reason.noted_on if reason is not None else None
            if form != "on":
                yield f"{name}.{form}", (str(value.value),)
            elif on is not None:
                yield f"{name}.on", (f"{on:--%m-%d}" if on.year == seen.today.year else on.isoformat(),)
            continue
        parts = value.value if isinstance(value.value, tuple) else (str(value.value),)
        if form:
            parts = tuple(reason.value for reason in value.reasons[:1])
        if name in COUNTRIES:
            parts = tuple(seen.around.country_name(code) for part in parts for code in part.split(", "))
        yield (
            f"{name}.shown" if form else name,
            tuple(label_of(name, part) for part in parts),
        )


def label_of(name: str, part: str) -> str:
    """Return the untranslated word of a part of what a name stands for; what is no code of ours somebody wrote."""
    entry, found = by_key().get(name), word(name)
    if name == _TABLE:
        return ITEM_WORDS.get(part) or OwnWord(part)
    if found is not None and (found.type == "yesno" or (name not in by_key() and found.choices)):
        return _CODES.get(part, part)
    return entry.label_of(part) if entry is not None else OwnWord(part)


def _ref(name: str, seen: Scene) -> str:
    """Return the ref for which a text says who or which deal; the word in capitals where there is none."""
    deal, client = seen.deal or seen.dossier.deal, seen.dossier.contact or seen.dossier.company
    found = deal if name == "deal" else client
    return found.ref if found is not None else name.upper()
