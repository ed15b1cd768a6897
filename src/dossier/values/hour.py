"""Times of day as people type them behind a day: `tomorrow 15:00`, `next tue 3pm their time`, `明天下午3点`."""

import re
from datetime import time
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _

_THEIRS = r"(?:in )?their(?: own)? time|client'?s? time|local time there|(?:他们|对方|客户|当地)(?:的)?时间"
_OURS = r"(?:in )?(?:our|my)(?: own)? time|(?:我们|我方|我|北京|中国)(?:的)?时间"
_WHOSE = rf"(?P<theirs>{_THEIRS})|(?P<ours>{_OURS})"
_ENGLISH = (
    r"(?:at )?(?:(?P<noon>noon)|(?P<h>\d{1,2})(?::(?P<m>\d\d))?\s*(?P<half>[ap])\.?m\.?"
    r"|(?P<h24>\d{1,2}):(?P<m24>\d\d)|(?P<bare>\d{1,2}) ?o'?clock)"
)
_CHINESE_HOURS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "十一": 11,
    "十二": 12,
}
_MORNING, _LATER = ("凌晨", "早上", "早晨", "清晨", "上午", "早"), ("中午", "下午", "傍晚", "晚上", "晚")
_CHINESE = (
    rf"(?P<part>{'|'.join((*_MORNING, *_LATER))})?\s*"
    r"(?P<h>\d{1,2}|十[一二]?|[零一二两三四五六七八九])(?:[:：](?P<m>\d\d)|[点时](?:钟|(?P<half>半)|(?P<quarter>一刻|三刻)|(?P<min>\d{1,2})分?)?)"
)


class Hour(NamedTuple):
    """A time of day, and whether it is meant on the client's clock."""

    at: time
    theirs: bool = False


def split_hour(text: str) -> tuple[str, Hour | None]:
    """Return what stands before a time of day, and the time; the text as it is where none stands at its end.

    An hour that can be of the morning or the afternoon is refused with both readings (InvalidValueError).
    """
    plain = re.sub("([今明昨])(?=[早晚])", r"\1天", " ".join(text.strip().casefold().split()))
    whose = re.search(rf"\s*(?:{_WHOSE})$", plain)
    before = plain[: whose.start()] if whose else plain
    hit = re.search(rf"(?:^|(?<=\s)){_ENGLISH}$", before)
    found = _english(hit) if hit else None
    if hit is None and (hit := re.search(rf"{_CHINESE}$", before)):
        found = _chinese(hit)
    if hit is None or found is None:
        return text, None
    return before[: hit.start()].strip(" ,，"), Hour(found, bool(whose and whose["theirs"]))


def _english(hit: re.Match[str]) -> time:
    if hit["noon"]:
        return time(12)
    if hit["h24"]:
        return _time(int(hit["h24"]), int(hit["m24"]), hit[0])
    if hit["bare"]:
        return _bare(int(hit["bare"]), 0, hit[0])
    if not 1 <= int(hit["h"]) <= 12:
        raise _no_time(hit[0])
    return _time(int(hit["h"]) % 12 + (12 if hit["half"] == "p" else 0), int(hit["m"] or 0), hit[0])


def _chinese(hit: re.Match[str]) -> time:
    hour = int(hit["h"]) if hit["h"].isdigit() else _CHINESE_HOURS[hit["h"]]
    minute = 30 if hit["half"] else {"一刻": 15, "三刻": 45}.get(hit["quarter"] or "", int(hit["m"] or hit["min"] or 0))
    if hit["part"] in _LATER and hour < (11 if hit["part"] == "中午" else 12):
        hour += 12
    elif hit["part"] is None and hit["m"] is None:
        return _bare(hour, minute, hit[0])
    return _time(hour, minute, hit[0])


def _bare(hour: int, minute: int, text: str) -> time:
    """Return an hour named without its half of the day; one to eleven can be either."""
    if not 1 <= hour <= 11:
        return _time(hour, minute, text)
    one, other = f"{hour:02}:{minute:02}", f"{hour + 12}:{minute:02}"
    raise InvalidValueError(
        _("“{text}” can be {one} or {other}.").format(text=text[:20], one=one, other=other),
        _("Write it as {one} or {other}.").format(one=one, other=other),
    )


def _time(hour: int, minute: int, text: str) -> time:
    if hour > 23 or minute > 59:
        raise _no_time(text)
    return time(hour, minute)


def _no_time(text: str) -> InvalidValueError:
    return InvalidValueError(_("There is no such time as “{text}”.").format(text=text[:20]), _("Write it as 15:00."))


def hour_of(text: str) -> time:
    """Return the time of day that a text is; raises InvalidValueError."""
    before, hour = split_hour(text)
    if hour is None or before:
        raise _no_time(text.strip())
    return hour.at


def at_hour(at: str | None, text: str) -> str:
    """Return what is to be done with its hour before it, as it is told."""
    return f"{at} {text}".strip() if at else text
