"""The options of a command that writes a record are the fields that the record declares, by every name they have."""

import json

import pytest


@pytest.fixture
def deal(run):
    for words in (
        ("add", "contact", "Anna", "--company", "Nord", "--country", "DE", "--qq", "1234567", "--no-input"),
        ("deal", "anna", "Lamps", "--value", "900", "--currency", "USD"),
        ("add", "offer", "Charger A", "--code", "A-30", "--plug", "EU", "--mains", "230 V"),
    ):
        done = run(*words)
        assert done.exit_code == 0, done.stderr
    return run


def test_a_way_to_reach_somebody_is_an_option_of_its_own(deal):
    assert "1234567" in deal("show", "anna").stdout


def test_an_order_is_typed_by_the_aliases_of_its_fields(deal):
    typed = ("--market", "DE", "--item", "A-30", "--voltage", "230 V", "--label", "German", "--ship-by", "2027-01-20")
    done = deal("order", "d1", *typed, "--no-input")
    assert done.exit_code == 0, done.stderr
    kept = json.loads(deal("show", "s1", "--json").stdout)
    assert (kept["destination"], kept["offer_id"], kept["mains"]) == ("DE", 1, "230 V")
    assert (kept["label_language"], kept["ship_by"]) == ("German", "2027-01-20")


def test_a_quotation_and_a_proof_are_typed_by_the_names_of_their_fields(deal):
    line = ("--line", "Charger A, 1000 pcs, 3.40", "--payment", "30/70")
    assert deal("quote", "d1", *line, "--valid-until", "30d", "--state", "sent", "--no-input").exit_code == 0
    kept = json.loads(deal("show", "q1", "--json").stdout)
    assert (kept["state"], kept["payment"], kept["valid_until"]) == ("sent", "30/70", "2026-12-23")
    assert deal("proof", "d1", "machine", "--sent", "--notes", "matt", "--courier", "DHL").exit_code == 0
    kept = json.loads(deal("show", "y1", "--json").stdout)
    assert (kept["state"], kept["text"], kept["courier"]) == ("sent", "matt", "DHL")


def test_what_is_empty_is_not_typed_and_what_is_no_choice_is_refused(deal):
    assert deal("order", "d1", "--plug", "", "--no-input").exit_code == 0
    assert json.loads(deal("show", "s1", "--json").stdout)["plug"] is None
    wrong = deal("quote", "d1", "--line", "Charger A, 1000 pcs, 3.40", "--state", "flying")
    assert wrong.exit_code != 0
    assert "flying" in wrong.stderr


def test_a_list_is_named_by_its_record_and_says_choices_in_words(deal):
    assert deal("add", "product", "nord", "Lamp", "--kind", "best_seller").exit_code == 0
    assert "best seller" in deal("list", "product").stdout
    assert json.loads(deal("list", "product", "--json").stdout)[0]["kind"] == "best_seller"
