"""Job titles: whether words are one, and what it says about the power to decide."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dossier.capture.vocabulary import Hit, Phrases, folded, is_han, lists, tokens
from dossier.values.names import fold

_MAKES_TITLE = frozenset(["decides", "director", "head", "manager", "role", "assists"])


class Judged(NamedTuple):
    """What a title says about authority, and the words that say it."""

    authority: str
    words: tuple[str, ...]


@cache
def _phrases(extra: Path | None) -> Phrases:
    groups: dict[str, list[str]] = {}
    for language, table in lists("titles", extra).items():
        for tag, words in () if language == "people" else table.items():
            groups.setdefault(tag, []).extend(words)
    return Phrases(groups)


@cache
def _people() -> frozenset[str]:
    """Return the words that name a function and who does it in one: `buyer`, `Ingenieur`."""
    return frozenset(fold(word) for word in lists("titles")["people"]["words"])


def hits(text: str, extra: Path | None = None) -> list[Hit]:
    """Return the words of titles in a text."""
    return _phrases(extra).hits(text)


def is_title(text: str, extra: Path | None = None) -> bool:
    """Say whether a short text is a job title: a role, with nothing in it that a title does not have."""
    words = tokens(text)
    if not words or len(words) > 12 or len(text) > 110 or text.rstrip().endswith((".", "?", "!")) and len(words) > 5:  # noqa: RUF021
        return False
    if re.match(r"\s*\d+[.)、]", text):
        return False
    if is_han(text) and (len(text) > 24 or text[0].isdigit() or any(word in text for word in ("贵公司", "貴公司"))):
        return False
    return any(_makes_title(hit, extra) for hit in hits(text, extra) if len(hit.words) > 1)


def _makes_title(hit: Hit, extra: Path | None) -> bool:
    if hit.tag in _MAKES_TITLE or _is_person(hit.words):
        return True
    parts = tokens(hit.words)
    if any(token.text in _people() for token in parts):
        return True
    return len(parts) > 1 and any(each.tag in _MAKES_TITLE for part in parts for each in hits(part.text, extra))


def _is_person(words: str) -> bool:
    plain = words.lower()
    return plain.endswith(("einkäufer", "einkäuferin", "ingenieur", "ingenieurin", "einkauefer"))


def is_department(text: str) -> bool:
    """Say whether a text is the name of a department and no title: `Departamento de Compras`."""
    return any(token.text in folded("departments", "parts") for token in tokens(text)) or text.endswith(
        ("部", "部门", "팀")
    )


def is_function(text: str, extra: Path | None = None) -> bool:
    """Say whether a text names a department's work and nothing else: `Einkauf`, `Purchasing Department`."""
    found = hits(text, extra)
    return bool(found) and found[0].tag in {"purchasing", "technical"} and len(tokens(text)) <= 3


def judge(title: str, extra: Path | None = None) -> Judged:
    """Return what a title says about authority, with the words that decided it; `unknown` where it says nothing."""
    by_tag: dict[str, list[str]] = {}
    for hit in hits(title, extra):
        by_tag.setdefault(hit.tag, []).append(hit.words)
    authority, tags = _authority(by_tag.keys())
    words = dict.fromkeys(word for tag in tags for word in by_tag.get(tag, ()))
    return Judged(authority, tuple(words))


def _authority(tags: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    has = frozenset(tags)
    if "assists" in has:
        return "assists", ("assists", "purchasing")
    if "decides" in has:
        return "decides", ("decides",)
    leads = has & {"director", "head"}
    if leads and "purchasing" in has:
        return "decides", ("director", "head", "purchasing")
    if "purchasing" in has:
        return "buys", ("purchasing", "manager")
    if "technical" in has:
        return "technical", ("technical",)
    if leads and "influences" in has:
        return "influences", ("director", "head", "influences")
    if "director" in leads:
        return "decides", ("director",)
    if leads:
        return "influences", ("head",)
    if "influences" in has:
        return "influences", ("influences",)
    return "unknown", ("manager", "role")
