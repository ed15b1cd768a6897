"""Quantities of a quotation's lines as people write them, and what was understood said back."""

import json

import pytest


@pytest.fixture
def deal(run):
    run("add", "contact", "Ada Moss", "--company", "Moss BV", "--known", "--no-follow-up", "--no-input")
    run("deal", "o1", "lamps", "--currency", "USD")
    return run


def quoted(run, line):
    done = run("quote", "d1", "--line", line, "--incoterm", "FOB Shenzhen", "--payment", "30/70", "--no-input")
    assert done.exit_code == 0, done.stderr
    return done.stdout, json.loads(run("show", "q1", "--json").stdout)["lines"]


@pytest.mark.parametrize(
    ("typed", "quantity", "unit"),
    [
        ("10k", "10000", None), ("10k pcs", "10000", "pcs"), ("2.5k", "2500", None), ("2.5 K", "2500", None),
        ("1.2M", "1200000", None), ("1.2M pcs", "1200000", "pcs"), ("1.2m pcs", "1200000", "pcs"),
        ("1.5 mio pcs", "1500000", "pcs"), ("2 million pcs", "2000000", "pcs"), ("3万", "30000", None),
        ("3万只", "30000", "只"), ("5千", "5000", None), ("两万个", "20000", "pcs"), ("半百万", "500000", None),
        ("half a million", "500000", None), ("a quarter of a million pcs", "250000", "pcs"), ("a thousand", "1000", None),
        ("3 thousand sets", "3000", "sets"), ("5,000", "5000", None), ("10.000 pcs", "10000", "pcs"),
        ("500 m", "500", "m"), ("2 lakh", "200000", None),
    ],
)  # fmt: skip
def test_a_quantity_of_a_line_is_read_and_said_back(deal, typed, quantity, unit):
    said, (line,) = quoted(deal, f"Lamp, {typed}, 0.50")
    assert (line["item"], line["quantity"], line["unit"]) == ("Lamp", quantity, unit)
    assert f"Lamp: {int(quantity):,}" in said


def test_the_breaks_of_a_price_take_the_unit_of_the_first(deal):
    _said, lines = quoted(deal, "Lamp, 5k pcs, 0.50; 50k, 0.45; 1.2M, 0.40")
    assert [(line["quantity"], line["unit"]) for line in lines] == [
        ("5000", "pcs"), ("50000", "pcs"), ("1200000", "pcs"),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["0k", "0 pcs"])
def test_no_pieces_are_no_quantity(deal, typed):
    assert deal("quote", "d1", "--line", f"Lamp, {typed}, 0.50").exit_code == 2


@pytest.mark.parametrize(
    "wish", ["10k pcs", "2.5k sets", "1.2M pcs", "half a million pcs", "3 million pcs", "3万只", "5千个"]
)
def test_a_quantity_in_a_pasted_inquiry_is_taken(run, wish):
    letter = f"From: Ada Moss <ada@moss.example>\nSubject: lamps\n\nDear Sirs,\nplease quote {wish} of LED lamps.\n\nAda Moss\n"
    said = run("add", "contact", "--from", "-", "--json", stdin=letter)
    assert wish.replace("只", " 只").replace("个", " 个") in said.stdout
