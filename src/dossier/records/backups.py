"""The copies of a book in a folder: by their names whose they are, why and when they were made; and which may go."""

import os
import re
import zlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dossier.errors import NotReadableError
from dossier.i18n import N_, _

DAILY = "daily"
WHY = {
    "": N_("by hand"),
    DAILY: N_("before the day's first entry"),
    "before-merge": N_("before a merge"),
    "before-import": N_("before an import"),
    "before-inherit": N_("before a handover came in"),
    "before-forget": N_("before somebody was forgotten"),
    "before-repair": N_("before a repair"),
    "before-restore": N_("before a restore"),
}
"""Why a copy was made, by the word in its name; `before-8` stands before the book got its eighth form."""
AUTOMATIC = frozenset((DAILY, "before-merge", "before-import", "before-inherit", "before-forget"))
"""What is made unasked again and again, and so is thinned out; any other copy stays until the user deletes it."""
DAYS, WEEKS, MONTHS = 7, 4, 12
NEWEST = 3
"""So many of the newest stay whatever their days."""
_NAME = r"-(?:(daily|before-[a-z0-9]+)-)?(\d{8}-\d{6})(?:-\d+)?\.db"
_MOMENT = "%Y%m%d-%H%M%S"
_LONGEST = 255
"""Bytes that the name of a file may have on common disks."""
_SPARE = 12
"""Bytes left free of them, for a number where a name is taken, and for what SQLite keeps beside a file."""
_SHORT = 180


class Copied(NamedTuple):
    """A copy of a book: its file, the word for why it was made, when, and its size in bytes."""

    path: Path
    why: str
    at: datetime
    size: int

    @property
    def reason(self) -> str:
        """Return why it was made, in the language in use."""
        return _(WHY[self.why]) if self.why in WHY else _("before the book got a new form")


class Held(NamedTuple):
    """What a copy holds: its form, how many of each, its last operation, and whether it is sound (None: not looked through)."""

    form: int = 0
    contacts: int = 0
    companies: int = 0
    deals: int = 0
    log: int = 0
    last: datetime | None = None
    sound: bool | None = False


class Listed(NamedTuple):
    """A copy of the book in a list: whether it lies in the second place, and what it holds."""

    copy: Copied
    second: bool
    held: Held = Held()


def name_of(stem: str, why: str, now: datetime) -> str:
    """Return the name of a copy that is made now of a book whose file is called `stem`; where it would be too long, a short one."""
    return fitting(stem, f"-{why}{'-' * bool(why)}{now.strftime(_MOMENT)}.db")


def fitting(stem: str, end: str) -> str:
    """Return a name that begins as a book's and fits on a disk: a long stem is cut off, and told from others by a sum of all of it."""
    whole = stem + end
    return whole if len(os.fsencode(whole)) <= _LONGEST - _SPARE else _shortened(stem) + end


def _shortened(stem: str) -> str:
    kept = next(at for at in range(len(stem), -1, -1) if len(os.fsencode(stem[:at])) <= _SHORT)
    return f"{stem[:kept]}~{zlib.crc32(os.fsencode(stem)):08x}"


def copies(folder: Path, stem: str) -> list[Copied]:
    """Return the copies of a book in a folder, the newest first; nothing where there is no folder.

    Raises NotReadableError for a folder that may not be looked into.
    """
    named = re.compile(f"(?:{re.escape(stem)}|{re.escape(_shortened(stem))}){_NAME}")
    found = []
    try:
        for each in folder.iterdir() if folder.is_dir() else ():
            if hit := named.fullmatch(each.name):
                try:
                    moment = datetime.strptime(hit[2], _MOMENT)
                    found.append(Copied(each, hit[1] or "", moment, each.stat().st_size))
                except (ValueError, FileNotFoundError):
                    continue  # a name of the user's own, or gone meanwhile
    except OSError as error:
        raise NotReadableError(folder, error) from error
    return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def superfluous(moments: Collection[datetime]) -> set[datetime]:
    """Return which of the copies made at these moments may go.

    The first of each of the newest 7 days, 4 weeks and 12 months that have one stays, and so do the newest three.
    """
    ordered = sorted(set(moments))
    kept = set(ordered[-NEWEST:])
    for most, period in _PERIODS:
        kept |= _first_of_each(ordered, period, most)
    return set(ordered) - kept


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAYS, datetime.date), (WEEKS, _week), (MONTHS, lambda moment: (moment.year, moment.month)),
)  # fmt: skip


def _first_of_each(ordered: Iterable[datetime], period: Callable[[datetime], object], most: int) -> set[datetime]:
    firsts: dict[object, datetime] = {}
    for moment in ordered:
        firsts.setdefault(period(moment), moment)
    return set(list(firsts.values())[-most:])
