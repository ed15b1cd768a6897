"""Every command: the example in its help works on the demo book, and the options that stand anywhere mean the same in it."""

import json
import os
import shlex
import shutil
import sqlite3
from contextlib import closing

import pytest

from every_example import BEFORE, EXAMPLES, lay_files

ASKS_MORE = {"edit": "There is no terminal for an editor here"}
"""Commands whose example needs more than a pipe, and what they say there."""


@pytest.fixture
def typed(run, demo_book, book_path, tmp_path, monkeypatch):
    """Return a function that types a line on a copy of the demo book, in a folder with the files that examples name."""
    shutil.copytree(demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    book_path.write_bytes(demo_book.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{lay_files(tmp_path)}{os.pathsep}{os.environ['PATH']}")
    return run


def lines_of(name, run):
    """Type what has to be there first, and return the examples of a command as words."""
    for line in BEFORE.get(name, ()):
        assert run(*line.split()).exit_code == 0
    return [shlex.split(line.strip().replace("~/", "")) for line in EXAMPLES[name]]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_in_the_help_works(typed, name):
    lines = lines_of(name, typed)
    assert lines
    for words in lines:
        result = typed(*words, *(["--yes"] if name in {"delete", "merge", "restore"} else []))
        assert result.exit_code == 0 or ASKS_MORE.get(name, "?") in result.stderr, (words, result.stderr)


OWN = {"draft": {"--plain"}}
"""Options that a command has for something of its own: the form of a letter."""
EVERYWHERE = ("--plain", "--no-input", "--yes", "--json")


def operations(book):
    """Return how many operations a book has seen."""
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute("SELECT COUNT(*) FROM operation").fetchone()[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_stands_anywhere_means_the_same_in_every_command(typed, name, book_path):
    """`--json` gives JSON, `--db` another book, `--lang` another language; before the command and behind it."""
    if name in ASKS_MORE:
        return
    words = lines_of(name, typed)[0]
    elsewhere = {"DOSSIER_DB": str(book_path.with_name("none.db"))}
    if "--html" in words:  # another form of the answer, which excludes JSON
        del words[(at := words.index("--html")) : at + 2]
    common = [flag for flag in EVERYWHERE if flag not in OWN.get(name, ())]
    before = operations(book_path)
    result = typed(*words, *common, "--db", str(book_path), "--lang", "zh", env=elsewhere)
    assert result.exit_code == 0, result.stderr
    said = json.loads(result.stdout)
    assert isinstance(said, dict | list)
    if operations(book_path) > before:  # what was written: in words, or as the record itself
        assert said.get("written") is True or "ref" in said, said
    assert not book_path.with_name("none.db").exists()


def contents(folder):
    """Return every file of a folder but caches and what SQLite keeps beside a book, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts)
    return {path: path.read_bytes() for path in files if not path.name.startswith("book.db-")}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_dry_run_of_any_command_writes_nothing(typed, name, tmp_path):
    words = lines_of(name, typed)[0]
    before = contents(tmp_path)
    result = typed(*words, "--dry-run")
    assert contents(tmp_path) == before
    assert result.exit_code == 0 or name in {"edit", "backup"}, result.stderr


def test_a_dry_run_is_said_and_json_claims_nothing_written(typed):
    for words in (
        ("--dry-run", "set", "anna", "hobbies=golf", "--json"),
        ("set", "anna", "hobbies=golf", "--json", "--dry-run"),
    ):
        result = typed(*words)
        assert json.loads(result.stdout)["written"] is False
        assert "Nothing was written: --dry-run" in result.stderr
    assert "golf" not in typed("show", "anna", "--section", "person").stdout
    assert typed("delete", "anna", "--dry-run").exit_code == 0
    assert typed("show", "anna").exit_code == 0
    refused = typed("backup", "copy.db", "--dry-run")
    assert (refused.exit_code, "Leave --dry-run away." in refused.stderr) == (2, True)
