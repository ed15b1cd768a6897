"""Periods as they are typed."""

from datetime import date

import pytest

from dossier.errors import InvalidValueError
from dossier.values.period import WHOLE, Period, around, preceding, read_period

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("q1", "2026-01-01", "2026-03-31"),
        ("2025年第四季度", "2025-10-01", "2025-12-31"),
        ("三季度", "2026-07-01", "2026-09-30"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026年3月", "2026-03-01", "2026-03-31"),
        ("May", "2026-05-01", "2026-05-31"),
        ("december", "2025-12-01", "2025-12-31"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("上个月", "2026-10-01", "2026-10-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("last 90 days", "2026-08-26", "2026-11-23"),
        ("近3个月", "2026-08-24", "2026-11-23"),
        ("2026-01..2026-06", "2026-01-01", "2026-06-30"),
        ("2026-01 to yesterday", "2026-01-01", "2026-11-22"),
        ("since May", "2026-05-01", None),
        ("2026-03至今", "2026-03-01", None),
        ("..2025", None, "2025-12-31"),
        ("all", None, None),
    ],
)
def test_what_is_typed_as_a_period_is_read(typed, start, end):
    found = read_period(typed, TODAY)
    assert [each and each.isoformat() for each in found] == [start, end]


@pytest.mark.parametrize("typed", ["banana", "2026-06..2026-01", "Q5", "2026-13"])
def test_what_is_no_period_is_refused(typed):
    with pytest.raises(InvalidValueError):
        read_period(typed, TODAY)


def test_a_day_lies_within_or_not():
    assert date(2026, 3, 31) in Period(date(2026, 3, 1), date(2026, 3, 31))
    assert date(2026, 4, 1) not in around(date(2026, 3, 9), "month")
    assert None not in around(date(2026, 3, 9), "year")
    assert None in WHOLE
    assert around(date(2026, 11, 22), "week") == Period(date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period(date(2026, 10, 1), date(2026, 10, 31)), Period(date(2026, 9, 1), date(2026, 9, 30))),
        (Period(date(2026, 1, 1), date(2026, 3, 31)), Period(date(2025, 10, 1), date(2025, 12, 31))),
        (Period(date(2026, 3, 5), date(2026, 3, 11)), Period(date(2026, 2, 26), date(2026, 3, 4))),
    ],
)
def test_the_time_before_is_of_as_many_months_or_as_many_days(period, before):
    assert preceding(period) == before


@pytest.mark.parametrize("day", ["2026", "2026-03", "2026-04", "2026-03-15"])
def test_a_partial_date_lies_within_when_some_day_of_it_does(day):
    assert Period(date(2026, 3, 10), date(2026, 4, 2)).touches(day)


@pytest.mark.parametrize("day", ["2025", "2026-05", "2026-03-09", "--03-15", None])
def test_a_partial_date_outside_or_without_a_year_does_not(day):
    assert not Period(date(2026, 3, 10), date(2026, 4, 2)).touches(day)
    assert WHOLE.touches(day)
