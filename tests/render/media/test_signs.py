"""On a terminal whose fonts draw some signs two cells wide, and beside names that are read from the right, columns stand."""

import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from comparing import on_a_terminal
from conftest import ROOT, Run, environment
from dossier.render.media.widths import cells

GOLDEN = ROOT / "tests/golden"
SIGNS = "█▓▒▁▂▃▄▅▆▇★☆→←↔●○◆□─│├└┤"
ISOLATES = "\u2068\u2069"


def bare(text: str) -> str:
    """Return a text without the isolates around names from right to left, which take no cell."""
    return re.sub(f"[{ISOLATES}]", "", text)


def wide(text: str) -> int:
    """Return the cells of a text where every sign of an ambiguous width is drawn two cells wide."""
    return cells(text) + sum(unicodedata.east_asian_width(sign) == "A" for sign in text)


def test_no_view_in_chinese_stands_on_a_sign_of_an_uncertain_width():
    seen = 0
    for path in GOLDEN.glob("*.zh.txt"):
        columns = re.search(r"\.(\d+)\.zh", path.name)
        if columns is None:
            continue
        for row in path.read_text(encoding="utf-8").splitlines():
            seen += 1
            assert not set(row) & set(SIGNS), (path.name, row)
            assert cell_len(row) <= int(columns[1]), (path.name, row)
    assert seen > 1000, "the views on a terminal are no longer pinned in Chinese"
    assert any("█" in path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.80.txt")), "in English they stand"


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_names_from_right_to_left_and_flags_keep_the_columns(run: Run, tmp_path: Path, columns: int):
    for name, firm, country in (
        ("محمد العلي", "شركة النور", "AE"), ("דוד כהן", "אור בע״מ", "IL"), ("王丽", "广州灯饰", "CN"), ("Anna Schmidt", "Nordlicht", "DE"),
    ):  # fmt: skip
        run("add", "contact", name, "--company", firm, "--country", country, "--no-input", "--yes")
    said = on_a_terminal(("--lang", "zh", "list", "contacts"), environment(tmp_path), columns)
    rows = [bare(row) for row in said.splitlines() if re.match(r"  c\d", row)]
    assert len(rows) == 4
    for name in ("محمد العلي", "דוד כהן"):
        assert f"\u2068{name}\u2069" in said
    flag = re.compile("[🇦-🇿]{2}")
    for measure in (cells, wide):
        assert len({measure(row[: found.start()]) for row in rows if (found := flag.search(row))}) == 1, rows
    assert all(cell_len(row) <= columns and wide(row) <= columns for row in map(bare, said.splitlines()))
