"""`report won-lost`: how many deals came to an order, worth what, after how long, and why the others did not."""

import json

import pytest


@pytest.fixture
def clients(run):
    """Return the command on a book of two won deals, two lost ones and one at rest, in two currencies."""

    def on(day, *words):
        done = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, done.stdout + done.stderr

    for name, firm, country, source in (("Anna", "Nordlicht", "DE", "fair"), ("Bruno", "Boa Luz", "BR", "marketplace")):
        on("2026-01-02", "add", "contact", name, "--company", firm, "--country", country, "--source", source, "--known")
    for day, who, title, value, currency in (
        ("2026-02-01", "anna", "5,000 chargers", "1000", "USD"), ("2026-02-01", "anna", "desk lamps", "700", "EUR"),
        ("2026-03-01", "bruno", "20 W charger", "400", "USD"), ("2026-03-01", "bruno", "head torch", "300", "EUR"),
        ("2026-03-01", "bruno", "kettles", "90", "USD"),
    ):  # fmt: skip
        on(day, "deal", who, title, "--value", value, "--currency", currency)
    on("2026-02-11", "order", "5,000 chargers", "--value", "USD 1000")
    on("2026-07-01", "stage", "desk lamps", "in_production")
    on("2026-03-20", "round", "20 W charger", "price", "--ours", "USD 3.30", "--theirs", "USD 3.00")
    on("2026-03-31", "stage", "20 W charger", "lost", "a supplier from Ningbo was cheaper", "--cause", "price")
    on("2026-04-30", "stage", "head torch", "lost", "no reason given", "--cause", "no_answer")
    on("2026-04-30", "stage", "kettles", "dormant", "next year")
    return run


def told(run, *more):
    return json.loads(run("report", "won-lost", "--json", *more).stdout)


def test_it_counts_won_and_lost_sums_by_currency_and_the_days_in_the_middle(clients):
    found = told(clients)
    assert found["all"] == {
        "name": "", "won": 2, "lost": 2, "won_value": {"EUR": "700", "USD": "1000"}, "lost_value": {"EUR": "300", "USD": "400"},
    }  # fmt: skip
    assert (found["resting"], found["days_to_win"], found["days_to_lose"]) == (1, 10, 30)
    page = clients("report", "won-lost").stdout
    assert "2 of 4 decided deals came to an order. So few deals are a hint, not a proof." in page
    assert "EUR 700, USD 1,000" in page


def test_the_lost_ones_have_their_cause_their_reason_and_the_gap_of_the_price(clients):
    found = told(clients)
    assert [(each["name"], each["lost"], each["lost_value"]) for each in found["causes"]] == [
        ("no_answer", 1, {"EUR": "300"}), ("price", 1, {"USD": "400"}),
    ]  # fmt: skip
    page = " ".join(clients("report", "won-lost").stdout.split())
    assert "price: a supplier from Ningbo was cheaper at last we asked 3.30, they offered 3.00" in page


def test_sources_countries_and_products_are_told_apart(clients):
    found = told(clients)
    for part, names in (("sources", ["fair", "marketplace"]), ("countries", ["DE", "BR"])):
        assert [(each["name"], each["won"], each["lost"]) for each in found[part]] == [
            (names[0], 2, 0),
            (names[1], 0, 2),
        ]
    assert {each["name"]: (each["won"], each["lost"]) for each in found["products"]} == {
        "charger": (1, 1), "lamp": (1, 0), "headlamp": (0, 1),
    }  # fmt: skip


def test_a_period_is_that_of_the_decision_and_a_filter_leaves_its_clients(clients):
    march = told(clients, "--period", "2026-03")
    assert [each["ref"] for each in march["deals"]] == ["d3"]
    assert "decided 1 Mar 2026 – 31 Mar 2026" in clients("report", "won-lost", "--period", "2026-03").stdout
    assert [each["ref"] for each in told(clients, "--where", "country~DE")["deals"]] == ["d2", "d1"]
    assert "Nothing of these clients or of this time" in clients("report", "won-lost", "--period", "2025").stderr


def test_an_order_that_was_cancelled_wins_nothing(clients):
    clients("order", "s1", "--cancelled", "they stopped the project")
    assert told(clients)["all"]["won"] == 1


def test_what_won_deals_have_in_common_takes_five_of_each_and_a_difference(clients):
    assert "Nothing shows yet: it takes five won and five lost deals" in clients("report", "won-lost").stdout
    for at in range(3):
        won, lost = f"won {'ABC'[at]}", f"lost {'ABC'[at]}"
        clients("deal", "anna", won)
        clients("add", "proof", won, "sample", "--state", "sent", "--sent-on", "2026-11-23")
        clients("stage", won, "paid")
        clients("deal", "bruno", lost)
        clients("stage", lost, "lost", "too dear")
    found = told(clients)
    assert (found["all"]["won"], found["all"]["lost"]) == (5, 5)
    assert found["common"][0] == {"feature": "sample", "won": 3, "lost": 0}
    page = clients("report", "won-lost").stdout
    assert "A sample had gone out in 3 of 5 won deals, and in 0 of 5 lost ones." in page
    assert "5 of 10 decided deals came to an order, 50%." in page


def test_it_has_a_line_a_deal_in_a_sheet_and_other_names(clients):
    sheet = clients("report", "赢单丢单", "--csv").stdout.splitlines()
    assert sheet[0].startswith(
        "ref,title,client,country,source,product,outcome,on_date,days,value,currency,cause,reason"
    )
    assert sheet[1] == "d2,desk lamps,Nordlicht,DE,fair,lamp,won,2026-07-01,150,700,EUR,,,,,"
    assert sheet == clients("report", "lost", "--csv").stdout.splitlines()
    assert clients("report", "won-lost", "--share").exit_code == 6


def test_an_empty_book_says_how_a_deal_is_lost(run):
    run("add", "contact", "Anna", "--no-input")
    assert "No deal has been won or lost yet: dossier stage DEAL lost WHY" in run("report", "won-lost").stderr
