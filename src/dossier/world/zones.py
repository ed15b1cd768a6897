"""Time zones by the newer of two tables: the system's, and the one that comes with the program."""

import re
import zoneinfo
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _

_VERSION = re.compile(r"\d{4}[a-z]{0,2}")


class ZoneTable(NamedTuple):
    """A table of zones: whose it is, its version such as `2026b` (empty if it names none), and its folder."""

    source: Literal["system", "tzdata"]
    version: str
    folder: str


def zone(name: str) -> zoneinfo.ZoneInfo:
    """Return a time zone by its name; raises as `ZoneInfo` does for a name there is not."""
    zone_table()
    return zoneinfo.ZoneInfo(name)


def zone_named(text: str) -> zoneinfo.ZoneInfo:
    """Return the time zone that a user named; raises InvalidValueError for a name there is not."""
    try:
        return zone(text)
    except (KeyError, ValueError, OSError):
        raise InvalidValueError(
            _("“{text}” is not a time zone.").format(text=text[:60]), _("Write it as Europe/Berlin or America/Denver.")
        ) from None


@cache
def zone_table() -> ZoneTable | None:
    """Return the newer table and let it be read from now on; None if there is no table at all.

    A system updates its table more seldom than countries move their clocks, and the library reads the system's first.
    """
    own, shipped = _system(), _shipped()
    if shipped is None or (own is not None and own.version >= shipped.version):
        return own
    zoneinfo.reset_tzpath([shipped.folder, *zoneinfo.TZPATH])
    return shipped


def _system() -> ZoneTable | None:
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "Europe").is_dir():
            return ZoneTable("system", _version(folder), str(folder))
    return None


def _shipped() -> ZoneTable | None:
    try:
        tzdata = import_module("tzdata")  # two constants, nothing more
    except ImportError:
        return None
    return ZoneTable("tzdata", str(tzdata.IANA_VERSION), str(Path(tzdata.__path__[0]) / "zoneinfo"))


def _version(folder: Path) -> str:
    """Return the version that stands in a table's first line (`# version 2025b`) or in macOS's `+VERSION`."""
    for name in ("tzdata.zi", "+VERSION"):
        try:
            with (folder / name).open(encoding="ascii", errors="replace") as file:
                hit = _VERSION.search(file.readline())
        except OSError:
            continue
        if hit:
            return hit[0]
    return ""
