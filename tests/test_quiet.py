"""Quiet: no network, nothing in folders that others share, and a log only on request and without a personal word."""

import re
import socket
import stat
import sys
import tempfile

import pytest

SECRETS = ("Zelda Quux", "Hidden Lamps", "quux@hidden.example", "SECRETHOBBY", "SECRETWORD")


def typed(run, **env):
    """Type a day in which each kind of personal word stands."""
    lines = (
        ("add", "contact", "Zelda Quux", "--company", "Hidden Lamps", "--email", "quux@hidden.example", "--no-input"),
        ("set", "zelda", "hobbies=SECRETHOBBY"),
        ("log", "zelda", "SECRETWORD was said"),
        ("set", "zelda", "hobbies=SECRETHOBBY too", "--dry-run"),
        ("zelda",),
        ("SECRETWORD",),
        ("show", "SECRETWORD"),
        ("set", "zelda", "birthday=SECRETWORD"),
    )
    return [run(*words, env=env).exit_code for words in lines]


def test_a_log_is_written_on_request_and_holds_no_personal_word(run, tmp_path):
    file = tmp_path / "log.txt"
    codes = typed(run, DOSSIER_LOG=str(file))
    text = file.read_text("utf-8")
    assert not [word for word in SECRETS if word.casefold() in text.casefold()]
    line = re.compile(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (\S+) \d+ms exit=(\d+)((?: (?:error=\w+|operation=\d+|dry-run))*)"
    )
    rows = [line.fullmatch(each).groups() for each in text.splitlines()]
    assert [name for name, _code, _more in rows] == ["add", "set", "log", "set", "-", "-", "show", "set"]
    assert [int(code) for _name, code, _more in rows] == codes
    assert [more.strip() for *_rest, more in rows] == [
        "operation=1", "operation=2", "operation=3", "dry-run", "",
        "error=WrongUsageError", "error=NotFoundError", "error=InvalidValueError",
    ]  # fmt: skip
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_request_there_is_no_log_and_nothing_in_the_systems_temp_folder(run, tmp_path, monkeypatch):
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    typed(run, TMPDIR=str(shared))
    run("edit", "zelda", env={"EDITOR": "true"})
    (tmp_path / "clients.csv").write_text("name,country\nAda,DE\n")
    run("import", str(tmp_path / "clients.csv"), "--dry-run", "--db", str(tmp_path / "other.db"))
    assert list(shared.iterdir()) == []
    assert not list(tmp_path.rglob("*.log"))
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in (tmp_path / "cache").rglob("*")} <= {0}
    assert not list((tmp_path / "cache").rglob(".dossier-*"))


def test_a_form_that_has_no_place_is_one_sentence(run, monkeypatch):
    def refused(_folder):
        raise OSError(30, "Read-only file system")

    run("add", "company", "Nordlicht")
    monkeypatch.setattr("dossier.app.record.form.private_folder", refused)
    done = run("edit", "o1", env={"EDITOR": "true"})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("Name a folder you may write to in DOSSIER_CACHE.\n")


def test_a_log_is_never_a_book_and_one_that_cannot_be_written_is_said_before_anything_is_done(run, book_path, tmp_path):
    run("add", "company", "Nordlicht")
    before = book_path.read_bytes()
    done = run("add", "company", "Koala", env={"DOSSIER_LOG": str(book_path)})
    assert (done.exit_code, done.stdout) == (6, "")
    done = run("add", "company", "Koala", env={"DOSSIER_LOG": str(tmp_path / "none" / "log")})
    assert (done.exit_code, done.stdout) == (1, "")
    assert "DOSSIER_LOG" in done.stderr
    assert book_path.read_bytes() == before


@pytest.mark.parametrize("attempt", [socket.socket, lambda: socket.getaddrinfo("localhost", 80)])
def test_the_guard_on_the_network_sees_an_attempt(attempt):
    with pytest.raises(AssertionError, match="no network"):
        attempt()


def test_a_process_of_its_own_is_guarded_too(tmp_path):
    from conftest import in_a_process

    done = in_a_process(tmp_path, "-c", "import socket; socket.socket()")
    assert "no network" in done.stderr


def test_a_pipe_without_an_end_is_read_to_its_limit_and_refused(run, monkeypatch):
    from dossier.cli import standard_input

    monkeypatch.setattr(standard_input, "LIMIT", 1000)
    run("add", "contact", "Anna", "--no-input")
    for words in (("log", "anna", "-"), ("inquiry", "-"), ("add", "contact", "--from", "-", "--no-input")):
        done = run(*words, stdin="x" * 1001)
        assert (done.exit_code, done.stdout) == (2, ""), done
        assert done.stderr.startswith("What was piped in is larger than")


def test_a_clipboard_without_an_end_is_refused(monkeypatch):
    from dossier.cli import clipboard, standard_input
    from dossier.errors import InvalidValueError

    monkeypatch.setattr(clipboard, "READERS", ((sys.executable, "-c", "while True: print('x' * 9999)"),))
    for module in (clipboard, standard_input):
        monkeypatch.setattr(module, "LIMIT", 10_000)
    with pytest.raises(InvalidValueError):
        clipboard.from_clipboard()


def test_cards_without_end_are_refused_before_they_are_read(run, tmp_path, monkeypatch):
    from dossier.app.imports import cards

    (tmp_path / "many.vcf").write_text("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * 3)
    monkeypatch.setattr(cards, "MOST_CARDS", 2)
    done = run("import", str(tmp_path / "many.vcf"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "This file has more than 2 cards. Save it in several files.\n"
