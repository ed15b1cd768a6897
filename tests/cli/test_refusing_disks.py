"""What cannot be typed: a disk, a system or another hand that stands in the way, simulated; each is one sentence and an exit code."""

import errno
import io
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from types import SimpleNamespace

import pytest

from dossier.app.asking import picked
from dossier.app.book.day_books import Step, steps
from dossier.app.record import form
from dossier.cli.asker import TerminalAsker
from dossier.errors import CancelledError, DossierError, InvalidValueError, WrongUsageError
from dossier.records.catalogue.key import Choice


def failing(error):
    """Return a function that fails."""

    def fail(*_words, **_named):
        raise error

    return fail


def of_sqlite(name):
    """Return a failure of SQLite under its own name."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    return error


class BadSector(io.BytesIO):
    """A file that opens and cannot be read."""

    read = failing(OSError(errno.EIO, "Input/output error"))


@pytest.fixture
def book(run, tmp_path):
    assert run("add", "contact", "Anna", "--company", "Nordlicht").exit_code == 0
    (tmp_path / "plain.csv").write_text("name\nLamp\n", encoding="utf-8")
    return tmp_path / "book.db"


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "plain.csv cannot be read (the disk reports a fault)."),
    ("zh", "plain.csv 无法读取（磁盘报错）。"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_to_its_end(run, monkeypatch, tmp_path, lang, sentence):
    monkeypatch.setattr("dossier.disk.os.fdopen", lambda *_words: BadSector())
    done = run("import", str(tmp_path / "plain.csv"), env={"DOSSIER_LANG": lang})
    assert (done.exit_code, done.stderr) == (3, f"{tmp_path}/{sentence}\n")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("words", "place", "error", "code", "sentence"), [
    (("attach", "anna", "plain.csv"), "dossier.write.files.put", OSError(errno.ENOSPC, "No space left on device"), 1,
     "The copy of plain.csv cannot be kept in {home}/book-files (the disk is full). Make room, or check the rights of the folder."),
    (("inherit", "plain.csv"), "dossier.exchange.handover.zipfile.ZipFile", OSError(errno.EIO, "Input/output error"), 3,
     "plain.csv cannot be read (the disk reports a fault)."),
    (("show", "anna"), "dossier.read.connection.opened_to_read", of_sqlite("SQLITE_IOERR_READ"), 1,
     "The disk of the book {home}/book.db cannot be read or written just now (SQLITE_IOERR_READ). {check}"),
    (("export", "pages/"), "dossier.cli.output_file.fill_folder", OSError(errno.ENOSPC, "No space left on device"), 1,
     "pages cannot be written (the disk is full). Name a folder in a folder you may write to."),
])  # fmt: skip
def test_a_disk_that_refuses_is_named_with_its_reason(run, monkeypatch, tmp_path, words, place, error, code, sentence):
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(place, failing(error))
        done = run(*words)
    told = sentence.format(
        home=tmp_path,
        check="Check the disk and the connection to it, then run: dossier check",
    )
    assert (done.exit_code, done.stderr.strip(), done.stdout) == (code, told, "")


def test_a_demo_without_its_own_folder_takes_the_systems_and_a_dry_run_says_which_is_missing(
    run, book_path, monkeypatch
):
    read_only = OSError(errno.EROFS, "Read-only file system")
    run("add", "company", "Nordlicht")
    with monkeypatch.context() as patch:
        patch.setattr("dossier.disk.private_folder", failing(read_only))
        done = run("set", "o1", "city=Hamburg", "--dry-run")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.endswith("Name a folder you may write to in DOSSIER_CACHE.\n")
        patch.setattr("tempfile.TemporaryDirectory", failing(read_only))
        done = run("demo", "show", "anna")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip() == (
        f"{tempfile.gettempdir()} cannot be written (the disk can only be read). Name a folder you may write to in TMPDIR."
    )
    assert book_path.exists()


def test_a_name_that_no_disk_takes_is_no_place_for_a_book(run):
    done = run("--db", "x" * 300, "show", "anna")
    assert (done.exit_code, "may not be read by you (the name is too long)" in done.stderr) == (5, True)


@pytest.mark.usefixtures("book")
def test_a_limit_of_the_system_is_told_apart_from_a_broken_disk(run, monkeypatch):
    monkeypatch.setattr("resource.getrlimit", lambda _which: (1000, 1000))
    monkeypatch.setattr("dossier.read.connection.opened_to_read", failing(of_sqlite("SQLITE_IOERR_WRITE")))
    done = run("show", "anna")
    assert (done.exit_code, done.stderr.split(";")[0]) == (
        1, "The system limits how large a file may be, and the book has reached it")  # fmt: skip


def test_a_damaged_book_that_is_open_elsewhere_is_not_replaced(run, book, monkeypatch, tmp_path):
    assert run("backup", str(tmp_path / "good.db")).exit_code == 0
    book.write_bytes(book.read_bytes()[:5000])
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32
    monkeypatch.setattr("dossier.write.book.backup.put", failing(error))
    done = run("restore", str(tmp_path / "good.db"), "--yes")
    assert (done.exit_code, done.stderr) == (1, f"{book} is open in another program. Close it there and try again.\n")


@pytest.mark.usefixtures("book")
def test_marks_of_her_own_that_cannot_be_read_are_named(run, monkeypatch, tmp_path):
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "marks.csv").write_text("market,mark,kind,scope\n", encoding="utf-8")
    monkeypatch.setattr("dossier.world.figures.file_text", failing(OSError(errno.EACCES, "Permission denied")))
    done = run("show", "DE", env={"DOSSIER_CONFIG": str(tmp_path / "config")})
    assert (done.exit_code, done.stderr) == (
        3, f"{tmp_path}/config/marks.csv cannot be read (you have no right to it).\n")  # fmt: skip


@pytest.mark.usefixtures("book")
def test_a_text_that_is_too_long_for_a_field_is_refused(run):
    for field in ("note", "name"):
        done = run("set", "anna", f"{field}={'x' * 1_000_001}")
        assert (done.exit_code, done.stderr.split(".")[0]) == (2, f"{field} is longer than 1,000,000 characters")


def test_a_folder_that_was_deleted_under_the_feet_is_named(run, monkeypatch, tmp_path):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = run("show", "anna", env={"DOSSIER_DB": "book.db"})
    assert (done.exit_code, done.stderr.split(".")[0]) == (5, "The folder you are in is no longer there")


@pytest.mark.usefixtures("book")
def test_a_record_that_another_command_deletes_meanwhile_is_not_there(run, monkeypatch):
    monkeypatch.setattr("dossier.read.dossier.of_contact", lambda *_words, **_named: None)
    done = run("show", "anna")
    assert (done.exit_code, done.stderr) == (3, "There is no contact c1 in this book.\n")


def test_a_number_that_a_book_of_old_gave_twice_is_asked_for(run, book):
    assert run("deal", "anna", "lamps", "--value", "100", "--currency", "USD").exit_code == 0
    assert run("order", "d1", "--number", "PI-1").exit_code == 0
    assert run("order", "d1", "--more", "--number", "PI-2").exit_code == 0
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE orders SET number = 'PI-1'")
    done = run("show", "PI-1")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (4, "“PI-1” could be several:")


def test_a_repeat_that_has_come_to_its_end_is_said(run, book):
    assert run("follow", "anna", "today", "call", "--every", "1w").exit_code == 0
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE follow_up SET every = 'FREQ=WEEKLY;COUNT=1' WHERE every IS NOT NULL")
    done = run("done", "f2")
    assert (done.exit_code, done.stderr) == (2, "This repeat has no next day.\n")


class Scripted:
    """Somebody who gives the answers of a list, and hears what is said."""

    def __init__(self, *answers):
        self.answers, self.heard = list(answers), []

    def line(self, *_words):
        return self.answers.pop(0)

    def confirm(self, *_words, default=False):
        return self.answers.pop(0)

    def tell(self, *sentences):
        self.heard += sentences


def test_a_choice_that_is_none_of_them_is_asked_for_again():
    asker = Scripted("maybe", "2")
    assert picked(asker, "Which", [Choice("a", "apples"), Choice("b", "pears")]) == "b"
    assert asker.heard[1] == "“maybe” is none of them. Choose from: a, b."


@pytest.mark.usefixtures("book")
def test_a_form_that_is_given_up_after_a_mistake_keeps_its_text(quiet_session):
    def editor(path):
        path.write_text(path.read_text(encoding="utf-8").replace('title = ""', "title = Buyer"), encoding="utf-8")

    quiet_session.asker = Scripted(False)
    with pytest.raises(InvalidValueError, match=r"Nothing was changed. Your text is kept at .*"):
        form.edited(quiet_session, "anna", None, editor)


def test_the_end_of_the_input_changes_nothing(monkeypatch):
    import typer

    monkeypatch.setattr(typer, "prompt", failing(typer.Abort()))
    with pytest.raises(CancelledError, match="Nothing was changed"):
        TerminalAsker(print, print).line("Name")


@pytest.mark.parametrize(("text", "said"), [
    ("show anna\n", "book.txt:1: a line before the first day"), ("@soon\n", "book.txt:1: “@soon” is no line of a day book."),
])  # fmt: skip
def test_a_day_book_names_its_line(tmp_path, text, said):
    (tmp_path / "book.txt").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUsageError) as told:
        steps(tmp_path)
    assert str(told.value) == said


def test_a_day_book_that_is_refused_names_its_line(monkeypatch, tmp_path):
    from dossier.cli import demo_book

    monkeypatch.setattr(
        demo_book, "steps", lambda _folder, _language: [Step(datetime(2026, 11, 2, 9), ("sho",), "days.txt", 7)]
    )
    with pytest.raises(DossierError, match=r"days\.txt:7: There is no command “sho”"):
        demo_book.build(tmp_path / "demo.db")


@pytest.mark.parametrize(("free", "sentence"), [
    (0, "The disk is full; nothing was written. Make room and run the command again."),
    (10**9, "The book {book} cannot be written here. Check the rights of the file and its folder, or name another place with --db."),
], ids=["full", "refused"])  # fmt: skip
def test_a_first_book_that_cannot_be_made_is_not_called_one_that_may_not_be_read(
    run, monkeypatch, tmp_path, free, sentence
):
    monkeypatch.setattr("dossier.write.transaction.connected", failing(of_sqlite("SQLITE_CANTOPEN")))
    monkeypatch.setattr("dossier.records.book.shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))
    done = run("add", "contact", "Anna", "--no-input")
    assert done.stderr == sentence.format(book=tmp_path / "book.db") + "\n"
    assert done.exit_code == (1 if free == 0 else 5)
