"""Sums and quantities as people write them, in `set` and in what is added; two readings are refused with both."""

import pytest


@pytest.fixture
def deal(run):
    run("add", "company", "Nordlicht", "--no-input")
    run("deal", "nordlicht", "5,000 chargers")
    return run


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("value=USD 9,600", "value: unknown → 9,600; currency: unknown → USD"),
        ("value=$32,000", "value: unknown → 32,000; currency: unknown → USD"),
        ("value=3,20 €", "value: unknown → 3.20; currency: unknown → EUR"),
        ("value=3.2万美元", "value: unknown → 32,000; currency: unknown → USD"),
        ("value=1.5m", "value: unknown → 1,500,000."),
        ("value=2 lakh", "value: unknown → 200,000."),
        ("quantity=10.000 pcs", "quantity: unknown → 10,000; unit: unknown → pcs"),
        ("quantity=1.5k pcs", "quantity: unknown → 1,500; unit: unknown → pcs"),
        ("quantity=3千件", "quantity: unknown → 3,000; unit: unknown → pcs"),
    ],
)
def test_a_value_is_read_with_its_currency_or_its_unit(deal, typed, told):
    done = deal("set", "d1", typed)
    assert told in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    "words", [("set", "d1", "value=10.000"), ("deal", "nordlicht", "lamps", "--value", "EUR 10.000")]
)
def test_a_sum_with_two_readings_is_refused_with_both(deal, words):
    refused = deal(*words)
    assert (refused.exit_code, "10,000 or 10.00" in refused.stderr) == (2, True), refused.stderr


def test_a_limit_with_two_readings_is_refused_and_what_is_counted_may_be_said(deal):
    assert "50,000 or 50.00" in deal("set", "nordlicht", "insured_up_to=EUR 50.000").stderr
    assert "employees: unknown → 200" in deal("set", "nordlicht", "employees=200人").stdout


def test_a_new_deal_takes_the_currency_and_the_unit(deal):
    done = deal("add", "deal", "nordlicht", "lamps", "--value", "EUR 10k", "--quantity", "2万只")
    assert "lamps, quantity 20,000, unit pcs, value 10,000, currency EUR" in done.stdout
