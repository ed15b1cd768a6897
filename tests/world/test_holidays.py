"""Public holidays and times of rest of the markets, against days that the governments announced or the law fixes."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.records.country.country import (
    CLOSED,
    CLOSURE,
    HOLIDAY_KINDS,
    MOST,
    PUBLIC,
    REGIONAL,
    SEASON,
    SOURCE,
    UNKNOWN,
    WORKING,
)
from dossier.world import countries
from dossier.world.holiday_data import corrections, names_zh, periods
from dossier.world.holidays import of_year

KNOWN = {
    ("DE", 2026): "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    ("US", 2027): "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31",
    ("FR", 2027): "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25",
    ("BR", 2027): "01-01 03-26 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25",
    ("MX", 2027): "01-01 02-01 03-15 05-01 09-16 11-15 12-25",
    ("ZA", 2027): "01-01 03-21 03-22 03-26 03-29 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27",
    ("JP", 2026): "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
    ("RU", 2026): "01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09 02-23 03-08 03-09 05-01 05-09 05-11 06-12 11-04 12-31",
    ("AU", 2027): "01-01 01-26 03-26 03-29 04-25 12-25 12-26",
    ("CN", 2026): (
        "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-05 04-06 05-01 05-02 05-04 05-05 06-19 09-25 10-01 10-02 10-03 "
        "10-05 10-06 10-07"
    ),
    ("SG", 2027): "01-01 02-06 02-07 02-08 03-10 03-26 05-01 05-17 05-20 08-09 10-28 12-25",
}  # fmt: skip
"""Days off by law in the whole country; weekend days of a longer feast only where the law names them."""


def days(code: str, year: int, *kinds: str) -> set[str]:
    return {f"{day.on_date:%m-%d}" for day in of_year(code, year) if day.kind in kinds and day.on_date.year == year}


@pytest.mark.parametrize(("place", "known"), KNOWN.items(), ids=str)
def test_the_days_off_of_a_country_are_those_of_its_law(place, known):
    assert days(*place, PUBLIC) == set(known.split())


def test_what_most_regions_keep_is_told_apart_from_what_all_keep():
    assert days("GB", 2027, MOST) == {"03-29", "08-30"}
    assert "11-30" in days("GB", 2027, REGIONAL)  # Saint Andrew's Day, Scotland
    assert {"03-26", "03-29"} <= days("CH", 2027, MOST)
    assert "06-07" in days("AU", 2027, MOST) | days("AU", 2027, REGIONAL)
    corpus = next(day for day in of_year("DE", 2026) if day.name.startswith("Corpus Christi"))
    assert corpus.kind == REGIONAL
    assert "of" in corpus.name


def test_chinas_working_weekends_are_kept():
    assert days("CN", 2026, WORKING) == {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}


@pytest.mark.parametrize(
    ("code", "year", "name", "first", "last"),
    [
        ("CN", 2027, "Chinese New Year closure", "2027-01-30", "2027-02-20"),
        ("CN", 2026, "National Day Golden Week", "2026-10-01", "2026-10-07"),
        ("AE", 2027, "Ramadan", "2027-02-08", "2027-03-08"),
        ("MY", 2027, "Ramadan", "2027-02-08", "2027-03-09"),
        ("TR", 2026, "Ramadan", "2026-02-18", "2026-03-19"),
        ("JP", 2027, "Obon", "2027-08-12", "2027-08-16"),
        ("BR", 2027, "Carnival", "2027-02-06", "2027-02-10"),
        ("MX", 2026, "Holy Week", "2026-03-30", "2026-04-05"),
        ("DE", 2026, "Christmas to New Year", "2026-12-24", "2027-01-01"),
        ("RU", 2026, "New Year holidays", "2026-12-31", "2027-01-10"),
        ("US", 2026, "Thanksgiving weekend", "2026-11-26", "2026-11-29"),
        ("VN", 2027, "Tết closure", "2027-02-02", "2027-02-14"),
        ("IT", 2027, "August holidays", "2027-08-01", "2027-08-31"),
    ],
)
def test_times_of_rest_lie_where_the_feasts_do(code, year, name, first, last):
    found = next(day for day in of_year(code, year) if day.name == name)
    assert (found.on_date.isoformat(), found.until.isoformat()) == (first, last)


def test_days_that_the_moon_decides_say_so_and_others_do_not():
    gulf = {day.name: day.computed for day in of_year("AE", 2027)}
    assert gulf["Ramadan"]
    assert gulf["Eid al-Fitr"]
    assert not gulf["National Day"]
    assert all(day.computed for day in of_year("SA", 2027) if "Eid" in day.name)
    assert not any(day.computed for day in of_year("DE", 2027))


def test_a_year_with_two_ramadans_has_both():
    assert [f"{day.on_date:%m-%d}" for day in of_year("AE", 2030) if day.name == "Ramadan"] == ["01-05", "12-26"]


def test_names_come_in_chinese_where_we_have_them():
    eid = next(day for day in of_year("AE", 2027) if day.name == "Eid al-Fitr")
    assert eid.name_zh == "开斋节"
    obs = next(day for day in of_year("US", 2027) if day.name == "Independence Day (observed)")
    assert obs.name_zh == "独立日（补休）"


def test_ukraine_keeps_its_days_in_memory_and_works():
    found = of_year("UA", 2027)
    assert {day.kind for day in found} == {SOURCE, "observance"}
    assert "05-02" in days("UA", 2027, "observance")  # Orthodox Easter


def test_hong_kong_has_the_general_holidays_that_offices_keep():
    assert {"04-03", "04-04", "04-06", "04-07"} <= days("HK", 2026, PUBLIC)


def test_a_country_that_nobody_lists_says_that_it_is_unknown():
    assert [day.kind for day in of_year("BV", 2026)] == [SOURCE]
    assert [day.kind for day in of_year("QQ", 2026)] == [UNKNOWN]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(countries.codes())), st.integers(2024, 2035))
def test_every_country_and_year_can_be_computed(code, year):
    found = of_year(code, year)
    assert found[0].kind in (SOURCE, UNKNOWN)
    assert found[0].on_date == date(year, 1, 1)
    for day in found[1:]:
        assert day.kind in HOLIDAY_KINDS
        assert abs(day.on_date.year - year) <= 1
        assert day.name.strip()
        assert day.until is None or timedelta() <= day.until - day.on_date <= timedelta(days=40)


def test_the_data_is_whole():
    for row in periods():
        assert row["kind"] in (CLOSURE, SEASON)
        assert row["en"]
        assert row["zh"]
        assert len(row["why"]) > 20
        assert all(countries.of(code) for code in row["countries"])
        assert row["countries"] == sorted(row["countries"])
    assert len({row["id"] for row in periods()}) == len(periods())
    assert all(row["why"] for part in ("drop", "add") for row in corrections()[part])
    assert all(zh and not zh.isascii() for zh in names_zh().values())


def test_every_anchored_time_of_rest_finds_its_feast():
    for row in periods():
        for code in row["countries"]:
            for year in (2026, 2027, 2028):
                assert any(day.name == row["en"] for day in of_year(code, year)), (row["id"], code, year)


def test_all_big_markets_have_days_off():
    big = "AE AR AT AU BE BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KE KR KW MA MX MY NG NL NO NZ PE PH PK PL PT QA RO RU SA SE SG SK TH TR TW US VN ZA"  # noqa: E501
    for code in big.split():
        assert sum(day.kind in CLOSED for day in of_year(code, 2027)) >= 5, code
