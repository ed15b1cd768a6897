"""What time it is there, over summer time, weekends and countries with several zones."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.records.country.country import Hours
from dossier.world import countries
from dossier.world.clock import OUR_HOURS, local_time
from dossier.world.zones import zone

SHENZHEN = "Asia/Shanghai"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def test_a_morning_in_shenzhen_is_night_in_hamburg_and_evening_before_in_denver():
    monday = datetime(2026, 11, 23, 8, 30)
    assert f"{local_time(monday, 'DE', mine=SHENZHEN).at:%a %H:%M}" == "Mon 01:30"
    assert f"{local_time(monday, 'US', 'America/Denver', SHENZHEN).at:%a %H:%M}" == "Sun 17:30"
    assert f"{local_time(monday, 'NZ', 'Pacific/Auckland', SHENZHEN).at:%a %H:%M}" == "Mon 13:30"


def test_summer_time_counts():
    assert local_time(datetime(2026, 7, 1, 16, 0), "DE", mine=SHENZHEN).at.hour == 10
    assert local_time(datetime(2026, 12, 1, 16, 0), "DE", mine=SHENZHEN).at.hour == 9


def test_friday_is_no_working_day_in_riyadh_and_sunday_is_one():
    assert local_time(datetime(2026, 11, 27, 16, 0), "SA", mine=SHENZHEN).office is False
    assert local_time(datetime(2026, 11, 29, 16, 0), "SA", mine=SHENZHEN).office is True


def test_a_country_with_several_zones_follows_its_business_centre():
    assert local_time(datetime(2026, 11, 23, 22, 0), "US", mine=SHENZHEN).at.hour == 9
    assert local_time(datetime(2026, 11, 23, 22, 0), "RU", mine=SHENZHEN).at.hour == 17


def test_no_moment_of_a_day_of_rest_is_a_good_one():
    for code in (code for code in countries.codes() if countries.of(code).zones):
        for day in countries.of(code).weekend:
            noon = datetime(2026, 11, 16 + DAYS.index(day), 12, tzinfo=zone(countries.of(code).zones[0]))
            there = local_time(noon.astimezone(zone(SHENZHEN)).replace(tzinfo=None), code, mine=SHENZHEN)
            assert (there.weekend, there.office, there.lunch) == (True, False, False), (code, day)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),
    st.sampled_from([c for c in countries.codes() if countries.of(c).zones]),
)
def test_when_the_office_is_closed_it_opens_within_five_days(now, code):
    there = local_time(now, code, mine=SHENZHEN)
    assert there is not None
    if there.opens_in is not None:
        assert timedelta() < there.opens_in <= timedelta(days=5)


ZONES = {
    "DE": "Europe/Berlin", "US": "America/New_York", "AU": "Australia/Sydney", "CL": "America/Santiago", "MA": "Africa/Casablanca",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        # the hour of the client's clock at noon UTC on the day before a change of summer time and on the day after it
        ("DE", ("2026-03-28", 13), ("2026-03-29", 14)),
        ("DE", ("2026-10-24", 14), ("2026-10-25", 13)),
        ("US", ("2026-03-07", 7), ("2026-03-08", 8)),
        ("US", ("2026-10-31", 8), ("2026-11-01", 7)),
        ("AU", ("2026-04-04", 23), ("2026-04-05", 22)),
        ("AU", ("2026-10-03", 22), ("2026-10-04", 23)),
        ("CL", ("2026-04-04", 9), ("2026-04-05", 8)),
        ("CL", ("2026-09-05", 8), ("2026-09-06", 9)),
        ("MA", ("2026-02-14", 13), ("2026-02-15", 12)),  # Morocco leaves its summer time for Ramadan
        ("MA", ("2026-03-21", 12), ("2026-03-22", 13)),
    ],
)
def test_clocks_are_right_on_both_sides_of_a_change_of_summer_time(code, before, after):
    for day, hour in (before, after):
        now = datetime.fromisoformat(f"{day}T20:00")  # noon UTC
        assert local_time(now, code, ZONES[code], SHENZHEN).at.hour == hour


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)).map(
    lambda now: now.replace(second=0, microsecond=0)
)


@given(MOMENTS, st.sampled_from(sorted(ZONES)))
def test_the_next_opening_is_a_beginning_of_office_hours_whatever_the_clocks_do(now, code):
    there = local_time(now, code, ZONES[code], SHENZHEN)
    country = countries.of(code)
    if there.opens_in is None:
        assert there.office
        return
    opening = (there.at.astimezone(UTC) + there.opens_in).astimezone(ZoneInfo(ZONES[code]))
    begins = {country.hours.on(DAYS[opening.weekday()])[0]} | (
        {country.hours.lunch[1]} if country.hours.lunch else set()
    )
    assert opening.time() in begins
    assert DAYS[opening.weekday()] not in country.weekend


@given(MOMENTS, st.sampled_from(sorted(ZONES)))
def test_a_window_lies_in_both_working_days(now, code):
    there = local_time(now, code, ZONES[code], SHENZHEN)
    if there.window is None:
        assert there.hours_here is not None
        return
    country, ours = countries.of(code), OUR_HOURS
    first, last = (at.astimezone(ZoneInfo(ZONES[code])) for at in there.window)
    opens, closes = country.hours.on(DAYS[first.weekday()])
    assert opens <= first.time() < last.time() <= closes
    assert DAYS[first.weekday()] not in country.weekend
    assert ours.opens <= there.window.first.time() < there.window.last.time() <= ours.closes
    assert there.window.last > there.window.first >= now.replace(tzinfo=ZoneInfo(SHENZHEN))


def test_a_holiday_moves_the_next_window_to_the_next_working_day():
    thanksgiving = datetime(2026, 11, 26, 15, 0)
    free = local_time(thanksgiving, "DE", mine=SHENZHEN)
    shut = local_time(thanksgiving, "DE", mine=SHENZHEN, closed={date(2026, 11, 26), date(2026, 11, 27)})
    assert (free.window.first.day, shut.window.first.day) == (26, 30)
    assert shut.office is False


def test_lunch_and_a_short_friday_are_kept():
    assert local_time(datetime(2026, 11, 23, 19, 30), "DE", mine=SHENZHEN).lunch is True  # 12:30 in Berlin
    assert local_time(datetime(2026, 11, 27, 17, 0), "AE", mine=SHENZHEN).office is False  # Friday 13:00 in Dubai
    assert local_time(datetime(2026, 11, 26, 17, 0), "AE", mine=SHENZHEN).office is True


def test_hours_that_never_meet_ours_are_told_in_our_time():
    there = local_time(datetime(2026, 11, 23, 8, 30), "US", "America/Denver", SHENZHEN)
    assert there.window is None
    assert f"{there.hours_here.first:%H:%M}–{there.hours_here.last:%H:%M}" == "00:00–08:00"
    late = Hours(time(8), time(23, 59))
    assert local_time(datetime(2026, 11, 23, 8, 30), "DE", mine=SHENZHEN, our_hours=late).window.first.hour == 15
