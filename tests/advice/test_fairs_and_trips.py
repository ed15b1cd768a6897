"""Fairs judged by who is there, and the days of a round shared out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.advice.company.fairs import fairs
from dossier.advice.country.trip import days_for, ranked
from dossier.records.country.country import Fair
from dossier.records.country.trip import TripClient
from dossier.records.reports.fairs import FairNews, MetAt

TODAY = date(2026, 11, 23)
LIGHT = Fair("Light + Building", "Frankfurt", (3,), 2, {"en": "", "zh": ""})


def news(number=1, text="Light + Building, Frankfurt", on="2026-03-08", **changes):
    return FairNews(text, on, False, None, "DE", number, f"Firm {number}", None, None, 0)._replace(**changes)


def test_clients_at_one_fair_stand_together_and_the_next_one_follows_its_rhythm():
    (found,) = fairs([news(), news(2, "light + building")], [], [LIGHT], TODAY)
    assert len(found.clients) == 2
    assert (found.next_on, found.usual) == ("2028-03", True)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (news(on="2026-12-07"), ("2026-12-07", False)),
        (news(on="2025-01-21", yearly=True, text="Maison"), ("2027-01-21", True)),
        (news(text="Unheard of"), (None, False)),
    ],
)
def test_the_next_day_is_the_noted_one_then_the_yearly_one_then_unknown(row, expected):
    (found,) = fairs([row], [], [LIGHT], TODAY)
    assert (found.next_on, found.usual) == expected


def test_many_big_clients_make_a_fair_worth_going_and_one_alone_does_not():
    many = [news(number, star=5, open_deals=1) for number in range(1, 4)]
    assert fairs(many, [], [], TODAY)[0].verdict == "go"
    assert fairs([news()], [], [], TODAY)[0].verdict == "greet"


def test_orders_that_came_of_a_fair_speak_for_it():
    met = [MetAt("Canton Fair, autumn 2025", f"Person {n}", n, f"Firm {n}", "DE", 1) for n in range(3)]
    (found,) = fairs([], met, [], TODAY)
    assert (found.name, found.verdict) == ("Canton Fair", "go")
    assert fairs([], [each._replace(orders=0) for each in met], [], TODAY)[0].verdict == "greet"


@given(st.integers(0, 40), st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_a_round_uses_its_days_in_order_and_none_outside(length, clients):
    first, last = TODAY, TODAY + timedelta(days=length)
    spans = days_for(first, last, clients)
    assert len(spans) == len(clients)
    assert all(first <= begin <= end <= last for begin, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    if length + 1 >= len(clients):
        assert sum((end - begin).days + 1 for begin, end in spans) == length + 1


def test_the_client_with_deals_and_silence_is_seen_before_the_one_seen_last_month():
    quiet = TripClient(1, "Quiet", None, 4, 1, "chats", TODAY - timedelta(days=120), None, None, ())
    seen = quiet._replace(company_id=2, name="Seen", last_touch_on=TODAY, last_visit_on=TODAY - timedelta(days=30))
    order = ranked([seen, quiet], TODAY, TODAY)
    assert [each.client.name for each in order] == ["Quiet", "Seen"]
    assert {why.name for why in order[1].reasons} == {"star", "deals", "closeness", "seen"}
