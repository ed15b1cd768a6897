"""The columns of sheets that sellers keep: each is a field in both languages, or a refusal that says where it belongs."""

from pathlib import Path

import pytest

ROWS = [
    tuple(cell.strip() for cell in line.split(" | "))
    for line in Path(__file__)
    .with_name("sheet_words.txt")
    .read_text(encoding="utf-8")
    .replace("| |", "|  |")
    .splitlines()
    if line and not line.startswith("#")
]
KEPT = [row for row in ROWS if row[3]]
REFUSED = [row for row in ROWS if not row[3]]
LATER = {"DOSSIER_NOW": "2027-03-01T08:30"}
"""When all of it has happened."""


@pytest.fixture
def trade(run):
    """Return the command on a book with a client, a deal, its papers, money that came, and a visit."""
    for line in (
        ("add", "contact", "Ann Smith", "--company", "Nord", "--country", "DK", "--no-input"),
        ("add", "company", "Sud"),
        ("deal", "c1", "lamps"),
        ("proof", "d1", "sample"),
        ("quote", "d1", "--line", "Lamp, 5000 pcs, 3.20", "--payment", "30/70", "--sent", "--on", "2026-11-23"),
        ("order", "d1", "--no-input"),
        ("order", "s1", "--received", "USD 100", "--no-input"),
        ("add", "visit", "c1", "to_us", "2026-12-10"),
    ):
        done = run(*line)
        assert done.exit_code == 0, done.stderr
    return run


@pytest.mark.parametrize("column", [1, 2], ids=["English", "Chinese"])
def test_a_column_is_kept_under_its_label(trade, column):
    for ref in dict.fromkeys(row[0] for row in KEPT):
        left = [row for row in KEPT if row[0] == ref]
        while left:  # two columns of one field come one after the other
            labels = dict.fromkeys(row[4] for row in left)
            now = [next(row for row in left if row[4] == label) for label in labels]
            done = trade("set", ref, *(f"{row[column]}={row[3]}" for row in now), env=LATER)
            assert done.exit_code == 0, (ref, done.stderr)
            missing = [row for row in now if f"{row[4]}: " not in done.stdout]
            assert not missing, done.stdout
            left = [row for row in left if row not in now]


def test_what_is_no_field_says_where_it_belongs(trade):
    for ref, *names, _value, place in REFUSED:
        for name in names:
            done = trade("set", ref, f"{name}=x")
            assert (done.exit_code, place in done.stderr) == (2, True), (name, done.stderr, done.stdout)
