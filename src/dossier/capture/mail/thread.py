"""The older letters under a letter: who wrote each, and its words."""

import re
from datetime import datetime
from typing import NamedTuple

from dossier.capture.mail.headers import NOBODY, Person, person
from dossier.capture.mail.mail import forwarded
from dossier.capture.mail.quotes import part

DEEPEST = 8
"""More letters under one than this are not looked at."""
_MARK = re.compile(r"^\s{0,2}(?:[A-ZА-ЯЁ]{1,3})?>[ ]?")


class Older(NamedTuple):
    """An older letter: its writer as the line above it says, that line, and its new words."""

    sender: Person
    said_by: str
    text: str


def older(text: str) -> list[Older]:
    """Return the letters that a letter quotes, the newest first."""
    found: list[Older] = []
    parted = part(text)
    for _depth in range(DEEPEST):
        if not parted.older:
            break
        inner = _unmarked(parted.older)
        named = forwarded(inner)
        sender, words = (named[0], named[3]) if named else (NOBODY, inner)
        if sender is NOBODY and parted.said_by:
            sender = Person("", person(parted.said_by).address)
        said_by, parted = parted.said_by, part(words)
        found.append(Older(sender, said_by, parted.new))
    return found


def inner_letter(text: str) -> tuple[Person, str, datetime | None, str] | None:
    """Return sender, subject, hour and words of the letter that a forwarded text begins with; None where nobody is named.

    It is headed by its headers, marked with `>` or not, or by a line that says who wrote it.
    """
    bare = _unmarked(text)
    named = forwarded(bare)
    if named is not None:
        return named
    parted = part(bare)
    if parted.new or not parted.said_by or not parted.older:
        return None
    return _writer(parted.said_by), "", None, parted.older


def _writer(said_by: str) -> Person:
    """Return the writer whom a line such as `16.11.2026, 10:00, "Paula Roth" <paula@…>:` names."""
    found = re.search(r"([^\",:;<>()]{2,60}?)\"?\s*[<(]\s*[\w.+'-]+@", said_by)
    name = re.sub(r"^.*\d\S*\s+", "", found[1]).strip() if found else ""
    return Person("" if re.search(r"\d", name) else name, person(said_by).address)


def _unmarked(text: str) -> str:
    """Return the lines of a quotation without their marks of the outermost level."""
    rows = text.split("\n")
    if not any(_MARK.match(row) for row in rows[:3]):
        return text
    return "\n".join(_MARK.sub("", row) for row in rows if _MARK.match(row) or not row.strip())
