"""What the environment and the line say before any command is known: the places, the moment, the language."""

import re
import sys
from collections.abc import Mapping
from datetime import datetime

from dossier import i18n
from dossier.errors import BookError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from
from dossier.paths import Places, places


def places_of(environment: Mapping[str, str], book: str | None) -> Places:
    """Return the paths in use, the book as it was typed; raises BookError for an address, and where the folder is gone."""
    typed = book or environment.get("DOSSIER_DB", "")
    if "://" in typed and (address := re.match(r"[a-z][a-z0-9+.-]+://", typed, re.IGNORECASE)):
        raise BookError(
            _("This version keeps the book in a file; “{start}…” is an address.").format(start=address[0]),
            _("Name a file: --db FILE, or DOSSIER_DB."),
        )
    try:
        return places(environment, book)
    except FileNotFoundError:
        raise BookError(
            _("The folder you are in is no longer there."), _("Go to another one, or name the book by its full path.")
        ) from None


def moment_of(environment: Mapping[str, str]) -> datetime:
    """Return the local time of the command, or the one it is told to take for it; raises WrongUsageError."""
    fixed = environment.get("DOSSIER_NOW")
    if not fixed:
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005  (dates are the user's local ones)
    from dossier.values.when import YEARS

    try:
        moment: datetime | None = datetime.fromisoformat(fixed).replace(tzinfo=None)
    except ValueError:
        moment = None
    if moment and moment.year in YEARS:
        return moment
    raise WrongUsageError(
        _("DOSSIER_NOW is “{text}”, which is no time.").format(text=fixed[:40]), _("Write it as 2026-11-23T08:30.")
    )


OF_A_TEXT = {"draft": "", "recap": "", "terms": "--confirm", "order": "--notes"}
"""Commands whose own `--lang` is the language of what they write for others, not the one spoken to the user; and the option
with which they write it, where they do not always."""


def language_of(environment: Mapping[str, str], arguments: list[str]) -> str:
    """Return the language: `--lang`, then DOSSIER_LANG, then the locale's."""
    chosen = typed_value(_before(arguments), "--lang") or environment.get("DOSSIER_LANG")
    if chosen:
        return chosen
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if locale or sys.platform != "win32":
        return _of_locale(locale)
    from dossier.cli.windows import locale_in_use  # it sets none of these

    return _of_locale(locale_in_use())


def _before(arguments: list[str]) -> list[str]:
    """Return the words before a command that has a `--lang` of its own; all of them where there is none."""
    words = [at for at, word in enumerate(arguments) if not word.startswith("-") and word != "demo"]
    values = {at + 1 for at, word in enumerate(arguments) if word in {"--db", "--lang"}}
    first = next((at for at in words if at not in values), None)
    option = OF_A_TEXT.get(arguments[first]) if first is not None else None
    return arguments[:first] if option == "" or option in arguments else arguments


def _of_locale(name: str) -> str:
    """Return the language of a locale such as `zh_CN.UTF-8`; English where we do not speak it."""
    return next((code for code in i18n.languages() if name.lower().startswith(code)), "en")


def typed_value(arguments: list[str], option: str) -> str | None:
    """Return what was typed for an option, wherever it stands on the line."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and at + 1 < len(arguments):
            return arguments[at + 1]
    return None


def check_language(code: str) -> None:
    """Raise WrongUsageError for a language the tool does not speak."""
    if code not in i18n.languages():
        raise WrongUsageError(
            _("“{code}” is not a language I speak.").format(code=code[:20]),
            choose_from(f"--lang {each}" for each in i18n.languages()),
        )
