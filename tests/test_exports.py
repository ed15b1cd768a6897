"""Files that are written for the user: never over what is there, never over a book, for her alone, and whole or not at all."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXPORTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("show", "--html"): ("show", "anna"),
    ("case", "--html"): ("case", "d1"),
    ("history", "--html"): ("history", "nordlicht"),
    ("data", "--html"): ("data", "anna"),
    ("terms", "--html"): ("terms", "nordlicht"),
    ("trip", "--html"): ("trip", "Spring", "--stops", "DE"),
    ("month", "--html"): ("month",),
    ("report", "--html"): ("report", "ideas"),
    ("remind", "--ics"): ("remind", "--days", "30"),
    ("remind", "--html"): ("remind",),
    ("week", "--html"): ("week",),
    ("forwarders", "--html"): ("forwarders",),
    ("policy", "--html"): ("policy",),
    ("compare", "--html"): ("compare", "NZ", "AU"),
    ("holidays", "--ics"): ("holidays", "DE"),
    ("holidays", "--html"): ("holidays", "DE"),
    ("duty", "--html"): ("duty", "DE"),
    ("rate", "--html"): ("rate",),
    ("rates", "--html"): ("rates",),
    ("dupes", "--html"): ("dupes",),
    ("where", "--html"): ("where",),
    ("config", "--html"): ("config",),
    ("handover", "--to"): ("handover", "nordlicht"),
    ("handover", "--html"): ("handover", "nordlicht"),
    ("quote", "--md"): ("quote", "q1"),
    ("quote", "--html"): ("quote", "q1"),
    ("quote", "--xlsx"): ("quote", "q1"),
    ("paper", "--md"): ("paper", "s1", "--without-bank"),
    ("paper", "--html"): ("paper", "s1", "--without-bank"),
    ("paper", "--xlsx"): ("paper", "s1", "--without-bank"),
    ("draft", "--out"): ("draft", "anna", "visit-invitation"),
    ("list", "--html"): ("list", "contacts"),
    ("find", "--html"): ("find", "anna"),
    ("advise", "--html"): ("advise", "anna"),
    ("gaps", "--html"): ("gaps", "anna"),
    ("match", "--html"): ("match", "nordlicht"),
    ("ask-about", "--html"): ("ask-about", "nordlicht"),
    ("since", "--html"): ("since", "anna"),
    ("cover", "--html"): ("cover", "d1"),
    ("year", "--html"): ("year", "nordlicht"),
    ("tell", "--html"): ("tell", "UL"),
    ("price", "--html"): ("price", "a1"),
    ("dates", "--html"): ("dates", "s1"),
    ("playbook list", "--html"): ("playbook", "list"),
    ("playbook show", "--html"): ("playbook", "show", "decider-figures-and-terms"),
}
"""Every option that writes a file for the user, with a command that has something to write."""
BY_ENDING = {("export", "FILE")}
"""Writes what the ending of the file says."""
COPIES = {("backup", "FILE")}
"""Writes a book, and has no --force: a book is never written over."""
READ = {
    ("add contact", "--from"), ("add contact", "--card"), ("attach", "FILE"), ("import", "FILE"), ("inherit", "FILE"),
    ("rates import", "FILE"), ("restore", "FILE"), ("open", "FILE"), ("inquiry", "FILE"), ("mailbox", "FILE"),
    ("read-over", "FILE"), ("read-over", "--attached"),
}  # fmt: skip
"""What a command reads, or a word for what lies in the book."""


@pytest.fixture
def home(tmp_path, filled) -> Path:
    """Return a home whose book holds a client with a deal, a quotation and something to do."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    from conftest import in_a_process

    folder = tmp_path_factory.mktemp("filled")
    for words in (
        ("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--no-input"),
        ("deal", "anna", "Chargers"),
        ("policy", "payment", "30% deposit, 70% before shipment"),
        ("add", "offer", "Charger A"),
        ("quote", "d1", "--line", "Charger A, 5000 pcs, 3.20", "--payment", "30/70"),
        ("order", "d1", "--from-quote", "q1"),
        ("log", "anna", "a call", "--by", "call", "--next", "+1d"),
        ("log", "anna", "they need UL for the charger", "--by", "email", "--in"),
    ):
        done = in_a_process(folder, "-m", "dossier", *words)
        assert done.exit_code == 0, done.stderr
    return folder


def parameters() -> Iterator[tuple[str, Any, Any]]:
    """Yield every parameter of every command: the words of the command, the command, the parameter."""
    from typer.core import TyperGroup
    from typer.main import get_command

    from dossier.cli.contents import build
    from dossier.cli.lazy import LazyCommand

    def walk(words: tuple[str, ...], command: Any) -> Iterator[tuple[str, Any, Any]]:
        if isinstance(command, LazyCommand):
            command = get_command(command.callback())
        if isinstance(command, TyperGroup):
            for name, below in command.commands.items():
                yield from walk((*words, name), below)
        for each in command.params:
            yield " ".join(words), command, each

    yield from walk((), get_command(build()))


def file_options() -> set[tuple[str, str]]:
    """Return every command with an option or argument that names a file."""
    return {
        (words, each.opts[0] if each.opts[0].startswith("-") else "FILE")
        for words, _command, each in parameters()
        if words and (each.metavar in {"FILE", "[FILE]"} or "path" in str(getattr(each.type, "name", "")))
    }


def test_every_option_that_names_a_file_is_known_to_read_it_or_is_tried_here():
    assert file_options() == EXPORTS.keys() | BY_ENDING | COPIES | READ


def test_every_command_that_writes_a_file_has_the_one_force():
    forces = {
        words: each
        for words, _command, each in parameters()
        if "--force" in each.opts and not words.startswith(("add ", "inquiry"))
    }
    assert forces.keys() == {words for words, _option in EXPORTS.keys() | BY_ENDING}
    assert len({each.help for each in forces.values()}) == 1


@pytest.mark.parametrize(
    ("option", "words"), [(key[1], words) for key, words in EXPORTS.items()], ids=map("".join, EXPORTS)
)
def test_a_file_that_is_there_is_written_over_only_by_force_and_a_book_never(run, home, option, words):
    there, book = home / "there.txt", home / "book.db"
    there.write_text("my own words")
    before = book.read_bytes()
    done = run(*words, option, str(there))
    assert (done.exit_code, done.stdout) == (6, "")
    assert len(done.stderr.splitlines()) == 1
    assert "--force" in done.stderr
    assert there.read_text() == "my own words"
    (home / "link").symlink_to(book)
    (home / "twin.db").hardlink_to(book)
    shutil.copyfile(book, home / "another.db")
    here = Path(os.path.relpath(book))
    kept, setting = home / "book-files" / "x", home / "config" / "dossier" / "config.toml"
    for own in (kept, setting):
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text("")
    for path in (book, here, home / "link", home / "twin.db", home / "another.db", home / "book.db-wal", kept, setting):
        done = run(*words, option, str(path), "--force")
        assert done.exit_code == 6, (path, done.stdout)
        assert "never written over" in done.stderr
        assert "--force" not in done.stderr
    assert book.read_bytes() == before == (home / "another.db").read_bytes()
    done = run(*words, option, str(there), "--force")
    assert done.exit_code == 0, done.stderr
    assert b"my own words" not in there.read_bytes()
    assert stat.S_IMODE(there.stat().st_mode) == 0o600
    assert run("check").exit_code == 0


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv", "vcf", "ics"])
def test_an_export_is_for_the_user_alone_and_never_over_what_is_there(run, home, ending):
    there, book = home / f"there.{ending}", home / "book.db"
    there.write_text("my own words")
    (home / f"link.{ending}").symlink_to(book)
    assert run("export", str(there)).exit_code == 6
    assert run("export", str(home / f"link.{ending}"), "--force").exit_code == 6
    assert there.read_text() == "my own words"
    before = os.umask(0)
    try:
        assert run("export", str(there), "--force").exit_code == 0
    finally:
        os.umask(before)
    assert b"my own words" not in there.read_bytes()
    assert stat.S_IMODE(there.stat().st_mode) == 0o600
    assert [each.name for each in home.iterdir() if each.name.startswith(".")] == []


def test_a_folder_of_our_own_is_no_place_for_pages(run, home):
    for folder in ("book-files", "config/dossier", "backups"):
        (home / folder).mkdir(parents=True, exist_ok=True)
        done = run("export", f"{home / folder}/", "--force")
        assert (done.exit_code, done.stdout) == (6, "")
        assert "of dossier's own" in done.stderr


def test_a_folder_of_pages_is_whole_and_leaves_alone_what_is_not_its_own(run, home):
    pages = home / "pages"
    assert run("export", f"{pages}/").exit_code == 0
    assert stat.S_IMODE(pages.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in pages.iterdir()} == {0o600}
    (pages / "mine.txt").write_text("my own words")
    assert run("export", f"{pages}/").exit_code == 6
    assert run("delete", "anna", "--yes").exit_code == 0
    assert run("export", f"{pages}/", "--force").exit_code == 0
    assert not (pages / "c1.html").exists()
    assert (pages / "mine.txt").read_text() == "my own words"
    assert not [each for each in home.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(
    ("option", "words"), [(key[1], words) for key, words in EXPORTS.items()], ids=map("".join, EXPORTS)
)
def test_what_is_written_is_for_the_user_alone(run, home, option, words, umask):
    before = os.umask(umask)
    try:
        new = home / "new.file"
        assert run(*words, option, str(new)).exit_code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert [each.name for each in home.iterdir() if each.name.startswith(".")] == []


def test_a_quotation_is_not_written_when_its_paper_cannot_be(run, home):
    (home / "there.html").write_text("mine")
    done = run(
        "quote", "d1", "--line", "Charger B, 100 pcs, 4", "--payment", "30/70", "--html", str(home / "there.html")
    )
    assert done.exit_code == 6
    assert "Charger B" not in run("show", "d1").stdout
    assert run("quote", "q2").exit_code == 3


def test_a_link_stays_a_link_and_its_file_is_replaced_by_force(run, home):
    real, link = home / "real.html", home / "link.html"
    real.write_text("old")
    link.symlink_to(real)
    assert run("show", "anna", "--html", str(link)).exit_code == 6
    assert run("show", "anna", "--html", str(link), "--force").exit_code == 0
    assert link.is_symlink()
    assert "Anna Schmidt" in real.read_text(encoding="utf-8")


def test_a_folder_a_pipe_and_a_missing_folder_are_one_sentence(run, home):
    os.mkfifo(home / "pipe")
    for path, code in ((home, 2), (home / "pipe", 2), (home / "none" / "x.html", 1), (home / ("x" * 300), 1)):
        for force in ((), ("--force",)):
            done = run("show", "anna", "--html", str(path), *force)
            assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1), done.stderr


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_half_of_a_new_one(run, home, monkeypatch):
    there = home / "page.html"
    there.write_text("the page of last week")

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(content[:10])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        for path in (there, home / "new.html"):
            done = run("show", "anna", "--html", str(path), "--force")
            assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert there.read_text() == "the page of last week"
    assert {each.name for each in home.iterdir() if each.suffix in {".html", ".part"}} == {"page.html"}


def test_two_who_write_the_same_new_file_do_not_overwrite_each_other(run, home, monkeypatch):
    """The other one comes between the look and the writing."""
    from dossier import disk

    target = home / "page.html"
    whole = disk.put

    def late(part: Path, path: Path, *, replace: bool = False) -> None:
        target.write_text("of the other")
        whole(part, path, replace=replace)

    monkeypatch.setattr(disk, "put", late)
    assert run("show", "anna", "--html", str(target)).exit_code == 6
    assert target.read_text() == "of the other"


def test_settings_and_the_form_of_edit_are_for_the_user_alone(run, home):
    seen = home / "mode"
    editor = home / "editor"
    editor.write_text(f"#!/bin/sh\nstat -c %a \"$1\" > '{seen}'\n")
    editor.chmod(0o755)
    before = os.umask(0)
    try:
        assert run("config", "remind.lines=30").exit_code == 0
        run("edit", "anna", env={"EDITOR": str(editor)})
    finally:
        os.umask(before)
    (settings,) = (home / "config").rglob("config.toml")
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.parent.stat().st_mode) == stat.S_IMODE((home / "config").stat().st_mode) == 0o700
    assert seen.read_text().strip() == "600"


HOSTILE = {
    '=HYPERLINK("http://evil.example","x")': '\'=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0",
    "-2+3+cmd": "'-2+3+cmd",
    "@SUM(1)": "'@SUM(1)",
    "＝1+1": "'＝1+1",
    "\t=1": "' =1",
    "-5.30": "-5.30",
    "+49 30 123-45": "+49 30 123-45",
    "-12%": "-12%",
    "plain = text": "plain = text",
    "two\r\nlines": "two\nlines",
    "\x1b]52;c;x\x07": "␛]52;c;x␇",
}


@pytest.mark.parametrize(("text", "cell"), HOSTILE.items())
def test_a_cell_of_a_csv_is_no_formula_and_obeys_no_terminal(text, cell):
    import csv
    import io

    from dossier.records.listing import Listing
    from dossier.render.media.as_csv import spoken

    (_heading, row) = csv.reader(io.StringIO(spoken(Listing("x", ("a", "b"), ((text, -5),), 1)), newline=""))
    assert row == [cell, "-5"]


def test_a_listed_formula_and_the_calendar_carry_nothing_that_is_obeyed(run, home):
    run("add", "company", "=1+cmd\x1b[31m")
    assert "'=1+cmd␛[31m" in run("list", "companies", "--csv").stdout
    run("add", "contact", "Eve \x1b[2J\u202eher", "--follow-up", "tomorrow", "--no-input")
    assert run("remind", "--days", "9", "--ics", str(home / "x.ics")).exit_code == 0
    text = (home / "x.ics").read_text(encoding="utf-8").replace("\n ", "").replace("\r", "")
    assert "her" in text
    assert [sign for sign in text if (ord(sign) < 32 and sign != "\n") or sign == "\u202e"] == []
