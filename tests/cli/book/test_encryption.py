"""Where keys come from, and what is said where there is none: commands, the keyring, a terminal, a missing library."""

import errno
import sqlite3
import sys
from contextlib import closing

import pytest

from conftest import passphrase
from dossier.cli.asker import TerminalAsker
from dossier.cli.desk import Desk
from dossier.errors import CancelledError
from dossier.records import book_file, keys
from dossier.write import commit
from dossier.write.container import enclose, opened_content

COMMAND, NEW = "DOSSIER_PASSPHRASE_COMMAND", "DOSSIER_NEW_PASSPHRASE_COMMAND"
RING = {"PYTHON_KEYRING_BACKEND": "ring_in_a_file.Ring"}
PHRASE = passphrase()


def fails(result, code, *says):
    assert result.exit_code == code, result
    assert len(result.stderr.splitlines()) == 1, result.stderr
    for each in says:
        assert each in result.stderr


@pytest.fixture
def typed(monkeypatch):
    """Return a function that lets somebody sit before the terminal and type these passphrases; what was asked is returned."""

    def sits(*words: str) -> list[str]:
        asked, left = [], list(words)

        def secret(label: str) -> str:
            asked.append(label)
            return left.pop(0)

        monkeypatch.setattr(Desk, "_secret", lambda self: None if self.silent else secret)
        return asked

    return sits


@pytest.fixture
def book(run, book_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    return book_path


@pytest.mark.usefixtures("book")
def test_a_command_that_gives_no_passphrase_says_why(run, monkeypatch):
    assert run("encrypt", "--yes", env=PHRASE).exit_code == 0
    for command, reason in (
        ("false", "it ended with 1"),
        ("no-such-program", "it is not there"),
        ("echo 'open", "its quotes do not close"),
        ("true", "it prints nothing"),
        (r"printf \\377", "what it prints is not UTF-8"),
    ):
        fails(run("show", "anna", env={COMMAND: command}), 5, f"gives no passphrase ({reason})", "Try it by itself")
    fails(run("show", "anna", env={COMMAND: "echo wrong"}), 5, f"that {COMMAND} prints does not open")
    fails(run("show", "anna"), 5, "Three ways", COMMAND, "keyring", "terminal")
    fails(run("show", "anna", env={"PYTHON_KEYRING_BACKEND": "ring_in_a_file.Shut"}), 5, "Three ways")
    monkeypatch.setattr("dossier.app.passphrase_command.PATIENCE", 0.05)
    fails(run("show", "anna", env={COMMAND: "sleep 5"}), 5, "it has not answered")


@pytest.mark.usefixtures("book")
def test_a_passphrase_is_typed_twice_and_then_asked_for(run, typed):
    typed("short")
    fails(run("encrypt"), 6, "fewer than 8 characters")
    typed("four words it is", "four words it was")
    fails(run("encrypt"), 6, "not the same")
    assert run("show", "anna").exit_code == 0
    typed("four words it is", "four words it is")
    assert "your passphrase, asked for each time" in run("encrypt").stdout
    asked = typed("four wrods it is", "four words it is")
    shown = run("show", "anna")
    assert "Anna Schmidt" in shown.stdout
    assert asked[0] == "Passphrase of book.db"
    assert "does not open" in asked[1]
    typed("one", "two", "three")
    fails(run("show", "anna"), 5, "does not open")
    fails(run("show", "anna", "--no-input"), 5, "Three ways")
    where = run("where").stdout
    assert "your passphrase, asked for each time" in where
    assert f"what {COMMAND} prints" in run("where", env=PHRASE).stdout


def test_a_terminal_hides_what_is_typed_and_nothing_changes_nothing(monkeypatch):
    answers = ["", "four words"]
    monkeypatch.setattr("typer.prompt", lambda *_words, hide_input, **_options: hide_input and answers.pop())
    assert TerminalAsker(print, print).secret("Passphrase") == "four words"
    with pytest.raises(CancelledError):
        TerminalAsker(print, print).secret("Passphrase")
    monkeypatch.setattr("typer.prompt", _ends)
    with pytest.raises(CancelledError):
        TerminalAsker(print, print).secret("Passphrase")


def _ends(*_words, **_options):
    import typer

    raise typer.Abort


def test_the_keyring_keeps_the_key_or_says_that_it_does_not(run, book, tmp_path):
    for ring, reason in (("Forgetful", "it does not give it back"), ("Shut", "PermissionError")):
        env = PHRASE | {"PYTHON_KEYRING_BACKEND": f"ring_in_a_file.{ring}"}
        fails(run("encrypt", "--remember", env=env), 1, reason, "--no-remember")
        assert run("show", "anna").exit_code == 0
    assert "this computer's keyring" in run("encrypt", "--remember", env=PHRASE | RING).stdout
    assert "four words" not in (tmp_path / "ring.json").read_text()
    run("rekey", env=RING | {NEW: "echo other words than these"})
    assert "Anna" in run("show", "anna", env=RING).stdout
    assert (tmp_path / "ring.json").read_text().count("dossier") == 1
    run("encrypt", "--no-remember", env=RING)
    fails(run("show", "anna", env=RING), 5, "Three ways")
    ring = {"PYTHON_KEYRING_BACKEND": "ring_in_a_file.Ring"}
    assert run("encrypt", "--remember", env=ring | {COMMAND: "echo other words than these"}).exit_code == 0
    with book.open("r+b") as damaged:
        damaged.seek(60)
        damaged.write(b"damage")
    fails(run("show", "anna", env=RING), 5, "keyring has for", "dossier restore BACKUP")


@pytest.mark.parametrize("library", ["sqlcipher3.dbapi2", "keyring"])
@pytest.mark.usefixtures("book")
def test_what_is_not_installed_is_named_with_its_command(run, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    fails(run("encrypt", "--remember", env=PHRASE), 5, 'pip install "dossier-cli[encrypted]"')
    assert run("show", "anna").exit_code == 0


@pytest.mark.usefixtures("book")
def test_an_encrypted_book_without_the_library(run, monkeypatch):
    assert run("encrypt", env=PHRASE).exit_code == 0
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)
    for words in (("show", "anna"), ("log", "anna", "hello"), ("check",), ("backup",)):
        fails(run(*words, env=PHRASE), 5, "not installed")


def test_nobody_else_has_the_book_open_while_it_is_encrypted(run, book, monkeypatch):
    monkeypatch.setitem(book_file.connected.__kwdefaults__, "patience", 0.05)
    with closing(book_file.connected(book, by_cipher=True)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM contact").fetchall()
        fails(run("encrypt", env=PHRASE), 1, "Another program is writing")
    assert run("encrypt", env=PHRASE).exit_code == 0
    assert run("show", "anna", env=PHRASE).exit_code == 0


@pytest.mark.usefixtures("book")
def test_a_writer_that_waited_while_the_book_was_replaced_writes_nothing_into_the_old_file(run, monkeypatch):
    places = iter([(1, 1), (1, 2)])
    with monkeypatch.context() as patch:
        patch.setattr(commit, "_lies_at", lambda _path: next(places))
        fails(run("log", "anna", "hello"), 1, "Another command replaced the book")
    assert run("log", "anna", "hello").exit_code == 0


def test_an_encrypted_book_shows_its_faults_in_the_same_words(run, book, monkeypatch):
    assert run("encrypt", env=PHRASE).exit_code == 0
    keys.begin(lambda _path, salt: keys.derived("four words without sense", salt))
    with closing(book_file.connected(book)) as connection:
        monkeypatch.setitem(book_file.connected.__kwdefaults__, "patience", 0.05)
        connection.execute("BEGIN IMMEDIATE")
        fails(run("log", "anna", "hello", env=PHRASE), 1, "Another program is writing")
        connection.execute("DROP TABLE follow_up")
        connection.execute("COMMIT")
    fails(run("check", env=PHRASE), 5, "the table follow_up is missing")
    whole = book.read_bytes()
    book.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    fails(run("check", env=PHRASE), 5, "damaged")


@pytest.mark.usefixtures("book")
def test_kept_files_and_exports_that_are_damaged_are_named(run, tmp_path):
    (tmp_path / "deck.txt").write_text("who we are " * 200_000)
    run("attach", "anna", str(tmp_path / "deck.txt"))
    assert run("encrypt", env=PHRASE).exit_code == 0
    kept = next((tmp_path / "book-files").glob("??/*"))
    keys.begin(lambda _path, salt: keys.derived("four words without sense", salt))
    with opened_content(kept, 10**9) as stream:
        assert stream.seek(-5, 2) > 2_000_000
        assert stream.read() == b" are "
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) // 2))
    fails(run("check", env=PHRASE), 5, "deck.txt")
    moved = run("rekey", env=PHRASE | {NEW: "echo other words than these"})
    assert f"look at them yourself: {kept}" in moved.stderr
    run("export", str(tmp_path / "x.json"), "--no-files", env={COMMAND: "echo other words than these"})
    bad = tmp_path / "x.json"
    bad.write_bytes(bad.read_bytes()[:-8192] + bytes(8192))
    env = {COMMAND: "echo other words than these"}
    result = run("import", str(bad), "--db", str(tmp_path / "new.db"), env=env)
    assert (result.exit_code, "damaged" in result.stderr) == (2, True), result


@pytest.mark.usefixtures("book")
def test_names_are_offered_by_the_keyring_and_nobody_is_asked(run, typed):
    assert run("encrypt", "--remember", env=PHRASE | RING).exit_code == 0
    asked = typed()
    env = {"_DOSSIER_COMPLETE": "bash", "_DOSSIER_LINE": "dossier show an"}
    assert run(env=RING | env).stdout == "c1\n"
    assert asked == []


def test_where_nobody_finds_keys_an_encrypted_file_says_so(run, book, monkeypatch):
    assert run("encrypt", env=PHRASE).exit_code == 0
    keys.begin(lambda _path, salt: keys.derived("four words without sense", salt))
    monkeypatch.setattr(keys, "_locksmith", None)
    with pytest.raises(keys.NoKeyError, match="Three ways"):
        keys.key_of(book)


def refuses(*_words, **_how):
    raise PermissionError(errno.EACCES, "no")


def test_what_cannot_be_written_leaves_all_as_it_was(run, book, tmp_path, monkeypatch):
    (tmp_path / "deck.txt").write_text("who we are")
    run("attach", "anna", str(tmp_path / "deck.txt"))
    with monkeypatch.context() as patch:
        patch.setattr("dossier.write.book.anew.put", refuses)
        fails(run("encrypt", env=PHRASE), 1, "cannot be written (you have no right to it)")
    assert run("show", "anna").exit_code == 0
    with monkeypatch.context() as patch:
        patch.setattr("dossier.write.book.encryption.put", refuses)
        done = run("encrypt", env=PHRASE)
    assert (done.exit_code, "look at them yourself" in done.stderr) == (0, True)
    keys.begin(lambda _path, salt: keys.derived("four words without sense", salt))
    full = book.with_name("full.db")
    full.touch()
    with pytest.raises(OSError, match="error"):
        enclose(breaks_off(), full, keys.key_of(book))


def breaks_off():
    yield b"half of it"
    raise sqlite3.OperationalError
