"""Every command: the example in its help works on the demo book, and the options that stand anywhere mean the same in it."""

import json
import os
import re
import shlex
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest
import xlsxwriter
from typer.main import get_command

from dossier.cli.contents import build

RATES = "Date,USD,CNY,\n2026-11-20,1.1528,8.1962,\n"
MAIL = """From: Ada Moss <ada@moss.example>
To: lily@us.example
Subject: Desk lamps
Date: Fri, 20 Nov 2026 09:12:00 +0100

Dear Lily,
please quote 500 desk lamps FOB Shenzhen.

Best regards
Ada Moss
Moss GmbH
"""
BANK = "me.bank_beneficiary=Bright me.bank=BOC me.bank_account=12345678 me.bank_swift=BKCHCNBJ me.bank_address=Shenzhen"
BEFORE = {
    "paper": (f"config {BANK}",),
    "inherit": ("handover nordlicht summit --to for-wei.dossier", "delete o9 --yes"),
    "unarchive": ("archive sipho --drop",),
    "redo": ("set anna hobbies=golf", "undo"),
    "restore": ("backup dossier-friday.db",),
}
"""What is typed before an example, where the demo book alone does not have what it speaks of."""

ASKS_MORE = {"edit": "There is no terminal for an editor here"}
"""Commands whose example needs more than a pipe, and what they say there."""


def leaves():
    """Return the example of every command that can be typed, by its words."""
    found = {}

    def walk(command, context, path):
        members = getattr(command, "list_commands", lambda _context: [])(context)
        for name in members:
            made = command.get_command(context, name).make_context(name, [], parent=context, resilient_parsing=True)
            walk(made.command, made, (*path, name))
        if path and (not members or command.invoke_without_command):
            example = command.help.split("Example: ")[-1].split("\n\n")[0]
            found[" ".join(path)] = re.findall(r"dossier ((?:\"[^\"]*\"|[^·\")])+)", example)

    root = get_command(build())
    walk(root, root.make_context("dossier", [], resilient_parsing=True), ())
    return found


EXAMPLES = leaves()


AGREED = ("delete", "merge", "restore")
"""Commands that ask back, and are told yes."""


def lay_out(folder, demo_book):
    """Lay a copy of the demo book into a folder, with the files that examples name."""
    shutil.copytree(demo_book.parent / "book-files", folder / "book-files", dirs_exist_ok=True)
    (folder / "book.db").write_bytes(demo_book.read_bytes())
    (programs := folder / "bin").mkdir()
    for viewer in ("open", "xdg-open"):  # what the machine would show a file with is not to be tried
        (programs / viewer).write_text("#!/bin/sh\n", encoding="utf-8")
        (programs / viewer).chmod(0o755)
    (folder / "deck.pdf").write_bytes(b"%PDF-1.4")
    (folder / "mail.eml").write_text(MAIL, encoding="utf-8")
    (folder / "inbox.mbox").write_text(f"From ada@moss.example Fri Nov 20 09:12:00 2026\n{MAIL}", encoding="utf-8")
    with zipfile.ZipFile(folder / "eurofxref-hist.zip", "w") as packed:
        packed.writestr("eurofxref-hist.csv", RATES)
    with xlsxwriter.Workbook(folder / "clients.xlsx") as sheet:
        page = sheet.add_worksheet()
        page.write_row(0, 0, ["Name", "Company", "Email", "Country"])
        page.write_row(1, 0, ["Uno Prima", "Prima SL", "uno@prima.example", "ES"])


@pytest.fixture
def typed(run, demo_book, tmp_path, monkeypatch):
    """Return a function that types a line on a copy of the demo book, in a folder with the files that examples name."""
    lay_out(tmp_path, demo_book)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return run


def examples(name):
    """Return the examples of a command as words, with the yes that it asks for."""
    agreed = ["--yes"] if name in AGREED else []
    return [[*shlex.split(line.strip().replace("~/", "")), *agreed] for line in EXAMPLES[name]]


def lines_of(name, run):
    """Type what has to be there first, and return the examples of a command as words."""
    for line in BEFORE.get(name, ()):
        assert run(*line.split()).exit_code == 0
    return examples(name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_in_the_help_works(typed, name):
    lines = lines_of(name, typed)
    assert lines
    for words in lines:
        result = typed(*words)
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
