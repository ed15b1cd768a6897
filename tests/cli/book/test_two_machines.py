"""A book that two machines write to, in a folder that a cloud carries: noticed, said, and nothing chosen."""

import os
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier.records.book import APPLICATION_ID

ANNA = ("add", "contact", "Anna Schmidt", "--no-input")


@pytest.fixture
def machines(run, tmp_path, monkeypatch):
    """Return a command of one of two machines, each with a memory of its own, and what carries the book between them."""

    def typed(machine: str, *words: str, day: str = "2026-11-24", book: str = "book.db"):
        monkeypatch.setattr("platform.node", lambda: machine)
        done = run(
            *words,
            env={
                "DOSSIER_DB": str(tmp_path / machine / book),
                "DOSSIER_STATE": str(tmp_path / f"{machine}-state"),
                "DOSSIER_NOW": f"{day}T08:30",
            },
        )
        assert done.exit_code in {0, 5}, done
        return done

    def carried(source: str, target: str, name: str = "book.db") -> None:
        (tmp_path / target).mkdir(exist_ok=True)
        shutil.copyfile(tmp_path / source / "book.db", tmp_path / target / name)
        for end in ("-wal", "-shm"):
            (tmp_path / target / f"{name}{end}").unlink(missing_ok=True)

    return typed, carried


def test_two_machines_that_take_turns_hear_nothing(machines):
    typed, carried = machines
    typed("DESK", *ANNA)
    for turn in range(2):
        carried("DESK", "LAP")
        assert typed("LAP", "log", "anna", f"lap {turn}").stderr == ""
        carried("LAP", "DESK")
        assert typed("DESK", "log", "anna", f"desk {turn}").stderr == ""
        assert typed("DESK", "remind").stderr == ""
    assert typed("DESK", "check").exit_code == 0


def test_a_book_changed_on_two_machines_is_said_with_both_their_names_until_it_is_settled(machines):
    typed, carried = machines
    typed("DESK", *ANNA)
    carried("DESK", "LAP")
    typed("DESK", "log", "anna", "on the desk", day="2026-11-25")
    typed("LAP", "log", "anna", "on the lap", day="2026-11-26")
    carried("LAP", "DESK")
    said = typed("DESK", "remind", day="2026-11-27").stderr
    assert said == (
        "The book was changed apart: what was written on DESK (25 Nov 2026 08:30) is not in it, what was written on "
        "LAP (26 Nov 2026 08:30) is. Nothing was chosen for you; see: dossier check\n"
    )
    assert typed("DESK", "remind", day="2026-11-27").stderr == ""  # once a day
    assert "changed apart" in typed("DESK", "log", "anna", "went on", day="2026-11-28").stderr
    done = typed("DESK", "check", day="2026-11-28")
    assert done.exit_code == 5
    assert "DESK (25 Nov 2026 08:30)" in done.stderr
    assert "check --settled" in done.stderr
    assert "yours" in typed("DESK", "check", "--settled", day="2026-11-28").stdout
    assert typed("DESK", "check", day="2026-11-29").exit_code == 0
    assert typed("DESK", "log", "anna", "more", day="2026-11-30").stderr == ""


def test_an_older_copy_that_came_back_is_said_and_the_newer_one_settles_it(machines):
    typed, carried = machines
    typed("DESK", *ANNA)
    carried("DESK", "CLOUD")
    typed("DESK", "log", "anna", "acknowledged", day="2026-11-25")
    carried("DESK", "KEPT")
    carried("CLOUD", "DESK")
    assert typed("DESK", "remind", day="2026-11-26").stderr.startswith(
        "An older copy of the book lies here: what was written on DESK (25 Nov 2026 08:30) is not in it."
    )
    assert typed("DESK", "check", day="2026-11-26").exit_code == 5
    carried("KEPT", "DESK")
    assert typed("DESK", "check", day="2026-11-26").exit_code == 0
    assert typed("DESK", "remind", day="2026-11-27").stderr == ""


def test_a_copy_taken_while_the_book_was_open_lacks_what_lay_in_its_log(machines, tmp_path):
    typed, _carried = machines
    typed("DESK", *ANNA)
    book = tmp_path / "DESK" / "book.db"
    with closing(sqlite3.connect(book)) as reader:
        reader.execute("SELECT * FROM contact").fetchall()
        typed("DESK", "log", "anna", "in the log only", day="2026-11-25")
        half = book.read_bytes()
        assert book.with_name("book.db-wal").stat().st_size
    book.write_bytes(half)
    assert "An older copy" in typed("DESK", "log", "anna", "next", day="2026-11-26").stderr


@pytest.mark.parametrize(
    "words",
    [
        (
            ("undo",),
            ("redo",),
            ("check", "--repair"),
            ("log", "c1", "tried", "--dry-run"),
            ("merge", "c1", "c2", "--yes"),
            ("undo",),
        ),
        (("backup", "copy.db"), ("log", "anna", "lost"), ("restore", "copy.db", "--yes")),
        (("export", "all.json"), ("import", "all.json", "--db", "new.db"), ("log", "anna", "x", "--db", "new.db")),
    ],
    ids=lambda words: words[0][0],
)
def test_what_our_own_commands_do_is_no_false_alarm(machines, tmp_path, monkeypatch, words):
    typed, _carried = machines
    monkeypatch.chdir(tmp_path)
    typed("DESK", *ANNA)
    typed("DESK", "add", "contact", "Ben Okafor", "--no-input")
    for each in (*words, ("log", "c1", "after"), ("remind",), ("check",)):
        done = typed("DESK", *each)
        assert done.exit_code == 0, done
        assert "copy of the book" not in done.stderr
        assert "apart" not in done.stderr
    assert len(list((tmp_path / "DESK-state" / "books").glob("*.json"))) == 1 + ("import" in str(words))


def test_a_restored_book_of_an_older_form_is_no_false_alarm(machines, tmp_path):
    typed, _carried = machines
    typed("DESK", *ANNA)
    typed("DESK", "log", "anna", "x")
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as made, made:
        made.executescript((Path(__file__).parents[2] / "old_books" / "0007.sql").read_text("utf-8"))
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute("PRAGMA user_version = 7")
    assert typed("DESK", "restore", str(old), "--yes").exit_code == 0
    said = [typed("DESK", "log", "c1", "goes on", day=f"2026-11-{day}").stderr for day in (25, 26)]
    assert said[0].startswith("The book was brought to the new form")
    assert (len(said[0].splitlines()), said[1]) == (1, "")


def test_a_new_book_in_the_place_of_a_deleted_one_and_a_memory_that_cannot_be_read_say_nothing(machines, tmp_path):
    typed, _carried = machines
    typed("DESK", *ANNA)
    typed("DESK", "log", "anna", "x")
    for each in (tmp_path / "DESK").glob("book.db*"):
        each.unlink()
    assert typed("DESK", "add", "contact", "Zoe", "--no-input", day="2026-11-25").stderr == ""
    (memory,) = (tmp_path / "DESK-state" / "books").iterdir()
    memory.write_text("{half", encoding="utf-8")
    assert typed("DESK", "log", "zoe", "x", day="2026-11-26").stderr == ""
    assert typed("DESK", "check", day="2026-11-26").exit_code == 0


def test_a_state_folder_that_cannot_be_written_costs_only_the_warning(machines, tmp_path):
    typed, _carried = machines
    (tmp_path / "DESK-state").write_text("a file", encoding="utf-8")
    assert typed("DESK", *ANNA).exit_code == 0
    done = typed("DESK", "log", "anna", "x", day="2026-11-25")
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "ahead", "named"),
    [
        ("book.sync-conflict-20261125-093000-ABCDEFG.db", False, True),
        ("book(冲突-2026-11-25).db", False, True),
        ("book-DESKTOP-7Q.db", True, True),
        ("book-friday.db", False, False),
    ],
)
def test_a_copy_that_a_cloud_laid_beside_the_book_is_named_once_a_day(machines, tmp_path, name, ahead, named):
    typed, carried = machines
    typed("DESK", *ANNA)
    carried("DESK", "LAP")
    if ahead:
        typed("LAP", "log", "anna", "on the lap", day="2026-11-25")
    carried("LAP", "DESK", name)
    when = "25 Nov 2026 08:30" if ahead else "24 Nov 2026 08:30"
    line = (
        f"Another copy of this book lies beside it: {name} (last entry {when}). "
        f"What was written there: dossier --db {shlex.quote(str(tmp_path / 'DESK' / name))} undo --list\n"
    )
    assert typed("DESK", "log", "anna", "x", day="2026-11-26").stderr == (line if named else "")
    assert typed("DESK", "log", "anna", "y", day="2026-11-26").stderr == ""
    checked = typed("DESK", "check", day="2026-11-26")
    assert (checked.exit_code, checked.stderr) == (0, line if named else "")


def test_the_machine_stands_in_the_book_only(machines, tmp_path, monkeypatch):
    typed, _carried = machines
    monkeypatch.chdir(tmp_path)
    typed("DESK-OF-WEI", *ANNA)
    typed("DESK-OF-WEI", "export", "all.json")
    assert b"DESK-OF-WEI" not in Path("all.json").read_bytes()
    typed("DESK-OF-WEI", "handover", "anna", "--to", "out.zip", "--yes")
    assert not any(b"DESK-OF-WEI" in each.read_bytes() for each in Path().glob("out.*"))
    (memory,) = (tmp_path / "DESK-OF-WEI-state" / "books").iterdir()
    assert os.name == "nt" or memory.stat().st_mode & 0o777 == 0o600
