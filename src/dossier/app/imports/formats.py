"""The formats that come in; a new one is a module of its own and a line here. The first that recognises a file reads it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dossier.app.imports import cards
from dossier.errors import InvalidValueError
from dossier.exchange.incoming import delimited, web_table, workbook
from dossier.exchange.incoming.packed import unpacked
from dossier.exchange.incoming.sheet import Sheet
from dossier.i18n import N_, _


class Format(NamedTuple):
    """A format: how it is recognised by its bytes, and how it becomes lines (of the named sheet, if it has sheets)."""

    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str | None], Sheet]


FORMATS = tuple(Format(module.recognises, module.read) for module in (workbook, cards, web_table, delimited))
_STRANGERS = (
    (rb"%PDF", N_("a PDF")),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM", N_("a picture")),
    (rb"MZ|\x7fELF|#!", N_("a program")),
    (rb"\{\\rtf", N_("a text document")),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", N_("an archive")),
    (rb"SQLite format 3", N_("a database")),
    (rb"\s*BEGIN:VCALENDAR", N_("a calendar")),
    (rb"\s*[\[{]\s*[\"\]}\[{]", N_("JSON")),
)
"""How other files begin, and what they are; a short sign only where what follows is no text."""


def sheet_of(raw: bytes, path: Path, name: str | None) -> Sheet:
    """Return what a file holds; raises InvalidValueError for what is no table, no card and no workbook."""
    for sign, what in _STRANGERS:
        if re.match(sign, raw, re.DOTALL):
            raise InvalidValueError(
                _("{path} is {what}, not a list.").format(path=path, what=_(what)),
                _("Name a sheet (xlsx, xls, ods, CSV), cards (vCard), mails or a handover."),
            )
    raw = unpacked(raw)
    for each in FORMATS:
        if each.recognises(raw):
            return each.read(raw, name)
    raise InvalidValueError(
        _("{path} is not a list that can be read.").format(path=path),
        _("Open it where it comes from, and save it as xlsx or CSV."),
    )
