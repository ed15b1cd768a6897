"""Texts as a letter may hold them: on one line, and in the language of the letter."""

import re
from datetime import date
from decimal import Decimal

from dossier.i18n import usage
from dossier.values.units import english_unit

_HAN = re.compile(r"[\u3400-\u9fff]")
NEAR = 120
"""Days around today of which the year is left out."""
_OURS = {
    "en": ((r"(?i)\b(?:their|the client's|client's|customer's)\b", "your"), (r"(?i)\b(?:they|them)\b", "you")),
    "zh": ((r"(?:他们|她们|客户|对方)的?", "贵司的"),),
}  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SEPARATORS = {"de": ".,", "es": "\u00a0.", "pt": ".,", "fr": "\u00a0,", "ru": "\u00a0,"}
"""What stands between thousands and before decimals, where it is not as in English; Spanish so that Madrid and Mexico agree."""
_PIECES = frozenset({"pcs", "pc", "piece", "pieces", "个"})


def plain(text: object) -> str | None:
    """Return a text on one line without control characters; nothing in it can start a header or a new sentence."""
    if text is None:
        return None
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def written_in(text: str, lang: str, *, typed_for_it: bool = False) -> bool:
    """Tell whether a free text may stand in a letter: Chinese in a Chinese one, Cyrillic in a Russian one, else in English.

    Signs that every language writes alike, such as `CE` or `T/T`, fit everywhere. What was typed for this letter is in its
    language where the letters are: German and French are written in those of English.
    """
    letters = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isupper() or _HAN.search(word)]
    own = "zh" if _HAN.search(text) else "ru" if _CYRILLIC.search(text) else "en"
    return lang == own or not letters or (typed_for_it and own == "en" and lang not in ("zh", "ru"))


def day_in(day: date | None, lang: str, today: date) -> str | None:
    """Return a day as the letter's language writes it, with its year only where it is far off."""
    if day is None:
        return None
    from babel.dates import format_date, format_skeleton  # slow to import, and only letters need it

    locale = usage(lang).cldr
    near = abs((day - today).days) <= NEAR
    said = format_skeleton("MMMMd", day, locale=locale) if near else format_date(day, "long", locale=locale)
    if lang == "fr" and day.day == 1:
        return said.replace("1", "1er", 1)
    return said.replace("\u202f", " ").replace(" г.", " года") if lang == "ru" else said


def figures_in(text: str, lang: str) -> str:
    """Return quantities and sums as the language writes numbers: `USD 12,500.00` is `USD 12.500,00` in German."""
    return text.translate(str.maketrans(",.", _SEPARATORS.get(lang, ",.")))


def counted_in(amount: Decimal | None, unit: str | None, lang: str, pieces: str) -> str:
    """Return a quantity as the language writes it; `pieces` is its word for them, other units are written as in English."""
    if amount is None:
        return ""
    word = unit if lang == "zh" and unit else english_unit(unit)
    word = pieces if word.casefold().strip(" .") in _PIECES else word
    return f"{figures_in(f'{amount.normalize():,f}', lang)} {word}".strip()


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
