"""A book under any name: copied, checked and put back as under a plain one, and nothing appears beside it."""

import json
import os
from pathlib import Path

import pytest

ODD = {
    "space": "My Clients", "chinese": "客户 资料", "emoji": "📦🇩🇪", "question": "who?", "query": "a?mode=memory", "hash": "C# Project",
    "hash-end": "books#", "percent-A": "x%41y", "percent-bad": "%zz", "percent-end": "100%", "percent-23": "a%23b",
    "ampersand": "R&D", "semicolon": "a;b", "colon": "12:30", "equals": "k=v", "plus": "a+b", "at": "me@home", "star": "a*b",
    "brackets": "[x] {y}", "backslash": "a\\b", "apostrophe": "Anna's", "quotation": 'the "best"', "backtick": "`x`",
    "newline": "two\nlines", "tab": "a\tb", "dash": "-rf", "dashes": "--db", "dollar": "$HOME", "tilde": "~", "someone": "~nobody-here",
    "dots": "...", "hidden": ".hidden", "long": "n" * 200, "file": "file:x", "memory": ":memory:", "end": "ends ",
}  # fmt: skip
"""What a folder or a book may be called, by the name of the test."""


def names(folder: Path) -> set[str]:
    """Return every name below a folder, without what SQLite may keep beside an open book."""
    return {
        str(each.relative_to(folder))
        for each in folder.rglob("*")
        if not each.name.endswith(("-wal", "-shm")) and each.name != "cache"
    }


AS_A_FILE = ("chinese", "question", "hash", "percent-A", "percent-end", "newline", "dash", "tilde", "memory", "long")
CASES = [("folder", name) for name in ODD] + [("file", name) for name in AS_A_FILE]


@pytest.mark.parametrize(("where", "odd"), [(where, ODD[name]) for where, name in CASES], ids=map("-".join, CASES))
def test_a_book_under_an_odd_name_is_written_copied_and_brought_back(run, tmp_path, odd, where):
    folder = tmp_path / "here" / (odd if where == "folder" else "plain")
    folder.mkdir(parents=True)
    book = folder / ("book.db" if where == "folder" else odd)
    env = {"DOSSIER_DB": str(book)}
    copy = folder / f"{odd[:100]}.copy"

    def ask(*words: str) -> str:
        done = run(*words, env=env)
        assert (done.exit_code, done.stderr) == (0, ""), words
        return done.stdout

    ask("add", "contact", "Anna Schmidt", "--no-input")
    ask("log", "anna", "sent the catalogue", "--by", "email")
    ask("backup", str(copy))
    assert copy.is_file()
    ask("add", "contact", "Later Lee", "--no-input")
    ask("undo")
    ask("add", "contact", "Later Lee", "--no-input")
    assert "is sound" in ask("check")
    ask("restore", str(copy), "--yes")
    assert [each["name"] for each in json.loads(ask("list", "contacts", "--json"))] == ["Anna Schmidt"]
    (kept,) = (folder / "backups").iterdir()
    env["DOSSIER_DB"] = str(kept)
    assert {each["name"] for each in json.loads(ask("list", "contacts", "--json"))} == {"Anna Schmidt", "Later Lee"}
    assert "sent the catalogue" in ask("show", "anna")
    below = {book, copy, folder / "backups", kept}
    assert names(folder) == {str(each.relative_to(folder)) for each in below}
    assert [each.name for each in (tmp_path / "here").iterdir()] == [folder.name]


def test_a_percent_in_a_name_never_means_another_book(run, tmp_path):
    for name, person in (("xAy", "Other Book"), ("x%41y", "Mine")):
        (tmp_path / name).mkdir()
        run("--db", str(tmp_path / name / "d.db"), "add", "contact", person, "--no-input")
    run("--db", str(tmp_path / "x%41y" / "d.db"), "backup", str(tmp_path / "copy.db"))
    listed = run("--db", str(tmp_path / "copy.db"), "list", "contacts").stdout
    assert "Mine" in listed
    assert "Other Book" not in listed


def test_copies_of_books_with_the_longest_names_have_shorter_ones_and_each_is_known_as_its_own(run, tmp_path):
    longest = "客" * 79
    (tmp_path / "stick").mkdir()

    def ask(name: str, *words: str, on: int = 20) -> str:
        book = {"DOSSIER_DB": str(tmp_path / f"{name}.db"), "DOSSIER_BACKUPS": "", "DOSSIER_NOW": f"2026-11-{on}T08:30"}
        done = run(*words, env=book)
        assert (done.exit_code, done.stderr) == (0, ""), words
        return done.stdout

    def whys(name: str) -> list[str]:
        return [each["why"] for each in json.loads(ask(name, "restore", "--list", "--json", on=23))]

    ask(longest, "config", f"backup.also={tmp_path / 'stick'}")
    for name in (longest, longest[:-1] + "人"):
        ask(name, "add", "contact", "Anna Schmidt", "--no-input")
        ask(name, "backup")
    for day in (21, 22):
        ask(longest, "log", "anna", "hello", on=day)
    ask(longest, "restore", "1", "--yes", on=23)
    assert whys(longest) == ["before-restore", *["daily"] * 4, *["hand"] * 2]
    assert whys(longest[:-1] + "人") == ["hand", "hand"]
    assert max(len(os.fsencode(each.name)) for each in (tmp_path / "stick").rglob("*")) <= 255
