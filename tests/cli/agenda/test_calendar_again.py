"""A calendar file takes back what an earlier one had and is due no more."""

from datetime import date

import pytest
from icalendar import Calendar


@pytest.fixture
def book(run):
    run("add", "contact", "Ada Moss", "--known", "--no-follow-up")
    run("follow", "c1", "2026-11-26", "ring")
    run("add", "promise", "c1", "the report", "--due-on", "2026-11-27")
    return run


def events(run, path, *words, **env):
    done = run("remind", "--ics", str(path), *words, env=env)
    assert done.exit_code == 0, done.stderr
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["UID"]).rsplit("-", 1)[0]: each for each in found}


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (("drop", "f1", "--why", "no need"), "follow_up-f1"), (("done", "f1"), "follow_up-f1"),
        (("delete", "f1"), "follow_up-f1"), (("done", "m1"), "promise-m1"), (("delete", "c1", "--yes"), "follow_up-f1"),
    ],
)  # fmt: skip
def test_what_is_due_no_more_is_cancelled_with_its_identity(book, tmp_path, words, gone):
    first = events(book, tmp_path / "a.ics")
    assert book(*words).exit_code == 0
    for name in ("b.ics", "c.ics"):
        again = events(book, tmp_path / name)
        assert again[gone]["STATUS"] == "CANCELLED"
        assert again[gone]["UID"] == first[gone]["UID"]
        assert again[gone]["DTSTART"].dt == first[gone]["DTSTART"].dt
        assert int(again[gone]["SEQUENCE"]) > int(first[gone]["SEQUENCE"])
    book("undo")
    assert "STATUS" not in events(book, tmp_path / "d.ics")[gone]


def test_what_moved_out_of_sight_stands_on_its_new_day(book, tmp_path):
    events(book, tmp_path / "a.ics")
    book("snooze", "f1", "2027-03-01")
    moved = events(book, tmp_path / "b.ics")["follow_up-f1"]
    assert moved["DTSTART"].dt == date(2027, 3, 1)
    assert "STATUS" not in moved


def test_a_nearer_look_takes_nothing_back(book, tmp_path):
    book("follow", "c1", "2027-02-01", "ask again")
    events(book, tmp_path / "a.ics", "--days", "100")
    assert not [each for each in events(book, tmp_path / "b.ics").values() if "STATUS" in each]


def test_an_answered_message_leaves_too(run, tmp_path):
    run("add", "contact", "Ada Moss", "--no-follow-up")
    first = events(run, tmp_path / "a.ics")
    assert "inquiry-c1" in first
    run("log", "c1", "answered", "--by", "email", "--out")
    assert events(run, tmp_path / "b.ics")["inquiry-c1"]["STATUS"] == "CANCELLED"


def test_a_day_that_is_past_stays_in_the_calendar_and_another_book_is_left_alone(book, tmp_path):
    events(book, tmp_path / "a.ics")
    book("done", "f1", "m1", env={"DOSSIER_NOW": "2026-12-02T08:30"})
    assert not [
        each for each in events(book, tmp_path / "b.ics", DOSSIER_NOW="2026-12-02T08:30").values() if "STATUS" in each
    ]
    other = {"DOSSIER_DB": str(tmp_path / "other.db"), "DOSSIER_NOW": "2026-11-24T08:30"}
    book("add", "contact", "Bo Reed", "--no-follow-up", env=other)
    assert not [each for each in events(book, tmp_path / "c.ics", **other).values() if "STATUS" in each]


def test_what_was_given_is_remembered_without_names(book, tmp_path):
    events(book, tmp_path / "a.ics")
    (kept,) = tmp_path.rglob("calendar-*.json")
    assert "Ada" not in kept.read_text()
    kept.write_text("{broken")
    book("done", "f1")
    assert set(events(book, tmp_path / "b.ics")) == {"promise-m1"}
