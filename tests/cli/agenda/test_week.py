"""The weekly look: what was done, who answered, what moved, who went quiet, and what is to come."""

import json
import re
import sqlite3

import pytest

from dossier.read.agenda import week as read
from dossier.write.migrate import upgrade


def seen(run, *words: str):
    done = run("week", "--json", *words)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def busy(run):
    """A week with an answer, a call, a deal that moved and somebody who went quiet."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known",
        "--no-follow-up", env={"DOSSIER_NOW": "2026-10-20T09:00"})  # fmt: skip
    run("log", "anna", "she likes the sample", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-11-18T09:00"})
    run("log", "anna", "thanked her", "--by", "email", "--out", env={"DOSSIER_NOW": "2026-11-18T10:00"})
    run("log", "anna", "talked", "--by", "call", env={"DOSSIER_NOW": "2026-11-20T10:00"})
    run("deal", "anna", "Lamps", env={"DOSSIER_NOW": "2026-11-10T10:00"})
    run("stage", "Lamps", "quoted", env={"DOSSIER_NOW": "2026-11-19T10:00"})


@pytest.mark.usefixtures("busy")
def test_touches_are_counted_by_day_and_way(run):
    found = seen(run)
    assert (found["first"], found["last"]) == ("2026-11-17", "2026-11-23")
    by_day = {each["on_date"]: (each["came_in"], each["went_out"], each["both"]) for each in found["touches"]}
    assert by_day["2026-11-18"] == (1, 1, 0)
    assert by_day["2026-11-20"] == (0, 0, 1)
    assert len(by_day) == 7
    assert found["touches_before"] == 0


@pytest.mark.usefixtures("busy")
def test_answers_and_moves_are_named(run):
    found = seen(run)
    assert [each["ref"] for each in found["replies"]] == ["c1"]
    assert [(each["from_stage"], each["to_stage"]) for each in found["moved"]] == [("inquiry", "quoted")]
    assert found["curiosity"].startswith("Germany: ")
    told = run("week").stdout
    for words in ("Anna Schmidt", "she likes the sample", "inquiry → quoted", "3 touches"):
        assert words in told


@pytest.mark.usefixtures("busy")
def test_who_went_quiet_is_named_unless_a_follow_up_is_planned(run):
    assert [each["ref"] for each in seen(run, "--on", "2026-12-22")["quiet"]] == ["c1"]
    run("follow", "anna", "2026-12-28", "new year card")
    assert seen(run, "--on", "2026-12-22")["quiet"] == []
    assert seen(run, "--on", "2026-12-22")["planned"] == [["2026-12-28", 1]]


def test_an_empty_book_has_an_empty_week(run):
    run("add", "company", "Nordlicht GmbH")
    assert "0 touches" in run("week").stdout


def test_a_week_scans_neither_the_log_nor_the_agenda(tmp_path):
    upgrade(tmp_path / "book.db")
    connection = sqlite3.connect(tmp_path / "book.db")
    for sql in (read.TOUCHES, read.REPLIES, read.MOVED, read.QUIET, read.PLANNED, read.HOLIDAYS):
        names = dict.fromkeys(re.findall(r":([a-z]+)", sql), 1)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", names)]
        assert not [row for row in plan if row.startswith("SCAN") and "INDEX" not in row], plan
    connection.close()
