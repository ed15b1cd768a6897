"""How many planted faults `dossier read-over` finds, kind by kind, and how often it speaks of nothing."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from read_over.letters import Letter

ALIKE = {"confidence": ("confidence", "name"), "name": ("name", "confidence")}
"""Another client's name in a letter is both."""


class Score(NamedTuple):
    """Planted and found faults by kind, false findings in clean letters and in all others, and what was missed or false."""

    planted: Counter[str]
    found: Counter[str]
    clean: int
    false_in_clean: int
    false_elsewhere: int
    missed: list[str]
    false: list[str]

    @property
    def recall(self) -> float:
        """Return the share of planted faults that were found."""
        return self.found.total() / self.planted.total()


def _plain(text: str) -> str:
    return " ".join(text.split())


def score(letters: Iterable[Letter], read: Callable[[Letter], list[dict[str, Any]]]) -> Score:
    """Return the score of a reader that gives the findings of a letter as `--json` does."""
    result = Score(Counter(), Counter(), 0, 0, 0, [], [])
    clean = false_clean = false_else = 0
    for letter in letters:
        findings = read(letter)
        right: list[int] = []
        for fault in letter.faults:
            result.planted[fault.kind] += 1
            hits = [
                at for at, each in enumerate(findings) if each["kind"] in ALIKE.get(fault.kind, (fault.kind,))
                and (not fault.words or _plain(each["words"]) in _plain(fault.words) or _plain(fault.words) in _plain(each["words"]))
            ]  # fmt: skip
            result.found[fault.kind] += bool(hits)
            right += hits
            if not hits:
                result.missed.append(f"{letter.who}: {fault.kind}: {_plain(fault.words)}")
        whole = _plain(" ".join(fault.words for fault in letter.faults))
        false = [each for at, each in enumerate(findings) if at not in right and _plain(each["words"]) not in whole]
        result.false.extend(
            f"{letter.who}{'' if letter.faults else ' (clean)'}: {each['kind']}: {each['words'][:80]} | {each['book']}"
            for each in false
        )
        clean += not letter.faults
        false_clean += len(false) if not letter.faults else 0
        false_else += len(false) if letter.faults else 0
    return result._replace(clean=clean, false_in_clean=false_clean, false_elsewhere=false_else)
