"""What the demo book of a language says on its fixed morning, word by word, in every medium and both languages.

Each view of the table is one command; each of its media is one test and one file beside this module, named by both:
`person.txt`, `person.zh.txt` (piped), `person.80.txt`, `person.80.zh.txt` (on a terminal of so many columns), `person.json`,
`person.md`, `person.html`, `person.csv`; of a sheet its cells, `paper-proforma.xlsx.txt`. A test fails with the lines that differ.
If the difference is meant, renew the files with `make golden` (or `python -m pytest tests/golden --renew`), read them with
`git diff`, and commit them together with the change that made them differ.
"""

import shutil
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from comparing import difference, on_a_terminal
from conftest import ROOT, Run, environment

HERE = Path(__file__).parent


class Golden(NamedTuple):
    """One command, one medium, one file; `columns` is the width of the terminal, or None where there is none."""

    name: str
    words: tuple[str, ...]
    medium: str
    columns: int | None
    language: str

    @property
    def file(self) -> Path:
        width = f".{self.columns}" if self.columns else ""
        language = f".{self.language}" if self.language != "en" else ""
        ending = "xlsx.txt" if self.medium == "xlsx" else self.medium
        return HERE / f"{self.name}{width}{language}.{ending}"


def golden(name: str, command: str, medium: str) -> Golden:
    """Return one entry of the table; `medium` is `text`, `zh`, a number of columns, `80-zh`, or the ending of a file."""
    width, _, language = medium.partition("-")
    columns = int(width) if width.isdigit() else None
    ending = "txt" if columns or medium in {"text", "zh"} else medium
    return Golden(name, tuple(command.split()), ending, columns, "zh" if medium == "zh" else language or "en")


TEXT = "text zh"
DATA = "text zh json"
LISTS = "text zh csv json"
PAGES = "text zh json md html"
TERMINAL = "80 80-zh 100"
WIDTHS = "80 80-zh 140 140-zh"

# name, command, media
VIEWS: tuple[tuple[str, str, str], ...] = (
    ("dates", "dates s9 --since 2026-11-01", f"{PAGES} {TERMINAL}"),
    ("dates-for", "dates s9 --for emily", "text md html 80"),
    ("complaint", "show cp1", DATA),
    ("samples", "report samples", f"{LISTS} 80 80-zh"),
    ("person", "show anna", f"{PAGES} {TERMINAL}"),
    ("person-share", "show anna --share", PAGES),
    ("person-whole", "show anna --all --sources", TEXT),
    ("person-friend", "show karen", TEXT),
    ("person-new", "show omar", TEXT),
    ("company", "show nordlicht", PAGES),
    ("company-share", "show nordlicht --share", PAGES),
    ("deal", "show d12", f"{PAGES} {TERMINAL}"),
    ("deal-share", "show d12 --share", PAGES),
    ("country", "show DE", PAGES),
    ("country-gulf", "show SA", TEXT),
    ("quotation", "show q15", DATA),
    ("quotation-share", "show q15 --share", DATA),
    ("order", "show s10", DATA),
    ("order-share", "show s10 --share", DATA),
    ("order-shipped", "order s8", TEXT),
    ("proof", "show y9", DATA),
    ("proof-share", "show y9 --share", DATA),
    ("notes", "order s10 --notes", "text"),
    ("notes-zh", "order s10 --notes --lang zh", "text"),
    ("paper", "quote q15", "json md html"),
    ("paper-proforma", "paper s5 proforma", "json md html xlsx"),
    ("paper-confirmation", "paper s11 confirmation", "json md html xlsx"),
    ("remind", "remind", f"text zh json md {TERMINAL}"),
    ("remind-whole", "remind --all", TEXT),
    ("remind-client", "remind anna", TEXT),
    ("week", "week", "text zh json md"),
    ("month", "month", f"{PAGES} {WIDTHS}"),
    ("month-share", "month 2026-10 --share", f"{DATA} 80"),
    ("history", "history d12", PAGES),
    ("history-share", "history d12 --share", PAGES),
    ("history-fields", "history d12 --fields", DATA),
    ("history-person", "history anna", DATA),
    ("case", "case casaviva", PAGES),
    ("since", "since c17", f"{TEXT} 80 80-zh"),
    ("cover", "cover d20", f"{TEXT} 80 80-zh"),
    ("year", "year nordlicht", f"{PAGES} 80 80-zh"),
    ("year-share", "year nordlicht --share", PAGES),
    ("terms", "terms nordlicht", PAGES),
    ("terms-share", "terms nordlicht --share", DATA),
    ("draft-chase", "draft lucia chase --bilingual", DATA),
    ("draft-chase-simple", "draft d20 chase --simple", TEXT),
    ("draft-reply", "draft omar first-reply", DATA),
    ("draft-terms", "draft nordlicht reconfirm-terms", DATA),
    ("contacts", "list contacts", f"{LISTS} {TERMINAL}"),
    ("companies", "list companies", LISTS),
    ("deals", "list deals", LISTS),
    ("follow-ups", "list follow-ups", LISTS),
    ("deals-by-stage", "list deals --group stage", f"{LISTS} md {TERMINAL}"),
    ("deals-by-country", "list deals --group country,opened:quarter --totals", LISTS),
    ("owed", "list owed", f"{LISTS} {TERMINAL}"),
    (
        "companies-today",
        "list companies --columns name,open_value,unpaid,overdue,silent_days --sort -unpaid,name",
        TEXT,
    ),
    ("orders", "list orders", "60 80 60-zh"),
    ("ideas", "report ideas", f"{PAGES} csv 80 140"),
    ("competitors", "report competitors", f"{PAGES} csv 80 140-zh"),
    ("ideas-share", "report ideas --share", DATA),
    ("fairs", "report fairs", f"{PAGES} csv 80 140"),
    ("friends", "report friends", "80 80-zh 140"),
    ("completeness-month", "report completeness --period 2026-11", "80-zh 140"),
    ("sources", "report sources", f"{PAGES} csv {WIDTHS}"),
    ("sources-year", "report sources --period 2026", TEXT),
    ("pipeline", "report pipeline", f"{PAGES} csv {WIDTHS}"),
    ("won-lost", "report won-lost", f"{PAGES} csv {WIDTHS}"),
    ("countries", "report countries", f"{PAGES} csv {WIDTHS}"),
    ("countries-share", "report countries --share", DATA),
    ("quiet", "report quiet", f"{PAGES} csv {WIDTHS}"),
    ("workload", "report workload", f"{PAGES} csv {WIDTHS}"),
    ("payments", "report payments", f"{PAGES} csv {WIDTHS}"),
    ("compare", "compare NZ AU ZA", f"{DATA} {TERMINAL}"),
    ("gaps", "gaps anna", DATA),
    ("gaps-budget", "gaps anna --budget 2", TEXT),
    ("gaps-all", "gaps", TEXT),
    ("advise", "advise anna", DATA),
    ("advise-call", "advise karen --moment call", TEXT),
    ("match", "match nordlicht", "text zh json md"),
    ("match-share", "match nordlicht --share", TEXT),
    ("holidays", "holidays DE CN", LISTS),
    ("holidays-client", "holidays omar --days 200", TEXT),
)
GOLDENS = tuple(golden(name, command, medium) for name, command, media in VIEWS for medium in media.split())


@pytest.fixture(scope="session")
def demo_homes(demo_book: Path, chinese_demo_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return for each language a folder with a copy of its demo book, its files and its settings."""
    homes = {}
    for language, book in (("en", demo_book), ("zh", chinese_demo_book)):
        homes[language] = home = tmp_path_factory.mktemp("golden")
        shutil.copytree(book.parent, home, dirs_exist_ok=True)
        (home / "config").mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "data" / "demo" / "config.toml", home / "config" / "config.toml")
    return homes


@pytest.mark.parametrize("golden", [pytest.param(each, id=each.file.name) for each in GOLDENS])
def test_the_demo_book_says_what_it_said(
    run: Run, demo_homes: dict[str, Path], tmp_path: Path, golden: Golden, request: pytest.FixtureRequest
):
    demo_home = demo_homes[golden.language]
    env = {
        "DOSSIER_DB": str(demo_home / "book.db"),
        "DOSSIER_CONFIG": str(demo_home / "config"),
        "XDG_CACHE_HOME": str(demo_home / "cache"),
        "DOSSIER_LANG": golden.language,
    }
    page = tmp_path / "page.html"
    markdown = ("--md", "-") if golden.name.startswith("paper") else ("--md",)
    flags = {"txt": (), "json": ("--json",), "csv": ("--csv",), "md": markdown, "html": ("--html", str(page))}
    flags["xlsx"] = ("--xlsx", str(page))
    if golden.columns:
        said = on_a_terminal(golden.words, environment(tmp_path) | env, golden.columns)
    else:
        done = run(*golden.words, *flags[golden.medium], env=env)
        assert done.exit_code == 0, done.stderr
        said = page.read_text(encoding="utf-8") if golden.medium == "html" else done.stdout
        said = cells_of(page) if golden.medium == "xlsx" else said
    assert said.strip(), "nothing was said"
    for mine in (str(demo_home), str(tmp_path), str(ROOT)):
        assert mine not in said, "a path of this machine"
    if request.config.getoption("--renew"):
        golden.file.write_bytes(said.encode())
    kept = golden.file.read_bytes().decode() if golden.file.exists() else ""
    if said != kept:
        pytest.fail(difference(kept, said, golden.file.name), pytrace=False)


def cells_of(file: Path) -> str:
    """Return the cells of a sheet, one a line: its name, the formula if it has one, and the value that is kept."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(file) as parts:
        page, strings = (
            ET.fromstring(parts.read(f"xl/{name}.xml"))  # noqa: S314  (our own file)
            for name in ("worksheets/sheet1", "sharedStrings")
        )
    texts = ["".join(t.text or "" for t in each.iterfind(".//m:t", space)) for each in strings.iterfind("m:si", space)]
    rows = []
    for cell in page.iterfind(".//m:c", space):
        formula, value = (cell.findtext(f"m:{name}", namespaces=space) for name in ("f", "v"))
        if value is not None:
            shown = texts[int(value)] if cell.get("t") == "s" else value
            rows.append("  ".join(part for part in (cell.get("r"), formula and f"={formula}", shown) if part))
    return "\n".join(rows) + "\n"


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
