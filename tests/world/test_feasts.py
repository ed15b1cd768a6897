"""The table of feasts against the calendars it was checked with, and against itself."""

import re
from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from holidays.calendars import _HebrewLunisolar

from dossier.records.catalogue.catalogue import by_key
from dossier.records.country.feast import ANYBODY, CIVIL, FAST, FEAST, SOLEMN, WISH
from dossier.world.feasts import feasts

TABLE = {each.id: each for each in feasts()}
YEARS = range(2026, 2031)


def firsts(name: str) -> list[date]:
    return [first for first, _last in TABLE[name].days]


@pytest.mark.parametrize(("name", "month"), [("ramadan", 9), ("eid-al-fitr", 10)])
def test_muslim_months_begin_as_the_calendar_of_umm_al_qura_has_them(name, month):
    begun = [Hijri(year, month, 1).to_gregorian() for year in range(1447, 1453)]
    assert firsts(name) == [date(day.year, day.month, day.day) for day in begun if day.year in YEARS]


def test_the_feast_of_the_fast_follows_it_and_the_one_of_sacrifice_is_the_tenth_of_its_month():
    ends = [last + timedelta(days=1) for _first, last in TABLE["ramadan"].days]
    assert firsts("eid-al-fitr") == [day for day in ends if day.year in YEARS]
    tenth = [Hijri(year, 12, 10).to_gregorian() for year in range(1447, 1452)]
    assert firsts("eid-al-adha") == [date(day.year, day.month, day.day) for day in tenth]


@pytest.mark.parametrize(
    ("name", "church"),
    [("easter", EASTER_WESTERN), ("easter-abroad", EASTER_WESTERN), ("orthodox-easter", EASTER_ORTHODOX),
     ("orthodox-easter-at-home", EASTER_ORTHODOX)],
)  # fmt: skip
def test_easter_is_computed_by_either_church(name, church):
    assert firsts(name) == [easter(year, church) for year in YEARS]


@pytest.mark.parametrize(
    ("name", "country", "called"),
    [("passover", "IL", "Pesach"), ("rosh-hashanah", "IL", "Rosh Hashanah"), ("yom-kippur", "IL", "Yom Kippur"),
     ("sukkot", "IL", "Sukkot"), ("diwali", "IN", "Diwali"), ("holi", "IN", "Holi"),
     ("guru-nanak", "IN", "Guru Nanak's Birthday"), ("vesak", "SG", "Vesak Day")],
)  # fmt: skip
def test_other_feasts_fall_where_a_country_that_keeps_them_has_them(name, country, called):
    calendar = holidays.country_holidays(country, years=YEARS, language="en_US")
    found: dict[int, date] = {}
    for day, said in sorted(calendar.items()):
        if called in re.sub(r"\s*\([^)]*\)", "", said).split("; "):
            found.setdefault(day.year, day)
    assert firsts(name) == list(found.values())


def test_hanukkah_is_the_25th_of_kislev():
    assert firsts("hanukkah") == [date(year, *_HebrewLunisolar.HANUKKAH_DATES[year]) for year in YEARS]


def test_each_row_names_known_religions_and_every_year():
    codes = {choice.code for choice in by_key()["contact.religion"].choices} | {ANYBODY}
    for feast in feasts():
        assert set(feast.religions) <= codes, feast.id
        assert feast.kind in {FAST, FEAST, WISH, SOLEMN, CIVIL}, feast.id
        assert (feast.kind == CIVIL) is (not feast.days), feast.id
        assert feast.kind == CIVIL or {first.year for first, _last in feast.days} >= set(YEARS), feast.id
