"""Repeats as people say them, and the rule that stands for them (RFC 5545 RRULE)."""

import re
from datetime import date

from dossier.errors import InvalidValueError
from dossier.i18n import N_, NP_, _, called, ngettext
from dossier.values.listed import enumerated

_DAYS = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}
_CHINESE_DAYS = {"一": "MO", "二": "TU", "三": "WE", "四": "TH", "五": "FR", "六": "SA", "日": "SU", "天": "SU"}
_FREQUENCY = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}
_UNIT = {
    "day": "d", "days": "d", "daily": "d", "天": "d", "日": "d", "week": "w", "weeks": "w", "weekly": "w", "周": "w",
    "星期": "w", "month": "m", "months": "m", "monthly": "m", "个月": "m", "月": "m", "quarter": "q", "quarterly": "q",
    "季度": "q", "year": "y", "years": "y", "yearly": "y", "年": "y",
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_NUMBERS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "other": 2}
_FIXED = {
    "半年": "FREQ=MONTHLY;INTERVAL=6", "half year": "FREQ=MONTHLY;INTERVAL=6", "half a year": "FREQ=MONTHLY;INTERVAL=6",
    "six months": "FREQ=MONTHLY;INTERVAL=6", "半个月": "FREQ=DAILY;INTERVAL=15", "half a month": "FREQ=DAILY;INTERVAL=15",
    "fortnight": "FREQ=WEEKLY;INTERVAL=2", "two weeks": "FREQ=WEEKLY;INTERVAL=2",
}  # fmt: skip
_WORKING_DAYS = "BYDAY=MO,TU,WE,TH,FR"
_LAST_DAY = r"(?:the )?(?:last day|end)(?: of)?(?: (?:the|each|every))? month|month[- ]end|(?:个?月)?(?:月底|底|最后一天|月末|末)"
_LAST_WORKING_DAY = r"(?:the )?last (?:working|business|work) ?day(?: of(?: (?:the|each|every))? month)?|(?:个?月)?(?:的)?最后一个工作日"


def parse_repeat(text: str) -> str:
    """Return the RRULE that a repeat means: `2w`, `every 2 weeks`, `first monday of the month`, `每月10号`.

    Raises InvalidValueError with examples.
    """
    plain = " ".join(text.strip().casefold().split()).removeprefix("every ").removeprefix("每")
    for reading in (_fixed, _unit, _weekday, _nth_weekday, _day_of_month):
        rule = reading(plain)
        if rule is not None:
            return rule
    raise InvalidValueError(
        _("“{text}” is not a repeat I understand.").format(text=text.strip()[:40]),
        _("Try 2w, every 3 months, monday, first monday of the month, 10th of the month or 每月10号."),
        field="every",
    )


def _fixed(text: str) -> str | None:
    """Return what stands for a whole phrase: half a year, working days, the last day of the month."""
    if re.fullmatch(_LAST_WORKING_DAY, text):
        return f"FREQ=MONTHLY;{_WORKING_DAYS};BYSETPOS=-1"
    if re.fullmatch(_LAST_DAY, text):
        return "FREQ=MONTHLY;BYMONTHDAY=-1"
    if text in {"working day", "workday", "business day", "个工作日", "工作日"}:
        return f"FREQ=WEEKLY;{_WORKING_DAYS}"
    return _FIXED.get(text)


def _unit(text: str) -> str | None:
    hit = re.fullmatch(r"(\d{1,3}|other|[一两二三四五六])?\s*(d|w|m|y|[a-z]+|个月|星期|季度|[天日周月年])", text)
    if not hit:
        return None
    unit = hit[2] if hit[2] in _FREQUENCY else _UNIT.get(hit[2])
    if unit is None:
        return None
    number = int(hit[1]) if hit[1] and hit[1].isdigit() else _NUMBERS.get(hit[1] or "", 1)
    if unit == "q":
        unit, number = "m", 3 * number
    if number < 1:
        return None
    return f"FREQ={_FREQUENCY[unit]}" + (f";INTERVAL={number}" if number > 1 else "")


def _weekday(text: str) -> str | None:
    if text[:3] in _DAYS and re.fullmatch(r"[a-z]{3,9}", text):
        names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        if any(name.startswith(text) for name in names):
            return f"FREQ=WEEKLY;BYDAY={_DAYS[text[:3]]}"
    hit = re.fullmatch(r"(?:周|星期)([一二三四五六日天])", text)
    return f"FREQ=WEEKLY;BYDAY={_CHINESE_DAYS[hit[1]]}" if hit else None


def _nth_weekday(text: str) -> str | None:
    hit = re.fullmatch(
        r"(first|1st|second|2nd|third|3rd|fourth|4th|last) ([a-z]{3})[a-z]*(?: of (?:the|each|every) month)?", text
    )
    if not hit or hit[2] not in _DAYS:
        return None
    return f"FREQ=MONTHLY;BYDAY={_ORDINALS[hit[1]]}{_DAYS[hit[2]]}"


def _day_of_month(text: str) -> str | None:
    hit = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of (?:the|each|every))? month", text) or re.fullmatch(
        r"(?:个?月)(\d{1,2})[号日]", text
    )
    if not hit or not 1 <= int(hit[1]) <= 31:
        return None
    return f"FREQ=MONTHLY;BYMONTHDAY={int(hit[1])}"


_DAY_NAMES = {
    "MO": N_("Monday"), "TU": N_("Tuesday"), "WE": N_("Wednesday"), "TH": N_("Thursday"), "FR": N_("Friday"),
    "SA": N_("Saturday"), "SU": N_("Sunday"),
}  # fmt: skip
_NTH = {1: N_("first"), 2: N_("second"), 3: N_("third"), 4: N_("fourth"), -1: N_("last")}

_EVERY = {
    "DAILY": NP_("repeat", "every day"), "WEEKLY": NP_("repeat", "every week"),
    "MONTHLY": NP_("repeat", "every month"), "YEARLY": NP_("repeat", "every year"),
}  # fmt: skip


def in_words(rule: str) -> str:
    """Return a repeat in words: `every 2 weeks`, `first Monday of the month`; a rule of another make as it is."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    number = int(parts.get("INTERVAL", "1"))
    day = parts.get("BYDAY", "")
    if f"BYDAY={day}" == _WORKING_DAYS:
        return _("last working day of the month") if parts.get("BYSETPOS") == "-1" else _("every working day")
    if parts.get("BYMONTHDAY") == "-1":
        return _("last day of the month")
    if parts.get("FREQ") == "MONTHLY" and day[-2:] in _DAY_NAMES and day[:-2].lstrip("-").isdigit():
        nth = _NTH.get(int(day[:-2]), N_("last"))
        return _("{nth} {day} of the month").format(nth=_(nth), day=_(_DAY_NAMES[day[-2:]]))
    if parts.get("BYMONTHDAY", "").isdigit():
        return _("on day {n} of the month").format(n=parts["BYMONTHDAY"])
    if day and all(each in _DAY_NAMES for each in day.split(",")) and number == 1:
        return _("every {day}").format(day=enumerated(_(_DAY_NAMES[each]) for each in day.split(",")))
    if number == 1:
        return called(_EVERY, parts.get("FREQ", rule))
    forms = {
        "DAILY": ngettext("every {n} day", "every {n} days", number),
        "WEEKLY": ngettext("every {n} week", "every {n} weeks", number),
        "MONTHLY": ngettext("every {n} month", "every {n} months", number),
        "YEARLY": ngettext("every {n} year", "every {n} years", number),
    }
    return forms.get(parts.get("FREQ", ""), rule).format(n=number)


def next_day(rule: str, first: date, after: date) -> date:
    """Return the next day of a repeat after `after`; `first` is the day it began.

    The 31st of a month without one falls on its last day. Raises InvalidValueError if there is none left.
    """
    from datetime import datetime

    from dateutil.rrule import rrulestr

    rule = whole_rule(rule, first)
    begins = datetime(first.year, first.month, first.day)
    found = rrulestr(rule, dtstart=begins).after(datetime(after.year, after.month, after.day, 23, 59, 59))
    if found is None:
        raise InvalidValueError(_("This repeat has no next day."))
    return found.date()


def whole_rule(rule: str, first: date) -> str:
    """Return a rule by which every month has its day: the 31st of one without it is its last day."""
    rule = re.sub(r"BYMONTHDAY=(29|30|31)$", lambda hit: _last_days(int(hit[1])), rule)
    if rule.startswith("FREQ=MONTHLY") and "BY" not in rule and first.day > 28:
        rule += ";" + _last_days(first.day)
    return rule


def _last_days(day: int) -> str:
    """Return the part of a rule that means this day, or the month's last one where it is missing."""
    return "BYMONTHDAY=" + ",".join(str(each) for each in range(28, day + 1)) + ";BYSETPOS=-1"
