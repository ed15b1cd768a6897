import pytest

import playbook_docs
from advice.books import RULES
from journeys.rule_journeys import items, journeys


def test_the_generated_pages_are_up_to_date():
    assert playbook_docs.main(["--check"]) == 0


def test_a_page_that_is_out_of_date_is_named(tmp_path, monkeypatch, capsys):
    (tmp_path / "data").symlink_to(playbook_docs.ROOT / "data")
    monkeypatch.setattr(playbook_docs, "ROOT", tmp_path)
    assert playbook_docs.main(["--check"]) == 1
    assert "docs/playbook.md is out of date" in capsys.readouterr().err
    assert (playbook_docs.main([]), playbook_docs.main(["--check"])) == (0, 0)
    (tmp_path / "docs/coverage.md").write_text("old", encoding="utf-8")
    assert playbook_docs.main(["--check"]) == 1


@pytest.mark.parametrize("item", items())
def test_every_rule_of_thumb_stands_in_the_table_with_what_makes_it_speak_keeps_it_silent_and_holds_it_back(item):
    of_the_items, _others = playbook_docs.coverage(RULES).split("## Other journeys")
    rows = [line for line in of_the_items.splitlines() if line.startswith(f"| {item} |")]
    assert len(rows) == sum(item in journey.items for journey in journeys()) > 0
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert len(cells) == 6
        assert all(cells)
        assert ": " in cells[5]


def test_a_rule_that_no_journey_reaches_is_named_and_fails_the_build(monkeypatch, capsys):
    unproved, *proved = journeys()
    monkeypatch.setattr(playbook_docs, "journeys", lambda: tuple(each for each in proved if each.rule != unproved.rule))
    assert playbook_docs.main(["--check"]) == 1
    assert (
        f"The rule {unproved.rule} has no journey by commands: write one in tests/journeys/rules/"
        in capsys.readouterr().err
    )


def test_every_rule_and_every_need_stands_on_the_page():
    text = playbook_docs.page(RULES)
    assert all(f"### `{rule.id}`" in text for rule in RULES.rules)
    assert all(f"| `{need.fact}` |" in text for need in RULES.needs)
