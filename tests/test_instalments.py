"""A payment text taken apart, and the days that it proposes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.facts.instalments import Habits, balance_day, deposit_day, instalments, wrong_sum


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("30% deposit, 70% before shipment", [(30, "deposit"), (70, "before_shipment")]),
        ("T/T 30/70", [(30, "deposit"), (70, "open")]),
        ("30 % deposit; 70 % against B/L copy", [(30, "deposit"), (70, "on_copy")]),
        ("30%定金，70%出货前付清", [(30, "deposit"), (70, "before_shipment")]),
        ("20% in advance, balance 80% 60 days after B/L", [(20, "deposit"), (80, "after")]),
        ("33.5% deposit, 66.5% before shipment", [("33.5", "deposit"), ("66.5", "before_shipment")]),
        ("100% L/C at sight", [(100, "open")]),
        ("100% before shipment", [(100, "before_shipment")]),
        ("open account", []),
        ("30% deposit, 60% before shipment", []),
        ("", []),
        (None, []),
    ],
)
def test_a_payment_is_read_as_people_write_it(text, parts):
    assert [(each.share, each.moment) for each in instalments(text)] == [(Decimal(a), b) for a, b in parts]


@pytest.mark.parametrize(
    ("text", "whole"), [("30% deposit, 60% before", 90), ("40/70", 110), ("30/70", None), ("net 30", None), ("", None)]
)
def test_shares_that_are_no_whole_are_seen(text, whole):
    assert wrong_sum(text) == whole


def test_days_follow_from_the_moment_and_the_habits_of_the_house():
    habits, day, ship = Habits(7, 3, 10), date(2026, 11, 23), date(2027, 1, 20)
    assert deposit_day("30/70", day, habits) == date(2026, 11, 30)
    assert deposit_day("100% before shipment", day, habits) is None
    assert balance_day("30% deposit, 70% before shipment", ship, habits) == date(2027, 1, 17)
    assert balance_day("30% deposit, 70% against B/L copy", ship, habits) == date(2027, 1, 30)
    assert balance_day("30% deposit, 70% 45 days after shipment", ship, habits) == date(2027, 3, 6)
    assert balance_day("100% L/C at sight", ship, habits) is None
    assert balance_day("30% deposit, 70% before shipment", None, habits) is None


@given(st.text(alphabet="0123456789%/,.; deposit before 定金日天", max_size=60))
def test_any_text_is_taken_apart_or_left_alone(text):
    found = instalments(text)
    assert not found or sum(each.share for each in found) == 100
    assert not (found and wrong_sum(text) is not None)
