"""The file of the book: opened in one place, never made by a read, never half-made, never opened when it is not ours."""

import sqlite3
import stat
import subprocess
import sys

import pytest

from dossier.records.book import APPLICATION_ID, SCHEMA

ANNA = ("add", "contact", "Anna Schmidt", "--email", "anna@n.example", "--no-input")


def test_a_new_book_is_private_and_knows_what_it_is(run, tmp_path):
    book = tmp_path / "new" / "folder" / "book.db"
    assert run("--db", str(book), *ANNA).exit_code == 0
    assert stat.S_IMODE(book.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.parent.stat().st_mode) == 0o700
    connection = sqlite3.connect(book)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()
    assert [each.name for each in book.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    "words",
    [
        ("show", "anna"),
        ("remind",),
        ("list", "contacts"),
        ("find", "x"),
        ("history", "c1"),
        ("undo",),
        ("check",),
        ("backup",),
        ("set", "c1", "city=X"),
        ("log", "c1", "x"),
        ("advise", "c1"),
        ("gaps",),
    ],
)
def test_a_missing_book_is_not_made_by_asking(run, book_path, words):
    done = run(*words)
    assert done.exit_code == 5
    assert "dossier add contact" in done.stderr
    assert not book_path.exists()


def test_a_file_that_is_no_book_is_left_alone(run, book_path):
    book_path.write_text("my shopping list")
    for words in (("show", "anna"), ANNA, ("check",)):
        done = run(*words)
        assert done.exit_code == 5
        assert "not a dossier book" in done.stderr
    assert book_path.read_text() == "my shopping list"


def test_somebody_elses_database_is_left_alone(run, book_path):
    connection = sqlite3.connect(book_path)
    connection.execute("CREATE TABLE wine (name TEXT)")
    connection.commit()
    connection.close()
    before = book_path.read_bytes()
    for words in (("show", "anna"), ANNA):
        assert run(*words).exit_code == 5
    assert book_path.read_bytes() == before


def test_a_newer_book_is_left_alone(run, book_path):
    run(*ANNA)
    connection = sqlite3.connect(book_path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    for words in (("show", "anna"), ("log", "anna", "x"), ("restore", str(book_path), "--yes")):
        done = run(*words)
        assert done.exit_code == 5
        assert "newer" in done.stderr


def test_a_damaged_book_says_so_and_names_the_way_out(run, book_path):
    run(*ANNA)
    run("backup")
    raw = bytearray(book_path.read_bytes())
    raw[4096 : len(raw) // 2] = b"\xff" * (len(raw) // 2 - 4096)
    for name in ("-wal", "-shm"):
        book_path.with_name(book_path.name + name).unlink(missing_ok=True)
    book_path.write_bytes(bytes(raw))
    done = run("check")
    assert done.exit_code == 5
    assert "dossier restore" in done.stderr
    assert run("show", "anna").exit_code == 5
    backup = next((book_path.parent / "backups").glob("*.db"))
    assert run("restore", str(backup), "--yes").exit_code == 0
    assert run("show", "anna").exit_code == 0
    assert run("check").exit_code == 0


def test_a_folder_is_no_book(run, tmp_path):
    for words in (("show", "anna"), ANNA):
        done = run("--db", str(tmp_path), *words)
        assert done.exit_code == 5
        assert "folder" in done.stderr


def test_a_place_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "file").write_text("")
    done = run("--db", str(tmp_path / "file" / "book.db"), *ANNA)
    assert done.exit_code == 5
    assert len(done.stderr.splitlines()) == 1


def test_an_older_book_is_saved_beside_and_brought_up(run, book_path, monkeypatch):
    from dossier.records import book as form
    from dossier.write import migrate

    run(*ANNA)
    seen = []
    for module in (form, sys.modules["dossier.read.connection"], sys.modules["dossier.write.transaction"], migrate):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(migrate, "upgrade", lambda path, keep: (seen.append(path), keep(), raise_version(path))[1])
    done = run("show", "anna")
    assert done.exit_code == 0
    assert seen == [book_path]
    saved = list((book_path.parent / "backups").glob("*before*.db"))
    assert len(saved) == 1
    assert str(saved[0]) in done.stderr


def raise_version(path):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()


def test_a_full_disk_leaves_the_book_as_it_was(run, tmp_path):
    """The limit on a file's size stands in for the disk: SQLite meets it as it meets a full one."""
    run(*ANNA)
    code = (
        "import resource, sys; from dossier.cli import main\n"
        "import sqlmodel, dossier.write.tables\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "main(['log', 'anna', 'x' * 900_000])"
    )
    from conftest import ROOT, environment

    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode in {1, 5}, done
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert run("check").exit_code == 0
    assert "x" * 20 not in run("show", "anna").stdout


def test_two_writers_wait_for_each_other(run, book_path, tmp_path):
    from conftest import ROOT, environment

    run(*ANNA)
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "dossier", "log", "anna", f"note {n}"], env=env, stdout=subprocess.DEVNULL
        )
        for n in range(4)
    ]
    assert [each.wait() for each in writers] == [0, 0, 0, 0]
    connection = sqlite3.connect(book_path)
    assert connection.execute("SELECT COUNT(*) FROM log_entry").fetchone()[0] == 4
    connection.close()
