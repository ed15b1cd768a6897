"""What the user knows better of a country than what is shipped: her own notes, laid over it in one place for everybody."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dossier.records.country.country import CLOSURE, Holiday, Mark
from dossier.records.known import KNOWN, Known, current, standing
from dossier.values.names import fold

TASTE, PRICE, QUALITY, HOURS = "country.taste", "country.price", "country.quality", "country.hours"
CLOSURES, MARKS, TARIFF = "country.closures", "country.marks", "country.tariff"
WAYS = {"price": PRICE, "quality": QUALITY, "finish": TASTE}
"""What is judged of the taste of a country, and the note that stands above it."""
FINISHES = {"matt": ("matt", "亚光", "哑光", "磨砂"), "glossy": ("gloss", "shin", "亮面", "亮光", "光面", "高光")}
"""Words by which a note on taste names a finish."""
BREAK = "break "
"""What stands before the lunch break in a note on office hours."""
OPEN = "open"
"""What stands before the days of a note on closures on which offices are open, whatever is shipped."""
_CLOSED = re.compile(rf"({OPEN} )?(\d{{4}}-\d\d-\d\d)(?:\.\.(\d{{4}}-\d\d-\d\d))?(?: (.*))?")


def finish_named(text: str) -> str | None:
    """Return the finish that words on taste name: `matt`, `glossy`, `mixed` where they name both, None for none."""
    named = [code for code, words in FINISHES.items() if any(word in fold(text) for word in words)]
    return None if not named else named[0] if len(named) == 1 else "mixed"


def own_ways(shipped: Mapping[str, Any] | None, facts: Iterable[Known]) -> dict[str, Any] | None:
    """Return the guidance on a country with the user's notes above it; under `own` stands the note behind each value.

    The finish that her note on taste names stands beside the shipped guess, as `own_finish`, because rules say which of the two
    they overruled; a note that names none leaves it unknown: the guess is not hers.
    """
    rows = tuple(facts)
    held = current(rows)
    taste = [row for row in standing(rows, TASTE) if row.state == KNOWN and row.value]
    own = {name: held[key] for name, key in WAYS.items() if key != TASTE and key in held and held[key].value}
    if taste:
        own["finish"] = taste[0]
    if HOURS in held and held[HOURS].value:
        own["hours"] = held[HOURS]
    if not own:
        return dict(shipped) if shipped is not None else None
    said = {name: row.value or "" for name, row in own.items() if name in {"price", "quality"}}
    before = dict(shipped or {})
    found = before | {"taste": {**before.get("taste", {}), **said}, "own": own}
    if taste:
        found["own_finish"] = finish_named("; ".join(row.value or "" for row in taste)) or "unknown"
    return found


def hours_cell(text: str) -> str:
    """Return noted office hours as the index of countries writes them: `09:00-18:00;12:00-13:00;fri 09:00-12:00`."""
    whole, *rest = text.split(", ")
    lunch = next((part.removeprefix(BREAK) for part in rest if part.startswith(BREAK)), "")
    return ";".join((whole, lunch, *(part for part in rest if not part.startswith(BREAK)))).rstrip(";")


def own_hours(facts: Iterable[Known]) -> Known | None:
    """Return the user's note on office hours, or None."""
    row = current(row for row in facts if row.key == HOURS).get(HOURS)
    return row if row is not None and row.value else None


def own_marks(facts: Iterable[Known]) -> tuple[Mark, ...]:
    """Return the marks that the user noted of a market; she means goods of every kind."""
    rows = [row for row in standing(facts, MARKS) if row.state == KNOWN and row.value]
    return tuple(
        Mark(row.value or "", "mandatory", "", "", "", f"{row.noted_on:%Y-%m}", ("*",), (row.value or "",), own=True)
        for row in reversed(rows)
    )


def closure_of(row: Known, country: str) -> tuple[bool, Holiday] | None:
    """Return whether a note says that offices are open, and its days; None for words without days."""
    hit = _CLOSED.fullmatch(row.value or "")
    if hit is None:
        return None
    first, last = date.fromisoformat(hit[2]), date.fromisoformat(hit[3]) if hit[3] else None
    day = Holiday(0, country, first, last, hit[4] or "", hit[4] or None, CLOSURE, computed=False)
    return bool(hit[1]), day


def with_own_closures(days: Iterable[Holiday], notes: Iterable[tuple[str, Known]]) -> list[Holiday]:
    """Return days off with the user's closures among them and without those during which she noted that offices are open.

    `notes` are her notes on closures, each with its country.
    """
    read = [found for country, row in notes if (found := closure_of(row, country)) is not None]
    opened = [day for is_open, day in read if is_open]
    kept = [day for day in days if day.kind != CLOSURE or not any(_meet(day, each) for each in opened)]
    return [*kept, *(day for is_open, day in read if not is_open)]


def _meet(day: Holiday, other: Holiday) -> bool:
    return (
        day.country == other.country
        and day.on_date <= (other.until or other.on_date)
        and other.on_date <= (day.until or day.on_date)
    )
