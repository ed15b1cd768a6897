"""A period as people type it, in English and Chinese: a year, a quarter, a month, the last ninety days, from … to …."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.when import MONTHS, parse_when, shifted

_YEAR, _MONTH = r"((?:19|20)\d\d)", r"(1[0-2]|0?[1-9])"
_BETWEEN = re.compile(r"\s*(?:\.\.|…|—|~|\bto\b|至|到)\s*")
_UNITS = {"周": "week", "月": "month", "季度": "quarter", "季": "quarter", "年": "year"}
_AGO = {"this": 0, "last": 1, "previous": 1, "本": 0, "这": 0, "今": 0, "上": 1, "去": 1}
_COUNTED = re.compile(
    r"(?:last|past|最近|近|过去)?\s*(\d{1,4})\s*个?\s*(d|days?|w|weeks?|m|months?|y|years?|天|日|周|月|年)"
)
_LETTER = {
    "d": "day",
    "w": "week",
    "m": "month",
    "y": "year",
    "天": "day",
    "日": "day",
    "周": "week",
    "月": "month",
    "年": "year",
}


class Period(NamedTuple):
    """The days from `start` to `end`, both within it; None where it is open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies within; no day that is unknown does, unless the period is open on both sides."""
        if self == WHOLE:
            return True
        return isinstance(day, date) and (self.start or date.min) <= day <= (self.end or date.max)

    def touches(self, text: str | None) -> bool:
        """Tell whether a partial date lies within: a day, or a month or a year of which some day does; unknown as above."""
        if self == WHOLE:
            return True
        if text is None or text.startswith("--"):
            return False
        first, last = (self.start or date.min).isoformat(), (self.end or date.max).isoformat()
        return first[: len(text)] <= text <= last[: len(text)]


WHOLE = Period()
"""All the time there is."""


def read_period(text: str, today: date) -> Period:
    """Return the period that is typed; raises InvalidValueError with the forms there are.

    `2026`, `2026-Q3`, `Q3`, `2026-03`, `2026年3月`, `this quarter`, `上个月`, `last 90 days`, `近90天`, `2026-01..2026-06`,
    `since May`, `all`.
    """
    plain = text.strip().casefold().replace("至今", "..").removesuffix("以来")
    if plain in {"", "all", "always", "全部", "所有"}:
        return WHOLE
    since = re.fullmatch(r"(since|from|自|从)\s*(.+)", plain)
    sides = _BETWEEN.split(since[2] + ".." if since else plain, maxsplit=1)
    if len(sides) == 2:
        start, end = (_one(side, text, today) if side.strip() else WHOLE for side in sides)
        found = Period(start.start, end.end)
    else:
        found = _one(plain, text, today)
    if found.start and found.end and found.end < found.start:
        raise InvalidValueError(_("“{text}” ends before it begins.").format(text=text[:60]))
    return found


def around(day: date, unit: str) -> Period:
    """Return the week, month, quarter or year in which a day lies; a week begins on Monday."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(6))
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(start, shifted(start, months, "month") - timedelta(1))


def preceding(period: Period) -> Period:
    """Return the time before a period that is open on no side: as many whole months where it is of whole months, else as many days."""
    if period.start is None or period.end is None:
        raise ValueError(period)
    last, after = period.start - timedelta(1), period.end + timedelta(1)
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    if period.start.day == 1 and after.day == 1:
        return Period(shifted(period.start, -months, "month"), last)
    return Period(period.start - (after - period.start), last)


def _one(text: str, typed: str, today: date) -> Period:
    plain = text.strip()
    if hit := re.fullmatch(rf"{_YEAR}年?", plain):
        return around(date(int(hit[1]), 1, 1), "year")
    if hit := re.fullmatch(rf"{_YEAR}\s*[-/.年]\s*{_MONTH}月?", plain):
        return around(date(int(hit[1]), int(hit[2]), 1), "month")
    if hit := re.fullmatch(rf"(?:{_YEAR}\s*[-/年]?\s*)?(?:q([1-4])|第?([1-4一二三四])季度?)", plain):
        number = int(hit[2] or "一二三四".find(hit[3]) + 1 or hit[3])
        return around(date(int(hit[1] or today.year), number * 3, 1), "quarter")
    if (hit := re.fullmatch(rf"([a-z]+)\s*{_YEAR}?", plain)) and hit[1] in MONTHS:
        number = MONTHS[hit[1]]
        year = int(hit[2]) if hit[2] else today.year - (number > today.month)
        return around(date(year, number, 1), "month")
    named = re.fullmatch(
        r"(this|last|previous)\s+(week|month|quarter|year)|(本|这|今|上|去)个?(周|月|季度|季|年)", plain
    )
    if named:
        unit = named[2] or _UNITS[named[4]]
        return _before(today, unit, _AGO[named[1] or named[3]])
    if hit := _COUNTED.fullmatch(plain):
        start = shifted(today, -int(hit[1]), _LETTER[hit[2][0]], typed)
        return Period(start + timedelta(1), today)
    try:
        day = parse_when(plain, today, past=True)
    except InvalidValueError as error:
        words = _("“{text}” is no period.").format(text=typed[:60])
        raise InvalidValueError(
            words, _("Write for example: 2026, 2026-Q3, 2026-03, last 90 days, 2026-01..2026-06.")
        ) from error
    return Period(day, day)


def _before(today: date, unit: str, ago: int) -> Period:
    here = around(today, unit)
    return here if not ago or here.start is None else around(here.start - timedelta(1), unit)
