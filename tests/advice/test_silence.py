"""Whether a silence is unusual for a person: the rule, and what it finds on invented histories (scripts/measure_silence.py at length)."""

import sys
from datetime import date, timedelta

import pytest

from conftest import ROOT
from dossier.advice.reckoning.rhythm import rhythm
from dossier.values.workdays import WorkDays

sys.path.insert(0, str(ROOT / "scripts"))
import measure_silence

WEEK = WorkDays()
TODAY = date(2026, 11, 23)


def talk(
    *days: int, first: date = date(2026, 1, 5), waits: date | None = None
) -> list[tuple[str, str | None, int, str, str]]:
    """Return letters of ours every twenty working days, each answered after so many working days."""
    said: list[tuple[str, str | None, int, str, str]] = []
    sent = first
    for number in days:
        answered = WEEK.after(sent, number)
        said += [(sent.isoformat(), None, 1, "out", "email"), (answered.isoformat(), None, 1, "in", "email")]
        sent = WEEK.after(sent, 20)
    return said + ([(waits.isoformat(), None, 1, "out", "email")] if waits else [])


def test_on_invented_histories_a_change_is_found_in_time_with_few_false_alarms_and_far_fewer_reminders_than_a_cadence():
    every = measure_silence.histories("regular")
    own = measure_silence.own_rhythm(every)
    _limit, fixed = measure_silence.equal(every, own)
    assert len(every) == 300
    assert own.caught >= 0.9
    assert own.alarms <= 1.0
    assert fixed.found >= own.found
    assert own.false * 10 < fixed.false


@pytest.mark.parametrize(
    ("days", "usual", "mostly", "unusual_from"),
    [
        ((2, 2, 1, 2, 2), 2, 2, 4),
        ((5, 5, 6, 5, 7, 5), 5, 7, 10),
        ((0, 0, 0, 0, 0), 0, 0, 2),
        ((1, 1, 1, 1, 1, 9), 1, 4, 6),
    ],
)
def test_the_rule_is_the_middle_and_seven_in_eight(days, usual, mostly, unusual_from):
    found = rhythm(talk(*days, waits=TODAY), WEEK, TODAY)
    assert found is not None
    assert (found.usual, found.mostly, found.unusual_from) == (usual, mostly, unusual_from)


@pytest.mark.parametrize(
    "days", [(2, 2, 2, 2), (2, 2, 9, 2, 10, 9, 2), (45, 50, 2, 41, 2)], ids=["four letters", "any time", "new talks"]
)
def test_where_nothing_is_usual_nothing_is_said(days):
    assert rhythm(talk(*days, first=date(2025, 1, 6)), WEEK, TODAY) is None


def test_a_word_months_later_is_a_new_talk_and_no_answer():
    assert rhythm(talk(1, 1, 1, 1, 1, 19), WEEK, TODAY) == rhythm(talk(1, 1, 1, 1, 1), WEEK, TODAY)


def test_their_days_off_are_no_silence():
    sent = TODAY - timedelta(days=7)
    off = WorkDays(off={sent + timedelta(days=each): "Eid" for each in range(1, 7)})
    long = rhythm(talk(1, 1, 1, 1, 1, waits=sent), WEEK, TODAY)
    short = rhythm(talk(1, 1, 1, 1, 1, waits=sent), off, TODAY)
    assert long is not None
    assert short is not None
    assert (long.silent, long.is_unusual) == (5, True)
    assert (short.silent, short.is_unusual) == (1, False)


def test_what_happened_to_a_deal_asks_for_no_word():
    told = [*talk(1, 1, 1, 1, 1), ("2026-11-02", None, 1, "out", "business")]
    found = rhythm(told, WEEK, TODAY)
    assert found is not None
    assert found.asked_on is None
