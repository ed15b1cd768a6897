"""Dates as people type them, in English and Chinese."""

import calendar
import re
from datetime import date, timedelta

from dossier.errors import InvalidValueError
from dossier.i18n import _, usage
from dossier.nearest import did_you_mean, nearest
from dossier.values.chinese_number import number

YEARS = range(1000, 3000)
"""The years a day may lie in: every firm's founding, every patent's end, and no sum of days leaves the calendar."""

_WEEKDAYS = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "wednesday": 2, "thu": 3, "thur": 3,
    "thurs": 3, "thursday": 3, "fri": 4, "friday": 4, "sat": 5, "saturday": 5, "sun": 6, "sunday": 6,
}  # fmt: skip
MONTHS = (
    {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
"""The English names of the months with their numbers."""
_CHINESE_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_SIMPLE = {
    "today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2,
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "昨天": -1, "昨日": -1, "后天": 2, "大后天": 3, "前天": -2,
}  # fmt: skip
_UNITS = {
    "d": "day", "day": "day", "days": "day", "天": "day", "日": "day",
    "w": "week", "wk": "week", "week": "week", "weeks": "week", "周": "week", "星期": "week", "个星期": "week", "礼拜": "week",
    "m": "month", "mo": "month", "month": "month", "months": "month", "个月": "month", "月": "month",
    "y": "year", "year": "year", "years": "year", "年": "year",
}  # fmt: skip
_COUNT = r"(?:in\s+)?([+-]?)\s*(\d{1,4}|an?|one|two|three|four|five|six)\s*([a-z]+)(\s+ago)?"
_CHINESE_COUNT = (
    r"([0-9〇零一二两三四五六七八九十百半]+)(天|日|周|星期|个星期|礼拜|个月|年)(后|之后|以后|内|前|之前|以前)?"
)
_CHINESE_MONTH = r"(上|这|本|下下|下)?个?月(?:(\d{1,2})[日号]|(初|中旬?|底|末))"
_CHINESE_WEEKDAY = r"(上|这|本|下下|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])"
_CHINESE_PART = r"(?:(\d{4})年|([今明后去])年)?(?:(\d{1,2})月份?|年(?=[初中底]))?(初|中旬?|底|末)?"
_CHINESE_QUARTER = r"(?:这个?|本|(下)个?|(?=季度?[初底末]))季度?(初|底|末)?"
_CHINESE_DATE = r"(?:(\d{4})年|([今明后去])年)?(\d{1,2})月(\d{1,2})[日号]?"
_YEARS = {"今": 0, "明": 1, "后": 2, "去": -1}
_DAY_PART = r"(?<=.)\s*(?:早上|早晨|上午|中午|下午|傍晚|晚上|早|晚|morning|afternoon|evening)$"
"""Behind a day without an hour it says nothing of the day."""
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def parse_when(text: str, today: date, *, field: str = "date", past: bool = False) -> date:
    """Return the day that a text means, counted from `today`.

    A day and month without a year is the next such day, or the last one if `past`. Raises InvalidValueError
    with an example when the text is no date.
    """
    plain = re.sub("^([今明昨])(?=[早晚])", r"\1天", " ".join(text.strip().casefold().split()))
    plain = re.sub(_DAY_PART, "", plain)
    for reading in (_simple, _iso, _counted, _working, _weekday, _edge, _chinese, day_month):
        found = reading(plain, today, past)
        if found is not None:
            return _within(found, text.strip()[:60])
    raise InvalidValueError(
        _("“{text}” is not a date I understand.").format(text=text.strip()[:60]),
        did_you_mean(
            nearest(plain, _SIMPLE, likeness=0.8),
            _("Try 2026-12-31, tomorrow, +3d, next tue, 12 Mar, 3月12日 or 下周一."),
        ),
        field=field,
    )


def _within(day: date, text: str) -> date:
    if day.year in YEARS:
        return day
    raise _outside(text)


def _outside(text: str) -> InvalidValueError:
    return InvalidValueError(
        _("“{text}” lies outside the calendar.").format(text=text),
        _("Name a day of the years {first} to {last}.").format(first=YEARS[0], last=YEARS[-1]),
    )


def _simple(text: str, today: date, _past: bool) -> date | None:
    offset = _SIMPLE.get(text)
    return None if offset is None else today + timedelta(days=offset)


def _iso(text: str, today: date, past: bool) -> date | None:
    hit = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    if hit:
        return checked_day(int(hit[1]), int(hit[2]), int(hit[3]), text)
    hit = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if hit:
        return checked_day(int(hit[1]), int(hit[2]), int(hit[3]), text)
    hit = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text)
    if hit:
        day, month = day_and_month(int(hit[1]), int(hit[3]), text, dotted=hit[2] == ".", year=int(hit[4]))
        return checked_day(int(hit[4]), month, day, text)
    hit = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})\.?", text)
    if hit:
        day, month = day_and_month(int(hit[1]), int(hit[2]), text)
        return _without_year(month, day, today, past, text)
    hit = re.fullmatch(r"(?:--)?(\d{1,2})-(\d{1,2})", text)
    return _without_year(int(hit[1]), int(hit[2]), today, past, text) if hit else None


def day_and_month(
    first: int, second: int, text: str, *, dotted: bool = False, year: int | None = None
) -> tuple[int, int]:
    """Return day and month of two numbers; with dots and a year the day is first, as whoever writes dots means it.

    Raises InvalidValueError that names both readings where both are possible.
    """
    if dotted or first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    one, other = (_in_words(day, month, year) for day, month in ((first, second), (second, first)))
    raise InvalidValueError(
        _("“{text}” can be {one} or {other}.").format(text=text[:20], one=one, other=other),
        _("Write it as {one} or {other}.").format(one=one, other=other),
    )


def _in_words(day: int, month: int, year: int | None) -> str:
    """Return a day in the language in use, in a form that has one reading and can be typed."""
    form = usage().day if year else usage().day_of_month
    return form.format(year=year, month=usage().months[month - 1], day=day)


def _counted(text: str, today: date, _past: bool) -> date | None:
    hit = re.fullmatch(r"(?:in )?half an? (year|month)", text)
    if hit:
        return shifted(today, *((6, "month") if hit[1] == "year" else (15, "day")), text)
    hit = re.fullmatch(_COUNT, text)
    unit = _UNITS.get(hit[3]) if hit else None
    if hit and unit:
        count = COUNTS.get(hit[2]) or int(hit[2])
        return shifted(today, -count if hit[1] == "-" or hit[4] else count, unit, text)
    hit = re.fullmatch(_CHINESE_COUNT, text)
    if not hit:
        return None
    sign = -1 if (hit[3] or "").endswith("前") else 1
    if hit[1] == "半":
        half = {"年": (6, "month"), "个月": (15, "day")}.get(hit[2])
        return shifted(today, sign * half[0], half[1], text) if half else None
    return shifted(today, sign * number(hit[1]), _UNITS[hit[2]], text)


def _working(text: str, today: date, past: bool) -> date | None:
    """Return a day counted in working days, Monday to Friday: the third from now, the next, the last of a month."""
    hit = re.fullmatch(rf"(?:in )?(\d{{1,3}}|{'|'.join(COUNTS)}|next) (?:working|business|work) ?days?", text)
    hit = hit or re.fullmatch(r"([0-9一二两三四五六七八九十]+|下)个?工作日(?:后|之后|以后|内)?", text.replace(" ", ""))
    if hit:
        count = 1 if hit[1] in {"next", "下"} else COUNTS.get(hit[1]) or number(hit[1])
        day = today
        for _each in range(count):
            day += timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
        return day
    hit = re.fullmatch(
        r"(?:the )?last (?:working|business|work) ?day(?: of (?:(?:the|this) )?(?:(next) )?month)?", text
    ) or re.fullmatch(r"(?:这个月|本月|这月|(下个?月))?(?:的)?最后一个工作日", text.replace(" ", ""))
    if not hit:
        return None
    last = _edge("end of next month" if hit[1] else "end of month", today, past) or today
    return last - timedelta(days=max(0, last.weekday() - 4))


def _weekday(text: str, today: date, past: bool) -> date | None:
    hit = re.fullmatch(r"(?:(next|this|last|on)\s+)?([a-z]+)", text)
    if hit and hit[2] in _WEEKDAYS:
        ahead = (_WEEKDAYS[hit[2]] - today.weekday()) % 7 or 7
        if hit[1] == "last" or (past and hit[1] is None):
            back = (today.weekday() - _WEEKDAYS[hit[2]]) % 7 or 7
            return today - timedelta(days=back)
        return today + timedelta(days=ahead)
    if hit and hit[1] in {"next", "last"} and hit[2] in {"week", "month", "year"}:
        return shifted(today, 1 if hit[1] == "next" else -1, hit[2], text)
    hit = re.fullmatch(_CHINESE_WEEKDAY, text)
    if not hit:
        return None
    monday = today - timedelta(days=today.weekday())
    weeks = {"上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}.get(hit[1] or "", 0)
    day = monday + timedelta(days=_CHINESE_WEEKDAYS[hit[2]] + 7 * weeks)
    if hit[1] is not None:
        return day
    if past:
        return day if day < today else day - timedelta(days=7)
    return day + timedelta(days=7) if day <= today else day


def _edge(text: str, today: date, _past: bool) -> date | None:
    if text in {"end of month", "month end", "eom", "月底", "本月底", "这个月底"}:
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if text in {"end of next month", "下月底", "下个月底"}:
        later = shifted(today.replace(day=1), 1, "month", text)
        return later.replace(day=calendar.monthrange(later.year, later.month)[1])
    if text in {"end of week", "eow", "周末", "本周末", "这周末"}:
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if text in {"下周末", "下个周末"}:
        return today + timedelta(days=(4 - today.weekday()) % 7 + 7)
    if text in {"end of year", "eoy", "年底"}:
        return today.replace(month=12, day=31)
    return {"下周": today + timedelta(days=7), "下个月": shifted(today, 1, "month", text)}.get(text)


def _chinese(text: str, today: date, past: bool) -> date | None:
    plain = in_digits(text.replace(" ", ""))
    hit = re.fullmatch(_CHINESE_MONTH, plain)
    if hit and (hit[1] or hit[3]):
        day = _in_a_month({"上": -1, "下": 1, "下下": 2}.get(hit[1] or "", 0), hit[2], hit[3], today, text)
        return day if hit[1] or past or day >= today else _in_a_month(1, None, hit[3], today, text)
    hit = re.fullmatch(_CHINESE_DATE, plain)
    if not hit:
        return _part_of_year(plain, today, text)
    year, month, day_number = _year(hit[1], hit[2], today), int(hit[3]), int(hit[4])
    return checked_day(year, month, day_number, text) if year else _without_year(month, day_number, today, past, text)


def _year(typed: str | None, word: str | None, today: date) -> int | None:
    return int(typed) if typed else today.year + _YEARS[word] if word else None


def _part_of_year(plain: str, today: date, text: str) -> date | None:
    """Return the day of 明年1月, 12月初, 年底 or 下季度: the first where nothing is said of the part."""
    if hit := re.fullmatch(_CHINESE_QUARTER, plain):
        first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        ahead = (3 if hit[1] else 0) + (2 if hit[2] in {"底", "末"} else 0)
        return _in_a_month(ahead, None, hit[2] or "初", first, text)
    hit = re.fullmatch(_CHINESE_PART, plain)
    year = _year(hit[1], hit[2], today) if hit else None
    if hit is None or not (year or (hit[3] and hit[4])):
        return None
    month = int(hit[3] or {"底": 12, "末": 12, "中": 6, "中旬": 6}.get(hit[4] or "", 1))
    if not 1 <= month <= 12:
        return None
    part = hit[4] or "初"
    found = _in_a_month(0, None, part, date(year or today.year, month, 1), text)
    return found if year or found >= today else _in_a_month(12, None, part, found, text)


def _in_a_month(ahead: int, which: str | None, part: str | None, today: date, text: str) -> date:
    """Return a day of a month counted from this one: its 10th, its first, its middle or its last day."""
    first = shifted(today.replace(day=1), ahead, "month", text)
    last = calendar.monthrange(first.year, first.month)[1]
    day = int(which) if which else {"初": 1, "中": 15, "中旬": 15}.get(part or "", last)
    return checked_day(first.year, first.month, day, text)


def day_month(text: str, today: date, past: bool) -> date | None:
    """Return the day of an English month and one or two numbers in any order; None for another text."""
    words = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text).replace(",", " "))
    months = [word for word in words if word in MONTHS]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(months) != 1 or not 1 <= len(numbers) <= 2 or len(words) != 1 + len(numbers):
        return None
    month = MONTHS[months[0]]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    if len(days) != 1:
        return None
    return checked_day(years[0], month, days[0], text) if years else _without_year(month, days[0], today, past, text)


def _without_year(month: int, day: int, today: date, past: bool, text: str) -> date:
    step = -1 if past else 1
    for year in range(today.year, today.year + step * 9, step):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    return checked_day(today.year, month, day, text)


def checked_day(year: int, month: int, day: int, text: str) -> date:
    """Return a day; raises InvalidValueError, which names the typed text, where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidValueError(
            _("There is no such day as “{text}”.").format(text=text[:60]), _("Check the month and the day.")
        ) from None


def later(day: date, days: int) -> date:
    """Return the day so many days after (or before) another; the calendar's first or last where it would leave it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def shifted(start: date, number: int, unit: str, text: str = "") -> date:
    """Return `start` moved by a number of days, weeks, months or years; the 31st becomes the month's last day."""
    try:
        if unit in {"day", "week"}:
            return start + timedelta(days=number * (7 if unit == "week" else 1))
        months = start.year * 12 + start.month - 1 + number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        raise _outside(text or str(number)) from None


def in_digits(text: str) -> str:
    """Return a date with the months and days in it that are written in Chinese, such as 十二月三日, in digits."""
    return re.sub(r"[一二三四五六七八九十]+(?=[月日号])", lambda each: str(number(each[0])), text)
