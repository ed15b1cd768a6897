"""Judging a client's finances from what is noted of them: a grade counts, of a text only plain words of ruin."""

import re
from collections.abc import Mapping
from datetime import date

from dossier.records.catalogue.catalogue import by_key
from dossier.records.deal.case import BAD, GOOD, UNKNOWN, Finance
from dossier.records.known import KNOWN, Known

TEXT, GRADE = "company.finance", "company.finance_grade"
_RUINED = re.compile(
    r"insolven|bankrupt|receivership|liquidat|in administration|chapter (?:7|11)\b|winding[ -]up|破产|资不抵债|清算|倒闭",
    re.IGNORECASE,
)
"""Words of finances whose meaning is plain; one that is denied beside them is left to the reader."""
_DENIED = re.compile(r"\b(?:no|not|never|without|nor)\b|n't|不|没|无|未", re.IGNORECASE)


def finance(facts: Mapping[str, Known], today: date) -> Finance:
    """Return the finances judged; a text newer than the grade that tells of ruin outweighs it.

    Good finances that are only guessed, or older than a credit report stays true, count as unknown.
    """
    text, grade = _known(facts, TEXT), _known(facts, GRADE)
    if text is not None and is_ruin(text.value or "") and (grade is None or _when(text) >= _when(grade)):
        return Finance(BAD, "ruin", text, text)
    if grade is None:
        return Finance(UNKNOWN, "missing" if text is None else "ungraded", text, text)
    if grade.value == GOOD and grade.is_guess:
        return Finance(UNKNOWN, "guess", grade, text)
    stale = by_key()[GRADE].stale_after
    if grade.value == GOOD and stale is not None and grade.age(today) > stale:
        return Finance(UNKNOWN, "stale", grade, text)
    return Finance(grade.value or UNKNOWN, "graded", grade, text)


def is_ruin(text: str) -> bool:
    """Tell whether a text says plainly that a firm is ruined."""
    return bool(_RUINED.search(text)) and not _DENIED.search(text)


def _known(facts: Mapping[str, Known], key: str) -> Known | None:
    row = facts.get(key)
    return row if row is not None and row.state == KNOWN else None


def _when(row: Known) -> tuple[date, int]:
    return row.noted_on, row.id or 0
