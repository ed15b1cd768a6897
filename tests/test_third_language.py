"""A third language is a catalogue and a table: every page speaks it, and nothing but values and codes stands in plain letters."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment
from every_example import EXAMPLES
from third_language import CODE, Values, machine_words

HERE = Path(__file__).parent
LETTERS = ("draft", "paper", "recap", "forwarders", "terms", "dates", "order", "case", "cover", "help", "completion")
"""Commands whose text is for others, in the language of its reader, or a page that is written for each language by hand."""
EXCEPTIONS = {
    r"(show anna|show nordlicht|list departments).*: quality": "a department, as it was typed",
    r"show s10: .*": "notes for the workshop, in a language of their own",
    r"show [A-Z]{2}: (none|other)": "faiths of a country: a text that is shipped in several languages",
    r"show [A-Z]{2}: Hz": "a unit, the same in every language",
    r"config: auto": "a setting, as it is typed",
    r"list cntacts: contacts": "the word to be typed",
    r".* --help: (下周一|美元)": "examples of what can be typed, in English help as well",
}
"""What stands in plain letters in every language, by line and run, and why."""


def lines() -> list[str]:
    """Return the lines that are typed: every help page, every view, every list and report, one mistake of each command."""
    from dossier.app.find.list_answer import NOUNS
    from dossier.app.reports.report import REPORTS

    views = re.findall(
        r'^    \("[\w-]+", "([^"]+)",', (HERE / "golden/test_golden.py").read_text("utf-8"), re.MULTILINE
    )
    mistakes = re.findall(r"^\$ (.+)$", (HERE / "cli/errors.txt").read_text("utf-8"), re.MULTILINE)
    first = {line.split()[0]: line for line in reversed(mistakes)}
    every = [f"{name} --help" for name in EXAMPLES if name != "completion"] + [
        "--help",
        *views,
        *WRITTEN,
        *first.values(),
    ]
    every += [f"list {noun}" for noun in NOUNS] + [f"report {name}" for name in REPORTS] + ["config", "playbook list"]
    return [
        line for line in dict.fromkeys(every)
        if line.endswith("--help") or (line.split()[0] not in LETTERS and "--lang" not in line)
    ]  # fmt: skip


WRITTEN = (
    "history d12 --fields", "add market summit DE --from-date 2026", "set anna spoken_english=poor hobbies=golf",
    "log anna asked for a price --by email --next +3d", "deal nordlicht Chargers --market FR", "stage d12 won", "undo",
)  # fmt: skip


def spoken(home: Path, book: Path, lines: list[str], without: tuple[str, ...] = ()) -> dict[str, str]:
    """Return what lines put on the screen in the third language, on a copy of a book; some sentences have no translation."""
    (home / "book.db").write_bytes(book.read_bytes())
    env = environment(home) | {
        "DOSSIER_LANG": CODE,
        "COLUMNS": "400",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{HERE}",
    }
    done = subprocess.run(
        [sys.executable, str(HERE / "third_language.py")], input=json.dumps({"lines": lines, "without": without}),
        capture_output=True, encoding="utf-8", env=env, cwd=home, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def bypassing(said: dict[str, str], values: Values) -> list[str]:
    """Return what stands on the screens in plain letters and is neither a value nor explained."""
    found = {f"{line}: {run}" for line, screen in said.items() for run in values.untranslated(screen, line)}
    return sorted(each for each in found if not any(re.fullmatch(pattern, each) for pattern in EXCEPTIONS))


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory, demo_book: Path) -> tuple[dict[str, str], Values]:
    """Return what all lines put on the screen in the third language, and what may stand there."""
    home = tmp_path_factory.mktemp("third")
    return spoken(home, demo_book, lines()), Values(home / "book.db")


def test_whatever_is_said_comes_from_the_catalogue_or_from_the_book(screens):
    said, values = screens
    assert len(said) > 200
    assert bypassing(said, values) == []


def test_each_exception_is_needed(screens):
    said, values = screens
    found = {f"{line}: {run}" for line, screen in said.items() for run in values.untranslated(screen, line)}
    assert [pattern for pattern in EXCEPTIONS if not any(re.fullmatch(pattern, each) for each in found)] == []


def test_nothing_stands_on_the_screen_as_only_a_program_writes_it(screens):
    said, _values = screens
    assert {line: found for line, screen in said.items() if (found := machine_words(screen))} == {}


def test_its_lists_days_and_sums_are_written_as_its_table_says(screens):
    said, _values = screens
    assert "2024·ṃ4" in said["show karen"]
    assert " ‚ " in said["show DE"]
    assert re.search(r"USD [\d,.]+ ṃ\b", said["show DE"])


def test_the_guard_sees_a_sentence_that_no_catalogue_has(tmp_path, demo_book):
    said = spoken(tmp_path, demo_book, ["show anna"], without=("Person", "because: "))
    assert bypassing(said, Values(demo_book)) == ["show anna: Person", "show anna: because"]


@pytest.mark.parametrize(
    "raw", ["⟦ẉḥọ ṗạỵṣ~~⟧ ours", "Because of the late proof ⟦ạḅċ~⟧", "⟦ṣṭạġẹ~⟧ negotiating → quoted", "赢单丢单 ⟦ạḅċ~⟧"]
)
def test_the_guard_sees_what_bypasses_the_catalogue(screens, raw):
    assert screens[1].untranslated(raw, "show anna") != []


@pytest.mark.parametrize(
    "raw", ["⟦ḍạịḷỵ~~⟧ True", "⟦ẹṿẹṛỵ~~⟧ FREQ=WEEKLY", "⟦ẹṿẹṛỵ {n} ỵẹạṛṣ~~⟧", "⟦ṃạṛḳẹṭ~~⟧ DE ‚ ⟦ṣịṇċẹ~~⟧"]
)
def test_the_guard_sees_what_only_a_program_writes(raw):
    assert machine_words(raw) != []
