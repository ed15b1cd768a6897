"""The figures, marks and agreements of countries: the checker finds nothing in what is shipped, and finds what is broken."""

import json
import shutil

import pytest

from check_countries import FOLDER, problems


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "countries", ignore=shutil.ignore_patterns("*.toml"))


def change(folder, code, key, **fields):
    path = folder / "figures" / f"{code}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    entry = record[key] | fields
    record[key] = {name: value for name, value in entry.items() if value is not None}
    path.write_text(json.dumps(record), encoding="utf-8")


def test_what_is_shipped_has_no_mistake():
    assert problems() == []


def test_an_untouched_copy_has_no_mistake(copy):
    assert problems(copy) == []


@pytest.mark.parametrize(
    ("key", "fields", "mistake"),
    [
        ("population", {"year": None}, "DE: population has no year"),
        ("population", {"year": None, "as_of": 2024}, "DE: population is a figure and has no year of its own"),
        ("population", {"year": 1824}, "DE: population has no year"),
        ("population", {"value": "many"}, "DE: population is out of range: 'many'"),
        ("urban_pct", {"value": 177}, "DE: urban_pct is out of range: 177"),
        ("urban_pct", {"source": None}, "DE: urban_pct has no source that is explained"),
        ("urban_pct", {"source": "hearsay"}, "DE: urban_pct has no source that is explained"),
        ("plug_main", {"value": "G"}, "DE: plug_main is none of the plug_types"),
        ("plug_types", {"value": ["Q"]}, "DE: plug_types holds 'Q'"),
        ("driving_side", {"value": "middle"}, "DE: driving_side is none of the choices: 'middle'"),
        ("industries", {"value": []}, "DE: industries is no list: []"),
        ("exchange_rates_per_usd", {"currency": "DEM"}, "DE: exchange_rates_per_usd tells DEM, the index EUR"),
        (
            "import_partners",
            {"value": [{"iso2": "DD", "pct": 4}]},
            "DE: import_partners holds {'iso2': 'DD', 'pct': 4}",
        ),
        (
            "export_partners",
            {"value": [{"iso2": "FR", "pct": 60}, {"iso2": "US", "pct": 41}]},
            "DE: export_partners make more than 100 %",
        ),
        ("china_import_share_pct", {"value": 99}, "DE: china_import_share_pct is not the share among the partners"),
    ],
)
def test_a_broken_record_is_found(copy, key, fields, mistake):
    change(copy, "DE", key, **fields)
    assert mistake in problems(copy)


def test_a_missing_or_misnamed_country_is_found(copy):
    (copy / "figures" / "DE.json").rename(copy / "figures" / "DD.json")
    assert {"DE: no figures", "DD: is not the code of this file"} <= set(problems(copy))


@pytest.mark.parametrize(
    ("table", "right", "wrong", "mistake"),
    [
        ("index.tsv", "\tAsia/Dubai\t", "\tAsia/Atlantis\t", "index: AE has the zone Asia/Atlantis"),
        ("index.tsv", "\tAED\t", "\tEUR\t", "index: EUR is not legal tender in AE"),
        ("index.tsv", "|andorra|", "|germany|", "index: “germany” stands for AD and DE"),
        ("index.tsv", "AE\tARE\t", "AE\tARM\t", "index: AE is not ARM"),
        ("marks.csv", "AE,ECAS", "ZZ,ECAS", "marks: 'ZZ' is no market"),
        ("marks.csv", "ECAS / EQM,mandatory", "ECAS / EQM,advisable", "marks: AE: kind 'advisable', or no scope"),
        ("agreements.csv", "in force,2015-12-20", "in force,soon", "agreements: AU: began on 'soon'"),
        (
            "marks.csv",
            "charger battery lighting,BIS",
            "chargers,BIS",
            "marks: IN BIS (ISI mark, CRS): goods 'chargers'",
        ),
        ("plugs.csv", "UK,G,G,", "UK,Q,Q,", "plugs: 'UK' is of types 'Q'"),
        ("label_languages.csv", "DK,any,da,", "DK,some,da,", "label_languages: DK: 'some'"),
        ("label_languages.csv", "DK,any,da,", "DK,any,danish,", "label_languages: DK: 'any' of 'danish'"),
        ("languages.csv", "da,Danish,", "da,,", "languages: da has no name"),
        ("conditions.csv", "DE,tariff,5.24", "DE,tariff,high", "conditions: DE tariff is 'high' of '2022'"),
        ("conditions.csv", "DE,tax,19", "DE,toll,19", "conditions: DE toll of 'eu-vat-2026' is no row"),
        ("conditions.csv", "DE,tax,19", "FR,tax,19", "conditions: FR tax stands twice"),
        ("conditions.csv", "GST,货物与服务税（GST）", "GST,GST tax", "conditions: AU tax has no note in Chinese"),
        ("valuation.csv", "AU,FOB", "AU,EXW", "valuation: AU on 'EXW' and 'landed'"),
        ("business_languages.csv", "AT,de", "AT,dd", "business_languages: AT: 'dd"),
        ("agreements.csv", "DE,,,none", "DE,,,nothing", "agreements: DE"),
        ("groups.csv", "EU,DE,", "EU,FR,", "groups: FR EU stands twice or has no name"),
    ],
)
def test_a_broken_table_is_found(copy, table, right, wrong, mistake):
    path = copy / table
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert any(each.startswith(mistake) for each in problems(copy))


def of(code, key):
    return json.loads((FOLDER / "figures" / f"{code}.json").read_text(encoding="utf-8")).get(key)


def test_known_traps_are_stepped_around():
    assert of("BG", "exchange_rates_per_usd")["replaced_by"] == "EUR"
    assert of("CW", "exchange_rates_per_usd")["replaced_by"] == "XCG"
    assert of("VE", "exchange_rates_per_usd") is None
    assert of("GQ", "capital")["also"] == "Ciudad de la Paz"
    assert of("PS", "capital") is None
    assert of("IL", "capital") is None
    assert of("BR", "mains_voltage_v")["value"] == [127, 220]
    assert of("JP", "mains_frequency_hz")["value"] == [50, 60]


def test_income_a_head_counts_foreign_residents():
    assert of("KW", "gdp_per_capita_official_usd")["value"] < 35_000


def test_purchasing_power_that_only_repeats_the_official_rate_is_left_out():
    assert of("MC", "gdp_per_capita_ppp_usd") is None
    assert of("MC", "gdp_per_capita_official_usd")["value"] > 200_000
    assert of("GB", "gdp_per_capita_ppp_usd")["value"] > 50_000


def test_the_source_of_every_figure_is_credited():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for word in ("World Bank", "CC BY 4.0", "World Factbook", "GeoNames", "python-holidays", "IEC World Plugs", "CLDR"):
        assert word in text
