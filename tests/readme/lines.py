"""The command lines of a document, and what in them a shell would not take as printed."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a shell reads in its own way outside quotes: a comment where none is allowed, a file pattern, a group, a job.
_SPECIAL = set("#*?[](){}<;&|`^")


class Line(NamedTuple):
    """One command as printed, perhaps on several lines, and the kind of its block: `sh` is for every shell."""

    kind: str
    text: str


def lines(readme: str) -> list[Line]:
    """Return the command lines of every block of a document, in order."""
    found = []
    for kind, block in _BLOCK.findall((ROOT / readme).read_text(encoding="utf-8")):
        found += [Line(kind, each) for each in re.split(r"(?<!\\)\n", block.strip("\n"))]
    return found


def breaks(line: str) -> list[str]:
    """Return what bash or zsh would read as something else than a word in a line typed at their prompt."""
    found, quote, before = [], "", " "
    for at, mark in enumerate(line.replace("\\\n", "  ")):
        if quote:
            ends = mark == quote
            if quote == '"' and mark == "!":
                found.append("! in double quotes is the history")
            if quote == '"' and re.match(r"\$\d|`", line[at:]):
                found.append("$1 or a back quote in double quotes is replaced")
            quote = "" if ends else quote
        elif mark in "'\"":
            quote = mark
        elif mark in _SPECIAL or mark == "!" or (mark in "=~" and before.isspace() and line[at : at + 2] != "~/"):
            found.append(f"{mark} outside quotes")
        before = mark
    return [*found, *(["a quote is left open"] if quote else [])]
