"""The languages: `N_` marks a sentence, `_` translates it at the last moment.

A word that means two things is marked with `NP_` and what it is said of; `_` translates it as said of that. What a user
wrote is never translated: `OwnWord` is passed through, and `called` translates a word only where it is a code of ours.
A language is a table in `locale` (`zh.json`) and the catalogue it names; no other place knows which languages there are.
"""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

FOLDER = Path(__file__).parent / "locale"


class Language(NamedTuple):
    """How a language is written beside its sentences; what its table leaves out is as in English."""

    called: str
    """Its name in itself."""
    catalogue: str
    """The folder of its catalogue; empty for English, whose sentences are the keys of all catalogues."""
    tag: str
    """How a document names it (BCP 47)."""
    cldr: str
    """The locale by which its letters write days."""
    comma: str
    """Between the things of a list."""
    phrase: str
    """Between the phrases of a sentence."""
    clause: str
    colon: str
    either: str
    """Before the last thing of a list of which one counts."""
    aside: str
    """Words in brackets as they follow others, with the space before them."""
    glue: str
    """Between two sentences."""
    spaces: bool
    """Whether a blank stands between Han and Latin letters or digits, and none between Han and Han."""
    percent: str
    """A number of per cent with its sign."""
    place: str
    """A city and its country."""
    subject: str
    """What stands before the subject of a letter that is printed with it."""
    day: str
    day_of_month: str
    month_of_year: str
    year: str
    months: list[str]
    scales: list[tuple[int, str]]
    """How large numbers are said, the largest unit first."""
    sum: str
    """A large sum with its currency."""
    currencies: dict[str, str]
    """What currencies are called in such a sum; the code where there is no name."""
    counts_in_scales: bool
    """Whether a large number that is no sum is said in these units, too."""
    digits: int
    """Digits behind the point of such a number below ten."""
    family_first: bool
    """Whether the family name stands first."""
    titles_behind: dict[str, str]
    """Titles that stand behind the name."""


class Catalogue(Protocol):
    """What gettext gives back for a language."""

    def gettext(self, message: str) -> str:
        """Return the translation of a sentence."""

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a sentence as it is said of something."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation that fits a number."""


_current: Catalogue | None = None
_language = "en"
_spaces = False
"""Whether the language in use has blanks between Han and other letters."""


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "mark only")
    """Mark a sentence for the catalogue without translating it yet."""
    return message


class InContext(str):
    """A marked word with what it is said of: in English it is only the word."""

    __slots__ = ("context",)
    context: str


def NP_(context: str, message: str) -> str:  # noqa: N802  (as N_)
    """Mark a word for the catalogue together with what it is said of, so that each meaning has its translation."""
    word = InContext(message)
    word.context = context
    return word


class OwnWord(str):
    """A word that a user wrote, where others stand that are ours: it is the same in every language."""

    __slots__ = ()


_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_TIGHT = rf"{_HAN}|[（）“”《》，。；：、？！]|\d{{1,4}}[年月]"
_FIELD = re.compile(r"\{\w[^{}]*\}")


class Spaced(str):
    """A sentence that takes a blank beside what is put in where its language has one there, and no other."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the sentence with its values."""
        if args or "{{" in self:
            return super().format(*args, **values)

        return filled(self, _FIELD, lambda hit: hit[0].format(**values))


def filled(sentence: str, place: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> str:
    """Return a sentence with a value in each place, with the blanks beside it that the language of the sentence has."""
    if not isinstance(sentence, Spaced):
        return place.sub(value, sentence)
    said, at = "", 0
    for hit in place.finditer(sentence):
        text, before, after = value(hit), sentence[at : hit.start()], sentence[hit.end() :]
        bare, gap = before.removesuffix(" "), " " * after.startswith(" ")
        said += bare + _gap(bare[-1:], before[len(bare) :], text) + text + _gap(after[len(gap) :][:1], gap, text[-1:])
        at = hit.end() + len(gap)
    return said + sentence[at:]


def _gap(beside: str, gap: str, text: str) -> str:
    """Return what stands between a sign and a text: nothing between Han and Han, of which a date is one."""
    if not re.match(_HAN, beside) or not text:
        return gap
    if re.match(_TIGHT, text):
        return ""
    return " " if text[0].isalnum() else gap


def _said(text: str) -> str:
    return Spaced(text) if _spaces and "{" in text else text


def _(message: str) -> str:
    """Translate a sentence into the language in use; English sentences are their own translation."""
    if _current is None or not message or isinstance(message, OwnWord):
        return message
    return pgettext(message.context, message) if isinstance(message, InContext) else _said(_current.gettext(message))


def pgettext(context: str, message: str) -> str:
    """Translate a sentence as it is said of something."""
    return message if _current is None else _said(_current.pgettext(context, message))


def called(words: Mapping[str, str], code: str) -> str:
    """Return what a code of ours is called in the language in use; what is no such code somebody wrote: it stays."""
    return _(words[code]) if code in words else code


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a sentence whose form depends on a number."""
    if _current is None:
        return one if number == 1 else many
    return _said(_current.ngettext(one, many, number))


def languages() -> tuple[str, ...]:
    """Return the codes of all languages there are, English first."""
    return ("en", *sorted(path.stem for path in FOLDER.glob("*.json") if path.stem != "en"))


def language() -> str:
    """Return the code of the language in use, such as `en`."""
    return _language


def is_english() -> bool:
    """Tell whether English is in use, where a code is its own word."""
    return _current is None


def usage(code: str = "") -> Language:
    """Return how a language is written: the one in use, or that of a text; as English where it has no table."""
    return _table(code or _language, FOLDER)


@cache
def _table(code: str, folder: Path) -> Language:
    import json  # not before something is said that has a date or a list

    path = folder / f"{code}.json"
    held = json.loads((folder / "en.json").read_text(encoding="utf-8"))
    own = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"cldr": code, "tag": code}
    return Language(**held | own)


def in_language(texts: Mapping[str, Any], code: str = "") -> str:
    """Return the text of several, named by their languages, in the one in use or asked for; in English where it has none."""
    return texts.get(code or _language) or texts.get("en") or ""


def texts_of(row: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Return the texts of a row by their languages: `note` is the English one, `note_zh` the Chinese."""
    return {"en": row[field]} | {code: row[f"{field}_{code}"] for code in languages() if row.get(f"{field}_{code}")}


def translated(row: object, field: str, code: str = "") -> str:
    """Return the text of a record or a row in the language in use or asked for: `name_zh`, else `name_en` or `name`."""
    for name in (f"{field}_{code or _language}", f"{field}_en", field):
        held = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
        if held:
            return str(held)
    return ""


def speak(code: str) -> None:
    """Use a language for everything said from now on; an unknown code means English."""
    global _current, _language, _spaces  # noqa: PLW0603  (one process speaks one language at a time)
    _language = code if code != "en" and code in languages() else "en"
    _current, _spaces = None, False
    if _language == "en":
        return
    import gettext  # 4 ms that an English user need not pay

    name, _spaces = usage().catalogue, usage().spaces
    os.environ["LANGUAGE"] = name  # the parser's own words (“Usage”, “Options”) come through here
    gettext.bindtextdomain("dossier", str(FOLDER))
    gettext.textdomain("dossier")
    _current = gettext.translation("dossier", str(FOLDER), [name], fallback=True)


def in_every_language(message: str) -> tuple[str, ...]:
    """Return a word or a sentence in every language there is, whichever is in use; English first."""
    if isinstance(message, OwnWord):
        return (message,)
    return _everywhere(message, message.context if isinstance(message, InContext) else None)


@cache
def _everywhere(message: str, context: str | None) -> tuple[str, ...]:
    said = (each.pgettext(context, message) if context else each.gettext(message) for each in _catalogues())
    return (message, *said)


@cache
def _catalogues() -> tuple[Catalogue, ...]:
    import gettext  # only what is typed or read in another language than the one in use asks for it

    names = (usage(code).catalogue for code in languages()[1:])
    return tuple(gettext.translation("dossier", FOLDER, [name], fallback=True) for name in names)
