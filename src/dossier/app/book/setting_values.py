"""What a setting may say: read as it is typed, refused where it means nothing."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dossier.app.settings import named_with_key
from dossier.errors import InvalidValueError, NoChoiceError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.paths import at_home
from dossier.records.agenda.reminding import SOURCES
from dossier.records.catalogue.key import Choice
from dossier.records.reading import choice_code
from dossier.render.media.theme import CHOICES
from dossier.values.hour import hour_of
from dossier.values.money import known_currency
from dossier.values.names import is_email
from dossier.world import countries, zones

_HOURS = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|~|to|bis|至|到)\s*(\d{1,2})(?:[:.](\d{2}))?"


def understood(key: str, value: Any) -> Any:
    """Return the value of a setting in its one form; raises InvalidValueError that names the key."""
    read = _READ.get(key)
    if read is None or value in ("", []):
        return value
    with named_with_key(key):
        return read(value)


def _hours(text: str) -> str:
    hit = re.fullmatch(_HOURS, text.strip().casefold())
    plain = f"{int(hit[1]):02d}:{hit[2] or '00'}-{int(hit[3]):02d}:{hit[4] or '00'}" if hit else _spoken_hours(text)
    try:
        countries.hours(plain)
    except ValueError:
        raise InvalidValueError(
            _("“{text}” are no hours.").format(text=text[:60]), _("Write them as 08:00-21:00.")
        ) from None
    return plain


def _spoken_hours(text: str) -> str:
    """Return hours in words such as 早8点到晚9点 as `08:00-21:00`; the text as it is where it holds no two hours."""
    try:
        first, last = map(hour_of, re.split(r"\s*[-–~至到]\s*", text))
    except (ValueError, InvalidValueError):
        return text
    return f"{first:%H:%M}-{last:%H:%M}"


def _sources(names: list[str]) -> list[str]:
    kinds = tuple(Choice(code, each.label) for code, each in SOURCES.items())
    codes = []
    for name in names:
        code = choice_code(kinds, name)
        if code is None:
            raise InvalidValueError(
                _("“{name}” is no source of reminders.").format(name=name[:40]), one_of(name, kinds)
            )
        codes.append(code)
    return codes


def _email(text: str) -> str:
    if not is_email(text):
        raise InvalidValueError(
            _("“{text}” is not an e-mail address.").format(text=text[:80]), _("Write it as name@firm.com.")
        )
    return text.strip()


def _theme(name: str) -> str:
    code = choice_code(CHOICES, name)
    if code is None:
        raise NoChoiceError(_("The theme"), name, CHOICES)
    return code


def _folder(text: str) -> str:
    place = at_home(Path(text)).absolute()
    if not place.is_dir():
        raise InvalidValueError(
            _("There is no folder {path}.").format(path=place), _("Make it first, or plug in the stick it lies on.")
        )
    return str(place)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "me.country": countries.read,
    "me.currency": known_currency,
    "me.time_zone": lambda text: zones.zone_named(text).key,
    "me.hours": _hours,
    "look.theme": _theme,
    "remind.off": _sources,
    "profile.email": _email,
    "backup.also": _folder,
}
