"""An anniversary in the words of whoever noted it, “20 years of Lampex”: its number, and how it is called in another year."""

import re
from datetime import date

from dossier.values import chinese_number
from dossier.values.partial_date import year_of

_NUMBER = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:(th|st|nd|rd)\b|(?=\.\s|\W{0,2}(?:years?|ans|años|anos|Jahre|лет)\b|\s*(?:周年|年)))|([一二三四五六七八九十百]+)(?=\s*周年)",
    re.IGNORECASE,
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(10, 20)


def number(text: str) -> int | None:
    """Return how many years a text speaks of, or None."""
    hit = _NUMBER.search(text)
    return chinese_number.number(hit[1] or hit[3]) if hit else None


def called(text: str, noted: str | None, day: date) -> str:
    """Return what an anniversary of a partial date is called on a day: `20 years` of last year are 21.

    A date that lies as many years back as the text says is that of the beginning, any other that of the feast.
    """
    hit, said, year = _NUMBER.search(text), number(text), year_of(noted or "")
    if hit is None or said is None or year is None:
        return text
    since = day.year - year
    age = since if since >= said else said + since
    if age == said:
        return text
    ending = _ENDINGS.get(age % 10, "th") if age % 100 not in _TEENS else "th"
    return f"{text[: hit.start()]}{age}{ending if hit[2] else ''}{text[hit.end() :]}"
