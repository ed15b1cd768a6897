"""The block under a letter in which the writer says who she is."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.mail.quotes import SIGNED, closing_words
from dossier.capture.names.names import UNCASED
from dossier.capture.vocabulary import Hit, Phrases, is_han, lists, tokens

LONGEST = 30
"""A signature has no more lines than this."""
_RULE = re.compile(r"^\s*[-_=*~—–.]{2,}\s*$")
_POSTSCRIPT = re.compile(r"^\s*(p\.?\s?s\.?|n\.?b\.?|附|PS)\s*[.::]", re.IGNORECASE)
_REACHABLE = re.compile(r"@|www\.|https?://|\+\d|\d[\d\s().-]{6,}\d")


class Signed(NamedTuple):
    """A letter's words, the lines under it, and how the end was found: closing, dashes, shape, or nothing."""

    body: str
    block: tuple[str, ...]
    found_by: str


def split(text: str) -> Signed:
    """Return the words of a letter and its signature; the block is empty where none can be told apart."""
    rows = _without_foot([line.rstrip() for line in text.split("\n")])
    for place in range(len(rows) - 1, -1, -1):
        if SIGNED.match(rows[place]) and any(line.strip() for line in rows[place + 1 :]):
            above = split("\n".join(rows[:place]))
            lines = _block([*above.block, *rows[place + 1 :]]) if len(above.block) < 4 else _block(rows[place + 1 :])
            return Signed(above.body, lines, "dashes")
    found = _closing(rows)
    if found is not None:
        place, rest = found
        lines = _block([*([rest] if rest else []), *rows[place + 1 :]])
        if lines:
            return Signed("\n".join(rows[:place]).strip(), lines, "closing")
    return _by_shape(rows)


@cache
def _foot_words() -> Phrases:
    table = lists("letters")
    return Phrases({kind: table[kind]["texts"] for kind in ("list", "newsletter")})


def _without_foot(rows: list[str]) -> list[str]:
    """Return the lines of a letter without what a mailing list or a sending service writes under a rule."""
    for place in range(len(rows) - 1, max(-1, len(rows) - 14), -1):
        if (SIGNED.match(rows[place]) or _RULE.match(rows[place])) and _foot_words().first("\n".join(rows[place:])):
            return _without_foot(rows[:place])
    return rows


def _closing(rows: list[str]) -> tuple[int, str] | None:
    """Return the line that ends the letter and what stands behind the closing words in it.

    The earliest of the closings that follow each other at the end counts: `Thanks, Jen` above a block belongs to it.
    """
    found: tuple[int, str] | None = None
    for place in range(len(rows) - 1, -1, -1):
        rest = closing_rest(rows[place])
        if rest is None:
            if found is not None and _is_prose(rows[place]):
                break
            continue
        if not rest and not any(line.strip() for line in rows[place + 1 :]):
            continue
        found = place, rest
    return found


def _is_prose(line: str) -> bool:
    return len(tokens(line)) > 7 and not _REACHABLE.search(line)


def closing_rest(line: str) -> str | None:
    """Return what follows the closing words of a line (a name, often nothing); None if the line is no closing."""
    bare = line.strip(" *_>")
    if not bare or len(bare) > 90:
        return None
    hit = closing_words().begins(bare)
    if hit is None:
        return None
    rest = bare[len(hit.words) :]
    return _rest(hit, rest)


def _rest(hit: Hit, rest: str) -> str | None:
    mark = rest[:1]
    rest = rest.strip(" \t,.!;:/&|~-–—*，。…)")
    if not rest:
        return ""
    again = closing_words().begins(rest)
    if again is not None:
        return closing_rest(rest)
    joined = tokens(rest)
    if joined and joined[0].text in {"and", "und", "et", "y", "e", "with", "i", "и", "a", "for"} and len(joined) > 1:
        deeper = closing_rest(rest[joined[1].start :])
        if deeper is not None:
            return deeper
    few = len(joined) <= 4 and "?" not in rest
    if mark in {",", ".", "!", "-", "–", "/", "|", "\t", "。", "、", ":", ";"} and few and rest[:1].isupper():
        return rest
    if hit.tag == "strong" and (mark in {",", "-", "/", "|"} and len(joined) <= 8 or _may_be_prose_free(rest, few=few)):  # noqa: RUF021
        return rest if _capital(rest) else ""
    return rest if hit.tag == "weak" and few and _capital(rest) and len(joined) <= 2 else None


def _may_be_prose_free(rest: str, *, few: bool) -> bool:
    return few and not rest.endswith("?")


def _capital(rest: str) -> bool:
    return all(word[:1].isupper() or not word[:1].isalpha() for word in rest.split())


def _block(rows: list[str]) -> tuple[str, ...]:
    lines = []
    for line in rows:
        if _POSTSCRIPT.match(line):
            break
        bare = line.strip(" *_>·")
        if bare and not _RULE.match(line) and closing_rest(bare) != "":
            lines.append(bare)
    return tuple(lines[:LONGEST])


def _by_shape(rows: list[str]) -> Signed:
    """Return the last lines that look like a signature: short, with a way to reach somebody among them."""
    end = len(rows)
    start = end
    for place in range(end - 1, max(-1, end - 16), -1):
        line = rows[place].strip()
        if not line:
            continue
        if not _is_signature_like(line):
            break
        start = place
    block = _block(rows[start:])
    if not block or not any(_REACHABLE.search(line) for line in block):
        one = _trailing_name(rows)
        return one or Signed("\n".join(rows).strip(), (), "nothing")
    return Signed("\n".join(rows[:start]).strip(), block, "shape")


def _is_signature_like(line: str) -> bool:
    if re.search(r"[?!]\s*$", line) or re.match(r"^\s*[-•*]\s+\S", line):
        return False
    if "|" in line or "•" in line or "·" in line or len(re.findall(r"\s(?:[*/~–—]|//|::)\s|\t", line)) > 1:
        return True
    words = len(tokens(line))
    if is_han(line) and re.search("[。？！?]|[,、，].+[,、，]", line):
        return False
    if UNCASED.match(line) and not is_han(line) and line.endswith((".", "؟", "।", "?")) and words > 3:
        return False
    if line.endswith(".") and words > 2 and _lower_share(line) > 0.5 and not _REACHABLE.search(line):
        return False  # a sentence
    return (
        words <= 14
        and not (line.endswith(".") and words > 6 and not _REACHABLE.search(line))
        and not (words > 7 and line[:1].isupper() and line.count(" ") > 6 and _lower_share(line) > 0.6)
    )


def _lower_share(line: str) -> float:
    words = [word for word in line.split() if word[:1].isalpha()]
    return sum(word[:1].islower() for word in words) / max(len(words), 1)


def _trailing_name(rows: list[str]) -> Signed | None:
    """Return a letter whose last line is nothing but one to three capitalised words, as a signature of one line."""
    filled = [place for place, line in enumerate(rows) if line.strip()]
    if len(filled) < 2:
        return None
    last = rows[filled[-1]].strip()
    if not re.fullmatch(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’.-]*){0,2}", last) or not _capital(last):
        return None
    return Signed("\n".join(rows[: filled[-1]]).strip(), (last,), "shape")
