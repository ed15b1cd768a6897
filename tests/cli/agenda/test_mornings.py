"""The demo book on several mornings: it reads like a briefing, changes with what was done, and no day breaks it."""

import json
import shutil
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import in_a_process

MORNINGS = ("2026-11-23T08:30", "2026-11-27T08:30", "2027-01-25T08:30")


@pytest.fixture
def lily(run, demo_book, tmp_path):
    """Run a command on a copy of the demo book of this test's own, at a time of its own."""
    book = tmp_path / "lily.db"
    shutil.copyfile(demo_book, book)

    def command(*words: str, now: str = MORNINGS[0]):
        return run("--db", str(book), *words, env={"DOSSIER_NOW": now})

    return command


def due(lily, now: str = MORNINGS[0]) -> dict[str, dict]:
    return {
        f"{each['kind']} {each['ref']}": each
        for each in json.loads(lily("remind", "--json", now=now).stdout)["reminders"]
    }


@pytest.mark.parametrize("now", MORNINGS)
def test_each_morning_is_one_screen_with_what_matters_first(lily, now):
    told = lily("remind", now=now).stdout
    lines = told.splitlines()
    assert "things to do" in lines[0]
    assert told.index("Omar Al Qahtani") < told.index("Coming up" if "Coming up" in told else "Left out")
    assert lines[2] == "Now"
    assert "waits for our answer" in lines[3]  # an inquiry stands above everything
    assert "remind --all" in told
    assert sum(line.lstrip().startswith(("f", "m", "q", "s", "y", "c", "d", "n")) for line in lines) <= 40


def test_thanksgiving_and_the_closures_of_the_winter_are_told_with_what_is_at_stake(lily):
    told = lily("remind").stdout
    assert "Thanksgiving" in told
    assert "ship before" in told
    later = lily("remind", now=MORNINGS[2]).stdout
    assert "Chinese New Year" in later
    assert "Ramadan" in later
    assert "±1 day" in later


def test_what_was_done_goes_what_was_snoozed_moves_and_a_touch_answers_the_message(lily):
    before = due(lily)
    assert {"follow_up f11", "inquiry c23", "promise m7"} <= before.keys()
    assert lily("done", "f11", "--log", "he takes 11.20 with a second series", "--next", "+7d").exit_code == 0
    assert lily("log", "c23", "sent catalogue and asked for plugs", "--by", "email", "--out").exit_code == 0
    assert lily("snooze", "m7", "+2d").exit_code == 0
    after = due(lily)
    assert "follow_up f11" not in after
    assert "inquiry c23" not in after
    assert after["promise m7"]["due_on"] == "2026-11-25"
    assert after["promise m7"]["group"] == "week"
    fresh = after.keys() - before.keys()
    assert [after[name]["due_on"] for name in fresh if name.startswith("follow_up")] == ["2026-11-30"]
    for _step in range(3):
        assert lily("undo").exit_code == 0
    assert due(lily) == before


def test_the_calendar_has_the_same_days_as_the_list(lily, tmp_path):
    lily("remind", "--ics", str(tmp_path / "lily.ics"))
    events = Calendar.from_ical((tmp_path / "lily.ics").read_bytes()).walk("VEVENT")
    days = sorted(each["DTSTART"].dt for each in events)
    dated = [each for each in due(lily).values() if each["group"] != "spare"]
    wanted = sorted(max(date.fromisoformat(each["act_on"]), date(2026, 11, 23)) for each in dated)
    assert days == wanted
    assert len({str(each["UID"]) for each in events}) == len(events)
    assert all(each["DTEND"].dt - each["DTSTART"].dt == timedelta(days=1) for each in events)


EDGES = st.sampled_from(
    [datetime(2028, 2, 29, 0, 0), datetime(2027, 12, 31, 23, 59), datetime(2027, 1, 1, 0, 0), datetime(2027, 3, 28, 2, 30),
     datetime(2027, 10, 31, 2, 30), datetime(2027, 2, 28, 23, 59), datetime(2027, 3, 14, 2, 15)]
)  # fmt: skip


@settings(max_examples=30)
@given(now=EDGES | st.datetimes(datetime(2026, 11, 23), datetime(2031, 12, 31)))
def test_no_day_and_no_hour_breaks_the_morning(demo_book, now):
    env = {"DOSSIER_NOW": now.isoformat(timespec="minutes")}
    done = in_a_process(demo_book.parent, "-m", "dossier", "--db", str(demo_book), "remind", "--json", env=env)
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)["reminders"]
    today = now.date()
    names = [(each["kind"], each["ref"], each["due_on"], each["detail"]) for each in found]
    assert len(names) == len(set(names))
    assert {"balance", "follow_up"} <= {each["kind"] for each in found}  # what is overdue never goes by itself
    for each in found:
        day = date.fromisoformat(each["due_on"])
        acted = date.fromisoformat(each["act_on"])
        assert each["days_late"] == (today - day).days
        assert acted >= min(day, today)
        assert (each["group"] == "later") == ((acted - today).days > 7), each
