"""Write data/countries/figures/XX.json, the dated figures of each country, from a folder of gathered facts.

`build_countries.py figures --facts FOLDER` reads FOLDER/countries.jsonl: one object a territory, public figures with
their years. What is changed on the way is listed here with its reason; data/countries/README.md tells the sources.
"""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

from babel import Locale

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "data" / "countries" / "figures"

FACTBOOK = "factbook-2026-01"
WORLD_BANK = "worldbank-2024"

NUMBERS = (
    "median_age",
    "urban_pct",
    "gdp_per_capita_ppp_usd",
    "gdp_official_usd",
    "gdp_growth_pct",
    "inflation_pct",
    "unemployment_pct",
    "exports_usd",
    "imports_usd",
    "food_share_of_spending_pct",
    "alcohol_l_per_capita",
    "internet_users_pct",
)
"""Figures that come with a year each, all from the Factbook."""

DATED_LISTS = {
    "languages": "languages_year",
    "religions": "religions_year",
    "export_commodities": "export_commodities_year",
    "import_commodities": "import_commodities_year",
    "export_partners": "export_partners_year",
    "import_partners": "import_partners_year",
}
"""Lists of the Factbook and where their year stands; `as_of` the edition where no year is stated."""

STANDING = {
    "demonym": (FACTBOOK, 2026),
    "industries": (FACTBOOK, 2026),
    "agricultural_products": (FACTBOOK, 2026),
    "national_holiday": (FACTBOOK, 2026),
    "world_heritage": (FACTBOOK, 2026),
    "income_group": ("worldbank-income-2026", 2026),
    "plug_types": ("mains-2017", 2017),
    "mains_voltage_v": ("mains-2017", 2017),
    "mains_frequency_hz": ("mains-2017", 2017),
    "plug_main": ("own-2026", 2026),
    "driving_side": ("driving-2025", 2025),
    "weekend_partial": ("weekend-2026", 2026),
}
"""What changes seldom: its source, and the year of the source."""

SEATS = {"IL": "Jerusalem", "PS": "Ramallah", "TW": "Taipei"}
"""Where the authorities sit; no capital is named where its standing is disputed."""

NO_CAPITAL = {*SEATS, "HK", "MO"}

CAPITALS_ALSO = {"GQ": ("Ciudad de la Paz", "geonames-2026")}
"""Where two sources name two capitals, both are kept."""

REPLACED = {"BG": "EUR", "CW": "XCG", "SX": "XCG"}
"""Currencies that took the place of the one in which the yearly rates are told: BG on 2026-01-01, CW and SX in 2025."""

OFFICIAL_RATES = {"AR", "CU", "LB", "SD", "TM"}
"""Countries whose official rate was, in at least one of these years, far from the one that people paid."""

OF_THE_RATE = {"gdp_official_usd", "gdp_per_capita_official_usd", "exchange_rates_per_usd"}
"""What an official rate far from the market distorts."""

LEFT_OUT = {
    ("GG", "gdp_official_usd"): "both rows carry the product of the Channel Islands together",
    ("JE", "gdp_official_usd"): "both rows carry the product of the Channel Islands together",
    ("LI", "gdp_per_capita_ppp_usd"): "close to the one at the official rate; purchasing power is not measured there",
    ("FR", "import_partners"): "a mirror of others' exports: lacks China, which France's customs have second",
    ("RU", "import_partners"): "a mirror of others' exports; Russia's customs publish no countries",
    ("VN", "import_partners"): "a mirror of others' exports: lacks South Korea, which Vietnam's customs have second",
    ("TW", "gdp_official_usd"): "the amount is that of 2019 under the year 2023",
    ("TW", "gdp_per_capita_ppp_usd"): "the amount is the one at the official rate, not at purchasing power",
}
"""Figures of the source that contradict it elsewhere: better unknown than wrong."""

NEWER: dict[tuple[str, str], Row] = {
    ("FR", "china_import_share_pct"): {"value": 10, "year": 2024, "source": "china-share-2025"},
    ("RU", "china_import_share_pct"): {"value": 39, "year": 2025, "source": "china-share-2025"},
    ("US", "china_import_share_pct"): {"value": 13.4, "year": 2024, "source": "china-share-2025"},
    ("VN", "china_import_share_pct"): {"value": 41, "year": 2025, "source": "china-share-2025"},
    ("RU", "inflation_pct"): {"value": 8.7, "year": 2025, "source": "imf-weo-2026-04"},
    ("AE", "mains_voltage_v"): {"value": [230], "as_of": 2026, "source": "own-2026"},
    ("GB", "religions"): {
        "value": [
            {"name": "Christian", "group": "christian", "pct": 46.2},
            {"name": "none", "group": "none", "pct": 37.2},
            {"name": "Muslim", "group": "muslim", "pct": 6.5},
            {"name": "unspecified", "group": "unspecified", "pct": 6.0},
            {"name": "Hindu", "group": "hindu", "pct": 1.7},
            {"name": "Sikh", "group": "sikh", "pct": 0.9},
            {"name": "Jewish", "group": "jewish", "pct": 0.5},
        ],
        "year": 2021,
        "source": "census-ew-2021",
    },
    ("US", "religions"): {
        "value": [
            {"name": "Protestant", "group": "protestant", "pct": 40},
            {"name": "none", "group": "none", "pct": 29},
            {"name": "Roman Catholic", "group": "catholic", "pct": 19},
            {"name": "other Christian", "group": "christian", "pct": 3},
            {"name": "Jewish", "group": "jewish", "pct": 2},
            {"name": "Muslim", "group": "muslim", "pct": 1},
            {"name": "Buddhist", "group": "buddhist", "pct": 1},
            {"name": "Hindu", "group": "hindu", "pct": 1},
        ],
        "year": 2024,
        "source": "pew-2024",
    },
}
"""Figures for which a newer or a better source than the gathered ones is known; docs/truth.md says why."""

MISSPELT = {"Spirtism": "Spiritism"}

MERGED = {
    ("ZA", "religions"): (
        {"ancestral", "tribal", "animist", "or other traditional African religions"},
        {"name": "traditional African religions", "group": "folk", "pct": 5.4},
    )
}
"""Entries that are one phrase of the source cut at its commas."""

CONTINENTS = {
    "AF": """AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW
        MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW""",
    "AN": "AQ",
    "AS": """AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM
        PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE""",
    "EU": """AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME
        MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK""",
    "NA": """AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX
        TC TT US VC VG VI""",
    "OC": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "SA": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
}
"""Continents after the regions of UN M49; North America holds Central America and the Caribbean. XK is ours."""


def figures(row: Row) -> Row:
    """Return what is shipped of one territory: every entry with its source and its year (or `as_of`)."""
    row = {key: value for key, value in row.items() if not doubtful(row, key)}
    made: Row = {key: {**whole(row[key]), "source": FACTBOOK} for key in NUMBERS if key in row}
    made |= population(row)
    made |= wealth(row)
    for key, year in DATED_LISTS.items():
        if key in row:
            made[key] = {"value": cleaned(row, key), "source": FACTBOOK} | (
                {"year": row[year]} if year in row else {"as_of": 2026}
            )
    for key, (source, as_of) in STANDING.items():
        if key in row:
            made[key] = {"value": row[key], "source": source, "as_of": as_of}
    made |= capital(row) | rates(row) | china(row)
    if row["iso2"] in OFFICIAL_RATES:
        for key in OF_THE_RATE & made.keys():
            made[key]["official_rate"] = True
    made["continent"] = {"value": continent(row["iso2"]), "source": "un-m49", "as_of": 2026}
    made |= {key: entry for (code, key), entry in NEWER.items() if code == row["iso2"]}
    return {"iso2": row["iso2"], **made}


def doubtful(row: Row, key: str) -> bool:
    """Return whether a figure is left out: listed in LEFT_OUT, no class at all, or at odds with its neighbour.

    Where purchasing power is not measured the source repeats GDP a head at the official rate: equal to the dollar
    when rounded as the source rounds.
    """
    if key == "gdp_per_capita_ppp_usd":
        plain = [row["gdp_official_usd"]["value"] / each["value"] for each in people(row) if "gdp_official_usd" in row]
        repeated = row[key]["value"] in {round(each, -2) for each in plain}
        return repeated or (row["iso2"], key) in LEFT_OUT
    if key == "plug_main":
        return row[key] not in row["plug_types"]
    return (row["iso2"], key) in LEFT_OUT or row[key] == "not classified"


def whole(entry: Row) -> Row:
    """Return a dated figure; one without a fraction as an integer."""
    value = entry["value"]
    return {"value": int(value) if float(value).is_integer() else value, "year": entry["year"]}


def people(row: Row) -> list[Row]:
    """Return the populations known, the World Bank's first: it counts foreign residents."""
    return [row[key] for key in ("population_world_bank", "population") if key in row]


def population(row: Row) -> Row:
    """Return the World Bank's population, and the Factbook's beside it; the latter alone where there is no other."""
    told = {**whole(row["population"]), "source": FACTBOOK} if "population" in row else None
    counted = row.get("population_world_bank")
    if counted is None:
        return {"population": told} if told else {}
    first = {"population": {**whole(counted), "source": WORLD_BANK}}
    return first | {"population_second": told} if told else first


def wealth(row: Row) -> Row:
    """Return GDP a head at the official rate, to three figures, where GDP and population are a year apart at most."""
    product = row.get("gdp_official_usd")
    near = [each for each in people(row) if product and abs(each["year"] - product["year"]) <= 1]
    if not product or not near:
        return {}
    value = product["value"] / near[0]["value"]
    digits = 2 - math.floor(math.log10(value))
    source = [FACTBOOK, WORLD_BANK] if near[0] is row.get("population_world_bank") else [FACTBOOK]
    entry = {"value": int(round(value, digits)), "year": product["year"], "source": source, "derived": True}
    return {"gdp_per_capita_official_usd": entry}


def cleaned(row: Row, key: str) -> list[Any]:
    """Return a list of the Factbook mended, languages with their Chinese names where CLDR has them."""
    listed = row[key]
    if (row["iso2"], key) in MERGED:
        parts, whole_entry = MERGED[row["iso2"], key]
        listed = [each for each in listed if each["name"] not in parts] + [whole_entry]
    if key != "languages":
        return [each | {"name": MISSPELT[each["name"]]} if _misspelt(each) else each for each in listed]
    chinese = Locale("zh", script="Hans").languages
    found = []
    for each in listed:
        entry = dict(each)
        if entry["name"] in {"other", "unspecified"}:
            entry.pop("official", None)  # the word stood at the end of a list of official languages
        if entry.get("code") in chinese:
            entry["zh"] = chinese[entry["code"]]
        found.append(entry)
    return found


def _misspelt(each: Any) -> bool:
    return isinstance(each, dict) and each.get("name") in MISSPELT


def capital(row: Row) -> Row:
    """Return the capital, or the seat of the authorities where the capital is disputed."""
    code = row["iso2"]
    if code in SEATS:
        return {"seat_of_government": {"value": SEATS[code], "source": "own-2026", "as_of": 2026}}
    if "capital" not in row or code in NO_CAPITAL:
        return {}
    entry = {"value": row["capital"], "source": FACTBOOK, "as_of": 2026}
    if code in CAPITALS_ALSO:
        entry["also"], other = CAPITALS_ALSO[code]
        entry["source"] = [FACTBOOK, other]
    return {"capital": entry}


def rates(row: Row) -> Row:
    """Return the yearly mean rates, local money per dollar, with what became of the currency since."""
    told = row.get("exchange_rates_per_usd")
    if told is None:
        return {}
    entry: Row = {"currency": told["currency"], "value": told["by_year"], "source": FACTBOOK}
    if row["iso2"] in REPLACED:
        entry["replaced_by"] = REPLACED[row["iso2"]]
    return {"exchange_rates_per_usd": entry}


def china(row: Row) -> Row:
    """Return China's share of imports and exports: exact where it is among the partners named, else a bound."""
    made: Row = {}
    for side in ("import", "export"):
        year = row.get(f"{side}_partners_year")
        for key, field in ((f"china_{side}_share_pct", "value"), (f"china_{side}_share_max_pct", "at_most")):
            if key in row:
                made[f"china_{side}_share_pct"] = {field: row[key], "year": year, "source": FACTBOOK}
    return made


def continent(iso2: str) -> str:
    """Return the two letters of the continent; a territory of none is a KeyError."""
    return {code: name for name, codes in CONTINENTS.items() for code in codes.split()}[iso2]


def write(facts: Path, target: Path) -> int:
    """Write one file a territory into `target`; return how many."""
    rows = [json.loads(line) for line in (facts / "countries.jsonl").read_text(encoding="utf-8").splitlines()]
    target.mkdir(parents=True, exist_ok=True)
    for row in rows:
        text = json.dumps(figures(row), ensure_ascii=False, indent=1, sort_keys=True)
        (target / f"{row['iso2']}.json").write_text(text + "\n", encoding="utf-8")
    return len(rows)


def main() -> int:
    """Read the command line and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    figures_command = commands.add_parser("figures", help="write data/countries/figures from a folder of facts")
    figures_command.add_argument("--facts", type=Path, required=True)
    chosen = parser.parse_args()
    print(f"{write(chosen.facts, TARGET)} territories written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
