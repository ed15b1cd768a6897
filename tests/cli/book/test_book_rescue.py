"""When something went wrong with the file of a book: cut off, full, shut, damaged, foreign; nothing acknowledged is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment
from dossier.records.book import APPLICATION_ID

ANNA = ("add", "contact", "Anna Schmidt", "--email", "anna@n.example", "--no-input")
OLD = Path(__file__).parents[2] / "old_books" / "0001.sql"
COMMANDS = (("show", "anna"), ("log", "anna", "hello"), ("check",), ("backup",), ("list", "contacts"))


def one_sentence(done, code: int, says: str) -> None:
    assert done.exit_code == code, done
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert says in done.stderr, done.stderr


def people(book: Path) -> list[str]:
    connection = sqlite3.connect(book)
    names = [row[0] for row in connection.execute("SELECT name FROM contact ORDER BY id")]
    connection.close()
    return names


def process(home: Path, code: str, **options) -> subprocess.CompletedProcess[str]:
    """Run Python in the environment of the tests."""
    env = environment(home) | {"PYTHONPATH": str(ROOT / "src")}
    act = home / "act.py"
    act.write_text(code)
    return subprocess.run(
        [sys.executable, str(act)], env=env, capture_output=True, text=True, check=False, timeout=60, **options
    )


def limited(home: Path, size: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that may make no file larger than `size` bytes."""
    code = (
        f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"import dossier.write.transaction\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
        f"from dossier.cli import main; main({list(words)!r})"
    )
    return process(home, code)


@pytest.fixture
def acknowledged(tmp_path, run):
    """Return a book whose last write lies in its WAL only, a backup without it, and the number of its people."""
    run(*ANNA)
    run("backup", str(tmp_path / "small.db"))
    code = (
        "import os, sqlite3; from dossier.records import book_file\n"
        "keep = sqlite3.connect(os.environ['DOSSIER_DB']); keep.execute('SELECT * FROM contact').fetchall()\n"
        "from dossier.cli import run\n"
        "for n in range(8): run(['log', 'anna', 'x' * 40_000])\n"
        "run(['add', 'contact', 'Late Lee', '--no-input']); os._exit(0)"
    )
    process(tmp_path, code)
    assert (tmp_path / "book.db-wal").stat().st_size > 300_000
    return tmp_path / "book.db"


def test_restore_keeps_what_lies_in_the_wal_of_the_book_before(run, acknowledged):
    done = run("restore", str(acknowledged.with_name("small.db")), "--yes")
    assert done.exit_code == 0, done.stderr
    (kept,) = (acknowledged.parent / "backups").iterdir()
    assert people(kept) == ["Anna Schmidt", "Late Lee"]
    assert people(acknowledged) == ["Anna Schmidt"]
    assert run("check").exit_code == 0


def test_restore_changes_nothing_when_the_book_before_cannot_be_kept(run, acknowledged):
    home = acknowledged.parent
    done = limited(home, 600_000, "restore", str(home / "small.db"), "--yes")
    assert done.returncode == 1, done
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr
    assert people(acknowledged) == ["Anna Schmidt", "Late Lee"]
    assert list((home / "backups").iterdir()) == []
    assert run("check").exit_code == 0


def test_restore_that_runs_out_of_room_leaves_the_book_as_it_was(run, tmp_path):
    run(*ANNA)
    for _round in range(12):
        run("log", "anna", "x" * 40_000)
    run("backup", str(tmp_path / "large.db"))
    small = tmp_path / "book2.db"
    run("--db", str(small), "add", "contact", "Ben Okafor", "--no-input")
    limit = (small.stat().st_size + (tmp_path / "large.db").stat().st_size) // 2
    done = limited(tmp_path, limit, "--db", str(small), "restore", str(tmp_path / "large.db"), "--yes")
    assert done.returncode in {1, 5}, done
    assert len(done.stderr.splitlines()) == 1
    assert "damaged" not in done.stderr
    assert people(small) == ["Ben Okafor"]
    assert run("--db", str(small), "check").exit_code == 0


def test_restore_goes_through_a_link(run, tmp_path):
    real, link = tmp_path / "synced" / "real.db", tmp_path / "link.db"
    run("--db", str(real), *ANNA)
    link.symlink_to(real)
    env = {"DOSSIER_DB": str(link)}
    run("backup", str(tmp_path / "copy.db"), env=env)
    run("add", "contact", "Later Lee", "--no-input", env=env)
    assert run("restore", str(tmp_path / "copy.db"), "--yes", env=env).exit_code == 0
    assert link.is_symlink()
    assert people(real) == people(link) == ["Anna Schmidt"]


def test_restore_waits_for_one_who_is_writing_and_leaves_the_book_alone(run, tmp_path, monkeypatch):
    from dossier.records import book_file

    run(*ANNA)
    run("backup", str(tmp_path / "copy.db"))
    other = sqlite3.connect(tmp_path / "book.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE contact SET name = 'Anna Weber'")
    monkeypatch.setitem(book_file.connected.__kwdefaults__, "patience", 0.1)
    one_sentence(run("restore", str(tmp_path / "copy.db"), "--yes"), 1, "Another program")
    other.execute("COMMIT")
    other.close()
    assert people(tmp_path / "book.db") == ["Anna Weber"]


def test_restore_of_the_book_itself_is_refused(run, book_path):
    run(*ANNA)
    one_sentence(run("restore", str(book_path), "--yes"), 6, "the book itself")


def test_restore_keeps_a_damaged_book_with_all_that_lies_beside_it(run, acknowledged):
    raw = b"<html>" + b"x" * 5000
    acknowledged.write_bytes(raw)
    wal = acknowledged.with_name("book.db-wal").read_bytes()
    assert run("restore", str(acknowledged.with_name("small.db")), "--yes").exit_code == 0
    kept = {each.name.partition(".db")[2]: each.read_bytes() for each in (acknowledged.parent / "backups").iterdir()}
    assert kept == {"": raw, "-wal": wal}
    assert people(acknowledged) == ["Anna Schmidt"]
    assert run("check").exit_code == 0


def test_restore_into_an_empty_place_does_not_swallow_what_a_lost_book_left(run, acknowledged):
    wal = acknowledged.with_name("book.db-wal").read_bytes()
    acknowledged.unlink()
    assert run("restore", str(acknowledged.with_name("small.db")), "--yes").exit_code == 0
    assert people(acknowledged) == ["Anna Schmidt"]
    assert acknowledged.with_name("book.db-wal.old").read_bytes() == wal
    assert run("check").exit_code == 0


def cut_off(book: Path) -> None:
    """Leave a book of form 1 with a hot journal beside it, as a migration leaves it that was killed."""
    with sqlite3.connect(book) as connection:
        connection.executescript(OLD.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    code = (
        "import os, signal, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1'); connection.execute('PRAGMA cache_spill = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('PRAGMA user_version = 2')\n"
        "connection.execute('UPDATE contact SET name = hex(randomblob(3000))')\n"
        "connection.execute('CREATE TABLE half AS SELECT hex(randomblob(100000)) FROM contact')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(book)], check=False).returncode == -signal.SIGKILL
    assert book.with_name(book.name + "-journal").stat().st_size > 512


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_migration_that_was_killed_is_rolled_back_by_the_next_command(run, book_path, words):
    cut_off(book_path)
    done = run(*words)
    assert done.exit_code == 0, done.stderr
    assert "Anna Schmidt" in run("show", "anna").stdout
    assert "is sound" in run("check").stdout
    assert run("log", "anna", "went on").exit_code == 0
    (before,) = (each for each in (book_path.parent / "backups").iterdir() if "-before-" in each.name)
    assert "Anna Schmidt" in people(before)
    assert not book_path.with_name("book.db-journal").exists()


def test_restore_over_a_book_that_was_cut_off_brings_the_backup_and_keeps_the_old_one_whole(run, book_path, tmp_path):
    other = tmp_path / "other" / "base.db"
    run("--db", str(other), "add", "contact", "Ben Okafor", "--no-input")
    cut_off(book_path)
    done = run("restore", str(other), "--yes")
    assert done.exit_code == 0, done.stderr
    assert people(book_path) == ["Ben Okafor"]
    (kept,) = (tmp_path / "backups").iterdir()
    assert "Anna Schmidt" in people(kept)
    connection = sqlite3.connect(book_path)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    assert "is sound" in run("check").stdout


def test_six_readers_at_once_of_an_older_book_all_answer_and_one_brings_it_up(tmp_path):
    book = tmp_path / "book.db"
    with sqlite3.connect(book) as connection:
        connection.executescript(OLD.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}
    readers = [
        subprocess.Popen(
            [sys.executable, "-m", "dossier", "show", "anna"],
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _reader in range(6)
    ]
    answers = [each.communicate(timeout=120) for each in readers]
    assert [each.returncode for each in readers] == [0] * 6, answers
    assert all("Anna Schmidt" in out for out, _err in answers)
    assert sum("new form" in err for _out, err in answers) == 1
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_two_first_commands_at_once_do_not_replace_each_others_book(run, book_path, monkeypatch):
    """While the first one makes its book, a second one comes and is done."""
    from dossier import disk
    from dossier.write import transaction

    whole = disk.put

    def late(part: Path, path: Path, *, replace: bool = False) -> None:
        monkeypatch.setattr(transaction, "put", whole)
        assert run("add", "contact", "Racer B", "--no-input").exit_code == 0
        whole(part, path, replace=replace)

    monkeypatch.setattr(transaction, "put", late)
    assert run("add", "contact", "Racer A", "--no-input").exit_code == 0
    assert people(book_path) == ["Racer B", "Racer A"]


def corrupt(book: Path) -> None:
    raw = bytearray(book.read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\xff" * (4096 * 9)
    book.write_bytes(bytes(raw))


def test_a_damaged_book_is_no_source_of_a_backup_and_the_way_out_is_named(run, book_path):
    run(*ANNA)
    run("backup")
    (good,) = (book_path.parent / "backups").iterdir()
    before = good.read_bytes()
    corrupt(book_path)
    for words in (("backup",), ("backup", str(book_path.with_name("new.db")))):
        done = run(*words)
        assert done.exit_code == 5, done
        assert "damaged" in done.stderr
        assert "dossier check" in done.stderr
    assert good.read_bytes() == before
    assert not book_path.with_name("new.db").exists()
    assert [each.name for each in book_path.parent.rglob("*.part")] == []
    done = run("restore", str(good), "--yes")
    assert done.exit_code == 0, done.stderr
    assert people(book_path) == ["Anna Schmidt"]


def test_a_copy_that_does_not_hold_the_same_rows_gets_no_name(run, book_path, monkeypatch):
    from dossier.write.book import anew

    run(*ANNA)
    whole = anew.row_counts
    monkeypatch.setattr(anew, "row_counts", lambda copy: whole(copy) | {"contact": 7})
    one_sentence(run("backup", str(book_path.with_name("copy.db"))), 5, "the same rows")
    assert not book_path.with_name("copy.db").exists()


@pytest.mark.parametrize("drop", ["fact", "look_up", "attachment"])
def test_a_table_that_is_gone_is_called_damage_of_the_book(run, book_path, drop):
    run(*ANNA)
    connection = sqlite3.connect(book_path)
    connection.execute(f"DROP TABLE {drop}")
    connection.close()
    done = run("check")
    one_sentence(done, 5, f"the table {drop} is missing")
    assert "is damaged" in done.stderr
    assert "sound" not in done.stderr
    new = book_path.with_name("new.db")
    one_sentence(run("--db", str(new), "restore", str(book_path), "--yes"), 5, "damaged")


FAULTS = {
    "SQLITE_FULL": (1, "disk is full"),
    "SQLITE_IOERR_WRITE": (1, "disk of the book"),
    "SQLITE_READONLY_DBMOVED": (5, "cannot be written here"),
    "SQLITE_READONLY_ROLLBACK": (5, "was cut off"),
    "SQLITE_CANTOPEN": (5, "cannot be written here"),
    "SQLITE_BUSY_SNAPSHOT": (1, "Another program"),
    "SQLITE_CORRUPT_VTAB": (5, "damaged"),
    "SQLITE_NOTADB": (5, "not a dossier book"),
    "SQLITE_TOOBIG": (5, "did not take it"),
}


@pytest.mark.parametrize(("name", "expected"), FAULTS.items(), ids=FAULTS)
def test_every_fault_of_the_database_has_a_sentence_of_its_own(tmp_path, name, expected):
    from dossier.records.book import broken

    book = tmp_path / "book.db"
    book.touch()
    error = sqlite3.OperationalError("it failed")
    error.sqlite_errorname = name
    failure = broken(book, error)
    assert (failure.exit_code, ("damaged" in failure.message)) == (expected[0], name.startswith("SQLITE_CORRUPT"))
    assert expected[1] in failure.message
    assert failure.way_out


def test_a_limit_on_the_size_of_files_is_named_and_not_called_damage(run, tmp_path):
    run(*ANNA)
    done = limited(tmp_path, 400_000, "log", "anna", "x" * 900_000)
    assert done.returncode == 1, done
    assert "ulimit" in done.stderr
    assert "damaged" not in done.stderr
    assert run("check").exit_code == 0


def bound_by_modes() -> None:
    """Let even root be bound by the modes of files in the program that is started next."""
    if os.geteuid() == 0:
        import ctypes

        for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert ctypes.CDLL(None).prctl(24, right, 0, 0, 0) == 0  # PR_CAPBSET_DROP


@pytest.fixture
def shut(tmp_path, run):
    """Return what runs a command on a book in a folder that cannot be written, and the book."""
    book = tmp_path / "shut" / "book.db"
    run("--db", str(book), *ANNA)
    connection = sqlite3.connect(book)
    connection.execute("SELECT COUNT(*) FROM contact").fetchone()
    connection.close()  # the last one that may write takes the WAL away
    book.parent.chmod(0o500)

    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return process(
            tmp_path, f"from dossier.cli import main; main({['--db', str(book), *words]!r})", preexec_fn=bound_by_modes
        )

    yield command, book
    book.parent.chmod(0o700)


def test_a_book_in_a_folder_that_cannot_be_written_is_shown_checked_and_copied(shut, tmp_path):
    command, _book = shut
    for words, says in (
        (("show", "anna"), "Anna Schmidt"), (("check",), "is sound"), (("backup", str(tmp_path / "copy.db")), "was copied"),
    ):  # fmt: skip
        done = command(*words)
        assert (done.returncode, done.stderr) == (0, "")
        assert says in done.stdout
    assert people(tmp_path / "copy.db") == ["Anna Schmidt"]
    for words, code, says in (
        (("log", "anna", "x"), 5, "cannot be written here"), (("backup",), 1, "cannot be written"),
        (("restore", str(tmp_path / "copy.db"), "--yes"), 5, "cannot be written here"),
    ):  # fmt: skip
        done = command(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (code, 1), done
        assert says in done.stderr
        assert "damaged" not in done.stderr


def test_a_book_of_somebody_else_is_not_called_damaged(shut):
    command, book = shut
    book.chmod(0)
    for words in (("show", "anna"), ("check",), ("log", "anna", "x"), ("backup",)):
        done = command(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (5, 1), done
        assert "may not be read by you" in done.stderr


def test_a_book_that_was_cut_off_where_nobody_may_write_says_so(shut):
    command, book = shut
    book.parent.chmod(0o700)
    book.unlink()
    cut_off(book)
    book.parent.chmod(0o500)
    for words in (("show", "anna"), ("check",), ("backup",)):
        done = command(*words)
        assert (done.returncode, len(done.stderr.splitlines())) == (5, 1), done
        assert "was cut off" in done.stderr


def test_a_first_command_that_was_killed_leaves_nothing_that_the_next_does_not_sweep(run, tmp_path):
    """The names carry the process: one that lives keeps its files, one that is gone does not."""
    run(*ANNA)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    from dossier.disk import _machine

    dead = tmp_path / f".dossier-{_machine()}-{gone.stdout.strip()}-0123456789abcdef.part"
    alive = tmp_path / f".dossier-{_machine()}-{os.getpid()}-0123456789abcdef.part"
    elsewhere = tmp_path / ".dossier-00000000-1-0123456789abcdef.part"
    for each in (dead, dead.with_name(dead.name + "-wal"), alive, elsewhere):
        each.write_text("half")
    run("backup", str(tmp_path / "copy.db"))
    left = {each.name for each in tmp_path.glob(".dossier-*")}
    assert left == {alive.name, elsewhere.name}
    os.utime(elsewhere, (1, 1))
    run("show", "anna", "--html", str(tmp_path / "x.html"))
    assert {each.name for each in tmp_path.glob(".dossier-*")} == {alive.name}


def test_a_killed_backup_leaves_one_part_that_the_next_backup_takes_away(run, tmp_path):
    run(*ANNA)
    code = (
        "import os, signal; from dossier.write.book import backup\n"
        "backup.put = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from dossier.cli import main; main(['backup'])"
    )
    process(tmp_path, code)
    assert len(list((tmp_path / "backups").glob(".dossier-*.part"))) == 1
    assert run("backup").exit_code == 0
    assert [each.name for each in (tmp_path / "backups").iterdir() if each.name.startswith(".")] == []


def test_two_backups_of_one_second_are_two_files(run, tmp_path):
    run(*ANNA)
    assert [run("backup").exit_code for _time in range(3)] == [0, 0, 0]
    assert len(list((tmp_path / "backups").iterdir())) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("attach", "anna", "{}"), ("add", "contact", "--from", "{}"), ("add", "contact", "--card", "{}"), ("import", "{}"),
        ("inherit", "{}"), ("rates", "import", "{}"), ("restore", "{}", "--yes"),
    ],
    ids=lambda words: " ".join(words[:3]),
)  # fmt: skip
def test_a_pipe_a_device_and_a_folder_are_refused_in_one_sentence_without_waiting(run, tmp_path, words):
    run(*ANNA)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path, tmp_path / "nothing"):
        done = run(*(word.format(path) for word in words), *(["--no-input"] if words[0] == "add" else []))
        assert done.exit_code in {2, 3, 5}, done
        assert len(done.stderr.splitlines()) == 1
    for name in ("pipe", "/dev/zero"):
        one_sentence(run("--db", str(tmp_path / name), "show", "anna"), 5, "device or a pipe")
        one_sentence(run("--db", str(tmp_path / name), *ANNA), 5, "device or a pipe")


def test_a_file_above_the_limit_is_refused_before_it_is_read(run, tmp_path):
    run(*ANNA)
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(3_000_000_000)
    for words in (
        ("add", "contact", "--from"),
        ("add", "contact", "--card"),
        ("import",),
        ("inherit",),
        ("rates", "import"),
    ):
        one_sentence(run(*words, str(tmp_path / "large")), 2, "larger than")


def test_opened_copies_are_gone_a_day_later(run, tmp_path):
    run(*ANNA)
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_text(name)
        run("attach", "anna", str(tmp_path / name))
    copies = tmp_path / "cache" / "dossier" / "opened"
    assert run("open", "h1", "--path").exit_code == 0
    (first,) = copies.iterdir()
    os.utime(first, (1, 1))
    assert run("open", "h2", "--path").exit_code == 0
    assert not first.exists()
    assert len(list(copies.iterdir())) == 1


def test_a_copy_of_a_book_that_others_may_read_is_shut_by_the_next_write(run, book_path):
    run(*ANNA)
    book_path.chmod(0o644)
    run("log", "anna", "hello")
    assert book_path.stat().st_mode & 0o777 == 0o600


def test_what_is_written_while_check_looks_is_no_fault_of_the_search(run, monkeypatch):
    from dossier.write import search

    run(*ANNA)
    whole, late = search._answer, [("log", "anna", "said meanwhile")]

    def answer(connection, table, which):
        if table == "log_entry" and late:
            assert run(*late.pop()).exit_code == 0
        return whole(connection, table, which)

    monkeypatch.setattr(search, "_answer", answer)
    done = run("check")
    assert (done.exit_code, late) == (0, []), done.stderr
