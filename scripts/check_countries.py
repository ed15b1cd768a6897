"""Look for mistakes in data/countries: types, ranges, a year and a source for every figure, codes that exist.

`check_countries.py [FOLDER]` prints one line a mistake and ends with 1 if there is any. `check_countries.py --libraries`
asks every library that is installed beside it instead, writes docs/truth.md and ends with 1 while a disagreement is not judged.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pycountry
from babel import Locale
from babel.numbers import get_territory_currencies

Entry = dict[str, Any]

FOLDER = Path(__file__).resolve().parent.parent / "data" / "countries"

CODES = {country.alpha_2 for country in pycountry.countries} | {"XK"}

RANGES = {
    "population": (0, 1.6e9),
    "population_second": (0, 1.6e9),
    "median_age": (14, 60),
    "urban_pct": (0, 100),
    "gdp_per_capita_ppp_usd": (150, 250_000),
    "gdp_per_capita_official_usd": (100, 350_000),
    "gdp_official_usd": (1e6, 4e13),
    "gdp_growth_pct": (-60, 70),
    "inflation_pct": (-15, 600),
    "unemployment_pct": (0, 50),
    "exports_usd": (1e3, 5e12),
    "imports_usd": (1e3, 5e12),
    "food_share_of_spending_pct": (3, 75),
    "alcohol_l_per_capita": (0, 20),
    "internet_users_pct": (0, 100),
    "china_import_share_pct": (0, 100),
    "china_export_share_pct": (0, 100),
}
"""Bounds of each figure, wide enough for every country that there is."""

CHOICES = {
    "continent": {"AF", "AN", "AS", "EU", "NA", "OC", "SA"},
    "driving_side": {"left", "right"},
    "income_group": {"low", "lower middle", "upper middle", "high"},
    "plug_main": set("ABCDEFGHIJKLMNO"),
}

MANY: dict[str, set[Any]] = {
    "plug_types": set("ABCDEFGHIJKLMNO"),
    "mains_voltage_v": {100, 110, 115, 120, 127, 220, 230, 240},
    "mains_frequency_hz": {50, 60},
    "weekend_partial": {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
}

TEXTS = {"capital", "seat_of_government", "demonym"}

WORDS = {"industries", "agricultural_products", "export_commodities", "import_commodities", "world_heritage"}

SHARES = {"languages", "religions"}

PARTNERS = {"export_partners", "import_partners"}

FAITHS = {
    *("bahai", "buddhist", "catholic", "christian", "druze", "folk", "hindu", "jewish", "muslim", "none", "orthodox"),
    *("other", "protestant", "shinto", "sikh", "taoist", "unspecified"),
}

NEWER_MONEY = {"BG": "EUR"}
"""Currencies of today where the table of CLDR in Babel 2.18 still has the one before; the euro since 2026-01-01."""

NO_MONEY = {"AQ"}

KINDS = {"mandatory", "voluntary", "customary"}

STATUSES = {"in force", "preference", "partly suspended", "negotiating", "none"}

_RATE = r"\d{1,3}(\.\d{1,2})?"
MEASURES = {
    "tariff": _RATE, "tax": rf"{_RATE}(-{_RATE})?|none", "risk": "[0-7]|high", "extra": _RATE, "ended": "",
    "raised": rf"{_RATE}-{_RATE}", "antidumping": r"\d{1,4}",
}  # fmt: skip
"""What is said of a border, and the form of its value."""

TAX_ON = {"landed", "value", "value10"}

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

YEARS = range(1990, 2027)


def problems(folder: Path = FOLDER) -> list[str]:
    """Return every mistake of the folder as a sentence, none where all is well."""
    sources = set(json.loads((folder / "sources.json").read_text(encoding="utf-8")))
    index = list(table(folder / "index.tsv", delimiter="\t", quoting=csv.QUOTE_NONE))
    money = {row["iso2"]: row["currency"] for row in index}
    found = [*index_problems(index), *table_problems(folder), *market_problems(folder), *border_problems(folder)]
    files = {path.stem: path for path in (folder / "figures").glob("*.json")}
    found += [f"{code}: no figures" for code in sorted(CODES - files.keys())]
    for code, path in sorted(files.items()):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.pop("iso2", None) != code or code not in CODES:
            found.append(f"{code}: is not the code of this file")
        found += [f"{code}: {each}" for each in record_problems(record, sources, money.get(code, ""))]
    return found


def table(path: Path, **form: Any) -> Iterator[dict[str, str]]:
    """Return the rows of a table with a heading."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, **form)


def record_problems(record: Entry, sources: set[str], money: str) -> Iterator[str]:
    """Return the mistakes of one country's figures."""
    for key, entry in record.items():
        named = entry.get("source")
        if not named or not set(named if isinstance(named, list) else [named]) <= sources:
            yield f"{key} has no source that is explained"
        if key == "exchange_rates_per_usd":
            yield from rate_problems(entry, money)
            continue
        dated = [entry[field] for field in ("year", "as_of") if field in entry]
        if len(dated) != 1 or dated[0] not in YEARS or isinstance(dated[0], bool):
            yield f"{key} has no year"
        if key in RANGES and "year" not in entry:
            yield f"{key} is a figure and has no year of its own"
        yield from (f"{key} {mistake}" for mistake in value_problems(key, entry))
    yield from partner_problems(record)


def value_problems(key: str, entry: Entry) -> Iterator[str]:
    """Return what is wrong with the value of one entry."""
    value = entry.get("value", entry.get("at_most"))
    if key in RANGES:
        low, high = RANGES[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            yield f"is out of range: {value!r}"
    elif key in CHOICES:
        if value not in CHOICES[key]:
            yield f"is none of the choices: {value!r}"
    elif key in TEXTS:
        if not is_text(value):
            yield f"is no text: {value!r}"
    elif not isinstance(value, list) or not value:
        yield f"is no list: {value!r}"
    else:
        yield from list_problems(key, value)


def list_problems(key: str, value: list[Any]) -> Iterator[str]:
    """Return what is wrong inside a list; a name that nobody checks is a mistake too."""
    checks: list[tuple[set[str], Callable[[Any], bool]]] = [
        (set(MANY), lambda each: each in MANY[key]),
        (WORDS, is_text),
        (SHARES, lambda each: is_share(each, key)),
        (PARTNERS, lambda each: each["iso2"] in CODES and 0 <= each["pct"] <= 100),
        ({"national_holiday"}, lambda each: is_text(each["name"]) and is_day(each["date"])),
    ]
    check = next((check for keys, check in checks if key in keys), None)
    if check is None:
        yield "is a name that is not checked"
        return
    yield from (f"holds {each!r}" for each in value if not check(each))


def is_text(value: Any) -> bool:
    """Return whether a value is a name: not empty, on one line, without spaces around it."""
    return isinstance(value, str) and value == value.strip() and value.isprintable() and 0 < len(value) < 160


def is_day(text: str) -> bool:
    """Return whether a text is a day of the year, --MM-DD."""
    found = re.fullmatch(r"--(\d\d)-(\d\d)", text)
    return found is not None and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31


def is_share(each: Entry, key: str) -> bool:
    """Return whether an entry names a language or faith and gives its share, if any, between 0 and 100."""
    low, high = each.get("pct_range", [each.get("pct", 0)] * 2)
    known = key != "religions" or each["group"] in FAITHS
    return is_text(each["name"]) and known and 0 <= low <= high <= 100


def rate_problems(entry: Entry, money: str) -> Iterator[str]:
    """Return the mistakes of yearly rates: their currency is the one of today or was replaced by it."""
    for year, rate in entry["value"].items():
        if int(year) not in YEARS or not 0 < rate < 200_000:
            yield f"exchange_rates_per_usd holds {year}: {rate!r}"
    if not entry["value"]:
        yield "exchange_rates_per_usd has no year"
    if entry.get("replaced_by", entry["currency"]) != money:
        yield f"exchange_rates_per_usd tells {entry['currency']}, the index {money}"


def partner_problems(record: Entry) -> Iterator[str]:
    """Return where shares do not fit together: partners, China among them, the main plug among the plugs."""
    for side in ("import", "export"):
        listed = record.get(f"{side}_partners", {}).get("value", [])
        if sum(each["pct"] for each in listed) > 100:
            yield f"{side}_partners make more than 100 %"
        stated = record.get(f"china_{side}_share_pct", {})
        named = [each["pct"] for each in listed if each["iso2"] == "CN"]
        same_year = stated.get("year") == record.get(f"{side}_partners", {}).get("year")
        differs = "value" in stated and named and named != [stated["value"]] and same_year
        if differs or ("at_most" in stated and named):
            yield f"china_{side}_share_pct is not the share among the partners"
    groups = [each.get("pct", 0) for each in record.get("religions", {}).get("value", [])]
    if sum(groups) > 105:  # LB: 104.7 in the source
        yield "religions make more than 105 %"
    if "plug_main" in record and record["plug_main"]["value"] not in record.get("plug_types", {}).get("value", []):
        yield "plug_main is none of the plug_types"


def index_problems(rows: list[dict[str, str]]) -> Iterator[str]:
    """Return the mistakes of the light index: codes, zones, money, days off, names that stand for two countries."""
    zones, tenders = available_timezones(), Locale("en").currencies
    owners: dict[str, str] = {}
    for row in rows:
        code, money = row["iso2"], row["currency"]
        of_iso = pycountry.countries.get(alpha_2=code)
        if row["iso3"] != (of_iso.alpha_3 if of_iso else "XKX"):
            yield f"index: {code} is not {row['iso3']}"
        if code not in NO_MONEY and (money not in tenders or money != NEWER_MONEY.get(code, money)):
            yield f"index: {code} has the currency {money!r}"
        elif code not in {*NO_MONEY, *NEWER_MONEY} and money not in get_territory_currencies(code):
            yield f"index: {money} is not legal tender in {code}"
        yield from (
            f"index: {code} has the zone {zone}" for zone in row["zones"].split("|") if zone not in zones | {""}
        )
        if not set(row["weekend"].split(",")) <= MANY["weekend_partial"]:
            yield f"index: {code} has the weekend {row['weekend']!r}"
        for key in filter(None, row["keys"].split("|")):
            if owners.setdefault(key, code) != code:
                yield f"index: “{key}” stands for {owners[key]} and {code}"
    listed = [row["iso2"] for row in rows]
    if sorted(listed) != sorted(CODES):
        yield f"index: not one line a territory: {sorted(CODES ^ set(listed))}"


def table_problems(folder: Path) -> Iterator[str]:
    """Return the mistakes of the tables of marks, agreements and groups."""
    groups = list(table(folder / "groups.csv"))
    names = {row["group"] for row in groups}
    seen: set[tuple[str, ...]] = set()
    for name in ("marks", "agreements", "groups", "sanctions"):
        for row in table(folder / f"{name}.csv"):
            if name == "agreements" and row["status"] == "none":
                row |= {"agreement": "none", "agreement_zh": "无", "in_force_since": "2026"}
            if name == "agreements" and row["status"] == "negotiating":
                row["in_force_since"] = row["in_force_since"] or "2026"
            place = row.get("market") or row.get("iso2") or ""
            if place not in CODES and not (name == "marks" and place in names):
                yield f"{name}: {place!r} is no market"
            if not row["basis"] or not DATE.fullmatch(row["checked"]):
                yield f"{name}: {place} has no basis or no date"
            key = (name, place, row.get("mark") or row.get("agreement") or row.get("group") or row.get("regimes") or "")
            if key in seen or not key[2]:
                yield f"{name}: {place} {key[2]} stands twice or has no name"
            seen.add(key)
            yield from (f"{name}: {place}: {mistake}" for mistake in row_problems(row))


def border_problems(folder: Path) -> Iterator[str]:
    """Return the mistakes of what is said of borders: measures, values, years, sources; and of the languages of business."""
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    places = CODES | {row["group"] for row in table(folder / "groups.csv")}
    seen = set()
    for row in table(folder / "conditions.csv"):
        place, measure = row["iso2"], row["measure"]
        if place not in places or measure not in MEASURES or row["source"] not in sources:
            yield f"conditions: {place} {measure} of {row['source']!r} is no row"
            continue
        if not re.fullmatch(MEASURES[measure], row["value"]) or not re.fullmatch(r"20[12]\d", row["year"]):
            yield f"conditions: {place} {measure} is {row['value']!r} of {row['year']!r}"
        if row["note"] and not has_han(row["note_zh"]) and row["note_zh"].isascii() and row["note"] != row["note_zh"]:
            yield f"conditions: {place} {measure} has no note in Chinese"
        if measure in {"tariff", "tax", "risk"} and (place, measure) in seen:
            yield f"conditions: {place} {measure} stands twice"
        seen.add((place, measure))
    for row in table(folder / "valuation.csv"):
        if row["iso2"] not in CODES or row["duty_on"] not in {"CIF", "FOB"} or row["tax_on"] not in TAX_ON:
            yield f"valuation: {row['iso2']} on {row['duty_on']!r} and {row['tax_on']!r}"
    spoken = {row["code"] for row in table(folder / "languages.csv")}
    for row in table(folder / "business_languages.csv"):
        if row["iso2"] not in CODES or not set(row["languages"].split()) <= spoken:
            yield f"business_languages: {row['iso2']}: {row['languages']!r}"


def market_problems(folder: Path) -> Iterator[str]:
    """Return the mistakes of what the check of an order reads: plugs, languages of labels, kinds of goods."""
    goods = {word for row in table(folder / "product_kinds.csv") for word in row["goods"].split()}
    spoken = {row["code"] for row in table(folder / "languages.csv")}
    for row in table(folder / "languages.csv"):
        if not row["name"] or (row["name_zh"] and not has_han(row["name_zh"])):
            yield f"languages: {row['code']} has no name"
    for row in table(folder / "plugs.csv"):
        types, sockets = row["types"].split(), row["sockets"].split()
        if not types or not set(types + sockets) <= MANY["plug_types"] or not set(types) & set(sockets):
            yield f"plugs: {row['word']!r} is of types {row['types']!r} in sockets {row['sockets']!r}"
    for row in table(folder / "label_languages.csv"):
        if row["iso2"] not in CODES or row["rule"] not in {"any", "all"} or not set(row["languages"].split()) <= spoken:
            yield f"label_languages: {row['iso2']}: {row['rule']!r} of {row['languages']!r}"
    for row in table(folder / "marks.csv"):
        if not set(row["goods"].split()) <= goods | {"*"} or (row["names"] and not row["goods"]):
            yield f"marks: {row['market']} {row['mark']}: goods {row['goods']!r}, names {row['names']!r}"


def row_problems(row: dict[str, str]) -> Iterator[str]:
    """Return the mistakes in the cells of one row, whatever table it is of."""
    if None in row or None in row.values():
        yield "too many or too few cells"
    if "kind" in row and (row["kind"] not in KINDS or not row["scope"] or not has_han(row["scope_zh"])):
        yield f"kind {row['kind']!r}, or no scope in one of the languages"
    if row.get("since") and "mark" in row and not DATE.fullmatch(row["since"]):
        yield f"applies from {row['since']!r}"
    if row.get("proof", "") not in {"", "paper"} or (row.get("proof") and not row["names"]):
        yield f"proof {row['proof']!r} without names"
    if "regimes" in row and (not row["scope"] or not has_han(row["scope_zh"])):
        yield "sanctions without a scope in both languages"
    if "status" in row and (row["status"] not in STATUSES or not has_han(row["agreement_zh"])):
        yield f"status {row['status']!r}, or no name in Chinese"
    began = row.get("in_force_since", row.get("since") if "group" in row else None)
    if began is not None and not DATE.fullmatch(began):
        yield f"began on {began!r}"


def has_han(text: str) -> bool:
    """Return whether a text holds Chinese."""
    return any("一" <= letter <= "鿿" for letter in text)


def main() -> int:
    """Check the folder named, or the one shipped; or ask the libraries."""
    if "--libraries" in sys.argv[1:]:
        from second_look import look  # libraries that only an environment of its own has

        return look()
    found = problems(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
