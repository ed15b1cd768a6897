"""Copies that are made unasked: when, of what, where, and what is said when one cannot be made."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

ANNA = ("add", "contact", "Anna Schmidt", "--no-input")
FIRST = date(2026, 11, 23)


@pytest.fixture
def at(run):
    """Return the command on the n-th day, with its copies made as a user has them."""

    def typed(day: int, *words: str, hour: str = "08:30", code: int = 0):
        now = f"{FIRST + timedelta(days=day)}T{hour}"
        done = run(*words, env={"DOSSIER_NOW": now, "DOSSIER_BACKUPS": ""})
        assert done.exit_code == code, done
        return done

    return typed


def copies(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*.db"))


def log_of(book: Path) -> list[str]:
    with closing(sqlite3.connect(book)) as connection:
        return [row[0] for row in connection.execute("SELECT text FROM log_entry ORDER BY id")]


def test_a_book_that_was_begun_today_is_not_copied_and_one_of_yesterday_once_as_it_was(at, tmp_path):
    at(0, *ANNA)
    at(0, "log", "anna", "today")
    assert not (tmp_path / "backups").exists()
    for word in ("first", "second"):
        assert at(1, "log", "anna", word).stderr == ""
    at(1, "show", "anna")
    assert copies(tmp_path / "backups") == ["book-daily-20261124-083000.db"]
    assert log_of(tmp_path / "backups" / "book-daily-20261124-083000.db") == ["today"]
    at(2, "undo")
    assert log_of(tmp_path / "backups" / "book-daily-20261125-083000.db") == ["today", "first", "second"]


def test_what_only_reads_tries_or_fails_makes_no_copy(at, tmp_path):
    at(0, *ANNA)
    for words, code in (
        (("show", "anna"), 0),
        (("log", "anna", "x", "--dry-run"), 0),
        (("log", "nobody", "x"), 3),
        (("remind",), 0),
    ):
        at(1, *words, code=code)
    assert not (tmp_path / "backups").exists()


def test_before_a_merge_an_import_and_a_handover_a_copy_is_made_in_any_case(at, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("Anna Schmidt", "Anna Schmitt", "Ben Okafor"):
        at(0, "add", "contact", name, "--no-input", "--force")
    at(0, "handover", "c3", "--to", "b.dossier", "--yes")
    Path("list.csv").write_text("Name,Country\nZoe Lund,SE\n", encoding="utf-8")
    at(0, "merge", "c1", "c2", "--yes")
    at(0, "import", "list.csv", "--dry-run", hour="08:31")
    at(0, "import", "list.csv", "--yes", hour="08:32")
    assert copies(tmp_path / "backups") == ["book-before-import-20261123-083200.db", "book-daily-20261123-083000.db"]
    with closing(sqlite3.connect(tmp_path / "backups" / "book-daily-20261123-083000.db")) as copy:
        assert copy.execute("SELECT COUNT(*) FROM contact").fetchone()[0] == 3
    at(0, "inherit", "b.dossier", "--db", str(tmp_path / "new.db"), hour="08:33")
    assert len(copies(tmp_path / "backups")) == 2  # a book that holds nothing has nothing to lose


def test_it_can_be_switched_off(at, tmp_path):
    at(0, *ANNA)
    at(0, "config", "backup.daily=no")
    at(1, "log", "anna", "x")
    assert not (tmp_path / "backups").exists()
    at(1, "config", "backup.daily=yes")
    at(1, "log", "anna", "y")
    assert len(copies(tmp_path / "backups")) == 1


def test_six_weeks_leave_days_weeks_and_months_and_what_was_made_by_hand(at, tmp_path):
    at(0, *ANNA)
    at(0, "backup")
    (tmp_path / "deck.pdf").write_bytes(b"%PDF")
    at(0, "attach", "anna", str(tmp_path / "deck.pdf"))
    at(1, "delete", "h1", "--yes")
    for day in (3, 8, 15, 22, 29, 36, 37, 38, 39, 40, 41, 42, 43):
        at(day, "log", "anna", "x")
    assert [name.split("-")[-2] for name in copies(tmp_path / "backups") if "daily" in name] == [
        "20261124", "20261201", "20261215", "20261222", "20261229",  # the first of months and of four weeks
        "20261230", "20261231", "20270101", "20270102", "20270103", "20270104", "20270105",
    ]  # fmt: skip
    assert "book-20261123-083000.db" in copies(tmp_path / "backups")
    assert [each for each in (tmp_path / "backups" / "book-files").rglob("*") if each.is_file()]  # the 24th names it


def test_the_second_place_gets_each_copy_with_its_files_and_is_missed_once_a_day(at, tmp_path):
    stick = tmp_path / "stick"
    at(0, *ANNA)
    assert "There is no folder" in at(0, "config", f"backup.also={stick}", code=2).stderr
    stick.mkdir()
    at(0, "config", f"backup.also={stick}")
    (tmp_path / "deck.pdf").write_bytes(b"%PDF")
    at(0, "attach", "anna", str(tmp_path / "deck.pdf"))
    assert at(1, "log", "anna", "one").stderr == ""
    (place,) = stick.iterdir()
    assert copies(place) == ["book-daily-20261124-083000.db"]
    assert len([each for each in place.rglob("*") if each.is_file()]) == 2
    assert "second place" in at(1, "restore", "--list").stdout

    stick.rename(tmp_path / "drawer")
    said = at(2, "log", "anna", "two")
    assert said.stdout.startswith("Logged")
    assert said.stderr.startswith(
        f"The backup of today is not complete: The second place for backups {stick} cannot be reached."
    )
    assert at(2, "log", "anna", "three").stderr == ""
    assert copies(tmp_path / "backups")[-1] == "book-daily-20261125-083000.db"
    checked = at(2, "check")
    assert "is sound" in checked.stdout
    assert "cannot be reached" in checked.stderr
    assert "cannot be reached" in at(2, "where").stdout
    assert "cannot be reached" in at(2, "restore", "--list").stderr
    assert "cannot be reached" in at(2, "backup").stdout
    (tmp_path / "drawer").rename(stick)
    assert "A second copy lies at" in at(2, "backup", hour="09:00").stdout


def test_a_copy_that_cannot_be_made_is_said_once_a_day_and_the_write_stands(at, tmp_path):
    at(0, *ANNA)
    (tmp_path / "backups").write_text("a file in the way", encoding="utf-8")
    said = at(1, "log", "anna", "one")
    assert said.stderr.startswith("The backup of today is not complete: ")
    assert len(said.stderr.splitlines()) == 1
    assert at(1, "log", "anna", "two").stderr == ""
    assert "not complete" in at(2, "log", "anna", "three").stderr
    assert log_of(tmp_path / "book.db") == ["one", "two", "three"]


def test_a_folder_of_copies_that_may_not_be_looked_into_is_said_once_a_day(at, tmp_path, monkeypatch):
    at(0, *ANNA)
    (tmp_path / "backups").mkdir()
    whole = Path.iterdir

    def refused(folder):
        if folder == tmp_path / "backups":
            raise PermissionError(13, "Permission denied", str(folder))
        return whole(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert f"not complete: {tmp_path}/backups cannot be read" in at(1, "log", "anna", "one").stderr
    assert at(1, "log", "anna", "two").stderr == ""
    assert "cannot be read" in at(1, "restore", "--list", code=3).stderr


def test_what_is_no_book_is_said_once_by_the_write_itself(at, tmp_path):
    (tmp_path / "book.db").write_bytes(b"<html>" * 500)
    assert len(at(1, "log", "anna", "x", code=5).stderr.splitlines()) == 1


def test_a_damaged_book_is_not_copied_over_good_copies(at, tmp_path):
    at(0, *ANNA)
    for day in range(1, 10):
        at(day, "log", "anna", "x" * 3000)
    before = {name: (tmp_path / "backups" / name).read_bytes() for name in copies(tmp_path / "backups")}
    with closing(sqlite3.connect(tmp_path / "book.db")) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'sending'")
    said = at(10, "log", "anna", "still taken")
    assert "is damaged" in said.stderr
    assert "No copy was made of it." in said.stderr
    assert {name: (tmp_path / "backups" / name).read_bytes() for name in copies(tmp_path / "backups")} == before
    assert at(10, "check", code=5)


@pytest.mark.parametrize("second", ["08:31", "08:30"])
def test_of_two_commands_at_once_one_makes_the_copy_and_the_other_says_nothing(at, tmp_path, monkeypatch, second):
    from dossier.app.book import automatic

    at(0, *ANNA)
    whole, inside = automatic.finish, []

    def late(session, held):
        if not inside:
            inside.append(1)
            at(1, "log", "anna", "meanwhile", hour=second)
            if second == "08:30":  # so close that neither has seen the other's copy
                monkeypatch.setattr(automatic, "_made_today", lambda _session: False)
        whole(session, held)

    monkeypatch.setattr(automatic, "finish", late)
    assert at(1, "log", "anna", "first").stderr == ""
    assert copies(tmp_path / "backups") == [f"book-daily-20261124-{second.replace(':', '')}00.db"]


def test_a_large_book_says_that_it_is_being_copied(at, monkeypatch):
    monkeypatch.setattr("dossier.app.book.automatic.LARGE", 1000)
    at(0, *ANNA)
    assert at(1, "log", "anna", "x").stderr.startswith("Making the backup of today (")


def test_a_copy_that_would_fill_the_disk_is_not_made(at, tmp_path, monkeypatch):
    at(0, *ANNA)
    few = shutil.disk_usage(tmp_path)._replace(free=100_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: few)
    assert "too little room" in at(1, "log", "anna", "x").stderr
    assert not (tmp_path / "backups").exists()


def test_the_answer_stands_before_the_copy_is_made(dossier_process, tmp_path):
    env = {"DOSSIER_BACKUPS": ""}
    dossier_process(*ANNA, env=env)
    (tmp_path / "backups").write_text("in the way", encoding="utf-8")
    done = dossier_process("log", "anna", "x", env=env | {"DOSSIER_NOW": "2026-11-24T08:30"})
    assert done.exit_code == 0
    assert done.stdout.startswith("Logged")
    assert "not complete" in done.stderr


def test_a_number_or_a_day_without_a_copy_and_a_day_with_several_are_said(at, tmp_path):
    at(0, *ANNA)
    assert "There is no copy of the book yet" in at(0, "restore", "--list").stderr
    at(1, "log", "anna", "x")
    at(1, "backup", hour="09:00")
    assert "There is no copy 7." in at(1, "restore", "7", "--yes", code=3).stderr
    assert "No copy was made on 20 Nov 2026." in at(1, "restore", "2026-11-20", "--yes", code=3).stderr
    said = at(1, "restore", "today", "--dry-run", code=4).stderr
    assert (
        "2 copies were made on 24 Nov 2026:\n  1 · 09:00 · by hand\n  2 · 08:30 · before the day's first entry" in said
    )
    assert "There is no file" in at(1, "restore", "nowhere.db", "--yes", code=5).stderr
    assert "Say which backup" in at(1, "restore", code=2).stderr
    assert "shows all" in at(1, "restore", "--list", "x.db", code=2).stderr
    os.truncate(tmp_path / "backups" / "book-daily-20261124-083000.db", 5000)
    assert "damaged" in at(1, "restore", "--list").stdout
    assert "is damaged" in at(1, "restore", "2", "--yes", code=5).stderr
    shutil.rmtree(tmp_path / "backups")
