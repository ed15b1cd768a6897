"""Two languages: `N_` marks a sentence, `_` translates it at the last moment.

A word that means two things is marked with `NP_` and what it is said of; `_` translates it as said of that. What a user
wrote is never translated: `OwnWord` is passed through, and `called` translates a word only where it is a code of ours.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

LANGUAGES = ("en", "zh")
_LOCALES = {"zh": "zh_CN"}


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


def _(message: str) -> str:
    """Translate a sentence into the language in use; English sentences are their own translation."""
    if _current is None or not message or isinstance(message, OwnWord):
        return message
    return pgettext(message.context, message) if isinstance(message, InContext) else _current.gettext(message)


def pgettext(context: str, message: str) -> str:
    """Translate a sentence as it is said of something."""
    return message if _current is None else _current.pgettext(context, message)


def called(words: Mapping[str, str], code: str) -> str:
    """Return what a code of ours is called in the language in use; what is no such code somebody wrote: it stays."""
    return _(words[code]) if code in words else code


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a sentence whose form depends on a number."""
    if _current is None:
        return one if number == 1 else many
    return _current.ngettext(one, many, number)


def language() -> str:
    """Return the language in use, `en` or `zh`."""
    return _language


def speak(code: str) -> None:
    """Use a language for everything said from now on; an unknown code means English."""
    global _current, _language  # noqa: PLW0603  (one process speaks one language at a time)
    _language = code if code in LANGUAGES else "en"
    if _language == "en":
        _current = None
        return
    import gettext  # 4 ms that an English user need not pay

    folder = Path(__file__).parent / "locale"
    os.environ["LANGUAGE"] = _LOCALES[_language]  # the parser's own words (“Usage”, “Options”) come through here
    gettext.bindtextdomain("dossier", str(folder))
    gettext.textdomain("dossier")
    _current = gettext.translation("dossier", str(folder), [_LOCALES[_language]], fallback=True)


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

    folder = Path(__file__).parent / "locale"
    return tuple(gettext.translation("dossier", folder, [name], fallback=True) for name in _LOCALES.values())
