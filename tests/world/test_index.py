"""The light index of countries beside the libraries it is made from."""

import pytest
from babel import Locale

from dossier.errors import InvalidValueError
from dossier.world import countries

SHOWN_OTHERWISE = {"HK", "MO", "TW", "TR", "XK"}


def test_names_are_cldr_names_but_for_the_listed_ones():
    english, chinese = Locale("en").territories, Locale("zh").territories
    for code in countries.codes():
        found = countries.of(code)
        if code not in SHOWN_OTHERWISE:
            assert (found.name_en, found.name_zh) == (english[code], chinese[code])


def test_every_name_leads_to_one_country_only():
    seen = {}
    for code in countries.codes():
        for name in (countries.of(code).name_en, countries.of(code).name_zh):
            assert seen.setdefault(countries.key_of(name), code) == code
            assert countries.find(name) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deutschland", "DE"),
        ("阿联酋", "AE"),
        ("英國", "GB"),
        ("沙特阿拉伯", "SA"),
        ("holland", "NL"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("Россия", "RU"),
        ("república dominicana", "DO"),
        ("Türkiye", "TR"),
        ("turkey", "TR"),
        ("UK", "GB"),
    ],
)
def test_a_country_is_found_by_the_names_people_use(text, code):
    assert countries.find(text) == code


def test_an_unknown_country_is_answered_with_the_nearest():
    with pytest.raises(InvalidValueError, match="Germany"):
        countries.read("Germny")
    assert countries.find("Atlantis") is None
    assert countries.find("") is None


def test_money_and_zones_are_of_today():
    assert countries.of("BG").currency == "EUR"
    assert countries.of("HR").currency == "EUR"
    assert countries.of("DE").zones[0] == "Europe/Berlin"
    assert countries.of("SA").weekend == ("fri", "sat")
