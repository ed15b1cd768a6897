"""`report countries`: who sits where, what goes there at what price, and what the products of a market have in common (M100)."""

import json

import pytest


@pytest.fixture
def clients(run):
    """Return the command on a book of two German firms and a French one, with orders in two currencies and products."""

    def on(day, *words):
        done = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, done.stdout + done.stderr

    for name, firm, country in (("Anna", "Nordlicht", "DE"), ("Bruno", "Südlicht", "DE"), ("Claire", "Lumio", "FR")):
        on("2026-01-02", "add", "contact", name, "--company", firm, "--country", country, "--known")
    for title, who, day, price, quantity, currency in (
        ("chargers A", "anna", "2026-03-01", "3.20", 100, "USD"), ("chargers B", "bruno", "2026-05-01", "3.60", 100, "USD"),
        ("chargers C", "bruno", "2026-06-01", "3.00", 100, "EUR"), ("lamps", "claire", "2026-06-02", "9.00", 10, "EUR"),
    ):  # fmt: skip
        on(day, "deal", who, title, "--currency", currency)
        on(day, "quote", title, "--line", f"{title}, {quantity} pcs, {price}", "--currency", currency, "--payment", "30/70",
           "--state", "sent")  # fmt: skip
        on(day, "order", title)
    on("2026-06-03", "deal", "claire", "open one", "--market", "DE")
    for firm, name, mould, points in (
        ("nordlicht", "Kompakt 20", "public", "GS mark, USB-C"), ("nordlicht", "Kompakt 65", "public", "USB-C 65 W, GS"),
        ("südlicht", "Duo", "private", "usb-c; folding plug"),
    ):  # fmt: skip
        on(
            "2026-06-04",
            "add",
            "product",
            firm,
            name,
            "--category",
            "charger",
            "--mould",
            mould,
            "--selling-points",
            points,
        )
    return run


def told(run, *more):
    return {each["country"]: each for each in json.loads(run("report", "countries", "--json", *more).stdout)}


def test_each_country_has_its_clients_deals_orders_and_sums_by_currency(clients):
    found = told(clients)
    germany, france = found["DE"], found["FR"]
    assert (germany["clients"], germany["open_deals"], germany["orders"]) == (2, 4, 3)
    assert germany["value"] == {"EUR": "300.00", "USD": "680.00"}
    assert germany["last_order_on"] == "2026-06-01"
    assert (france["clients"], france["open_deals"], france["orders"], france["value"]) == (1, 1, 1, {"EUR": "90.00"})
    assert "EUR 300, USD 680" in clients("report", "countries").stdout


def test_goods_that_go_elsewhere_count_where_they_go(clients):
    clients("set", "s1", "destination=AT")
    found = told(clients)
    assert (found["AT"]["clients"], found["AT"]["orders"], found["DE"]["orders"]) == (0, 1, 2)


def test_a_price_is_said_by_goods_currency_and_unit_and_is_one_that_was_taken(clients):
    prices = {(each["product"], each["currency"]): each for each in told(clients)["DE"]["prices"]}
    assert set(prices) == {("charger", "USD"), ("charger", "EUR")}
    dollars = prices["charger", "USD"]
    assert (dollars["lines"], dollars["low"], dollars["middle"], dollars["high"]) == (2, "3.20", "3.20", "3.60")
    clients("add", "quote-line", "q1", "chargers A", "--price", "9.99")
    page = clients("report", "countries").stdout
    assert "USD 3.20" in page
    assert "9.99" not in page


def test_what_the_products_of_a_market_have_in_common_is_counted(clients):
    shared = {(each["kind"], each["what"]): (each["have"], each["of"]) for each in told(clients)["DE"]["shared"]}
    assert shared["category", "charger"] == (3, 3)
    assert shared["word", "USB-C"] == (3, 3)
    assert shared["word", "GS"] == (2, 3)
    assert shared["mould", "public"] == (2, 3)
    assert ("mould", "private") not in shared
    page = clients("report", "countries").stdout
    assert "charger 3 of 3" in page
    assert "public mould 2 of 3" in page


def test_a_firm_that_sells_elsewhere_counts_in_its_markets(clients):
    clients("add", "market", "nordlicht", "CH", "--since", "2020")
    found = told(clients)
    assert (found["CH"]["products"], found["DE"]["products"]) == (2, 1)


def test_marks_that_clients_need_are_counted_among_those_who_said_so(clients):
    clients("set", "nordlicht", "certificates=GS, CE")
    clients("set", "südlicht", "certificates=CE")
    shared = [each for each in told(clients)["DE"]["shared"] if each["among"] == "clients"]
    assert [(each["what"], each["have"], each["of"]) for each in shared] == [("CE", 2, 2)]


def test_a_period_is_that_of_orders_and_deals_and_a_filter_leaves_its_clients(clients):
    found = told(clients, "--period", "2026-05")
    assert (found["DE"]["orders"], found["DE"]["value"], found["DE"]["clients"]) == (1, {"USD": "360.00"}, 2)
    assert found["FR"]["orders"] == 0
    assert (
        "deals opened and orders confirmed 1 May 2026 – 31 May 2026"
        in clients("report", "国家", "--period", "2026-05").stdout
    )
    assert set(told(clients, "--where", "country~FR")) == {"FR", "DE"}
    assert told(clients, "--where", "country~FR")["DE"]["clients"] == 0


def test_shared_it_has_no_money_and_nothing_that_others_told(clients):
    clients("add", "product", "lumio", "Secret lamp", "--selling-points", "dimmable", "--told-by", "anna")
    clients("add", "product", "lumio", "Second lamp", "--selling-points", "dimmable", "--told-by", "anna")
    assert "dimmable 2 of 2" in clients("report", "countries").stdout
    page = clients("report", "countries", "--share").stdout
    assert "dimmable" not in page
    assert "USD" not in page
    assert "USB-C 3 of 3" in page
    assert all(each["value"] == {} and each["prices"] == [] for each in told(clients, "--share").values())


def test_it_has_a_line_a_country_in_a_sheet(clients):
    sheet = clients("report", "markets", "--csv").stdout.splitlines()
    assert sheet[0] == "country,clients,open_deals,orders,value,last_order_on,products,prices,shared"
    assert sheet[2].startswith("FR,1,1,1,EUR 90.00,2026-06-02,0,lamp EUR 9.00-9.00 (9.00) pcs,")


def test_an_empty_book_says_how_to_begin(run):
    run("undo")
    run("add", "contact", "Anna", "--no-input")
    run("delete", "anna", "--yes")
    assert "No client is in the book yet" in run("report", "countries").stderr
