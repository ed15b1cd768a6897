"""A screen that others see: with DOSSIER_PUBLIC=1 no command of the tree shows a word that is private or was told."""

import json
import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier.cli.public import NOTHING_OF_CLIENTS, OWN_EYES
from dossier.read.for_others import hide_private
from dossier.records.catalogue import catalogue
from dossier.write.tables import every
from every_example import BEFORE, EXAMPLES, lay_files
from planting import COPIED, OURS, columns_of
from test_exports import parameters

PUBLIC = {"DOSSIER_PUBLIC": "1"}
WORD = "zzhidden"
FORMS = {"--json": (), "--md": (), "--csv": (), "--html": ("page.html", "--force")}
HAS = {(words, flag) for words, _command, each in parameters() for flag in each.opts}


@pytest.fixture(scope="module")
def planted(demo_book, tmp_path_factory) -> Path:
    """Return the demo book with a hidden word in every private text, and in what another client told of every kind."""
    path = tmp_path_factory.mktemp("planted") / "book.db"
    shutil.copyfile(demo_book, path)
    texts = [each for each in catalogue.by_key().values() if each.type in {"text", "list"}]
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in sorted(set(every()) - OURS - {"fact"}):
            for column, may_leave in columns_of(table):
                if not may_leave:
                    connection.execute(f"UPDATE {table} SET {column} = '{WORD} {table} {column}'")
        connection.execute(f"UPDATE fact SET note = '{WORD} note', source_detail = '{WORD} detail'")
        names = [row[1] for row in connection.execute("PRAGMA table_info(fact)") if row[1] != "id"]
        told = ", ".join({"source": "'client'", "value": f"'{WORD} ' || key"}.get(name, name) for name in names)
        for each in texts:
            if each.sensitivity != "shareable":
                connection.execute(f"UPDATE fact SET value = '{WORD} {each.key}' WHERE key = '{each.key}'")
            connection.execute(
                f"INSERT INTO fact ({', '.join(names)}) SELECT {told} FROM fact WHERE key = '{each.key}'"
            )
        for table in COPIED:
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            words = {column: f"'{WORD} told {table}'" for column, _open in columns_of(table)} | {"source": "'client'"}
            made = ", ".join(words.get(name, name) for name in names)
            connection.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {made} FROM {table}")
        connection.execute(f"UPDATE operation SET sentence = '{WORD} sentence'")
    return path


@pytest.fixture(autouse=True)
def home(planted, demo_book, tmp_path, monkeypatch) -> Path:
    shutil.copytree(demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    shutil.copyfile(planted, tmp_path / "book.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{lay_files(tmp_path)}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def said(run, home, words, env) -> str:
    """Return all that a command shows in each of its forms, on the screen and in its page."""
    name = next(at for at in (" ".join(words[:2]), words[0]) if at in EXAMPLES)
    shown = [run(*words, *(["--yes"] if words[0] == "delete" else []), env=env)]
    if words[0] not in OWN_EYES:
        shown += [run(*words, flag, *more, env=env) for flag, more in FORMS.items() if (name, flag) in HAS]
    page = home / "page.html"
    return "".join(each.stdout + each.stderr for each in shown) + (page.read_text("utf-8") if page.exists() else "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_command_of_the_tree_shows_a_private_word_in_public_mode(run, home, name):
    for line in BEFORE.get(name, ()) if name not in OWN_EYES else ():
        run(*line.split())
    for line in EXAMPLES[name]:
        words = shlex.split(line.strip().replace("~/", ""))
        shown = said(run, home, words, PUBLIC)
        assert WORD not in shown, (words, [each for each in shown.splitlines() if WORD in each])
        if name in OWN_EYES:
            assert "DOSSIER_PUBLIC" in shown


def test_read_by_herself_the_same_commands_show_them(run, home):
    """Else the test above could not fail."""
    for name in ("show", "remind", "week", "case", "find", "history"):
        assert WORD in said(run, home, shlex.split(EXAMPLES[name][0].strip()), {}), name


def test_each_command_can_be_shown_or_is_for_her_own_eyes_or_writes():
    """A new command that reads is red until it says which."""
    reads = {name for name in EXAMPLES if (name, "--share") in HAS}
    writes = set(
        """add inquiry mailbox set tag log follow done snooze drop deal stage round order paper proof import attach send open moved
        complaint archive unarchive delete forget backup restore encrypt rekey decrypt export demo rates""".split()
    )
    assert {name.split()[0] for name in EXAMPLES} == {
        each.split()[0] for each in reads
    } | OWN_EYES | NOTHING_OF_CLIENTS | writes


@pytest.mark.parametrize(
    "words", [("remind",), ("week",), ("case", "d4"), ("find", "lamp"), ("list", "contacts"), ("compare", "DE", "NZ")]
)
def test_share_is_public_mode_for_one_command(run, words):
    shared, public = run(*words, "--share"), run(*words, env=PUBLIC)
    assert (shared.exit_code, shared.stdout) == (public.exit_code, public.stdout)
    assert WORD not in shared.stdout
    assert public.stderr == shared.stderr + "Public mode: what is private is left out.\n"
    for off in ("", "0"):
        assert run(*words, env={"DOSSIER_PUBLIC": off}).stdout == run(*words).stdout


def test_what_is_late_stays_late_without_its_words(run):
    """A morning that hid follow-ups would say that nothing is due."""
    own, public = (json.loads(run("remind", "--json", env=env).stdout)["reminders"] for env in ({}, PUBLIC))
    kinds = {"follow_up", "promise", "inquiry", "balance", "deposit", "quote_silent"}
    late = [
        {(each["ref"], each["kind"], each["due_on"]) for each in every if each["kind"] in kinds}
        for every in (own, public)
    ]
    assert late[0] == late[1]
    assert {each["text"] for each in public if each["kind"] == "follow_up"} == {"…"}


def test_what_is_written_in_public_mode_says_what_was_typed_and_keeps_all_there_was(run):
    run("set", "anna", "religion=christian")
    done = run("set", "anna", "religion=muslim", env=PUBLIC)
    assert "religion: … → Muslim" in done.stdout
    assert "hristian" not in done.stdout
    assert run("log", "anna", "a word of mine", env=PUBLIC).stdout.startswith("Logged")
    assert run("set", "d4", "product=lamps", env=PUBLIC).exit_code == 0
    assert WORD in run("show", "d4", "--all").stdout


def test_going_through_the_morning_writes_and_is_for_her_alone(run):
    for words, env in ((("remind", "--walk"), PUBLIC), (("remind", "--walk", "--share"), {})):
        done = run(*words, env=env)
        assert (done.exit_code, done.stdout) == (6, "")
        assert "own eyes" in done.stderr


def test_a_table_that_nobody_declared_is_empty_for_others(home):
    with closing(sqlite3.connect(home / "book.db")) as connection:
        connection.execute("CREATE TABLE not_declared (id INTEGER, text TEXT)")
        connection.execute("INSERT INTO not_declared VALUES (1, 'x')")
        hide_private(connection)
        assert connection.execute("SELECT * FROM not_declared").fetchall() == []
        assert connection.execute("SELECT COUNT(*) FROM contact").fetchone()[0] > 20
