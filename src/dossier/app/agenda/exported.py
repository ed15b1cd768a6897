"""What calendars were given before, so that the next file takes back what is due no more."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dossier.disk import private_folder, write_file

KEPT = timedelta(days=60)
"""How long after its day an event is taken back again in each file: every calendar of the user's may miss one."""


class Given(NamedTuple):
    """The number of the newest file, the days of the events in it by their identities, those taken back, those that repeat."""

    sequence: int = 0
    due: Mapping[str, date] = {}
    gone: Mapping[str, date] = {}
    repeats: frozenset[str] = frozenset()


def given_before(cache: Path, book: str) -> Given:
    """Return what was given of a book; nothing if that is not known (any more)."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        held = json.loads(_path(cache, book).read_text(encoding="utf-8"))
        due, gone = ({uid: date.fromisoformat(day) for uid, day in held[name].items()} for name in ("due", "gone"))
        return Given(int(held["sequence"]), due, gone, frozenset(map(str, held.get("repeats", ()))))
    return Given()


def taken_back(before: Given, still: Iterable[str], today: date) -> dict[str, date]:
    """Return the events to take back with their days: those given that are due no more, unless their day is past.

    One that repeats has days to come, however long ago it began.
    """
    missing = {uid: max(day, today) for uid, day in before.due.items() if day >= today or uid in before.repeats}
    known = {uid: day for uid, day in before.gone.items() if day + KEPT >= today}
    due = set(still)
    return {uid: day for uid, day in (known | missing).items() if uid not in due}


def remember(cache: Path, book: str, given: Given) -> bool:
    """Keep what was given, without a word about any client; tell whether that could be done."""
    days = {name: {uid: day.isoformat() for uid, day in getattr(given, name).items()} for name in ("due", "gone")}
    text = json.dumps({"sequence": given.sequence, **days, "repeats": sorted(given.repeats)})
    try:
        private_folder(cache)
        write_file(_path(cache, book), text.encode(), replace=True)
    except OSError:
        return False
    return True


def _path(cache: Path, book: str) -> Path:
    return cache / f"calendar-{book}.json"
