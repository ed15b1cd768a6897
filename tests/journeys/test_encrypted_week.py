"""A book that is encrypted before anything is written in it, and a week of all that touches its copies."""

import json
from pathlib import Path

import pytest

from conftest import passphrase

WORD = "zanzibar"
OTHER = "five other words that rhyme"
RING = {"PYTHON_KEYRING_BACKEND": "ring_in_a_file.Ring"}


def lying_about(home: Path, word: str) -> list[str]:
    found = [each for each in home.rglob("*") if each.is_file() and "secrets" not in each.name]
    return [str(each.relative_to(home)) for each in found if word.encode() in each.read_bytes()]


@pytest.fixture
def at(run):
    """Return the command on a day of November, the copies made as a user has them, the key in a keyring."""

    def typed(day: int, *words: str, code: int = 0, **more: str):
        env = {**RING, "DOSSIER_BACKUPS": "", "DOSSIER_NOW": f"2026-11-{day}T09:10"}
        done = run(*words, env=env | more)
        assert done.exit_code == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done

    return typed


def test_a_week_in_an_encrypted_book(at, tmp_path):
    (stick := tmp_path / "stick").mkdir()
    (tmp_path / "deck.txt").write_text(f"a deck for {WORD}")
    at(16, "add", "contact", "Ben Okafor", "--no-input")
    at(16, "encrypt", "--remember", "--yes", **passphrase())
    at(16, "config", f"backup.also={stick}")
    at(16, "add", "contact", "Ada Moss", "--company", "Moss Ltd", "--email", "ada@moss.example", "--no-input")
    at(17, "attach", "ada", str(tmp_path / "deck.txt"), "--note", WORD)
    (tmp_path / "deck.txt").unlink()
    at(18, "log", "ada", f"asked for {WORD} lamps")
    at(19, "log", "ben", "Ada Moss told him of us")
    at(20, "set", "ada", "city=Kiel")
    at(20, "undo")
    at(20, "redo")
    assert lying_about(tmp_path, WORD) == lying_about(tmp_path, "Ada Moss") == []

    listed = json.loads(at(20, "restore", "--list", "--json").stdout)
    assert {each["second"] for each in listed} == {True, False}
    assert all(each["sound"] for each in listed)
    tried = at(20, "restore", "2026-11-19", "--dry-run", code=4)  # one here, one on the stick
    assert "2 copies were made on" in tried.stderr
    third = next(each for each in listed if each["at"].startswith("2026-11-19"))
    assert "Ada Moss told him of us" in at(20, "restore", str(third["number"]), "--dry-run").stdout
    shown = at(20, "restore", str(third["number"]), "--dry-run", DOSSIER_PUBLIC="1").stdout
    assert "told him" not in shown
    assert "is sound" in at(20, "check").stdout
    assert "is sound" in at(20, "check", "--repair").stdout
    assert "Ada Moss" in at(20, "show", "ada", DOSSIER_PUBLIC="1").stdout

    for each in (tmp_path / "book-files").glob("??/*"):
        each.unlink()
    assert "1 kept file came back." in at(20, "restore", str(third["number"]), "--yes").stdout
    assert lying_about(tmp_path / "book-files", WORD) == []

    whole = tmp_path / "whole.json"
    at(20, "export", str(whole))
    at(21, "import", str(whole), "--db", str(tmp_path / "again.db"))
    assert "is sound" in at(21, "check", "--db", str(tmp_path / "again.db")).stdout


def test_forgetting_in_an_encrypted_book_and_in_all_its_copies(at, tmp_path):
    (stick := tmp_path / "stick").mkdir()
    (tmp_path / "deck.txt").write_text("a deck for Ada Moss")
    at(16, "config", f"backup.also={stick}")
    at(16, "add", "contact", "Ada Moss", "--no-input")
    at(16, "attach", "ada", str(tmp_path / "deck.txt"))
    (tmp_path / "deck.txt").unlink()
    at(17, "log", "ada", "a first word")
    at(17, "encrypt", "--remember", "--yes", **passphrase())
    at(18, "log", "ada", "a word")
    at(19, "rekey", "--no-backups", **passphrase(OTHER))
    at(19, "add", "contact", "Ben Okafor", "--no-input")
    done = at(20, "forget", "ada", "--yes")
    assert "copies)" in done.stdout
    held = [each for folder in (tmp_path / "backups", stick) for each in folder.rglob("*.db")]
    assert len(held) >= 8
    ring = RING["PYTHON_KEYRING_BACKEND"]
    without = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", **passphrase(OTHER)}
    named = at(20, "forget", "c1", "--backups", "--yes", code=1, **without)
    assert "does not open" in named.stderr
    assert "copies still know them" in named.stderr
    done = at(20, "forget", "c1", "--backups", "--yes", PYTHON_KEYRING_BACKEND=ring)
    assert "1 kept file was deleted." in done.stdout
    assert [each for folder in (tmp_path / "backups", stick) for each in folder.glob("**/??/*")] == []
    for each in held:
        assert "c1 was forgotten" in at(20, "show", "c1", "--db", str(each), code=3).stderr
    assert "is sound" in at(20, "check").stdout
