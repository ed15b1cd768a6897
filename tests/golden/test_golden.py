"""What the demo book says on its fixed morning, word by word, in every medium and both languages a view speaks.

Each view of the table is one command; each of its media is one test and one file beside this module, named by both:
`person.txt`, `person.zh.txt`, `person.json`, `person.md`, `person.html`, `person.csv`. A test fails with the lines that differ.
If the difference is meant, renew the files with `make golden` (or `python -m pytest tests/golden --renew`), read them with
`git diff`, and commit them together with the change that made them differ.
"""

import difflib
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT, Run

HERE = Path(__file__).parent
SHOWN = 80
"""Lines of a difference that a failure prints; the rest is counted."""


class Golden(NamedTuple):
    """One command, one medium, one file."""

    name: str
    words: tuple[str, ...]
    medium: str
    columns: int

    @property
    def file(self) -> Path:
        ending = {"text": "txt", "zh": "zh.txt"}.get(self.medium, self.medium)
        return HERE / f"{self.name}.{ending}"


TEXT = "text zh"
DATA = "text zh json"
LISTS = "text zh csv json"
PAGES = "text zh json md html"

# name, command, media, and the width where it is not 100
VIEWS: tuple[tuple[str, str, str, int], ...] = (
    ("person", "show anna", PAGES, 100),
    ("person-narrow", "show anna", TEXT, 80),
    ("person-share", "show anna --share", PAGES, 100),
    ("person-whole", "show anna --all --sources", TEXT, 100),
    ("person-friend", "show karen", TEXT, 100),
    ("person-new", "show omar", TEXT, 100),
    ("company", "show nordlicht", PAGES, 100),
    ("company-share", "show nordlicht --share", PAGES, 100),
    ("deal", "show d12", PAGES, 100),
    ("deal-narrow", "show d12", TEXT, 80),
    ("deal-share", "show d12 --share", PAGES, 100),
    ("country", "show DE", PAGES, 100),
    ("country-gulf", "show SA", TEXT, 100),
    ("quotation", "show q15", DATA, 100),
    ("quotation-share", "show q15 --share", DATA, 100),
    ("order", "show s10", DATA, 100),
    ("order-share", "show s10 --share", DATA, 100),
    ("order-shipped", "order s8", TEXT, 100),
    ("proof", "show y9", DATA, 100),
    ("proof-share", "show y9 --share", DATA, 100),
    ("notes", "order s10 --notes", "text", 100),
    ("notes-zh", "order s10 --notes --lang zh", "text", 100),
    ("paper", "quote q15", "json md html", 100),
    ("remind", "remind", "text zh json md", 100),
    ("remind-narrow", "remind", TEXT, 80),
    ("remind-whole", "remind --all", TEXT, 100),
    ("remind-client", "remind anna", TEXT, 100),
    ("week", "week", "text zh json md", 100),
    ("history", "history d12", PAGES, 100),
    ("history-share", "history d12 --share", PAGES, 100),
    ("history-fields", "history d12 --fields", DATA, 100),
    ("history-person", "history anna", DATA, 100),
    ("case", "case casaviva", PAGES, 100),
    ("terms", "terms nordlicht", PAGES, 100),
    ("terms-share", "terms nordlicht --share", DATA, 100),
    ("draft-chase", "draft lucia chase --bilingual", DATA, 100),
    ("draft-chase-simple", "draft d20 chase --simple", TEXT, 100),
    ("draft-reply", "draft omar first-reply", DATA, 100),
    ("draft-terms", "draft nordlicht reconfirm-terms", DATA, 100),
    ("contacts", "list contacts", LISTS, 100),
    ("contacts-narrow", "list contacts", TEXT, 80),
    ("companies", "list companies", LISTS, 100),
    ("deals", "list deals", LISTS, 100),
    ("follow-ups", "list follow-ups", LISTS, 100),
    ("ideas", "report ideas", f"{PAGES} csv", 100),
    ("competitors", "report competitors", f"{PAGES} csv", 100),
    ("ideas-share", "report ideas --share", DATA, 100),
    ("fairs", "report fairs", f"{PAGES} csv", 100),
    ("compare", "compare NZ AU ZA", DATA, 100),
    ("compare-narrow", "compare NZ AU ZA", TEXT, 80),
    ("gaps", "gaps anna", DATA, 100),
    ("gaps-budget", "gaps anna --budget 2", TEXT, 100),
    ("gaps-all", "gaps", TEXT, 100),
    ("advise", "advise anna", DATA, 100),
    ("advise-call", "advise karen --moment call", TEXT, 100),
    ("match", "match nordlicht", "text zh json md", 100),
    ("match-share", "match nordlicht --share", TEXT, 100),
    ("holidays", "holidays DE CN", LISTS, 100),
    ("holidays-client", "holidays omar --days 200", TEXT, 100),
)
GOLDENS = tuple(
    Golden(name, tuple(command.split()), medium, columns)
    for name, command, media, columns in VIEWS
    for medium in media.split()
)


@pytest.fixture(scope="session")
def demo_home(demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the demo book, its files and its settings."""
    home = tmp_path_factory.mktemp("golden")
    shutil.copytree(demo_book.parent, home, dirs_exist_ok=True)
    (home / "config").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "data" / "demo" / "config.toml", home / "config" / "config.toml")
    return home


@pytest.mark.parametrize("golden", [pytest.param(each, id=each.file.name) for each in GOLDENS])
def test_the_demo_book_says_what_it_said(
    run: Run, demo_home: Path, tmp_path: Path, golden: Golden, request: pytest.FixtureRequest
):
    page = tmp_path / "page.html"
    medium = {"zh": (), "text": (), "html": ("--html", str(page)), "json": ("--json",), "csv": ("--csv",)}
    flags = medium.get(golden.medium, ("--md", "-") if golden.name == "paper" else ("--md",))
    env = {
        "DOSSIER_DB": str(demo_home / "book.db"),
        "DOSSIER_CONFIG": str(demo_home / "config"),
        "XDG_CACHE_HOME": str(demo_home / "cache"),
        "DOSSIER_LANG": "zh" if golden.medium == "zh" else "en",
        "COLUMNS": str(golden.columns),
    }
    done = run(*golden.words, *flags, env=env)
    assert done.exit_code == 0, done.stderr
    said = page.read_text(encoding="utf-8") if golden.medium == "html" else done.stdout
    assert said.strip(), "nothing was said"
    for mine in (str(demo_home), str(tmp_path), str(ROOT)):
        assert mine not in said, "a path of this machine"
    if request.config.getoption("--renew"):
        golden.file.write_bytes(said.encode())
    kept = golden.file.read_bytes().decode() if golden.file.exists() else ""
    if said != kept:
        pytest.fail(difference(kept, said, golden.file.name), pytrace=False)


def test_every_stored_file_has_its_view(request: pytest.FixtureRequest):
    stored = {each for each in HERE.iterdir() if each.suffix in {".txt", ".json", ".md", ".html", ".csv"}}
    left_over = stored - {each.file for each in GOLDENS}
    if request.config.getoption("--renew"):
        for each in left_over:
            each.unlink()
        left_over = set()
    assert not left_over


def test_a_difference_names_the_lines_and_the_way_to_renew_them():
    said = difference("one\ntwo\n", "one\nzwei\n", "some.txt")
    assert "-two" in said
    assert "+zwei" in said
    assert "make golden" in said


def difference(kept: str, said: str, name: str) -> str:
    """Return the lines in which what was said is not what is stored, and what to do if it is meant."""
    lines = list(
        difflib.unified_diff(kept.split("\n"), said.split("\n"), f"stored {name}", f"now {name}", lineterm="", n=2)
    )
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more, "If this is meant: make golden, then read `git diff tests/golden`."])
