"""The book that is written straight is the one that the commands would have made."""

import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime

import pytest

from comparing import TABLES
from conftest import NOW, ROOT

WORDS = "SELECT word, kind, record_id, what FROM look_up"


def made(path, *options):
    words = [sys.executable, str(ROOT / "bench" / "make_book.py"), str(path), "--contacts", "50", *options]
    subprocess.run(words, check=True)
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Return a book of fifty contacts that no test changes."""
    return made(tmp_path_factory.mktemp("bench") / "made.db")


def words_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute(WORDS))


def rows_of(path):
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute(TABLES)]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("show", "c30"),
        ("show", "o10"),
        ("show", "d3"),
        ("remind",),
        ("list", "contacts"),
        ("advise", "c30"),
    ],
    ids=" ".join,
)
def test_the_commands_take_it_without_complaint(run, book, words):
    said = run("--db", str(book), *words)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout


def test_nobody_else_may_read_it(book):
    assert stat.S_IMODE(book.stat().st_mode) == 0o600


def test_its_words_are_those_that_the_writer_keeps(tmp_path):
    from dossier.write.look_up import KINDS, refresh
    from dossier.write.transaction import opened

    path = made(tmp_path / "made.db")
    before = words_of(path)
    assert {kind for _word, kind, _number, _what in before} >= {"c", "o", "d", "q", "s"}
    with opened(path, tmp_path, datetime.fromisoformat(NOW)) as held:
        every = [
            (table, number)
            for table in KINDS
            for (number,) in held.session.connection().exec_driver_sql(f"SELECT id FROM {table}")
        ]
        refresh(held.connection, every)
    assert words_of(path) == before


def test_a_word_that_the_writer_would_not_keep_is_seen(tmp_path):
    from dossier.write.look_up import refresh
    from dossier.write.transaction import opened

    path = made(tmp_path / "made.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO look_up (word, kind, record_id, what) VALUES ('odd', 'c', 7, 'name')")
    before = words_of(path)
    with opened(path, tmp_path, datetime.fromisoformat(NOW)) as held:
        refresh(held.connection, [("contact", 7)])
    assert before - words_of(path) == {("odd", "c", 7, "name")}


def test_a_seed_gives_the_same_rows_each_time_and_another_seed_gives_others(book, tmp_path):
    assert rows_of(made(tmp_path / "again.db")) == rows_of(book)
    assert rows_of(made(tmp_path / "other.db", "--seed", "2")) != rows_of(book)


NOT_BY_HAND = {"decider", "portrait"}
"""Sources that the script written by hand does not have: they judge, they are no dates."""


def due(run, path):
    reminders = json.loads(run("--db", str(path), "remind", "--json").stdout)["reminders"]
    return [each["ref"] for each in reminders if each["kind"] not in NOT_BY_HAND]


def test_what_is_due_is_a_share_of_the_contacts_only_when_asked_for(run, book, tmp_path):
    less = made(tmp_path / "less.db", "--due-share", "0.1")
    assert 0 < len(due(run, less)) < len(due(run, book))


def test_the_script_written_by_hand_names_the_same_reminders(run, book):
    by_hand = [sys.executable, str(ROOT / "bench" / "by_hand.py"), "remind", str(book), NOW[:10]]
    wide = os.environ | {"COLUMNS": "200"}
    said = subprocess.run(by_hand, capture_output=True, encoding="utf-8", env=wide, check=True).stdout
    named = re.findall(r"^([a-z]\d+) ", said, re.MULTILINE)
    assert len(named) == 20
    assert set(named) <= set(due(run, book))
    assert said.endswith(f"{len(due(run, book))} in all\n")
