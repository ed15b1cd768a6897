"""The shipped figures of a country: each with its year and its source, read from one small file."""

import csv
import json
from functools import cache
from typing import Any, NamedTuple

from dossier.facts.country import Agreement, Figure, Mark
from dossier.paths import data_folder


@cache
def figures(iso2: str) -> dict[str, Figure]:
    """Return the figures of a country by name; nothing for a country without a file."""
    path = data_folder() / "countries" / "figures" / f"{iso2}.json"
    if not path.is_file():
        return {}
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: _figure(entry) for name, entry in stored.items() if isinstance(entry, dict) and "value" in entry}


def _figure(entry: dict[str, Any]) -> Figure:
    source = entry.get("source", "")
    return Figure(
        value=entry["value"],
        year=entry.get("year") or entry.get("as_of"),
        source=", ".join(source) if isinstance(source, list) else str(source),
        derived=bool(entry.get("derived")),
    )


class _Rows(NamedTuple):
    """A table of the shipped data: its heading is dropped, its cells are text."""

    rows: tuple[dict[str, str], ...]


@cache
def _table(name: str) -> _Rows:
    path = data_folder() / "countries" / name
    if not path.is_file():
        return _Rows(())
    with path.open(encoding="utf-8", newline="") as stream:
        return _Rows(tuple(csv.DictReader(stream)))


@cache
def groups_of(iso2: str) -> tuple[str, ...]:
    """Return the unions of markets that a country belongs to, such as EU, EEA or GCC."""
    return tuple(row["group"] for row in _table("groups.csv").rows if row.get("iso2") == iso2)


def marks(iso2: str) -> tuple[Mark, ...]:
    """Return the marks and certificates that a market asks for, mandatory ones first."""
    wanted = {iso2, *groups_of(iso2)}
    found = [
        Mark(
            row["mark"], row["kind"], row["scope"], row.get("scope_zh", ""), row.get("note", ""), row.get("checked", "")
        )
        for row in _table("marks.csv").rows
        if row["market"] in wanted
    ]
    order = {"mandatory": 0, "customary": 1, "voluntary": 2}
    return tuple(sorted(found, key=lambda mark: order.get(mark.kind, 3)))


def agreements(iso2: str) -> tuple[Agreement, ...]:
    """Return the trade agreements of a country with China."""
    return tuple(
        Agreement(row["agreement"], row["status"], row.get("in_force_since") or None, row.get("note", ""))
        for row in _table("agreements.csv").rows
        if row["iso2"] == iso2
    )
