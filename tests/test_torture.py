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
    ]
    text = torture_table.table(found, "today")
    assert "| 0 | 0 | 0 | not run: zsh is not on this machine |" in text
    assert "| 2 | 1 | 1 |" in text
    assert "two: it ran" in text


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
