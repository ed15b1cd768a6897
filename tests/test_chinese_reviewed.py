"""What a reader of Chinese found wrong is not said again: `chinese_reviewed.csv` has each place, its state, and what stands there now."""

import csv
import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import catalogue

STATES = {"mended", "around", "otherwise", "gone"}
"""Said anew; mended in what stands around the same words; judged otherwise, with the reason; no longer said at all."""


def rows():
    with (ROOT / "tests/chinese_reviewed.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said():
    found: dict[str, set[str]] = {}
    for message in catalogue.load(catalogue.CATALOGUE):
        if message.id:
            for english in catalogue.sentences(message):
                found.setdefault(english, set()).update(catalogue.translations(message))
    return found


def said_again(table, spoken):
    """Return the rows that are called mended and are said as before; a word of several senses may keep one of them."""
    senses = "wrong-sense needing context"
    return [
        row["row"]
        for row in table
        if row["state"] == "mended"
        and row["before"] in spoken.get(row["english"], ())
        and not (row["kind"] == senses and len(spoken[row["english"]]) > 1)
    ]


def test_each_row_has_a_state_and_a_reason_where_it_was_judged_otherwise():
    table = rows()
    assert len(table) == 460
    assert {row["state"] for row in table} <= STATES
    assert [row["row"] for row in table if row["state"] == "otherwise" and not row["why"]] == []


def test_what_was_mended_is_not_said_as_before():
    assert said_again(rows(), said()) == []


def test_a_row_that_is_said_as_before_is_found():
    row = {"row": "1", "state": "mended", "kind": "translationese", "english": "Waiting", "before": "等待中"}
    assert said_again([row], {"Waiting": {"等待中"}}) == ["1"]
    assert said_again([row], {"Waiting": {"等信息"}}) == []
