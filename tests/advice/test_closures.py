"""Single days become stretches, stretches of many countries become one line, and only what touches us is told."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dossier.advice.country.closures import next_ones, short, stretches, to_tell, together
from dossier.records.country.closures import Concern, OpenOrder
from dossier.records.country.country import CLOSED, CLOSURE, MOST, PUBLIC, REGIONAL, SEASON, WORKING, Holiday

TODAY = date(2027, 1, 4)
ORDER = OpenOrder("s3", "PI-3", "Al Noor", "AE", date(2027, 2, 12))


def weekend(_country):
    return {5, 6}


def off(country, first, name="Feast", kind=PUBLIC, last=None, computed=False):
    return Holiday(1, country, date.fromisoformat(first), last and date.fromisoformat(last), name, None, kind, computed)


def told(days, concerns, ours="CN", today=TODAY):
    return to_tell(days, today, ours, concerns, weekend, short_lead=10, long_lead=35)


def test_days_that_follow_each_other_over_a_weekend_are_one_feast_under_the_name_that_most_bear():
    days = [
        off("CN", "2027-10-01", "National Day"), off("CN", "2027-10-04", "National Day (observed)"),
        off("CN", "2027-10-05", "Day off (for 2027-09-26)"),
    ]  # fmt: skip
    (found,) = stretches(days, weekend)
    assert (found.name, found.first.day, found.last.day, found.length) == ("National Day", 1, 5, 5)


def test_a_working_day_between_parts_two_feasts():
    days = [off("DE", "2027-05-06"), off("DE", "2027-05-10")]
    assert len(stretches(days, weekend)) == 2


def test_a_holiday_on_a_weekend_closes_nothing():
    assert stretches([off("DE", "2027-05-01")], weekend) == ()
    assert len(stretches([off("DE", "2027-05-03")], weekend)) == 1


def test_regional_days_and_working_weekends_are_no_closures():
    assert stretches([off("DE", "2027-01-06", kind=REGIONAL), off("CN", "2027-01-09", kind=WORKING)], weekend) == ()
    assert len(stretches([off("GB", "2027-03-29", kind=MOST)], weekend)) == 1


def test_a_closure_names_the_public_holidays_inside_it_and_a_long_season_does_not():
    inside = off("IT", "2027-08-13", "Assumption")
    month = off("IT", "2027-08-01", "August", SEASON, "2027-08-31")
    weeks = off("IT", "2027-08-10", "Ferragosto", CLOSURE, "2027-08-22")
    assert {each.name for each in stretches([inside, month], weekend)} == {"August", "Assumption"}
    assert {each.name for each in stretches([inside, month, weeks], weekend)} == {"August", "Ferragosto"}


def test_the_same_feast_of_two_countries_is_one_line_with_both_lengths_covered():
    days = [
        off("SA", "2027-03-09", "Eid al-Fitr Holiday", computed=True), off("SA", "2027-03-10", "Eid al-Fitr Holiday"),
        off("AE", "2027-03-09", "Eid al-Fitr"),
    ]  # fmt: skip
    (found,) = together(stretches(days, weekend))
    assert (found.countries, found.last.day, found.computed) == (("AE", "SA"), 10, True)


def test_a_long_closure_is_told_five_weeks_ahead_and_a_single_day_ten_days_ahead():
    ramadan = off("AE", "2027-02-08", "Ramadan", SEASON, "2027-03-08", computed=True)
    single = off("AE", "2027-01-15", "Feast")
    concerns = {"AE": Concern((ORDER,), 2)}
    assert [each.name for each in told([ramadan, single], concerns)] == ["Ramadan"]
    assert [each.name for each in told([ramadan, single], concerns, today=date(2027, 1, 5))] == ["Feast", "Ramadan"]
    assert told([ramadan], concerns, today=date(2027, 1, 3)) == ()
    (found,) = told([ramadan], concerns, today=date(2027, 3, 8))
    assert (found.orders, found.deals) == ((ORDER,), 2)
    assert told([ramadan], concerns, today=date(2027, 3, 9)) == ()


def test_a_country_where_nothing_is_at_stake_is_not_told():
    assert told([off("AE", "2027-01-07")], {}) == ()
    assert told([off("AE", "2027-01-07")], {"SA": Concern((), 1)}) == ()
    assert len(told([off("AE", "2027-01-07")], {"AE": Concern(valued=True)})) == 1


def test_our_own_closure_touches_every_open_order_and_is_silent_without_one():
    ours = off("CN", "2027-01-30", "Chinese New Year closure", CLOSURE, "2027-02-20")
    (found,) = told([ours], {"AE": Concern((ORDER,)), "DE": Concern((), 3)})
    assert (found.ours, found.orders, found.deals) == (True, (ORDER,), 3)
    assert told([ours], {"AE": Concern(valued=True)}) == ()


def test_a_page_names_what_comes_within_its_sight():
    days = [off("DE", "2027-01-01"), off("DE", "2027-02-10"), off("DE", "2027-03-26")]
    assert [each.first.month for each in next_ones(days, TODAY, weekend, 45)] == [2]


def test_names_lose_what_only_tells_how_a_day_is_kept():
    assert short("Independence Day (observed)") == "Independence Day"
    assert (
        short("Easter Monday (England, Northern Ireland, Wales)") == "Easter Monday (England, Northern Ireland, Wales)"
    )
    assert short("Eid al-Fitr Holiday") == "Eid al-Fitr"
    assert short("开斋节假期") == "开斋节"


@given(
    st.lists(st.tuples(st.sampled_from(["DE", "CN"]), st.integers(0, 60), st.sampled_from(sorted(CLOSED))), max_size=25)
)
def test_every_closed_working_day_lies_in_exactly_one_stretch_or_is_named_by_a_period(seeds):
    days = [Holiday(1, c, TODAY + timedelta(n), None, f"F{n}", None, kind, False) for c, n, kind in set(seeds)]
    found = stretches(days, weekend)
    for day in days:
        if day.on_date.weekday() not in weekend(day.country):
            assert any(each.first <= day.on_date <= each.last and each.countries == (day.country,) for each in found)
    for each in found:
        assert each.first <= each.last
