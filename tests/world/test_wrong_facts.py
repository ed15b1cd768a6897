"""Facts that were wrong once, each held by what a user reads or asks: never again."""

import json
import re
from datetime import date

import pytest

from dossier.world.figures import figures
from dossier.world.guidance import guidance


def test_the_page_of_a_country_says_the_right_figure(run):
    run("add", "company", "Nordlicht", "--country", "NL")
    for country, said in (
        ("FR", (r"of its imports from China +10 % +\(2024\)",)),
        ("VN", (r"of its imports from China +41 % +\(2025\)",)),
        (
            "RU",
            (
                r"of its imports from China +39 % +\(2025\)",
                r"inflation +8\.7 % +\(2025\)",
            ),
        ),
        (
            "US",
            (
                r"of its imports from China +13\.4 % +\(2024\)",
                r"religions +Protestant 40 %, none 29 %, Roman Catholic 19 %",
                r"CES .* next about Jan 2027",
            ),
        ),
        ("GB", (r"religions +Christian 46\.2 %, none 37\.2 %, Muslim 6\.5 %",)),
        ("BR", (r"Spiritism",)),
        ("AE", (r"mains voltage +230 V",)),
        ("DE", (r"Light \+ Building +Frankfurt · Mar\w* · every 2 years · next about Mar 2028",)),
        ("IT", (r"Euroluce .* next about Apr 2027",)),
    ):
        page = run("show", country, env={"COLUMNS": "200"}).stdout
        for words in said:
            assert re.search(words, page), (country, words)


def test_partners_of_a_mirror_that_lacks_the_second_are_not_shown():
    for country in ("FR", "RU", "VN"):
        assert "import_partners" not in figures(country)
        assert "china_import_share_max_pct" not in figures(country)


def days(run, country, year, name):
    said = json.loads(run("holidays", country, "--year", str(year), "--all", "--json").stdout)
    return [
        (each["on_date"], each["until"], each["kind"]) for each in said["holidays"] if each["name"].startswith(name)
    ]


@pytest.mark.parametrize("country", ["IN", "SG", "MY", "TT"])
def test_one_feast_lies_on_one_day_wherever_it_is_kept(run, country):
    found = days(run, country, 2028, "Diwali") + days(run, country, 2028, "Deepavali")
    assert {on for on, _until, kind in found if kind in {"public", "most"}} == {"2028-10-17"}


def test_a_time_of_rest_runs_on_over_what_follows_it_at_once(run):
    assert days(run, "JP", 2026, "Golden Week")[0][:2] == ("2026-04-29", "2026-05-06")
    assert days(run, "JP", 2027, "Golden Week")[0][:2] == ("2027-04-29", "2027-05-05")
    assert days(run, "RU", 2026, "New Year holidays")[0][:2] == ("2026-12-31", "2027-01-10")


def test_between_the_feasts_offices_work_where_only_two_days_are_off(run):
    assert days(run, "PE", 2026, "Christmas to New Year")[0][2] == "season"
    assert days(run, "DE", 2026, "Christmas to New Year")[0][2] == "closure"
    assert days(run, "US", 2026, "Christmas to New Year") == []


@pytest.mark.parametrize(
    ("country", "name", "today", "edition"),
    [
        ("DE", "Light + Building", date(2026, 2, 1), (2026, 3)),
        ("DE", "Light + Building", date(2026, 11, 23), (2028, 3)),
        ("DE", "IFA", date(2026, 11, 23), (2027, 9)),
        ("CN", "Canton Fair", date(2026, 11, 23), (2026, 11)),
        ("NO", "Eliaden", date(2027, 1, 1), (2028, None)),
    ],
)
def test_the_next_edition_of_a_fair_has_its_year(country, name, today, edition):
    found = next(fair for fair in guidance(country).fairs if fair.name == name)
    assert found.next_edition(today) == edition
