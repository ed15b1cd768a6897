"""The page of every country and territory: it opens, says what there is, and shows nothing broken."""

import json
import re

import pytest

from dossier.world import countries
from dossier.world.figures import figures


@pytest.fixture
def shown(run):
    """Return the page of a country in a book with one client."""
    run("add", "company", "Nordlicht", "--country", "DE")
    return lambda *words: run("show", *words)


def broken(page):
    """Return what no page may show: braces of a sentence, Python's own words, a number with a tail of digits, an empty value."""
    found = re.findall(r"\{\w*\}|\bNone\b(?! [a-z])|\bTrue\b|\bnan\b|\d+\.\d{5,}|Traceback|[\[\]]", page)
    return found + [line for line in page.splitlines() if re.search(r"(· ·|·\s*$|: *$)", line)]


def test_every_country_has_a_page_that_says_what_there_is(shown):
    codes = list(countries.codes())
    assert len(codes) >= 249
    for iso2 in codes:
        done = shown(iso2)
        assert done.exit_code == 0, (iso2, done.stderr)
        assert done.stdout.splitlines()[0].endswith(f"· {iso2}")
        assert broken(done.stdout) == [], iso2
        if "population" in figures(iso2):
            assert "People" in done.stdout, iso2


def test_a_broken_page_would_be_seen():
    assert broken("rate {value}\nplugs None\nx · · y\n0.123456") != []
    assert broken("People\n  people  5 (2024)\n") == []


def test_every_page_opens_in_chinese_too(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    for iso2 in ("DE", "US", "HK", "TW", "VA", "AQ", "XK", "SZ"):
        done = run("--lang", "zh", "show", iso2)
        assert done.exit_code == 0
        assert countries.of(iso2).name_zh in done.stdout.splitlines()[0]
        assert broken(done.stdout) == []


def test_a_place_without_trade_shows_no_empty_trade(shown):
    page = shown("AQ").stdout
    assert "Trade" not in page
    assert "our clients" in page


@pytest.mark.parametrize(("typed", "near"), [("Germny", "Germany"), ("Swizerland", "Switzerland")])
def test_a_mistyped_country_names_the_nearest(shown, typed, near):
    done = shown(typed)
    assert done.exit_code == 3
    assert f"the country {near}" in done.stderr


@pytest.mark.parametrize(
    ("iso2", "money"),
    [
        ("BG", "EUR"),
        ("HR", "EUR"),
        ("CW", "XCG"),
        ("SX", "XCG"),
        ("ZW", "ZWG"),
        ("SL", "SLE"),
        ("VE", "VES"),
        ("MR", "MRU"),
        ("BY", "BYN"),
    ],
)
def test_a_currency_that_changed_is_the_one_of_today(shown, iso2, money):
    assert re.search(rf"currency +{money}\b", shown(iso2).stdout)


def test_the_money_of_a_country_stands_on_its_page_with_its_course(shown, run):
    run("rate", "EUR", "8.0", "--on", "2026-08-01")
    run("rate", "EUR", "7.81")
    page = shown("DE").stdout
    assert "1 EUR = 7.81 CNY" in page
    assert "█" in page
    assert "none noted: dossier rate JPY VALUE" in shown("JP").stdout
    assert "none noted" not in shown("CN").stdout


def test_a_country_as_json_has_its_figures_with_year_and_source(run):
    run("add", "company", "Nordlicht GmbH", "--country", "DE")
    found = json.loads(run("show", "DE", "--json").stdout)
    assert found["figures"]["plug_types"]["value"] == ["C", "F"]
    assert found["figures"]["population"]["year"] >= 2024
    assert "CE" in {mark["name"] for mark in found["marks"]}
    assert found["guidance"]["written"]
    run("set", "DE", "population=84.1m", "--source", "website")
    own = json.loads(run("show", "DE", "--json").stdout)["figures"]["population"]
    assert (own["value"], own["shipped_year"]) == (84_100_000, found["figures"]["population"]["year"])
