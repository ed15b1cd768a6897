"""A day that a text names behind some words: “until Friday”, “back on 23 November”, “bis zum 5.12.”, “至11月23日”, “12月20日前”."""

import re
from datetime import date, timedelta
from functools import cache

from dossier.capture.vocabulary import is_han, lists

_ARTICLE = r"(?:zum |den |dem |the |el |le |il |o |dia |next |this |kommenden |nächsten |am |including |and including |einschließlich )*"


@cache
def _calendar() -> tuple[dict[str, int], dict[str, int]]:
    days = {word: int(day) for day, words in lists("asks")["weekdays"].items() for word in words}
    months = {word: int(month) for month, words in lists("asks")["months"].items() for word in words}
    return days, months


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _shape(before: tuple[str, ...], behind: tuple[str, ...] = ()) -> re.Pattern[str]:
    days, months = _calendar()
    month = _any(list(months))
    named = _any([day for day in days if not is_han(day)])
    weekday, weekday2 = (rf"(?:(?P<{name}>{named})[,.]?\s+(?:den |the |le |el )?)?" for name in ("on", "on2"))
    year = r"(?:,?\s+(?:de )?(?P<year>\d{4}))?"
    shapes = (
        r"(?P<iso>\d{4}[-./]\d\d?[-./]\d\d?)(?!\d)",
        r"(?P<han>(?:\d{4}[年년]\s?)?\d{1,2}[月월]\s?\d{1,2}[日号號일])",
        r"(?P<dmy>\d{1,2}[./]\d{1,2}[./]\d{2,4})(?!\d)",
        r"(?P<dm>\d{1,2}\.\d{1,2}\.)(?!\d)",
        rf"{weekday}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de |of |di )?(?P<month>{month})\.?(?!\w){year}",
        rf"{weekday2}(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>\d{{4}}))?",
        rf"(?P<weekday>{_any(list(days))})(?!\w)",
    )
    if behind:
        dated = "|".join(each for each in shapes[:-1] if "(?P<dm>" not in each)
        return re.compile(rf"(?<![A-Za-z0-9.-])(?:{dated})[’']?\s*(?:{_any(list(behind))})", re.IGNORECASE)
    if not before:  # any day that a text names by its date
        return re.compile(
            rf"(?<![A-Za-z0-9.,-])(?:{'|'.join(each for each in shapes[:-1] if '(?P<dm>' not in each)})", re.IGNORECASE
        )
    spaced = _any([word for word in before if not is_han(word)])
    close = _any([word for word in before if is_han(word)]) or "(?!)"
    return re.compile(rf"(?:(?<!\w)(?:{spaced})[\s:]+{_ARTICLE}|(?:{close})\s*)(?:{'|'.join(shapes)})", re.IGNORECASE)


def named_day(
    text: str, before: tuple[str, ...], sent_on: date | None, *, behind: tuple[str, ...] = ()
) -> tuple[date, str] | None:
    """Return the first day that a text names behind one of some words, or before one of others; None for no day.

    A day without a year, and a weekday, are counted from the day on which the letter was sent.
    """
    for shape in (_shape(before), *([_shape((), behind)] if behind else [])):
        for m in shape.finditer(text):
            day = _day(m, sent_on)
            if day is not None:
                return day, m[0]
    return None


def days_in(text: str, sent_on: date) -> list[tuple[date, str, int | None]]:
    """Return every date that a text names, with its words and the weekday written before it (Monday is 0, None for none)."""
    found = []
    for m in _shape(()).finditer(text):
        day = _day(m, sent_on)
        written = (m["on"] or m["on2"] or "").lower()
        if day is not None:
            found.append((day, m[0].strip(), _calendar()[0].get(written)))
    return found


def _day(m: re.Match[str], sent_on: date | None) -> date | None:
    days, months = _calendar()
    try:
        if m["iso"]:
            year, month, day = (int(part) for part in re.split(r"[-./]", m["iso"]))
            return date(year, month, day)
        if m["dmy"]:
            day, month, year = (int(part) for part in re.split(r"[./]", m["dmy"]))
            unclear = month > 12 or (day <= 12 and "/" in m["dmy"])
            return None if unclear else date(year + 2000 * (year < 100), month, day)
        if m.groupdict().get("weekday"):
            if sent_on is None:
                return None
            return sent_on + timedelta(days=(days[m["weekday"].lower()] - sent_on.weekday() - 1) % 7 + 1)
        year_said = m["year"] or m["year2"]
        short = m.groupdict().get("dm")
        if m["han"] or short:
            figures = [int(each) for each in re.findall(r"\d+", m["han"] or short or "")]
            day, month = (figures[-1], figures[-2]) if m["han"] else (figures[0], figures[1])
            year_said = str(figures[0]) if len(figures) > 2 else None
        else:
            month = months[(m["month"] or m["month2"]).lower()]
            day = int(m["day"] or m["day2"])
        if year_said:
            return date(int(year_said), month, day)
        if sent_on is None:
            return None
        this = date(sent_on.year, month, day)
        return this if this >= sent_on else date(sent_on.year + 1, month, day)
    except (ValueError, KeyError, OverflowError):
        return None
