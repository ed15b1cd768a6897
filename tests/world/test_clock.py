"""What time it is there, over summer time, weekends and countries with several zones."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dossier.world import countries
from dossier.world.clock import local_time

SHENZHEN = "Asia/Shanghai"


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


def test_a_country_with_several_zones_says_so():
    there = local_time(datetime(2026, 11, 23, 22, 0), "US", mine=SHENZHEN)
    assert there.certain is False
    assert there.at.utcoffset() < there.latest.utcoffset()
    assert local_time(datetime(2026, 11, 23, 22, 0), "DE", mine=SHENZHEN).certain is True


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),
    st.sampled_from([c for c in countries.codes() if countries.of(c).zones]),
)
def test_when_the_office_is_closed_it_opens_within_five_days(now, code):
    there = local_time(now, code, mine=SHENZHEN)
    assert there is not None
    if there.opens_in is not None:
        assert timedelta() < there.opens_in <= timedelta(days=5)
