"""The morning: what is due, in which order and why, and what changes when something is done about it."""

import contextlib
import json
import os
import pty
import subprocess
import sys
import termios
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import ROOT, environment
from dossier.advice.agenda import rank
from dossier.read.agenda.agenda import _next, _spans
from dossier.records.agenda.agenda import Due, Who
from dossier.records.agenda.reminding import SOURCES, Thresholds
from dossier.values.workdays import WorkDays

SAUDI = WorkDays(frozenset({4, 5}))
EUROPE = WorkDays()
WEEK = Thresholds()


def remind(run, *words: str, **env: str):
    done = run("remind", "--json", *words, env=env)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)["reminders"]


@pytest.fixture
def anna(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--no-follow-up", "--known")
    run("log", "anna", "talked about lamps", "--by", "call")
    return "c1"


@pytest.fixture
def walked(tmp_path):
    """Return a function that types keys into a walk on a terminal of its own and returns what was shown."""

    def walk(*keys: str) -> str:
        leader, follower = pty.openpty()
        env = environment(tmp_path) | {
            "PYTHONPATH": str(ROOT / "src"),
            "TERM": "xterm",
            "COLUMNS": "120",
            "NO_COLOR": "1",
        }
        words = [sys.executable, "-m", "dossier", "remind", "--walk"]
        process = subprocess.Popen(words, env=env, stdin=follower, stdout=follower, stderr=follower, close_fds=True)
        os.close(follower)
        said = ""
        for key in keys:
            said += _until_it_waits(leader)
            while len(key) == 1 and termios.tcgetattr(leader)[3] & termios.ICANON:
                time.sleep(0.01)  # keys typed before it listens to single ones are dropped
            os.write(leader, key.encode())
        with contextlib.suppress(OSError):
            while part := os.read(leader, 65536):
                said += part.decode(errors="replace")
        assert process.wait() == 0, said
        os.close(leader)
        return said

    return walk


def _until_it_waits(leader: int) -> str:
    """Read until the walk has asked something: its keys, or a question that ends in a colon."""
    said = ""
    while not said.rstrip(" ").endswith((":", "quit\r\n")):
        said += os.read(leader, 65536).decode(errors="replace")
    return said


def test_a_line_says_who_why_now_the_last_touch_and_the_command(run, anna):
    run("follow", anna, "today", "send the drawing")
    told = run("remind").stdout
    assert "Anna Schmidt · Nordlicht GmbH" in told
    assert "send the drawing (today)" in told
    assert "last: talked about lamps (today)" in told
    assert 'dossier done f1 --log "…"' in told


def test_two_things_of_one_client_stand_together(run, anna):
    run("follow", anna, "today", "send the drawing")
    run("follow", anna, "today", "ask for the artwork")
    told = run("remind").stdout
    assert told.count("Anna Schmidt") == 1
    assert "f2  + ask for the artwork" in told.replace("   ", "  ")


@pytest.mark.usefixtures("anna")
def test_a_touch_today_starts_the_silence_of_a_quotation_anew(run):
    run("deal", "anna", "Lamps", "--opened-on", "2026-11-01")
    run("quote", "Lamps", "--line", "Lamp, 100 pcs, 3.20", "--currency", "USD", "--payment", "100% before shipment",
        "--incoterm", "FOB Shenzhen", env={"DOSSIER_NOW": "2026-11-10T09:00"})  # fmt: skip
    run("set", "q1", "state=sent", "sent_on=2026-11-10")
    later = {"DOSSIER_NOW": "2026-12-01T09:00"}
    assert "quote_silent" in {each["kind"] for each in remind(run, **later)}
    run("log", "anna", "asked whether it arrived", "--by", "call", env=later)
    silent = [each for each in remind(run, **later) if each["kind"] == "quote_silent"]
    assert [each["due_on"] for each in silent] == ["2026-12-04"]
    assert [each["group"] for each in silent] == ["week"]


def test_a_planned_follow_up_keeps_the_cadence_quiet_until_its_day(run, anna):
    later = {"DOSSIER_NOW": "2027-01-20T09:00"}
    assert [each["kind"] for each in remind(run, **later)] == ["quiet"]
    run("follow", anna, "2027-03-01", "spring collection", env=later)
    assert remind(run, **later) == []
    assert [each["ref"] for each in remind(run, DOSSIER_NOW="2027-03-01T09:00")] == ["f1"]


def test_what_falls_on_a_day_off_there_moves_to_the_next_working_day_and_says_so(run):
    run("add", "contact", "Omar Qahtani", "--country", "SA", "--known", "--no-follow-up")
    run("follow", "omar", "2026-11-27", "call about the sample")  # a Friday
    (moved,) = remind(run, DOSSIER_NOW="2026-11-27T09:00")
    assert (moved["due_on"], moved["act_on"], moved["moved_by"]) == ("2026-11-27", "2026-11-29", "fri")
    told = run("remind", env={"DOSSIER_NOW": "2026-11-27T09:00"}).stdout
    assert "Fri is no working day there: Sun 29 Nov" in told
    run("set", "omar", "country=DE")
    (stays,) = remind(run, DOSSIER_NOW="2026-11-27T09:00")
    assert (stays["act_on"], stays["moved_by"]) == ("2026-11-27", None)


def test_a_source_can_be_switched_off_and_a_wrong_name_is_told(run, anna):
    run("follow", anna, "today", "send the drawing")
    run("config", "remind.off=follow_up")
    assert remind(run) == []
    refused = run("config", "remind.off=followups")
    assert refused.exit_code == 2
    assert "follow_up" in refused.stderr


def test_why_explains_the_place_and_the_parts_make_the_sum(run, anna):
    run("set", "nordlicht", "star=4")
    run("follow", anna, "2026-11-20", "send the drawing")
    (each,) = remind(run)
    told = run("remind", "--why", "f1").stdout
    assert each["score"] == sum(int(part.rpartition(" ")[2]) for part in each["reasons"])
    for words in ("kind +60", "days late +3", "stars +16", f"= {each['score']}", "remind.off=follow_up"):
        assert words in told


def test_a_client_is_expanded_with_everything_due_and_something_new_to_say(run, anna):
    run("follow", anna, "today", "send the drawing")
    run("add", "promise", "anna", "test report", "--due-on", "today")
    run("set", "anna", "hobbies=sailing")
    told = run("remind", "anna").stdout
    for words in ("send the drawing", "test report", "talked about lamps", "where the boat lies in winter"):
        assert words in told
    missing = run("remind", "c99")
    assert missing.exit_code == 3


def test_nothing_that_is_late_is_left_out_for_something_that_is_not(run, anna):
    for number in range(40):
        run("follow", anna, "2026-11-20", f"late {number}")
    run("follow", anna, "today", "today's own")
    told = run("remind").stdout
    assert told.count("(3 days overdue)") == 20
    assert "today's own" not in told
    assert "… and 21 more (20 now, 1 today)  › dossier remind --all" in told


def test_the_count_is_one_line_and_the_exit_code_serves_scripts(run, anna):
    assert run("remind", "--count").stdout == ""
    assert run("remind", "--count", "--exit-code").exit_code == 0
    run("follow", anna, "2026-11-20", "send the drawing")
    run("follow", anna, "today", "call")
    assert run("remind", "--count").stdout == "1 now · 1 today\n"
    assert run("remind", "--count", "--exit-code").exit_code == 1
    assert json.loads(run("remind", "--count", "--json").stdout) == {"now": 1, "today": 1}


def test_a_walk_goes_through_the_day_with_one_key_each_and_every_step_can_be_undone(run, anna, walked):
    run("follow", anna, "2026-11-20", "send the drawing")
    run("follow", anna, "2026-11-21", "ask for the artwork")
    run("follow", anna, "today", "thank her")
    said = walked("d", "sent by mail\r", "s", "+2d\r", " ")
    assert "1/3" in said
    assert "1 thing done, 1 snoozed, 1 skipped" in said
    assert [(each["ref"], each["due_on"]) for each in remind(run)] == [("f3", "2026-11-23"), ("f2", "2026-11-25")]
    assert "sent by mail" in run("show", anna).stdout
    run("undo")
    run("undo")
    assert [each["ref"] for each in remind(run)] == ["f1", "f2", "f3"]


def test_a_question_of_the_walk_that_is_stopped_ends_it_with_what_was_done(run, anna, walked):
    run("follow", anna, "today", "thank her")
    assert "0 things done, 0 snoozed, 0 skipped" in walked("l", "\x04\x04")
    assert [each["ref"] for each in remind(run)] == ["f1"]


def test_what_is_written_is_told_to_a_program_with_its_ref_and_what_comes_next(run, anna):
    logged = json.loads(run("log", anna, "-", "--json", stdin="asked for a price\n").stdout)
    assert (logged["written"], logged["ref"], logged["next"]) == (True, "l2", "dossier follow c1 +3d WHAT")
    run("follow", anna, "today", "thank her")
    done = json.loads(run("done", "f1", "--log", "-", "--json", stdin="thanked her\n").stdout)
    assert (done["ref"], done["said"], done["next"]) == (
        "f1", ["Done f1 (Anna Schmidt): thank her; logged."], "dossier remind",
    )  # fmt: skip
    assert "thanked her" in run("show", anna).stdout


@pytest.mark.usefixtures("anna")
def test_a_walk_needs_a_terminal(run):
    refused = run("remind", "--walk")
    assert (refused.exit_code, "terminal" in refused.stderr) == (2, True)


def test_the_calendar_file_is_read_by_another_program_with_the_same_days(run, anna, tmp_path):
    run("follow", anna, "2026-11-20", "send the drawing; Müller, 张伟")
    run("follow", anna, "2026-11-26", "call")
    run("remind", "--ics", str(tmp_path / "a.ics"))
    run("snooze", "f2", "2026-11-27")
    run("remind", "--ics", str(tmp_path / "b.ics"), env={"DOSSIER_NOW": "2026-11-23T09:30"})
    first, second = (
        {str(each["UID"]): each for each in Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")}
        for name in ("a.ics", "b.ics")
    )
    assert set(first) == set(second)
    days = sorted(each["DTSTART"].dt for each in first.values())
    assert days == [date(2026, 11, 23), date(2026, 11, 26)]  # what is overdue is to be done today
    moved = next(uid for uid in first if "-f2-" in uid)
    assert second[moved]["DTSTART"].dt == date(2026, 11, 27)
    assert int(second[moved]["SEQUENCE"]) > int(first[moved]["SEQUENCE"])
    assert first[moved]["DTEND"].dt == date(2026, 11, 27)
    assert any("Müller, 张伟" in str(each["SUMMARY"]) for each in first.values())


@pytest.mark.usefixtures("anna")
def test_missing_facts_and_old_terms_of_a_moving_deal_are_named(run):
    run("set", "nordlicht", "terms.payment=30% deposit, 70% before shipment", "--on", "2024-05-01")
    run("deal", "anna", "Lamps")
    run("stage", "Lamps", "quoted")
    kinds = {each["kind"]: each for each in remind(run)}
    assert kinds["stale"]["command"] == "dossier terms o1 --confirm"
    assert kinds["thin"]["detail"] == "contact.authority"
    run("set", "anna", "authority=decides")
    run("set", "nordlicht", "terms.payment=30% deposit, 70% before shipment")
    assert not {"stale", "thin"} & {each["kind"] for each in remind(run)}


@pytest.mark.usefixtures("anna")
def test_a_strict_client_needs_a_signed_sample_before_shipment(run):
    run("set", "nordlicht", "strict.colour_box=strict")
    run("deal", "nordlicht", "Lamps")
    run("add", "order", "Lamps", "--destination", "DE", "--ship-by", "2026-12-20")
    assert "sample_missing" in {each["kind"] for each in remind(run)}
    run("add", "proof", "Lamps", "sample", "--state", "signed")
    assert "sample_missing" not in {each["kind"] for each in remind(run)}


PASSED = [
    ("2026-11-23T08:30", "CN", "--11-21"),  # a Monday, and the Saturday before it
    ("2026-11-23T08:30", "CN", "1985-11-22"),
    ("2026-10-08T08:30", "CN", "--10-02"),  # the first working day after the National Day
    ("2026-11-22T08:30", "SA", "--11-20"),  # a Sunday, and the Friday before it
    ("2027-01-04T08:30", "DE", "--01-01"),
]


@pytest.mark.parametrize(("now", "home", "birthday"), PASSED)
def test_a_birthday_on_our_days_off_is_told_the_next_working_morning(run, now, home, birthday):
    env = {"DOSSIER_NOW": now}
    assert run("config", f"me.country={home}", env=env).exit_code == 0
    run("add", "contact", "Ada Moss", "--set", f"birthday={birthday}", "--known", "--no-follow-up", env=env)
    found = [each for each in remind(run, **env) if each["kind"] == "birthday"]
    assert [each["due_on"][5:] for each in found] == [birthday[-5:]]
    assert "overdue" not in run("remind", "--plain", env=env).stdout
    run("log", "c1", "all the best", "--by", "chat", "--out", env=env)
    assert not [each for each in remind(run, **env) if each["kind"] == "birthday"]


def test_a_birthday_before_the_last_working_day_is_over(run):
    run("add", "contact", "Ada Moss", "--set", "birthday=--11-20", "--known", "--no-follow-up")
    run("add", "contact", "Bo Reed", "--set", "birthday=--11-23", "--known", "--no-follow-up")
    run("add", "company", "Fern AG")
    run("add", "news", "Fern AG", "anniversary", "ten years", "--on", "2010-11-22", "--yearly", "yes")
    run("add", "news", "Fern AG", "fair", "IFA", "--on", "2026-11-21")
    kinds = [(each["kind"], each["due_on"]) for each in remind(run)]
    assert sorted(kinds) == [("birthday", "2026-11-23"), ("news", "2026-11-22")]
    assert "Sun 22 Nov, yesterday" in run("remind", "--plain").stdout


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 60))
def test_a_yearly_day_is_found_once_in_every_span(today, ahead):
    last = today + timedelta(days=ahead)
    for month_day in ("01-01", "02-28", "02-29", "03-01", "12-31", "06-15"):
        day = _next(month_day, today)
        held = sum(first <= month_day <= end for first, end in _spans(today, last))
        assert today <= day
        assert (day - today).days <= 366
        assert held == (day <= last), (today, last, month_day, day)


@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(-400, 60), st.sampled_from(sorted(SOURCES)),
    st.sampled_from([SAUDI, EUROPE]),
)  # fmt: skip
def test_nothing_overdue_is_told_before_today_or_on_a_day_off(today, offset, kind, workdays):
    due = Due(kind, "f1", today + timedelta(days=offset), "x", 1, None, None, None)
    on, moved_by = rank.acted_on(due, workdays, today)
    assert on >= min(due.due_on, today)
    if SOURCES[kind].touch and due.due_on >= today:
        assert workdays.is_open(on)
        assert bool(moved_by) == (on != due.due_on)
    assert rank.group(due, on, today) in rank.GROUPS


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(0, 30))
def test_working_days_after_a_day_are_counted_one_by_one(start, count):
    end = EUROPE.after(start, count)
    between = [start + timedelta(days=at) for at in range(1, (end - start).days + 1)]
    assert sum(EUROPE.is_open(day) for day in between) == count


@given(st.lists(st.sampled_from(["inquiry", "follow_up", "birthday", "quiet"]), max_size=60))
def test_a_screen_keeps_what_is_late_and_everything_in_its_order(kinds):
    today = date(2026, 11, 23)
    dues = [
        Due(kind, f"f{at}", today + timedelta(days=at % 9 - 3), "x", at, None, None) for at, kind in enumerate(kinds)
    ]
    who = Who(None, None, "x", None, None, None, None, None, None)
    found = rank.morning(dues, today, lambda _due: who, lambda _code: EUROPE, WEEK, None)
    shown = rank.by_urgency(found, today)
    late = [each for each in found if rank.is_late(each, today)]
    assert shown == [*late, *(each for each in found if each not in late)]
    assert all(each.due.due_on >= today or each.due.kind == "birthday" for each in shown[len(late) :])
