"""What to ask next: what nobody knows and the deal waits for stands above what was settled long ago."""

import json

import pytest


@pytest.fixture
def quoting(run):
    """Return the command on a book with a firm whose incoterm is old and whose payment nobody knows, while a price is asked."""
    run("add", "contact", "Anna", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-input")
    run("set", "o1", "terms.incoterm=FOB Hong Kong", "--on", "2023-01-10")
    run("deal", "anna", "Lamps")
    run("stage", "d1", "qualified")
    return run


def test_what_nobody_knows_and_the_stage_waits_for_is_asked_before_an_old_term_is_confirmed(quoting):
    first = quoting("gaps", "o1").stdout
    assert "terms.payment=…" in first
    assert "dossier set d1 deadline=…" in first
    assert "--confirm" not in first


def test_an_old_term_stands_between_what_the_stage_needs_and_what_is_only_welcome(quoting):
    asked = [each["fact"] for each in json.loads(quoting("gaps", "o1", "--json").stdout)["gaps"]]
    places = [asked.index(each) for each in ("terms.payment", "deal.deadline", "terms.incoterm", "company.price_level")]
    assert places == sorted(places)


def test_an_old_term_is_not_asked_but_confirmed(quoting):
    gaps = {each["fact"]: each for each in json.loads(quoting("gaps", "o1", "--json").stdout)["gaps"]}
    assert gaps["terms.incoterm"]["command"] == "dossier terms o1 --confirm"
    assert "FOB Hong Kong" in quoting("terms", "o1", "--confirm").stdout
