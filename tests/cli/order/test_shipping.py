"""What travels with an order: their number, its days and papers; what the morning makes of them."""

import json

import pytest

TERMS = ("--incoterm", "FOB Ningbo", "--payment", "30% deposit, 70% against copy of B/L")


@pytest.fixture
def order(run):
    """Return the command on a book with an order that sails on 27 November and arrives on 30 December."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--no-input")
    run("deal", "anna", "chargers")
    run("quote", "d1", "--line", "Charger, 5000 pcs, 3.20", *TERMS, "--sent")
    done = run(
        "order", "d1", "--po", "4500123", "--etd", "2026-11-27", "--eta", "2026-12-30", "--vessel", "Ever Given 021W"
    )
    assert done.exit_code == 0, done.stderr
    run("order", "s1", "--received", "USD 4,800")
    return run


def on(day):
    return {"DOSSIER_NOW": f"{day}T08:30"}


def test_their_number_finds_the_order(order):
    assert order("show", "4500123").stdout.startswith("PI-2026-001")
    assert "s1" in order("find", "4500123").stdout
    assert "s1" in order("find", "ever given").stdout
    assert order("order", "4500123", "--no-input").stdout.startswith("PI-2026-001")
    assert "for chargers (d1)" in order("log", "4500123", "they ask for the B/L", "--in").stdout
    assert "4500123 of 23 November 2026" in order("paper", "s1", "--without-bank").stdout


def test_days_and_papers_stand_on_the_page_and_in_the_data(order):
    order("set", "s1", "提单类型=电放", "gross weight=1,234.5 kg", "freight=USD 1,250", "claim=3 broken")
    page = order("show", "s1").stdout
    for words in ("Shipping", "4500123", "27 Nov · in 4 days", "telex release", "1,234.5", "USD 1,250", "3 broken"):
        assert words in page
    data = json.loads(order("show", "s1", "--json").stdout)
    assert (data["po_number"], data["eta"], data["bl_kind"], data["freight"]) == (
        "4500123",
        "2026-12-30",
        "telex",
        "1250 USD",
    )
    shared = order("show", "s1", "--share").stdout
    assert ("4500123" in shared, "1,250" in shared, "3 broken" in shared) == (True, False, False)
    assert "开船（ETD）" in order("--lang", "zh", "show", "s1").stdout
    refused = order("set", "s1", "freight=1250")
    assert (refused.exit_code, "has no currency" in refused.stderr) == (2, True)
    assert "original, telex, seaway" in order("set", "s1", "bl_kind=paper").stderr


def test_the_morning_follows_the_vessel(order):
    def morning(day):
        return order("remind", "--all", env=on(day)).stdout

    assert "should leave" not in morning("2026-11-26")
    assert "PI-2026-001 should leave, not noted as shipped: ask the forwarder" in morning("2026-11-28")
    order("order", "s1", "--shipped", "--on", "2026-11-28", env=on("2026-11-28"))
    assert "papers of PI-2026-001 are not sent, money waits for them" in morning("2026-12-01")
    order("set", "s1", "documents_sent=2026-12-01", env=on("2026-12-01"))
    assert "papers of" not in morning("2026-12-01")
    assert "PI-2026-001 arrives (Wed 30 Dec, tomorrow)" in morning("2026-12-29")
    assert "PI-2026-001 arrives on Wed 30 Dec (tomorrow)" in order("show", "c1", env=on("2026-12-29")).stdout
    assert "PI-2026-001 should have arrived: ask whether all is well" in morning("2027-01-03")
    order("order", "s1", "--delivered", "--on", "2027-01-02", env=on("2027-01-03"))
    assert "arrived:" not in morning("2027-01-03")


def test_papers_are_not_asked_for_where_no_money_waits_for_them(run):
    run("add", "contact", "Ben", "--company", "Sud", "--country", "DE", "--no-input")
    run("deal", "ben", "lamps")
    run("quote", "d1", "--line", "Lamp, 100 pcs, 3", "--payment", "30% deposit, 70% 60 days after B/L", "--sent")
    run("order", "d1", "--no-input")
    run("order", "s1", "--received", "USD 90")
    assert run("order", "s1", "--shipped").exit_code == 0
    assert "papers of" not in run("remind", "--all", env=on("2026-11-27")).stdout


def test_what_came_is_shown_in_our_money_by_its_rate(order):
    order("set", "z1", "rate=7.12", "way=T/T")
    assert "USD 4,800 came 23 Nov · T/T · at 7.12 = 34,176" in order("show", "s1").stdout.replace(".00", "")


def test_a_firm_that_plans_to_buy_comes_up_some_weeks_before_and_not_after_it_bought(order):
    order("add", "company", "Sud")
    order("set", "o2", "计划采购时间=2027-02")
    assert "they plan to buy" not in order("remind", "--all").stdout
    assert "they plan to buy: offer now" in order("remind", "--all", env=on("2027-01-04")).stdout
    order("set", "o1", "plans_to_buy=2027-02", "--on", "2026-11-20")
    assert order("remind", "--all", env=on("2027-01-04")).stdout.count("they plan to buy") == 1
