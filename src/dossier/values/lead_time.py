"""A lead time as it is written on a quotation: how many days, and from when they count."""

import re
from typing import NamedTuple

_DAYS = re.compile(
    r"(?:(\d{1,3})\s*(?:[-–~至到]|to)\s*)?(\d{1,3})\s*(?:calendar )?(days?|weeks?|wks?|天|日|周|个?星期)", re.IGNORECASE
)
_WORKING = re.compile(r"work|business|工作", re.IGNORECASE)
_DEPOSIT = re.compile(r"deposit|down ?payment|advance|prepay|payment|定金|订金|预付|付款", re.IGNORECASE)


class LeadTime(NamedTuple):
    """Days until the goods leave, the most that was said, from the deposit or from the confirmation."""

    days: int
    after_deposit: bool


def lead_time_of(text: str | None) -> LeadTime | None:
    """Return what a text such as `35 days after deposit` says, None for working days or words that say no number."""
    said = text or ""
    hit = _DAYS.search(said)
    if hit is None or _WORKING.search(said):
        return None
    weeks = hit[3].casefold()[:1] == "w" or hit[3] in {"周", "星期", "个星期"}
    return LeadTime(int(hit[2]) * (7 if weeks else 1), _DEPOSIT.search(said) is not None)
