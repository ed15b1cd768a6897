"""Which clock a client follows: by her city, her area code, or that of most of the country."""

import phonenumbers
import pytest
from phonenumbers import timezone

from dossier.world import countries
from dossier.world.place import main_zone, phone_zone, place, several


@pytest.mark.parametrize(
    ("code", "city", "zone"),
    [
        ("US", "Denver", "America/Denver"),
        ("US", "Chicago, IL 60601", "America/Chicago"),
        ("US", "Portland", "America/Los_Angeles"),
        ("US", "Portland, ME", "America/New_York"),
        ("US", "Phoenix AZ", "America/Phoenix"),
        ("US", "芝加哥", "America/Chicago"),
        ("CA", "Calgary, AB", "America/Edmonton"),
        ("CA", "St. John's, Newfoundland", "America/St_Johns"),
        ("AU", "Perth", "Australia/Perth"),
        ("AU", "Brisbane, QLD", "Australia/Brisbane"),
        ("RU", "Новосибирск", "Asia/Novosibirsk"),
        ("MX", "Tijuana", "America/Tijuana"),
        ("ES", "Las Palmas de Gran Canaria", "Atlantic/Canary"),
        ("PT", "Ponta Delgada, Açores", "Atlantic/Azores"),
        ("ID", "Denpasar", "Asia/Makassar"),
        ("DE", "Hamburg", "Europe/Berlin"),
    ],
)
def test_a_city_says_the_clock(code, city, zone):
    assert place(code, city=city).zone == zone


def test_a_name_that_several_cities_bear_says_nothing_without_its_state():
    assert place("US", city="Springfield").by == "centre"
    assert place("US", city="Springfield, IL").zone == "America/Chicago"


def test_an_area_code_says_the_clock_and_a_mobile_number_without_one_does_not():
    assert place("US", phones=("+1 312 555 0100",)) == ("America/Chicago", "phone", "+1312")
    assert place("AU", phones=("+61 8 9222 1111",)).zone == "Australia/Perth"
    assert place("RU", phones=("+7 916 123-45-67",)).by == "centre"
    assert place("RU", phones=("+7 916 123-45-67", "+7 383 222 33 44")).zone == "Asia/Novosibirsk"
    assert (
        place("US", phones=("+49 40 123456", "312 555 0100")).by == "centre"
    )  # another country's, and no country at all


def test_what_the_user_noted_stands_above_everything():
    assert place("US", "Pacific/Honolulu", "Chicago", ("+1 212 555 0100",)).zone == "Pacific/Honolulu"


def test_a_country_of_which_only_an_island_differs_has_one_clock_with_a_remark():
    assert place("NZ") == ("Pacific/Auckland", "main", "")
    assert place("ES").by == "main"
    assert place("US").by == "centre"
    assert main_zone("US") == ""
    assert not several("CN")
    assert place(None).zone == ""


NUMBERS = {"US": (1, 10), "CA": (1, 10), "RU": (7, 10), "AU": (61, 9), "BR": (55, 10), "MX": (52, 10), "ES": (34, 9)}
"""Calling code, and digits of a number after it."""


@pytest.mark.parametrize("code", NUMBERS)
def test_area_codes_agree_with_the_library_they_were_made_from(code):
    checked = 0
    for area in range(200, 1000):
        calling, length = NUMBERS[code]
        digits = f"{calling}{area}2220123"[: length + len(str(calling))]
        number = phonenumbers.parse(f"+{digits}")
        said = phone_zone(digits)[0]
        library = timezone.time_zones_for_number(number)
        if said and len(library) == 1 and library[0] in countries.of(code).zones:
            checked += 1
            assert _offsets(said) == _offsets(library[0]), (code, area, said, library)
    assert checked > 20


def _offsets(zone):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return [datetime(2026, month, 15, 12, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 4, 7, 10)]


def test_every_zone_in_the_data_is_one_of_its_country():
    from zoneinfo import ZoneInfo

    from dossier.paths import data_folder

    for path in (data_folder() / "zones").glob("??.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            zone, keys = line.split("\t")
            assert ZoneInfo(zone)
            assert zone in countries.of(path.stem).zones
            assert keys.startswith("|")
            assert keys.endswith("|")
