"""From what a user types to the canonical text of a fact, and nothing half-understood."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from dossier.errors import BelowZeroError, InvalidValueError, NoChoiceError, TooLongError, UnknownWordError
from dossier.i18n import _, in_every_language
from dossier.records.catalogue.key import Choice, FactKey, folded
from dossier.records.catalogue.words import of_choices
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, UNKNOWN
from dossier.values.chinese_number import in_figures
from dossier.values.money import check_thousands, known_currency, parse_amount, parse_money
from dossier.values.names import is_visible
from dossier.values.partial_date import parse_partial
from dossier.values.yes_no import yes_or_no

_COUNTED = r"(?<=\d)\s*(?:人|名|位|家|个|次|趟|回|people|persons?|staff|employees|shops|stores|times|visits)$"
"""What a number counts, where the field says it already."""
_A_YEAR = r"^(?:平均)?[每一]年|/年$|\s*(?:a|per|each|every) year$"
"""What a number of times a year says of the year."""
_TIMES = {"once": "1", "twice": "2"}

NOTE_LIMIT = 1_000_000
"""Longest text of one value, in characters; a mail fits many times over."""

_STATES = {
    "none": NONE, "known to be none": NONE, "无": NONE, "没有": NONE,
    "n/a": NOT_APPLICABLE, "not applicable": NOT_APPLICABLE, "不适用": NOT_APPLICABLE,
    "unknown": UNKNOWN, "?": UNKNOWN, "不知道": UNKNOWN, "未知": UNKNOWN, "": UNKNOWN,
}  # fmt: skip


class Reading(NamedTuple):
    """What a typed value means: a state, and canonical text if the state is known."""

    state: str
    value: str | None


class Surroundings(NamedTuple):
    """What a value may depend on: the day, and how a country's name is found."""

    today: date
    country: Callable[[str], str]


def state_of(text: str) -> str | None:
    """Return the state that a typed value names (`unknown`, `none`, 未知 …), or None for a value."""
    return _STATES.get(text.strip().casefold())


def read_value(entry: FactKey, text: str, around: Surroundings) -> Reading:
    """Return what a typed value of a fact means; raises InvalidValueError with what would be right."""
    plain = text.strip()
    if len(plain) > NOTE_LIMIT:
        raise TooLongError(_(entry.label), NOTE_LIMIT, field=entry.name)
    if entry.type == "yesno" and (said := _yes_or_no(entry, plain)) is not None:
        return Reading(KNOWN, "yes" if said else "no")
    state = state_of(plain)
    if state is not None and not (entry.type == "choice" and choice_code(entry.choices, plain)):
        return Reading(state, None)
    return Reading(KNOWN, _canonical(entry, plain, around))


def _canonical(entry: FactKey, text: str, around: Surroundings) -> str:
    if entry.type == "choice":
        return _choice(entry, text)
    if entry.type == "list":
        return "\n".join(_items(entry, text))
    if entry.type == "number":
        return _number(entry, text)
    if entry.type == "money":
        return _sum(entry, text)
    if entry.type == "date":
        return parse_partial(text, around.today, field=entry.name, back=entry.looks_back)
    if entry.type == "currency":
        return known_currency(text, field=entry.name)
    if entry.type == "country":
        return around.country(text)
    if entry.type == "yesno":
        raise InvalidValueError(
            _("{field} is yes, no or unknown, not “{text}”.").format(field=_(entry.label), text=text[:40]),
            _("Type {field}=yes, {field}=no or {field}=unknown.").format(field=entry.name),
            field=entry.name,
        )
    return text


def _yes_or_no(entry: FactKey, text: str) -> bool | None:
    """Return what a word says in answer to a fact: its own words, 抽 and 不抽, else those of every question."""
    wanted = folded(text)
    own = {folded(word): said for said, words in ((True, entry.yes), (False, entry.no)) for word in words}
    return own.get(wanted, yes_or_no(text))


def _number(entry: FactKey, text: str) -> str:
    plain = text.casefold()
    if entry.key.endswith("_yearly"):
        plain = re.sub(_A_YEAR, "", plain).strip()
        plain = _TIMES.get(plain, plain)
    try:
        number = parse_amount(re.sub(_COUNTED, "", in_figures(plain)), field=entry.name)
    except InvalidValueError:
        number = parse_amount(text, field=entry.name)  # fails with what was typed
    if number < 0 and not entry.key.startswith("country."):  # of a country, growth may be
        raise BelowZeroError(_(entry.label))
    return f"{number:f}"


def _sum(entry: FactKey, text: str) -> str:
    if entry.name != "target_price":  # a price may have three digits behind its point
        check_thousands(text)
    return str(parse_money(text, field=entry.name))


def choice_code(choices: Iterable[Choice], text: str) -> str | None:
    """Return the code of the choice that a text names in any language, or None."""
    return of_choices(choices).meant(text)


def choice_within(choices: tuple[Choice, ...], text: str) -> str | None:
    """Return the code of the only choice that a longer text names among other words; None where it is one, or names none."""
    if choice_code(choices, text) is not None:
        return None
    plain = re.sub(r"[\W_]+", " ", f" {text.casefold()} ")
    found = {
        choice.code
        for choice in choices
        for name in (choice.code, *in_every_language(choice.label), *choice.words)
        if (name.casefold() if not name.isascii() else f" {name.casefold()} ") in plain
    }
    return found.pop() if len(found) == 1 else None


def kind_named(choices: tuple[Choice, ...], text: str) -> tuple[str, str | None] | None:
    """Return the choice that a text names, alone or among other words, and what of the text says more than the choice.

    A kind is said by its name, a longer text by itself. None where no choice, or several, are named.
    """
    wanted, code = folded(text), choice_code(choices, text)
    kinds = [kind for choice in choices for kind in choice.kinds if wanted in map(folded, kind)]
    if code is not None:
        return code, kinds[0][0] if kinds else None
    within = choice_within(choices, text)
    return (within, text) if within is not None else None


def chosen(choices: tuple[Choice, ...], text: str, wrong: str) -> str:
    """Return the code that a text names; raises UnknownWordError, whose sentence is `wrong` with its `{text}`."""
    code = choice_code(choices, text)
    if code is None:
        raise UnknownWordError(wrong.format(text=text[:40]), text, choices)
    return code


def _choice(entry: FactKey, text: str) -> str:
    code = choice_code(entry.choices, text) or _band(entry, text)
    if code is None:
        raise NoChoiceError(_(entry.label), text, entry.choices, field=entry.name)
    return code


def _band(entry: FactKey, text: str) -> str | None:
    """Return the band in which a sum in US dollars lies, `10万美金`; None where there are no bands, or it is no such sum."""
    if not entry.bands:
        return None
    try:
        held = parse_money(text, field=entry.name)
    except InvalidValueError:
        return None
    return entry.choices[bisect_right(entry.bands, held.amount)].code if held.currency == "USD" else None


def _items(entry: FactKey, text: str) -> list[str]:
    parts = [" ".join(part.split()) for part in text.replace("，", ",").replace("、", ",").replace("；", ";")
             .replace("\n", ";").replace(",", ";").split(";")]  # fmt: skip
    items = [part for part in parts if part]
    if entry.choices:
        items = [_choice(entry, item) for item in items]
    return list(dict.fromkeys(items))


def own_name(text: str, *, field: str, limit: int = 300) -> str:
    """Return a name as it is stored: trimmed, not empty, on one line, at most `limit` characters.

    Every other character is kept byte for byte; making it harmless is the screen's affair.
    Raises InvalidValueError when nothing that can be seen is left, or it is too long.
    """
    plain = text.strip()
    if not is_visible(plain):
        raise InvalidValueError(
            _("{field} needs at least one visible character.").format(field=_(field)),
            _("Type at least one letter."),
            field=field,
        )
    if len(plain) > limit:
        raise InvalidValueError(
            _("This {field} has {length} characters; {limit} is the most.").format(
                field=_(field), length=len(plain), limit=limit
            ),
            _("Put the rest into a note."),
            field=field,
        )
    return plain
