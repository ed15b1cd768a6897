"""The short form of `make torture`: some calls of some commands, a few damaged pages, a few processes; the long form tries all."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT

SCRIPT = ROOT / "scripts" / "torture_table.py"


def tried(demo_book, *words: str) -> dict[str, tuple[int, int]]:
    """Run the script, and return how much of each row was tried and how much failed."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--show", "--jobs", "2", "--demo-book", str(demo_book), *words],
        capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert "Failed" not in done.stdout, done.stdout
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^\| (.*?) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|", done.stdout, re.MULTILINE)
    return {what: (int(all_.replace(",", "")), int(failed.replace(",", ""))) for what, all_, _held, failed in rows}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the forks of the trial need Linux")
def test_a_sample_of_everything_that_is_tried_on_purpose_holds(demo_book):
    rows = tried(demo_book, "--sample")
    assert len(rows) == 6
    assert {failed for _tried, failed in rows.values()} == {0}


def test_a_table_counts_what_was_not_run_as_neither_held_nor_failed():
    import torture_table
    from torture.forked import Tried

    found = [
        ("zsh", Tried("zsh", told="not run: zsh is not on this machine")),
        ("bash", Tried("one")),
        ("bash", Tried("two", "it ran")),
        ("bash", Tried("three", "it ran")),
        ("bash", Tried("four", "another record")),
    ]
    text = torture_table.table(found, "today", "now")
    assert "| 0 | 0 | 0 | now | not run: zsh is not on this machine |" in text
    assert "| 4 | 1 | 3 |" in text
    assert "Failed (2 kinds)" in text
    assert "2 × two, three: it ran" in text
    assert "1 × four: another record" in text
    again = torture_table.table([("bash", Tried("one"))], "today", "later", text)
    assert "| 0 | 0 | 0 | now | not run: zsh" in again
    assert "| 1 | 1 | 0 | later |" in again
    assert "Failed" not in again


def test_the_table_is_written_between_its_marks_and_all_else_stays(tmp_path, monkeypatch):
    import torture_table

    monkeypatch.setattr(torture_table, "SAFETY", page := tmp_path / "safety.md")
    page.write_text("# Safety\n\n## Else\n\nStays.\n", encoding="utf-8")
    torture_table.written("first")
    torture_table.written("second")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Safety\n\n## Else\n\nStays.\n\n## What was tried on purpose")
    assert text.count("second") == 1
    assert "first" not in text


def state(book="as before", **files):
    from torture.forked import Kept

    return Kept({"book.db": book} if book else {}, files)


def judged(now, code=0, empty=""):
    from torture.faults import Line, _neither
    from torture.forked import Done

    line = Line(ROOT, ["log"], state(), state("as after", page="p"), frozenset(), frozenset(), "ww", empty)
    return _neither(line, now, Done(code, "", ""))


@pytest.mark.parametrize(("now", "code", "empty", "problem"), [
    (state(), 1, "", ""), (state("as after", page="p"), 0, "", ""), (state("as after", page="p"), -9, "", ""),
    (state("begun"), 1, "begun", ""),
    (state(), 0, "", "acknowledged"), (state("as after"), 0, "", "page was acknowledged"), (state("half"), 1, "", "neither"),
    (state(None), 1, "", "neither"), (state("unsound: row 7"), -9, "", "unsound"), (state(page="half"), -9, "", "page is neither"),
    (state("begun"), 1, "", "neither"),
])  # fmt: skip
def test_what_is_neither_before_nor_after_is_a_failure(now, code, empty, problem):
    said = judged(now, code, empty)
    assert problem in said
    assert bool(said) == bool(problem)


@pytest.mark.parametrize(("way", "code", "said", "problem"), [
    ("full", 1, "The disk is full; nothing was written.", ""), ("fault", 1, "The disk reports a fault.", ""), ("full", 0, "", ""),
    ("full", 1, "The disk reports a fault.", "not called full"), ("fault", 1, "The disk is full.", "called a full disk"),
    ("fault", 5, "The book is damaged (disk I/O error).", "called damage"), ("short", 1, "", "said nothing"),
])  # fmt: skip
def test_what_is_said_of_a_disk_that_refuses_is_judged(way, code, said, problem):
    from torture.faults import _misspoken
    from torture.forked import Done

    found = _misspoken(way, Done(code, "", said))
    assert problem in found
    assert bool(found) == bool(problem)


@pytest.mark.parametrize(("said", "medium", "problem"), [
    ("a ␛[31m b", "text", ""), ("a \x1b]52;c;x\x07", "text", "raw signs"), ("a \x1b[1mb\x1b[0m", "100", ""),
    ("a \x1b[5;7;95mb", "100", "raw signs"),
    ("a\u202eb", "json", "raw signs"), ("name\n'=cmd|x\n", "csv", ""), ("name\n=cmd|x\n", "csv", "formula"),
    ("134981", "md", "template"),
])  # fmt: skip
def test_what_a_reader_of_a_medium_would_obey_is_seen(said, medium, problem):
    from torture.hostile import _obeyed

    found = _obeyed(said, medium)
    assert problem in found
    assert bool(found) == bool(problem)


def test_a_tag_and_a_formula_in_a_file_are_seen(tmp_path):
    import zipfile

    from torture.hostile import _obeyed

    (page := tmp_path / "page.html").write_text("<p>&lt;xssa&gt;</p>", encoding="utf-8")
    assert not _obeyed(page, "html")
    page.write_text("<p><xssa onload=x></p>", encoding="utf-8")
    assert "tag" in _obeyed(page, "html")
    with zipfile.ZipFile(tmp_path / "page.xlsx", "w") as sheet:
        sheet.writestr("xl/worksheets/sheet1.xml", "<c><f>=cmd|x</f></c>")
    assert "formula" in _obeyed(tmp_path / "page.xlsx", "xlsx")
