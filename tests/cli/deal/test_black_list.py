"""Who stands on the black list is named wherever something would go out to them, and nothing goes without a reason."""

import pytest


@pytest.fixture
def listed(run):
    """Return the command on a book in which a firm with a quotation is on the black list."""
    run(
        "add",
        "contact",
        "Anna Schmidt",
        "--company",
        "Nordlicht",
        "--email",
        "anna@gmail.com",
        "--country",
        "DE",
        "--no-input",
    )
    run("deal", "anna", "chargers")
    run("quote", "d1", "--line", "Charger, 5000 pcs, 3.20", "--payment", "30/70", "--sent")
    run("set", "o1", "黑名单=never paid in 2024")
    return run


NAMED = "Nordlicht is on the black list: never paid in 2024."


def test_no_price_no_order_and_no_courting_letter_without_a_reason(listed):
    for words in (
        ("quote", "d1", "--line", "Lamp, 500 pcs, 5", "--payment", "30/70"),
        ("order", "d1"),
    ):
        refused = listed(*words)
        assert (refused.exit_code, NAMED in refused.stderr, "--override" in refused.stderr) == (6, True, True)
    refused = listed("draft", "c1", "proposal")
    assert (refused.exit_code, "is on the black list: never paid in 2024." in refused.stderr) == (6, True)
    assert NAMED in listed("terms", "o1").stderr
    assert NAMED not in listed("terms", "o1", "--share").stderr
    done = listed("order", "d1", "--override", "paid in advance")
    assert done.exit_code == 0
    assert NAMED in listed("draft", "c1", "order-confirmed").stderr
    assert f"{NAMED[:-1]}: paid in advance" in listed("show", "s1").stdout


def test_the_morning_and_the_dossier_name_it_until_they_are_taken_off(listed):
    assert "Nordlicht · black list: never paid in 2024" in listed("remind", "--all").stdout
    shown = listed("show", "c1").stdout
    assert "On the black list: never paid in 2024. No price" in shown
    assert "never paid" not in listed("show", "c1", "--share").stdout
    listed("set", "o1", "black list=none")
    assert "black list:" not in listed("remind", "--all").stdout
    assert listed("quote", "d1", "--line", "Lamp, 500 pcs, 5", "--payment", "30/70").exit_code == 0


def test_a_free_mailbox_is_named_beside_the_address(run):
    run("add", "contact", "Anna", "--email", "anna@gmail.com", "--email", "anna@nordlicht.example", "--no-input")
    lines = [each for each in run("show", "c1", "--all").stdout.splitlines() if "@" in each]
    assert ["a free mailbox" in each for each in lines if "anna@" in each] == [
        "gmail" in each for each in lines if "anna@" in each
    ]
    assert any("gmail" in each for each in lines)
