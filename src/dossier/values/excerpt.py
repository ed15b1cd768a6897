"""The sentence in which words stand that were looked for, and where in it they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.values.names import joined
from dossier.values.question import Term
from dossier.values.search_fold import folded, forms, number_key, numbers, spaced

LONGEST = 140
"""Characters of an excerpt at most, a word more at its ends."""
_BEFORE = 50
_READ = 200_000
"""Characters in which the words are looked for: of a longer text the beginning is shown."""
_ENDS = re.compile(r"(?<=[。！？])|(?<=[.!?])\s")
_NUMBER = re.compile(r"\+?\(?\d[\d ().\-/]{5,}\d")
_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼ`´＇\-‐‑][^\W_]+)*")
_JOINT = re.compile(r"(\W)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

Span = tuple[int, int]


class Excerpt(NamedTuple):
    """Some words of a text on one line, and the places in them of what was looked for."""

    text: str
    marks: tuple[Span, ...] = ()
    words: int = 0
    """How many of the words that were looked for stand there."""


def excerpt(text: str, terms: Sequence[Term]) -> Excerpt:
    """Return the sentence of a text in which most of some words stand; where none does, its beginning."""
    wanted = [_ways(each) for each in terms if not each.without]
    flat = " ".join(text[:_READ].split())
    best = Excerpt("")
    for sentence in _ENDS.split(flat):
        found = [_places(sentence, *each) for each in wanted]
        count = sum(map(bool, found))
        if count > best.words:
            best = Excerpt(sentence, tuple(_apart(place for places in found for place in places)), count)
            if count == len(wanted):
                break
    return _cut(best) if best.words else _cut(Excerpt(flat))


@lru_cache(maxsize=64)
def _ways(term: Term) -> tuple[Term, tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return a word with the ways of writing it, each as its parts, and the numbers that it may be."""
    return term, tuple(tuple(form.split()) for form in forms(term.text)), numbers(term.text)


def _places(sentence: str, term: Term, written: Sequence[Sequence[str]], keys: Sequence[str]) -> list[Span]:
    """Return where a word stands in a sentence, in whichever way it is written there."""
    if keys:
        hits = ((hit.span(), number_key(hit[0])) for hit in _NUMBER.finditer(sentence))
        found = [
            span
            for span, key in hits
            if key and any(key.startswith(each[1:]) or each[1:].startswith(key) for each in keys)
        ]
        if found:
            return found
    plain = folded(sentence)
    if not any(parts[0] in plain or parts[0] in joined(plain) for parts in written):
        return []
    tokens = list(_tokens(sentence))
    return [place for parts in written for place in _of(tokens, parts, beginning=term.beginning)]


def _tokens(sentence: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield each word of a sentence with its place and the ways in which it may be typed; a Chinese sign is a word."""
    for hit in _TOKEN.finditer(sentence):
        start, word = hit.start(), hit[0]
        if word.isascii() and word.isalnum():
            yield hit.span(), frozenset((word.casefold(),))
            continue
        whole = spaced(joined(folded(word))).replace(" ", "")
        for part in (word,) if word.isalnum() else _JOINT.split(word):
            shown = spaced(folded(part)).split()
            if 1 < len(part) == len(shown):  # signs that are words of their own
                yield from (((start + at, start + at + 1), frozenset((each,))) for at, each in enumerate(shown))
            elif shown:
                german = spaced(folded(part.casefold().translate(_UMLAUTS))).replace(" ", "")
                yield (start, start + len(part)), frozenset(("".join(shown), german, whole))
            start += len(part)


def _of(tokens: Sequence[tuple[Span, frozenset[str]]], parts: Sequence[str], *, beginning: bool) -> Iterator[Span]:
    for at in range(len(tokens) - len(parts) + 1):
        here = tokens[at : at + len(parts)]
        *whole, (_span, last) = here
        fits = any(each.startswith(parts[-1]) for each in last) if beginning else parts[-1] in last
        if fits and all(part in keys for part, (_place, keys) in zip(parts, whole, strict=False)):
            yield here[0][0][0], here[-1][0][1]


def _apart(places: Iterable[Span]) -> list[Span]:
    """Return places in their order, those beside each other made one."""
    found: list[Span] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _cut(whole: Excerpt) -> Excerpt:
    """Return a long sentence as what stands around the first of its places."""
    text = whole.text.strip()
    lost = len(whole.text) - len(whole.text.lstrip())
    marks = [(start - lost, end - lost) for start, end in whole.marks]
    if len(text) <= LONGEST:
        return whole._replace(text=text, marks=tuple(marks))
    first = marks[0][0] if marks else 0
    start = first - _BEFORE if first > LONGEST - _BEFORE else 0
    start = start and max(start, text.find(" ", start, first) + 1)
    end = min(len(text), start + LONGEST)
    end = (
        end
        if end == len(text)
        else max(text.rfind(" ", start + LONGEST // 2, end), marks[0][1] if marks else 0, 0) or end
    )
    before, behind = "…" * (start > 0), "…" * (end < len(text))
    moved = len(before) - start
    kept = tuple((one + moved, other + moved) for one, other in marks if one >= start and other <= end)
    return Excerpt(f"{before}{text[start:end].strip()}{behind}", kept, whole.words)
