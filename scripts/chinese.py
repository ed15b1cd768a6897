"""What a reader of our Chinese trips over: forbidden words, half-width signs, missing spaces, words left in Latin letters.

data/glossary.csv says which words are never used, data/chinese.toml what passes all the same. `scripts/catalogue.py check`
holds every translation to it, tests/golden/test_chinese.py every page in Chinese.

Usage: python scripts/chinese.py    say how many faults the pages in tests/golden have, and which
"""

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
HALF_WIDTH = re.compile(f"{_HAN}[,;:?!()]|[,;:?!()]{_HAN}")
UNSPACED = re.compile(f"{_HAN}[A-Za-z0-9]|[A-Za-z0-9]{_HAN}")
# What is typed and not read: a placeholder with the letter of its ref, what stands in straight quotes, a command to its
# end, an option, a ref, a span of time, an address, and a value whose meaning follows in brackets.
TYPED = re.compile(
    r"""(?:\b[a-z]{1,2})?\{[^{}]*\}|%(?:\(\w+\))?[a-z]|"[^"]*"|'[^']*'|`[^`]*`|(?:dossier|chmod|pip)(?: [^\s，。；：（）“”、]+)*"""
    r"""|(?<!\w)--?[a-z][\w-]*|\b[a-z]{1,2}\d+\b|\+?\d+[dwy]\b|\w+@[\w.]+|\b[a-z]+(?=（)"""
)
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./&][A-Za-z0-9]+)*")


@cache
def glossary() -> tuple[dict[str, str], dict[str, Any]]:
    """Return the words that the glossary forbids, each with the one it wants, and what the check lets pass."""
    with (ROOT / "data/glossary.csv").open(encoding="utf-8", newline="") as file:
        never = {word: row["zh"] for row in csv.DictReader(file) for word in row["never"].split("|") if word}
    return never, tomllib.loads((ROOT / "data/chinese.toml").read_text(encoding="utf-8"))


def forbidden(text: str, english: str = "") -> Iterator[str]:
    """Say which signs and words no Chinese text of ours holds: half-width ones beside Han, and what the glossary forbids."""
    never, passing = glossary()
    for each in sorted(passing["typed"] + passing["whole"], key=len, reverse=True):
        text = text.replace(each, "\0")
    yield from (f"half-width sign in {hit[0]!r}" for hit in HALF_WIDTH.finditer(text))
    for word, wanted in never.items():
        other = any(word == each["word"] and each["english"] in english for each in passing["other_sense"])
        if word in text and not (english and other):
            yield f"“{word}” is never said; the glossary has “{wanted}”"


def foreign(text: str, placeholders: frozenset[str] = frozenset()) -> Iterator[str]:
    """Say what in a Chinese sentence was left in Latin letters, or stands beside them without a space."""
    passing = glossary()[1]
    known = {word for words in passing["latin"].values() for word in words.split()}
    left = (word for word in LATIN.findall(text) if word in placeholders - known)
    yield from (f"{word} is said in Chinese elsewhere" for word in left)
    for each in sorted(passing["typed"], key=len, reverse=True):
        text = text.replace(each, "\0")
    text = TYPED.sub("\0", text)
    yield from (f"no space in {hit[0]!r}" for hit in UNSPACED.finditer(text))
    yield from (f"“{word}” is no word of data/chinese.toml" for word in LATIN.findall(text) if word not in known)


def unreadable(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Say where a translation, beside its English, is no Chinese as our readers write it."""
    every = tuple(pairs)
    held = frozenset(english for english, text in every if re.fullmatch("[A-Z]{3,}", english) and re.search(_HAN, text))
    for english, text in every:
        for fault in (*forbidden(text, english), *foreign(text, held)):
            yield f"{fault}: {english!r} -> {text!r}"


def pages() -> dict[str, list[str]]:
    """Return what is wrong with each page in Chinese that tests compare."""
    every = sorted((ROOT / "tests/golden").glob("*.zh.txt"))
    return {path.name: list(forbidden(path.read_text(encoding="utf-8"))) for path in every}


def counted(found: dict[str, list[str]]) -> str:
    """Return how many faults there are on how many pages, and the most frequent of them."""
    counts = Counter(fault for faults in found.values() for fault in faults)
    rows = (f"{number:5} {fault}" for fault, number in counts.most_common())
    return "\n".join((f"{len(found)} pages, {counts.total()} faults", *rows))


if __name__ == "__main__":
    sys.stdout.write(f"{counted(pages())}\n")
