"""The shipped figures of a country: each with its year and its source, read from one small file."""

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError, NotReadableError
from dossier.i18n import _
from dossier.paths import data_folder
from dossier.records.country.country import Agreement, Figure, Mark, RateHistory, Sanctions
from dossier.values.charset import file_text
from dossier.world import border, countries


@cache
def figures(iso2: str) -> dict[str, Figure]:
    """Return the figures of a country by name, with the conditions at its border; nothing for a country without a file."""
    path = data_folder() / "countries" / "figures" / f"{iso2}.json"
    if not path.is_file():
        return {}
    conditions = border.conditions(iso2)
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    entries = {name: entry for name, entry in stored.items() if isinstance(entry, dict)}
    found = {name: _figure(entry, "value") for name, entry in entries.items() if "value" in entry}
    most = {name: _figure(entry, "at_most") for name, entry in entries.items() if "at_most" in entry}
    return found | conditions | {name.removesuffix("_pct") + "_max_pct": figure for name, figure in most.items()}


def _figure(entry: dict[str, Any], of: str) -> Figure:
    source = entry.get("source", "")
    return Figure(
        value=entry[of],
        year=entry.get("year") or entry.get("as_of"),
        source=", ".join(source) if isinstance(source, list) else str(source),
        derived=bool(entry.get("derived")),
    )


@cache
def rate_history(iso2: str) -> RateHistory | None:
    """Return what a dollar cost in the country's money, as yearly means; None where nothing is shipped."""
    path = data_folder() / "countries" / "figures" / f"{iso2}.json"
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    entry = stored.get("exchange_rates_per_usd")
    if entry is None or entry["currency"] == "USD":
        return None
    return RateHistory(
        entry["currency"], {int(year): value for year, value in entry["value"].items()},
        bool(entry.get("official_rate")), entry.get("replaced_by"),
    )  # fmt: skip


@cache
def source_title(key: str) -> str:
    """Return the publisher of a source by its key, or the key itself."""
    path = data_folder() / "countries" / "sources.json"
    stored: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return re.split("[,:;]", stored[key]["title"])[0] if key in stored else key


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


def marks(iso2: str, own: Path | None = None) -> tuple[Mark, ...]:
    """Return the marks and certificates that a market asks for, mandatory ones first.

    `own` is the user's file of the same columns; a line of hers for this market or its union stands in the place of a
    shipped one of the same name. Raises InvalidValueError that names the line of her file.
    """
    wanted = {iso2, *groups_of(iso2)}
    hers = [row for row in (own_marks(own) if own is not None else ()) if row["market"] in wanted]
    replaced = {row["mark"].casefold() for row in hers}
    rows = [(row, True) for row in hers]
    rows += [
        (row, False)
        for row in _table("marks.csv").rows
        if row["market"] in wanted and row["mark"].casefold() not in replaced
    ]
    order = {"mandatory": 0, "customary": 1, "voluntary": 2}
    return tuple(sorted((_mark(row, is_own=is_own) for row, is_own in rows), key=lambda mark: order.get(mark.kind, 3)))


def _mark(row: dict[str, str], *, is_own: bool) -> Mark:
    return Mark(
        row["mark"], row["kind"], row["scope"], row.get("scope_zh") or "", row.get("note") or "", row.get("checked") or "",
        tuple((row.get("goods") or "").split()), tuple(filter(None, (row.get("names") or "").split("|"))), is_own,
        row.get("source") or "", row.get("since") or "", row.get("proof") == "paper", row.get("note_zh") or "",
    )  # fmt: skip


def sanctions(iso2: str) -> Sanctions | None:
    """Return the regimes of sanctions that name a country, or None where none is on file."""
    row = next((row for row in _table("sanctions.csv").rows if row["market"] == iso2), None)
    return Sanctions(row["regimes"], row["scope"], row["scope_zh"], row["checked"]) if row is not None else None


MARK_KINDS = ("mandatory", "customary", "voluntary")
_NEEDED = ("market", "mark", "kind", "scope")


@cache
def own_marks(path: Path) -> tuple[dict[str, str], ...]:
    """Return the lines of the user's marks.csv, or none where there is no such file.

    Raises InvalidValueError that names file and line.
    """
    if not path.is_file():
        return ()
    try:
        text = file_text(path).removeprefix("\ufeff")
    except OSError as error:
        raise NotReadableError(path, error) from error
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise _wrong(path, 1, _("the column {name} is missing").format(name=missing[0]))
    known = {row["group"] for row in _table("groups.csv").rows}
    rows = []
    for row in reader:
        cells = {
            name: (value or "").strip()
            for name, value in row.items()
            if name is not None and isinstance(value, str | None)
        }
        market = cells["market"].upper()
        if None in row or None in row.values():
            raise _wrong(path, reader.line_num, _("too many or too few cells"))
        if countries.of(market) is None and market not in known:
            raise _wrong(
                path, reader.line_num, _("“{text}” is no country and no group").format(text=cells["market"][:20])
            )
        if cells["kind"] not in MARK_KINDS:
            words = _("kind is one of {choices}, not “{text}”")
            raise _wrong(path, reader.line_num, words.format(choices=", ".join(MARK_KINDS), text=cells["kind"][:20]))
        if not cells["mark"]:
            raise _wrong(path, reader.line_num, _("the mark has no name"))
        rows.append(cells | {"market": market})
    return tuple(rows)


def _wrong(path: Path, number: int, problem: str) -> InvalidValueError:
    words = _("{file}, line {number}: {problem}.").format(file=path.name, number=number, problem=problem)
    return InvalidValueError(words, _("The columns are: {names}.").format(names=", ".join((*_NEEDED, *_OTHER))))


_OTHER = ("scope_zh", "note", "note_zh", "goods", "names", "source", "since", "proof", "basis", "checked")


def agreements(iso2: str) -> tuple[Agreement, ...]:
    """Return the trade agreements of a country with China; one without a name says that there is none."""
    return tuple(
        Agreement(
            row["agreement"], row["status"], row.get("in_force_since") or None, row.get("note", ""),
            row.get("agreement_zh", ""), row.get("note_zh", ""), row.get("origin_form", ""), row.get("basis", ""),
        )
        for row in _table("agreements.csv").rows
        if row["iso2"] == iso2
    )  # fmt: skip
