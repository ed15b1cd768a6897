"""The points and words by which offers are weighed, read from one file that a salesperson can argue with."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Paper(NamedTuple):
    """A mark that a paper about the goods shows: under which names, and for which goods it is asked."""

    mark: str
    names: tuple[str, ...]
    needs_plug: bool
    categories: tuple[str, ...]


class MatchTable(NamedTuple):
    """Points by reason, words by category, plug letters by plug, and papers by mark."""

    points: Mapping[str, int]
    categories: Mapping[str, tuple[str, ...]]
    plugs: Mapping[str, frozenset[str]]
    papers: Mapping[str, Paper]


@cache
def read_table(path: Path) -> MatchTable:
    """Return the table that lies in a file; raises OSError or a TOML error for a file that was broken."""
    import tomllib  # only matching reads it

    stored: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    papers = [
        Paper(each["mark"], tuple(each["names"]), each.get("needs") == "plug", tuple(each.get("category", ())))
        for each in stored["certificate"]
    ]
    return MatchTable(
        points=dict(stored["points"]),
        categories={name: tuple(words) for name, words in stored["categories"].items()},
        plugs={name: frozenset(letters) for name, letters in stored["plugs"].items()},
        papers={paper.mark: paper for paper in papers},
    )
