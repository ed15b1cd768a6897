"""What is shipped about a country's border: average duty, tax, risk, rules on goods of China, languages of business."""

import csv
from functools import cache
from typing import Any

from dossier.i18n import texts_of
from dossier.paths import data_folder
from dossier.records.country.border import BorderRule, Valuation
from dossier.records.country.country import Figure

_NAMES = {"tariff": "tariff_pct", "tax": "import_tax_pct", "risk": "country_risk"}
"""The figures among the conditions, by what they are called there."""


@cache
def _lines(table: str) -> tuple[str, ...]:
    return tuple((data_folder() / "countries" / table).read_text(encoding="utf-8").splitlines())


@cache
def _rows(table: str, iso2: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one country: only its own lines are taken apart."""
    heading, *lines = _lines(table)
    mine = [line for line in lines if line.startswith(f"{iso2},")]
    return tuple(csv.DictReader([heading, *mine]))


def conditions(iso2: str) -> dict[str, Figure]:
    """Return the average duty, the tax on imports, the country's risk and the languages of business, those that are known."""
    rows = [row for row in _rows("conditions.csv", iso2) if row["measure"] in _NAMES]
    found = {_NAMES[row["measure"]]: Figure(_value(row["value"]), int(row["year"]), row["source"]) for row in rows}
    for row in _rows("business_languages.csv", iso2):
        if row["languages"]:
            found["business_languages"] = Figure(row["languages"].split(), int(row["checked"][:4]), "own-2026")
    return found


def _value(text: str) -> Any:
    """Return a number, the two ends of a range, 0 for a tax that there is none of, or the word."""
    first, dash, last = text.partition("-")
    if text == "none":
        return 0
    if dash:
        return [float(first), float(last)]
    return float(text) if first.replace(".", "").isdigit() else text


def notes(iso2: str) -> dict[str, dict[str, str]]:
    """Return what is remarked on a condition, in each language, by the name of its figure."""
    rows = [row for row in _rows("conditions.csv", iso2) if row["measure"] in _NAMES and row["note"]]
    return {_NAMES[row["measure"]]: texts_of(row, "note") for row in rows}


def rules(iso2: str, groups: tuple[str, ...] = ()) -> tuple[BorderRule, ...]:
    """Return the rules on goods of China in a country and in the unions it belongs to."""
    rows = [row for place in (iso2, *groups) for row in _rows("conditions.csv", place) if row["measure"] not in _NAMES]
    return tuple(
        BorderRule(row["measure"], row["value"], row["goods"], row["note"], row["note_zh"], int(row["year"]), row["source"])
        for row in rows
    )  # fmt: skip


def valuation(iso2: str) -> Valuation:
    """Return on which value a country reckons duty and tax: with the freight, unless the table says otherwise."""
    rows = _rows("valuation.csv", iso2)
    return Valuation(rows[0]["duty_on"], rows[0]["tax_on"], sure=True) if rows else Valuation()
