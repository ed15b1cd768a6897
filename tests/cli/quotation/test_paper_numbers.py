"""A number that once stood on a quotation or an order never stands on another one; what is taken back gives it back."""

import json

import pytest

LINE = ("--line", "Lamp, 10 pcs, 3", "--payment", "30/70")


@pytest.fixture
def deal(run):
    """Return `run` on a book with the deal d1."""
    run("add", "contact", "Ada Moss", "--company", "Moss BV", "--known", "--no-follow-up", "--no-input")
    run("deal", "o1", "lamps", "--currency", "USD")
    return run


def numbers(run, noun):
    return [row["number"] for row in json.loads(run("list", noun, "--json").stdout)]


def test_the_number_of_a_deleted_quotation_is_not_given_again(deal):
    deal("quote", "d1", *LINE)
    deal("quote", "q1", "--sent")
    deal("delete", "q1", "--yes")
    deal("quote", "d1", *LINE)
    assert numbers(deal, "quotes") == ["Q2026-002"]


def test_the_number_of_a_deleted_order_is_not_given_again_and_the_form_of_the_house_goes_on(deal):
    deal("order", "d1", "--number", "LC-26-07", "--value", "100")
    deal("order", "d1", "--more", "--value", "100")
    deal("delete", "s2", "--yes")
    deal("order", "d1", "--more", "--value", "100")
    assert numbers(deal, "orders") == ["LC-26-07", "LC-26-09"]


def test_a_deal_deleted_with_its_papers_keeps_their_numbers(deal):
    deal("deal", "o1", "more lamps")
    deal("quote", "d2", *LINE)
    deal("delete", "d2", "--yes")
    deal("quote", "d1", *LINE)
    assert numbers(deal, "quotes") == ["Q2026-002"]


def test_what_is_taken_back_gives_its_number_back(deal):
    deal("quote", "d1", *LINE)
    deal("undo")
    deal("quote", "d1", *LINE)
    assert numbers(deal, "quotes") == ["Q2026-001"]


def test_a_deletion_taken_back_brings_the_number_back_to_its_paper(deal):
    deal("quote", "d1", *LINE)
    deal("delete", "q1", "--yes")
    deal("undo")
    deal("quote", "d1", *LINE)
    assert numbers(deal, "quotes") == ["Q2026-001", "Q2026-002"]
    assert json.loads(deal("quote", "q1", "--json").stdout)["number"] == "Q2026-001"


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (("order", "d1", "--more", "--number", "q2026-001", "--value", "5"), "taken by q1"),
        (("quote", "d1", *LINE, "--number", "pi-2026-001"), "taken by s1"),
        (("add", "order", "d1", "--number", "PI-2026-001"), "taken by s1"),
        (("set", "q2", "number=PI-2026-001"), "taken by s1"),
        (("set", "q2", "number=Q2026-001"), "taken by q1"),
        (("quote", "d1", *LINE, "--number", "Q2026-003"), "stood on q3 before"),
        (("order", "d1", "--more", "--number", "PI-2026-002", "--value", "5"), "stood on s2 before"),
    ],
)
def test_a_typed_number_that_another_paper_has_or_had_is_one_sentence_and_nothing_is_written(deal, words, held):
    for _again in range(3):
        deal("quote", "d1", *LINE)
    deal("order", "d1", "--from-quote", "q1")
    deal("order", "d1", "--more", "--value", "5")
    deal("delete", "q3", "--yes")
    deal("delete", "s2", "--yes")
    before = numbers(deal, "quotes"), numbers(deal, "orders")
    done = deal(*words, "--no-input")
    assert (done.exit_code, held in done.stderr) == (2, True), done.stderr
    assert (numbers(deal, "quotes"), numbers(deal, "orders")) == before


def test_a_paper_may_go_back_to_its_own_number_and_another_one_may_not_have_it(deal):
    deal("order", "d1", "--value", "5")
    assert deal("set", "s1", "number=X-1").exit_code == 0
    assert "stood on s1 before" in deal("quote", "d1", *LINE, "--number", "PI-2026-001").stderr
    assert deal("set", "s1", "number=PI-2026-001").exit_code == 0
    assert numbers(deal, "orders") == ["PI-2026-001"]
