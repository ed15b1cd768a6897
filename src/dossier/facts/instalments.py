"""A payment text taken apart: “30% deposit, 70% before shipment” is two instalments, each with its moment."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.facts.when import later

DEPOSIT, BEFORE, ON_COPY, AFTER, OPEN = "deposit", "before_shipment", "on_copy", "after", "open"
_MOMENTS = (
    (DEPOSIT, r"deposit|advance|down\s*payment|prepa|pre-pa|预付|定金|订金"),
    (AFTER, r"(\d{1,3})\s*(?:days?|天|日)"),
    (ON_COPY, r"b/?l\b|bill of lading|copy|提单|copies"),
    (BEFORE, r"before|prior|出货前|发货前|装船前|ex\s*works"),
)
_SHARE = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%\s*([^%]*?)(?=[,;，；+&]?\s*(?:and\s+|rest\s+|balance\s+)?\d{1,3}(?:[.,]\d{1,2})?\s*%|$)"
)
_SLASH = re.compile(r"(?:t/?t\s*)?(\d{1,2})\s*/\s*(\d{1,2})(?!\d)", re.IGNORECASE)
WHOLE = Decimal(100)
LONGEST = 300
"""Letters of a payment text that are read."""


class Instalment(NamedTuple):
    """A share in percent and its moment; `days` only for one that falls due days after shipment."""

    share: Decimal
    moment: str
    days: int | None = None


class Habits(NamedTuple):
    """How many days this house gives: for the deposit after confirmation, before loading, and after the copy of the B/L."""

    deposit: int = 7
    before: int = 3
    copy: int = 7


def instalments(text: str | None) -> tuple[Instalment, ...]:
    """Return the instalments of a payment text; empty if it names no shares, or shares that are not 100 % together."""
    plain = (text or "").casefold()[:LONGEST]
    found = tuple(_instalment(share, words) for share, words in _SHARE.findall(plain))
    slash = _SLASH.search(plain)
    if not found and slash:
        found = Instalment(Decimal(slash[1]), DEPOSIT), Instalment(Decimal(slash[2]), _moment(plain[slash.end() :])[0])
    return found if found and sum((each.share for each in found), Decimal(0)) == WHOLE else ()


def wrong_sum(text: str | None) -> Decimal | None:
    """Return what the shares of a payment text come to where that is not 100 %; None where they do, or there are none."""
    plain = (text or "").casefold()[:LONGEST]
    shares = [Decimal(share.replace(",", ".")) for share, _words in _SHARE.findall(plain)]
    slash = _SLASH.search(plain)
    shares = shares or ([Decimal(slash[1]), Decimal(slash[2])] if slash else [])
    whole = sum(shares, Decimal(0))
    return whole if shares and whole != WHOLE else None


def _instalment(share: str, words: str) -> Instalment:
    moment, days = _moment(words)
    return Instalment(Decimal(share.replace(",", ".")), moment, days)


def _moment(words: str) -> tuple[str, int | None]:
    for moment, pattern in _MOMENTS:
        hit = re.search(pattern, words, re.IGNORECASE)
        if hit:
            return moment, int(hit[1]) if moment == AFTER else None
    return OPEN, None


def moments(text: str | None) -> frozenset[str]:
    """Return every moment of payment that a text speaks of, with shares or without."""
    plain = (text or "").casefold()[:LONGEST]
    return frozenset(moment for moment, pattern in _MOMENTS if re.search(pattern, plain))


def deposit_of(text: str | None) -> Instalment | None:
    """Return the instalment that is paid at confirmation, or None."""
    return next((each for each in instalments(text) if each.moment == DEPOSIT), None)


def balance_of(text: str | None) -> Instalment | None:
    """Return the last instalment that is not the deposit, or None."""
    return next((each for each in reversed(instalments(text)) if each.moment != DEPOSIT), None)


def deposit_day(text: str | None, confirmed_on: date, habits: Habits) -> date | None:
    """Return when a deposit would be due, as a proposal."""
    return later(confirmed_on, habits.deposit) if deposit_of(text) else None


def balance_day(text: str | None, ship_by: date | None, habits: Habits) -> date | None:
    """Return when the balance would be due, as a proposal; None while the day of shipment or the moment is open."""
    last = balance_of(text)
    if last is None or ship_by is None:
        return None
    days = {BEFORE: -habits.before, ON_COPY: habits.copy, AFTER: last.days or 0}
    return later(ship_by, days[last.moment]) if last.moment in days else None
