"""Whom a move of the currency hurts is told once for each side, and only for a side that has another money."""

import pytest


@pytest.fixture
def owing(run):
    """Return a function that opens an order in dollars for a client in a country and returns the page of its deal."""

    def page(country: str) -> str:
        for words in (
            ("add", "company", "Client", "--country", country),
            ("deal", "client", "Power banks", "--opened-on", "2026-06-01"),
            ("rate", "USD", "7.20", "--on", "2026-06-10"),
            ("rate", "USD", "6.40", "--on", "2026-11-20"),
            ("rate", "RUB", "0.0831", "--on", "2026-06-10"),
            ("rate", "RUB", "0.0661", "--on", "2026-11-20"),
            ("add", "order", "d1", "--number", "PI-8", "--value", "21600", "--currency", "USD", "--payment",
             "30% deposit, 70% before shipment", "--confirmed-on", "2026-06-10", "--deposit-paid", "2026-06-17"),
        ):  # fmt: skip
            done = run(*words)
            assert done.exit_code == 0, done.stderr
        return run("show", "d1").stdout

    return page


def test_a_client_whose_money_is_ours_is_told_of_once(owing):
    page = owing("CN")
    assert "for us 11.1 % less in CNY" in page
    assert "for them" not in page


def test_a_client_with_a_money_of_her_own_is_told_of_for_both_sides(owing):
    page = owing("RU")
    assert "for us 11.1 % less in CNY" in page
    assert "for them 11.7 % dearer in RUB" in page


def test_a_client_who_pays_in_her_own_money_bears_no_move(owing):
    page = owing("US")
    assert "for us 11.1 % less in CNY" in page
    assert "for them" not in page
