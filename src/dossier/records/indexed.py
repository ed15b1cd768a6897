"""The index of all texts: how a record stands in it, and in which order its records come.

The number of a record in the index is its place in the order of what is found: names first, then the newest. So SQLite
goes through the index from the highest number down and stops at the limit, without weighing anything.
"""

from datetime import date
from functools import cache, lru_cache

FOUND_BY = frozenset({"search", "search_data", "search_idx", "search_config", "search_place"})
"""The tables of the index: it, what SQLite keeps of it, and whose each record is."""
FACT, POLICY, SENDING = "fact", "policy", "sending"
"""What is searched and has no single letter of its own."""
_WORDS = {FACT: 27, POLICY: 28, SENDING: 29, "cp": 30}
_NAMES = "co"
_NEAR = "edsqapwh"
RECORDS, KINDS, MARKS = 28, 5, 12
"""Bits of a record's id, of its kind and of what it says, in its number; the day stands before them in 16, the nearness in 2."""
_LAST_RECORD, _LAST_MARK = (1 << RECORDS) - 1, (1 << MARKS) - 1
_DAYS_FROM = date(1970, 1, 1).toordinal()
CALLED = 2 << (16 + RECORDS + KINDS + MARKS)
"""The lowest number of a record that is called by a name or a number of its own."""
NAMED = 3 << (16 + RECORDS + KINDS + MARKS)
"""The lowest number of a client; every other record has a lower one."""


def kind_number(word: str) -> int:
    """Return the number of a kind in the index, by the letter of its refs or its word."""
    return _WORDS.get(word) or ord(word) - 96


def kind_word(number: int) -> str:
    """Return the letter of a kind, or its word."""
    return next((word for word, each in _WORDS.items() if each == number), chr(number + 96))


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    whole = f"{day}-01-01"[:10] if len(day) < 7 else f"{day}-01"[:10]
    try:
        return min(max(date.fromisoformat(whole).toordinal() - _DAYS_FROM, 0), 0xFFFF)
    except ValueError:
        return 0


@cache
def _kind_part(word: str) -> int:
    rank = 3 if word in _NAMES else 2 if word in _NEAR else 0
    return rank << 16 + RECORDS + KINDS + MARKS | kind_number(word) << MARKS


def document(word: str, record_id: int, day: str | None, mark: int) -> int:
    """Return the number of a record in the index; `mark` is told apart by it, so that another text gets another number."""
    found = _kind_part(word) | (record_id & _LAST_RECORD) << KINDS + MARKS | mark & _LAST_MARK
    return found | _ordinal(day) << RECORDS + KINDS + MARKS if day else found


def day_of(number: int) -> str | None:
    """Return the day that a number holds, None where the record has none."""
    held = number >> (RECORDS + KINDS + MARKS) & 0xFFFF
    return date.fromordinal(held + _DAYS_FROM).isoformat() if held else None
