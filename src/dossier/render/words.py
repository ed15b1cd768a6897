"""Values in words: dates, money, choices and ages in the language in use."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, Protocol

from dossier.i18n import _, called
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice, FactKey
from dossier.records.known import CERTAIN, KNOWN, NONE, SOURCES, TITLE, Known, is_from_others
from dossier.render.page import Line, Piece, line
from dossier.values.day_words import ago, day, span, weekday
from dossier.values.listed import behind, enumerated, in_percent, phrased, strung
from dossier.values.partial_date import is_partial_date
from dossier.values.repeat import in_words

__all__ = [
    "Setting", "ago", "choice", "day", "entrusted", "enumerated", "fact_line", "is_stale", "label", "money", "number",
    "said", "source", "span", "strung", "unread", "value", "visible", "weekday",
]  # fmt: skip


UNSEEN = "…"
"""What stands on a screen that others see in the place of words that are not for them."""


class Setting(NamedTuple):
    """What a view is told about its surroundings: now, how countries are called, what to leave out.

    `folded`: what is not noted stands in one line at the end, not in a line of each part.
    """

    now: datetime
    country_name: Callable[[str | None], str]
    flag: Callable[[str | None], str]
    share: bool = False
    sources: bool = False
    everything: bool = False
    folded: bool = False
    language_name: Callable[[str], str] = str

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.now.date()


def number(value: Decimal | int) -> str:
    """Return a number with its thousands marked, digits after the point kept as they are."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


def money(amount: Decimal | None, currency: str | None) -> str:
    """Return a sum with its currency, or nothing."""
    return "" if amount is None else f"{currency + ' ' if currency else ''}{number(amount)}"


def percent(value: Decimal | float | str | Sequence[float]) -> str:
    """Return a percentage, `5.24 %`, or the two ends of one, `17–20 %`."""
    if isinstance(value, str):
        return in_percent(value)
    if isinstance(value, Decimal | float | int):
        return in_percent(f"{value.normalize():f}" if isinstance(value, Decimal) else f"{value:g}")
    return in_percent("–".join(f"{each:g}" for each in value))


def kept_sum(text: str) -> str:
    """Return a sum that is kept as one text, `1250 USD`, in words."""
    amount, _space, currency = text.partition(" ")
    return money(Decimal(amount), currency)


def choice(choices: tuple[Choice, ...], code: str | None) -> str:
    """Return the label of a choice's code in the language in use."""
    return next((_(each.label) for each in choices if each.code == code), code or "")


class Names(NamedTuple):
    """How countries and languages are called by those who know: a country by its code, a language as it was typed."""

    country_name: Callable[[str | None], str]
    language_name: Callable[[str], str]


class Declared(Protocol):
    """What says of a value what it is: a fact, a field of a record, a column of a list."""

    @property
    def name(self) -> str:
        """Return the word by which a user types it."""

    @property
    def type(self) -> str:
        """Return of which type its values are."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the codes that it may take, none where it takes other values."""

    @property
    def words(self) -> tuple[Choice, ...]:
        """Return the codes that it may take among words that somebody wrote."""


LISTS_OF_COUNTRIES = frozenset({"countries", "serves"})
"""Lists whose items are codes of countries."""
_LISTS_OF_LANGUAGES = frozenset({"languages", "label_language", "terms.label_language"})
"""Lists whose items are languages, by code or by name."""
_EXACT = frozenset({"number", "decimal"})
_DAYS = frozenset({"day", "partial", "date"})


def said(of: Declared, held: object, names: Names | Setting, today: date | None = None) -> str:
    """Return a kept value in words of the language in use, by its type: the one owner for every view and sentence.

    A code is said by its label, a day as a day, a sum with its currency, a country by its name; words stay as they were written.
    The year of a day is left out where it is that of `today`.
    """
    text = str(held)
    if of.type == "yesno":
        return _("yes") if text in {"yes", "1", "True"} else _("no")
    if of.type == "list":
        return enumerated(items(of, text, names))
    if of.type in _DAYS or isinstance(held, date):
        return _day(held, text, today)
    if of.type in _EXACT or isinstance(held, Decimal):
        return _number(text)
    if of.type == "money":
        return kept_sum(text)
    if of.type == "repeat":
        return in_words(text)
    if of.type == "source":
        return called(SOURCES, text)
    if of.type == "country":
        return names.country_name(text)
    return choice((*of.choices, *of.words), text)


def items(of: Declared, held: str, names: Names | Setting) -> Iterator[str]:
    """Yield the items of a kept list in words."""
    for item in held.split("\n"):
        if of.name in LISTS_OF_COUNTRIES:
            yield names.country_name(item)
        elif of.name in _LISTS_OF_LANGUAGES:
            yield names.language_name(item)
        else:
            yield choice((*of.choices, *of.words), item)


def _day(held: object, text: str, today: date | None) -> str:
    if isinstance(held, date):
        return day(held, today)
    return day(text, today) if is_partial_date(text) else text


def _number(text: str) -> str:
    try:
        return number(Decimal(text))
    except InvalidOperation:
        return text


def value(entry: FactKey, known: Known, setting: Setting) -> str:
    """Return what is known in words: the value, or that it is known to be none."""
    if known.state != KNOWN:
        return _("none") if known.state == NONE else _("not applicable")
    return said(entry, known.value, setting) if known.value else ""


def entrusted(row: object) -> Line:
    """Return the mark of what another client told us, or nothing."""
    return line(Piece(_("(protected)"), "warn")) if is_from_others(row) else ()


def source(known: Known, setting: Setting, told_by: Mapping[int, str] | None = None) -> str:
    """Return where and when something was noted: `phone call, 2 Oct`."""
    words = called(SOURCES, known.source)
    if known.source_detail:
        words += f" {known.source_detail}"
    if known.told_by is not None and told_by and not setting.share:
        words += " " + _("told by {name}").format(name=told_by.get(known.told_by, ""))
    return phrased((words, day(known.noted_on, setting.today)))


def fact_line(entry: FactKey, known: Known, setting: Setting) -> Line:
    """Return a fact's value with the marks that it deserves: a guess, or long ago."""
    pieces = [Piece(value(entry, known, setting))]
    if known.is_guess:
        pieces.append(Piece(behind(_("(a guess)")), "warn"))
    elif known.source == TITLE:
        pieces.append(Piece(behind(_("(likely, from the title)")), "muted"))
    elif known.certainty != CERTAIN:
        pieces.append(Piece(behind(_("(likely)")), "muted"))
    if is_stale(entry, known, setting.today):
        pieces.append(
            Piece(behind(_("(noted {when}: still so?)").format(when=ago(known.noted_on, setting.today))), "warn")
        )
    if entry.key in _PAYMENTS:
        pieces.extend(unread(known.value))
    if entry.sensitivity == "protected" or known.from_others:
        pieces.append(Piece(behind(_("(protected)")), "warn"))
    return line(*pieces)


_PAYMENTS = ("terms.payment", "deal.payment")


def unread(text: str | None) -> Line:
    """Return the mark of a payment whose shares cannot be read, because nothing is reckoned of it; nothing for others."""
    from dossier.values.payment import payment_of  # only what shows a payment pays for it

    return line(Piece(behind(_("(no shares can be read)")), "warn")) if text and not payment_of(text).is_read else ()


def is_stale(entry: FactKey, known: Known, today: date) -> bool:
    """Tell whether a fact is older than its kind of fact stays true."""
    return entry.stale_after is not None and known.age(today) > entry.stale_after


def label(key: str) -> str:
    """Return the label of a fact in the language in use; a key of no catalogue is shown as it is."""
    entry = catalogue.by_key().get(key)
    return _(entry.label) if entry else key


def visible(entry: FactKey, known: Known, setting: Setting) -> bool:
    """Tell whether a fact may be shown: sharing leaves out what is private, protected, or was told by a client."""
    return not setting.share or (entry.sensitivity == "shareable" and not known.from_others)
