"""The measure word between a number and what it counts in Chinese: `{n} 家客户`, `{n} 封信`; `measure_words.csv` says which fit."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

MEASURES = "个位家份封条笔次张项处人款种件批只台"
"""Every measure word that may stand behind a number."""
BETWEEN = r"(?:[^，。：；、！？（）“”{}\s是]{1,7}的|未出货|同类)?"
"""What may stand between the measure word and the noun: `{n} 个进行中的商机`."""


_LONGER = {"信": "(?!息)"}
"""What may not follow a noun that is also the beginning of a longer one."""


def fitting(path: Path) -> dict[str, set[str]]:
    """Return the measure words that fit each noun."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["noun"]: set(row["measures"].split()) for row in csv.DictReader(file)}


def faults(translations: Iterable[str], nouns: dict[str, set[str]]) -> Iterator[str]:
    """Say which number stands before the wrong measure word; of several nouns the nearest is the one that is counted."""
    named = "|".join(sorted((each + _LONGER.get(each, "") for each in nouns), key=len, reverse=True))
    counted = re.compile(rf"(?:\}}|\d) ?([{MEASURES}])({BETWEEN})({named})")
    for text in translations:
        for hit in counted.finditer(text):
            measure, _between, noun = hit.groups()
            if measure not in nouns[noun]:
                yield f"{measure} does not count {noun} ({' '.join(sorted(nouns[noun]))}): {text!r}"
