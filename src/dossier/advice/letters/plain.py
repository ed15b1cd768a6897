"""Texts as a letter may hold them: on one line, and in the language of the letter."""

import re
from datetime import date

_HAN = re.compile(r"[\u3400-\u9fff]")
NEAR = 120
"""Days around today of which the year is left out."""
_OURS = {
    "en": ((r"(?i)\b(?:their|the client's|client's|customer's)\b", "your"), (r"(?i)\b(?:they|them)\b", "you")),
    "zh": ((r"(?:他们|她们|客户|对方)的?", "贵司的"),),
}  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def plain(text: object) -> str | None:
    """Return a text on one line without control characters; nothing in it can start a header or a new sentence."""
    if text is None:
        return None
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def written_in(text: str, lang: str) -> bool:
    """Tell whether a free text may stand in a letter: Chinese in a Chinese one, Cyrillic in a Russian one, else in English.

    Signs that every language writes alike, such as `CE` or `T/T`, fit everywhere.
    """
    letters = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isupper() or _HAN.search(word)]
    own = "zh" if _HAN.search(text) else "ru" if _CYRILLIC.search(text) else "en"
    return lang == own or not letters


def day_in(day: date | None, lang: str, today: date) -> str | None:
    """Return a day as the letter's language writes it, with its year only where it is far off."""
    if day is None:
        return None
    from babel.dates import format_date, format_skeleton  # slow to import, and only letters need it

    locale = {"zh": "zh_CN", "en": "en_GB"}.get(lang, lang)
    near = abs((day - today).days) <= NEAR
    return format_skeleton("MMMMd", day, locale=locale) if near else format_date(day, "long", locale=locale)


def to_the_client(text: str | None, lang: str) -> str | None:
    """Return what was noted about a client as it is said to them: their box is your box."""
    if text is None or lang not in _OURS:
        return text
    for inside, said in _OURS[lang]:
        text = re.sub(inside, said, text)
    return text


def listed(points: tuple[str, ...]) -> str:
    """Return sentences of the sender: one as it is, several as a numbered list."""
    if len(points) == 1:
        return plain(points[0]) or ""
    return "\n".join(f"{number}. {plain(point)}" for number, point in enumerate(points, 1))
