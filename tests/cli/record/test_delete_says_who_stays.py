"""Before a firm is deleted, it is said what goes with it and who stays without it."""

import pytest


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Delete Nordlicht (o1) with 1 deal; 2 people of theirs stay, without a firm? Add --yes to go on."),
        ("zh", "确定删除 Nordlicht（o1），连同 1 个商机；其 2 位联系人保留，不再属于任何公司？要继续请加 --yes。"),
    ],
)
def test_who_stays_without_a_firm_is_said_before(run, lang, told):
    for name in ("Anna", "Ben"):
        run("add", "contact", name, "--company", "Nordlicht", "--no-follow-up", "--no-input")
    run("deal", "nordlicht", "lamps")
    asked = run("delete", "nordlicht", "--lang", lang)
    assert (asked.exit_code, told in asked.stderr) == (6, True), asked.stderr
    assert "2 people of theirs stay" in run("delete", "nordlicht", "--yes").stdout
    assert "Anna" in run("list", "contacts").stdout
