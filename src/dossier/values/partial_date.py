"""Dates of which only a part may be known: a year, a month, a day without its year; as they are typed and kept."""

import calendar
import re
from datetime import date

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.chinese_number import number
from dossier.values.when import COUNTS, MONTHS, checked_day, day_and_month, day_month, in_digits, parse_when, shifted

_SPANS = {
    "last year": (-1, "year"), "this year": (0, "year"), "next year": (1, "year"), "去年": (-1, "year"),
    "今年": (0, "year"), "明年": (1, "year"), "前年": (-2, "year"), "后年": (2, "year"), "last month": (-1, "month"),
    "this month": (0, "month"), "next month": (1, "month"), "上个月": (-1, "month"), "上月": (-1, "month"),
    "这个月": (0, "month"), "本月": (0, "month"), "下个月": (1, "month"), "下月": (1, "month"),
}  # fmt: skip
"""Words that name a whole year or month, counted from this one."""
_BACK = (
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|[一二两三四五六七八九十百半]+)\s*"
    r"(?P<unit>years?|y|months?|年|个月)(?P<ago>\s+ago|之前|以前|前)?"
)
_PARTIAL = r"(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?"


def _span(text: str, today: date, *, back: bool) -> str | None:
    """Return the year or the month that a text counts from today: nobody means the day by `10 years ago`.

    Years and months alone lie behind today where `back`, and anywhere are left to `parse_when` where not.
    Raises InvalidValueError for 10年, which may be 2010, too.
    """
    count, unit = _SPANS.get(text, (0, ""))
    hit = None if unit else re.fullmatch(_BACK, text)
    if hit and (hit["ago"] or back):
        if not hit["ago"] and re.fullmatch(r"\d{1,2}年", text):
            raise _year_or_years(text, int(hit["count"]), today)
        unit = "year" if hit["unit"] in {"年", "y"} or hit["unit"].startswith("year") else "month"
        half = hit["count"] == "半"
        if half and unit == "month":
            return None
        count, unit = (-6, "month") if half else (-(COUNTS.get(hit["count"]) or number(hit["count"])), unit)
    if not unit:
        return None
    day = shifted(today.replace(day=1), count, unit, text)
    return f"{day.year:04d}" if unit == "year" else f"{day:%Y-%m}"


def _year_or_years(text: str, figure: int, today: date) -> InvalidValueError:
    """Return the failure for a number of two digits that is a year's end or a number of years."""
    named = today.year - (today.year - figure) % 100
    one, other = str(named), str(today.year - figure)
    return InvalidValueError(
        _("“{text}” can be {one} or {other}.").format(text=text, one=one, other=other),
        _("Write it as {one} or {other}.").format(one=one, other=other),
    )


def parse_partial(text: str, today: date, *, field: str = "date", back: bool = False) -> str:
    """Return a date of which only part may be known: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD`.

    `03-12` is 12 March of an unknown year, `10 years` counts back where `back`. Raises InvalidValueError when the text is
    no date, or can be two.
    """
    plain = in_digits(text.strip().casefold())
    if re.fullmatch(r"\d{4}年?", plain):
        return f"{int(plain[:4]):04d}"
    if re.fullmatch(r"0\d年", plain):
        return f"20{plain[:2]}"
    hit = re.fullmatch(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})月?", plain)
    hit = hit or re.fullmatch(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", plain)
    if hit and 1 <= int(hit["month"]) <= 12:
        return f"{hit['year']}-{int(hit['month']):02d}"
    month_day = _month_and_day(re.sub(r"^--(\d\d)(\d\d)$", r"--\1-\2", plain))  # --0312, as business cards have it
    if month_day:
        checked_day(2000, *month_day, text)
        return f"--{month_day[0]:02d}-{month_day[1]:02d}"
    month_year = re.fullmatch(r"([a-z]+)\.? (\d{4})", plain)
    if month_year and month_year[1] in MONTHS:
        return f"{month_year[2]}-{MONTHS[month_year[1]]:02d}"
    if len(re.findall(r"[a-z]+|\d+", plain)) == 2 and any(word in MONTHS for word in re.findall(r"[a-z]+", plain)):
        day = day_month(plain, date(2000, 1, 1), False)  # a leap year, so that 29 February passes
        if day:
            return f"--{day.month:02d}-{day.day:02d}"
    span = _span(" ".join(plain.split()), today, back=back)
    return span or parse_when(text, today, field=field, past=True).isoformat()


def _month_and_day(text: str) -> tuple[int, int] | None:
    """Return the month and the day of a date without a year in figures; None for another text."""
    hit = re.fullmatch(r"(\d{1,2})[./](\d{1,2})\.?", text)
    if hit:
        day, month = day_and_month(int(hit[1]), int(hit[2]), text)
        return month, day
    hit = re.fullmatch(r"(?:--)?(\d{1,2})-(\d{1,2})", text) or re.fullmatch(r"(\d{1,2})月(\d{1,2})[日号]?", text)
    return (int(hit[1]), int(hit[2])) if hit else None


def is_partial_date(text: str) -> bool:
    """Tell whether a text is a stored partial date that names a possible day."""
    hit = re.fullmatch(_PARTIAL, text)
    if not hit or text == "-":
        return False
    try:
        date(int(hit[1] or 2000), int(hit[2] or 1), int(hit[3] or 1))
    except ValueError:
        return False
    return bool(hit[1] or hit[3])


def next_occurrence(partial: str, today: date) -> date | None:
    """Return the next day on or after `today` with this month and day; None if they are not known.

    29 February is kept on 28 February in a common year.
    """
    hit = re.fullmatch(r"(?:\d{4}|-)-(\d{2})-(\d{2})", partial)
    if not hit:
        return None
    for year in (today.year, today.year + 1):
        day = min(int(hit[2]), calendar.monthrange(year, int(hit[1]))[1])
        found = date(year, int(hit[1]), day)
        if found >= today:
            return found
    return None


def year_of(partial: str) -> int | None:
    """Return the year of a partial date, or None where it is not known."""
    return int(partial[:4]) if partial[:4].isdigit() else None
