"""Days at and beyond the ends of the calendar, typed or stored: a right answer or one sentence, never an overflow."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from itertools import product

import pytest

from dossier.values.when import later

OUTSIDE = ["9999-12-31", "0001-01-01", "3000-01-01", "0999-12-31"]
INSIDE = ["1000-01-01", "1900-01-01", "2999-12-31"]
TAKES_A_DAY = [
    "log anna hello --on {day}", "log anna hello --next {day}", "follow anna {day} call", "snooze f1 {day}",
    "done f1 --next {day}", "remind --on {day}", "week --on {day}", "trip Spring --stops DE --from {day} --to {day}",
    "set anna birthday={day}", "rate EUR 7.1 --on {day}", "history anna --as-of {day}", "policy payment 30/70 --on {day}",
]  # fmt: skip


@pytest.fixture
def with_anna(run):
    """Return the command, on a book with one client and one follow-up."""
    assert run("add", "contact", "Anna", "--country", "DE", "--no-input").exit_code == 0
    return run


def test_a_day_outside_the_calendar_is_refused_by_whatever_takes_a_day(with_anna):
    for line, day in product(TAKES_A_DAY, OUTSIDE):
        result = with_anna(*line.format(day=day).split())
        assert (result.exit_code, result.stdout) == (2, ""), line
        assert "lies outside the calendar" in result.stderr, line


def test_a_day_near_the_ends_is_taken_or_refused_in_one_sentence(with_anna):
    for line, day in product(TAKES_A_DAY, INSIDE):
        result = with_anna(*line.format(day=day).split())
        assert result.exit_code in {0, 2}, line
        assert result.stderr.count("\n") <= 1, line
    assert with_anna("show", "anna").exit_code == 0


def test_the_sentence_names_the_years_there_are(with_anna):
    said = "“9999-12-31” lies outside the calendar. Name a day of the years 1000 to 2999.\n"
    assert with_anna("follow", "anna", "9999-12-31", "call").stderr == said
    assert with_anna("follow", "anna", "+9000y", "call").exit_code == 2


@pytest.mark.parametrize("now", ["9999-12-31T23:59", "0001-01-01T00:00", "soon"])
def test_a_clock_outside_the_calendar_is_no_time(with_anna, now):
    said = f"DOSSIER_NOW is “{now}”, which is no time. Write it as 2026-11-23T08:30.\n"
    for words in (("show", "anna"), ("remind",), ("log", "anna", "hello")):
        result = with_anna(*words, env={"DOSSIER_NOW": now})
        assert (result.exit_code, result.stderr) == (2, said)


@pytest.mark.parametrize("now", ["2999-12-31T23:59", "1000-01-01T00:00"])
def test_a_clock_at_the_ends_of_the_calendar_goes(with_anna, now):
    for words in (
        ("show", "anna"),
        ("remind",),
        ("week",),
        ("month",),
        ("holidays",),
        ("log", "anna", "hello"),
        ("list", "contacts"),
    ):
        assert with_anna(*words, env={"DOSSIER_NOW": now}).exit_code == 0


READS = [
    "show anna", "show nordlicht --json", "show d14", "show s11", "show q12", "remind --all", "remind --json", "week", "month",
    "holidays", "holidays --ics {home}/h.ics", "remind --ics {home}/r.ics", "history anna", "advise anna", "gaps anna",
    "draft anna thanks", "terms nordlicht", "case d18", "forwarders anna", "rate", "report fairs", "list orders",
    "trip Spring --stops DE", "ask-about nordlicht", "match anna", "proof",
]  # fmt: skip
WRITES = ["log anna hello", "follow anna +3d call", "done f20", "order s11", "undo", "redo"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_book_that_holds_such_days_can_be_read_and_written(run, demo_book, tmp_path, day):
    shutil.copy(demo_book, tmp_path / "book.db")
    with closing(sqlite3.connect(tmp_path / "book.db")) as book, book:
        columns = book.execute(
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND (c.name LIKE '%\\_on' ESCAPE '\\' OR c.name LIKE '%\\_by' ESCAPE '\\' OR c.name = 'until')"
        ).fetchall()
        for table, column in columns:
            book.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} LIKE '____-__-__'", (day,))
    book.close()
    assert len(columns) > 30
    for line in READS + WRITES:
        assert run(*line.format(home=tmp_path).split()).exit_code in {0, 2, 3, 4, 6}, line


@pytest.mark.parametrize(("day", "days", "found"), [
    (date(2026, 11, 23), 8, date(2026, 12, 1)), (date(2026, 1, 1), -1, date(2025, 12, 31)),
    (date.max, 1, date.max), (date.min, -1, date.min), (date(2026, 1, 1), 10**12, date.max),
])  # fmt: skip
def test_a_later_day_stays_within_the_calendar(day, days, found):
    assert later(day, days) == found


@pytest.mark.parametrize("words", [("list", "contacts"), ("undo", "--list"), ("find", "anna"), ("dupes",)])
def test_a_number_of_rows_that_no_database_counts_to_is_refused(with_anna, words):
    result = with_anna(*words, "--limit", "9" * 30)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
