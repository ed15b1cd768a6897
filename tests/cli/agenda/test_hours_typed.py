"""Times of day: behind the day of a follow-up, a next step or a visit, on our clock or on theirs, and in the calendar file."""

import json
import sqlite3

import pytest

from conftest import ROOT
from dossier.records.book import APPLICATION_ID


@pytest.fixture
def anna(run):
    run("config", "me.time_zone=Asia/Shanghai")
    run("add", "contact", "Anna", "--country", "DE", "--no-follow-up", "--no-input")
    return run


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("tomorrow 15:00", "Tue 24 Nov 15:00 (08:00 there)"),
        ("明天下午3点", "Tue 24 Nov 15:00 (08:00 there)"),
        ("next tue 3pm", "Tue 24 Nov 15:00 (08:00 there)"),
        ("下周二上午10点半", "Tue 1 Dec 10:30 (03:30 there)"),
        ("2026-12-01 at noon", "Tue 1 Dec 12:00 (05:00 there)"),
        ("tomorrow 10:00 their time", "Tue 24 Nov 17:00 (10:00 there)"),
        ("明天下午3点对方时间", "Tue 24 Nov 22:00 (15:00 there)"),
        ("tomorrow 18:00 their time", "Wed 25 Nov 01:00 (Tue 18:00 there)"),
    ],
)
def test_an_hour_is_kept_on_our_clock_and_told_on_theirs(anna, typed, told):
    done = anna("follow", "anna", typed, "call")
    assert f"on {told}: call." in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("typed", ["tomorrow 3 o'clock", "明天3点"])
def test_an_hour_without_its_half_of_the_day_is_refused_with_both_readings(anna, typed):
    refused = anna("follow", "anna", typed, "call")
    assert (refused.exit_code, "03:00 or 15:00" in refused.stderr) == (2, True), refused.stderr


def test_an_hour_needs_no_quotes(anna):
    assert (
        "Tue 24 Nov 15:00 (08:00 there): call her" in anna("follow", "anna", "tomorrow", "15:00", "call", "her").stdout
    )
    assert "next on 27 Nov 17:00: call her" in anna("done", "f1", "--next", "fri", "10:00", "their", "time").stdout


def test_there_is_no_25th_hour(anna):
    assert "no such time as “25:00”" in anna("follow", "anna", "tomorrow 25:00", "call").stderr


def test_their_time_needs_their_clock(anna):
    anna("add", "contact", "Bob", "--no-follow-up", "--no-input")
    refused = anna("follow", "bob", "tomorrow 10:00 their time", "call")
    assert (refused.exit_code, "Their clock is not known." in refused.stderr) == (2, True)


def test_the_hour_is_seen_in_the_morning_moved_and_carried_into_the_next_step(anna):
    anna("follow", "anna", "tomorrow 15:00", "call")
    assert "15:00 call" in anna("remind").stdout
    assert "Thu 26 Nov 16:30 (09:30 there)" in anna("snooze", "f1", "+3d", "16:30").stdout
    assert "16:30 call" in anna("show", "anna", "--all").stdout
    assert "from 26 Nov to Mon 23 Nov 15:00 (08:00 there)" in anna("snooze", "f1", "15:00").stdout
    assert "Snooze to a day or an hour to come." in anna("snooze", "f1", "today", "08:00").stderr
    anna("log", "anna", "talked", "--by", "call", "--next", "fri 11:00 their time", "--todo", "ring again")
    assert "18:00 ring again" in anna("remind").stdout


def test_a_visit_has_its_hour(anna):
    done = anna("add", "visit", "anna", "to_them", "next tue 15:00", "--place", "Hamburg")
    assert "to them Tue 24 Nov 15:00, place Hamburg" in done.stdout
    assert "15:00 Hamburg" in anna("remind").stdout
    zh = anna("--lang", "zh", "add", "visit", "anna", "to_us", "下周三上午10点")
    assert "周三 12月2日 10:00" in zh.stdout


def test_the_calendar_file_has_the_hour_as_an_instant(anna, tmp_path):
    anna("follow", "anna", "tomorrow 15:00", "call")
    anna("follow", "anna", "fri", "write")
    anna("remind", "--days", "7", "--ics", str(tmp_path / "due.ics"))
    text = (tmp_path / "due.ics").read_bytes().decode()
    assert "DTSTART:20261124T070000Z" in text
    assert "DTEND:20261124T073000Z" in text
    assert "DTSTART;VALUE=DATE:20261127" in text


def kept(run, noun: str = "follow-ups") -> list[tuple[str, str, str | None]]:
    """Return (ref, day, hour) of each follow-up or visit."""
    day = {"follow-ups": "due", "visits": "date"}[noun]
    return [(each["ref"], each[day], each["at"]) for each in json.loads(run("list", noun, "--json").stdout)]


def test_an_hour_is_a_field_that_is_set_moved_taken_back_and_undone(anna):
    anna("follow", "anna", "tomorrow 15:00", "call", "--every", "1w")
    for typed, day, hour in (
        ("at=16:30", "2026-11-24", "16:30"),
        ("at=10:00 their time", "2026-11-24", "17:00"),
        ("when=fri 9am", "2026-11-27", "09:00"),
        ("when=2026-12-01", "2026-12-01", "09:00"),
        ("几点=下午3点", "2026-12-01", "15:00"),
        ("at=22:00 their time", "2026-12-02", "05:00"),
        ("at=unknown", "2026-12-02", None),
    ):
        assert anna("set", "f1", typed).exit_code == 0, typed
        assert kept(anna) == [("f1", day, hour)], typed
    anna("undo")
    assert kept(anna) == [("f1", "2026-12-02", "05:00")]
    refused = anna("set", "f1", "at=late")
    assert (refused.exit_code, "no such time as “late”" in refused.stderr) == (2, True)


def test_a_repeat_keeps_its_hour_and_a_day_stands_in_the_order_of_the_clock(anna):
    anna("follow", "anna", "today 17:00", "evening call", "--every", "1w")
    anna("follow", "anna", "today 9am", "early call")
    anna("follow", "anna", "today", "write to her")
    page = anna("remind").stdout
    assert page.index("09:00 early call") < page.index("17:00 evening call")
    assert anna("show", "anna", "--all").stdout.count("17:00 evening call") >= 1
    seen = json.loads(anna("remind", "--json").stdout)["reminders"]
    assert [(each["at"], each["text"]) for each in seen if each["at"]] == [
        ("09:00", "early call"),
        ("17:00", "evening call"),
    ]
    anna("done", "f1")
    assert ("f1", "2026-11-30", "17:00") in kept(anna)


def test_the_hour_of_a_visit_is_set_too_on_either_clock(anna):
    anna("add", "visit", "anna", "to_them", "next tue 10:00 their time", "--purpose", "new line")
    assert kept(anna, "visits") == [("v1", "2026-11-24", "17:00")]
    assert "hour: 17:00 → 15:00" in anna("set", "v1", "on_date=2026-12-01 15:00").stdout
    assert kept(anna, "visits") == [("v1", "2026-12-01", "15:00")]
    page = anna("show", "anna", "--all").stdout
    assert "1 Dec 2026 15:00 · new line" in page
    assert "Visit to them on Tue 1 Dec 15:00 (in 8 days)" in page


def test_hours_of_an_older_book_move_out_of_the_text_and_can_still_be_undone(run, book_path):
    with sqlite3.connect(book_path) as old:
        old.executescript((ROOT / "tests/old_books/0005.sql").read_text("utf-8"))
        old.execute("UPDATE follow_up SET text = '15:00 call about it' WHERE id = 2")
        old.execute("UPDATE visit SET purpose = '09:30' WHERE id = 1")
        old.execute("INSERT INTO operation VALUES (900, '2026-11-20T10:00:00', 'set', 'f2: what', NULL, NULL)")
        sides = ('{"text": "call about it"}', '{"text": "15:00 call about it"}')
        old.execute("INSERT INTO change VALUES (900, 900, 'follow_up', 2, ?, ?)", sides)
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 5")
    old.close()
    assert ("f2", "2026-11-27", "15:00") in kept(run)
    assert kept(run, "visits") == [("v1", "2027-03-02", "09:30")]
    assert "call about it" in run("list", "follow-ups").stdout
    assert run("undo").exit_code == 0
    assert ("f2", "2026-11-27", None) in kept(run)
