import pytest

import playbook_docs
from advice.books import RULES
from advice.checklist_cases import RULES_OF_THUMB


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


@pytest.mark.parametrize("item", RULES_OF_THUMB)
def test_every_rule_of_thumb_stands_in_the_table_with_a_rule_and_a_test(item):
    (row,) = [line for line in playbook_docs.coverage(RULES).splitlines() if line.startswith(f"| {item} |")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert all(cells)
    assert f"{item}-" in cells[3]


def test_every_rule_and_every_need_stands_on_the_page():
    text = playbook_docs.page(RULES)
    assert all(f"### `{rule.id}`" in text for rule in RULES.rules)
    assert all(f"| `{need.fact}` |" in text for need in RULES.needs)
