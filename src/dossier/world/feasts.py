"""The feasts and fasts of the religions, from the shipped table."""

import re
from datetime import date
from functools import cache

from dossier.paths import data_folder
from dossier.records.country.feast import Feast


@cache
def feasts() -> tuple[Feast, ...]:
    """Return every feast of data/holidays/religions.tsv."""
    text = (data_folder() / "holidays" / "religions.tsv").read_text(encoding="utf-8")
    return tuple(_feast(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def _feast(cells: list[str]) -> Feast:
    name, religions, where, kind, moon, english, chinese, names, days = cells
    places = where.removeprefix("!")
    return Feast(
        name, tuple(religions.split(",")), frozenset(places.split(",") if places else ()), where.startswith("!"), kind,
        bool(moon), english, chinese, re.compile(names), tuple(map(_span, days.split())),
    )  # fmt: skip


def _span(text: str) -> tuple[date, date]:
    first, _dots, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)
