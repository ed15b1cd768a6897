"""People whom nobody needs to keep any more: nothing happened with them for years, and nothing is open."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date

from dossier.app.find.several import shown
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read.contact.idle import idle_before, kept_by
from dossier.records.agenda.agenda import Due
from dossier.records.ref import Ref
from dossier.values.listed import enumerated

A_WEEK = 3
"""People who are proposed on the first working day of a week."""
_YEARS = re.compile(r"([1-9]\d?)\s*(?:y|years?|年)?")


def before(text: str, today: date) -> date:
    """Return the day that lies so many years back: `5` or `5y`; raises InvalidValueError for what are no years."""
    hit = _YEARS.fullmatch(text.strip().casefold())
    if hit is None:
        raise InvalidValueError(_("“{text}” are no years.").format(text=text[:40]), _("Write 5 or 5y, from 1 to 99."))
    return _years_ago(int(hit[1]), today)


def _years_ago(years: int, today: date) -> date:
    return date(today.year - years, today.month, min(today.day, 28) if today.month == 2 else today.day)


def idle(connection: sqlite3.Connection, day: date) -> tuple[dict[Ref, date], list[str]]:
    """Return with whom nothing happened since a day, each with the last one, and who stays because something is open, in words."""
    going, staying = dict[Ref, date](), list[str]()
    for ref, since in idle_before(connection, day):
        if held := kept_by(connection, ref):
            words = _("{who} stays; not done yet: {refs}.")
            staying.append(words.format(who=shown(connection, ref), refs=enumerated(held)))
        else:
            going[ref] = since
    return going, staying


def proposed(connection: sqlite3.Connection, today: date, years: int) -> Iterator[Due]:
    """Yield up to three people who are kept without need, the longest silence first."""
    going, _staying = idle(connection, _years_ago(years, today))
    for ref, since in list(going.items())[:A_WEEK]:
        yield Due("idle", str(ref), today, since.isoformat(), ref.id, None, None)
