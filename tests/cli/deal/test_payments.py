"""One reader of payments behind every view: the same money is open on the order, the client's page and in the morning."""

import pytest


@pytest.fixture
def moved(run):
    """Return a way to open the book of an order in a dollar that fell since, its deposit paid, on some payment."""

    def opened(payment):
        run("add", "company", "Test GmbH", "--country", "DE")
        run("deal", "Test GmbH", "lamps", "--value", "10000", "--currency", "USD")
        run("set", "d1", "opened_on=2026-01-01")
        run("rate", "USD", "7.0", "--base", "CNY", "--on", "2026-01-01")
        run("rate", "USD", "6.2", "--base", "CNY")
        run("add", "order", "d1", "--number", "PI-1", "--value", "10000", "--currency", "USD", "--payment", payment,
            "--destination", "DE", "--confirmed-on", "2026-01-05", "--ship-by", "2026-12-20")  # fmt: skip
        assert run("set", "s1", "deposit_paid=2026-01-10").exit_code == 0
        return run("show", "s1").stdout, run("show", "o1").stdout, run("remind").stdout

    return opened


@pytest.mark.parametrize(
    ("payment", "share", "left"),
    [
        ("70% before shipment, 30% deposit", "70 %", "7,000"),
        ("30,5% deposit, 69,5% before shipment", "69.5 %", "6,950"),
        ("定金30%，余款70%见提单副本", "70 %", "7,000"),
        ("30% deposit, balance against copy of B/L", "70 %", "7,000"),
        ("1/4 with order, the rest before shipment", "75 %", "7,500"),
    ],
)
def test_what_is_open_is_the_same_on_every_page(moved, payment, share, left):
    order, firm, morning = moved(payment)
    assert f"{share} USD {left}" in order
    assert f"PI-1 USD {left} open" in firm
    assert f"PI-1, USD {left} open" in morning


def test_a_payment_that_says_no_share_leaves_the_whole_open_at_most(moved):
    order, firm, _morning = moved("as agreed")
    assert "%" not in order.partition("Terms")[0]
    assert "at most USD 10,000 open" in firm


def test_a_balance_without_a_percent_is_quoted_ordered_and_reminded_of(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
    run("deal", "anna", "lamps", "--value", "10000", "--currency", "USD")
    payment = "30% deposit, balance against copy of B/L"
    done = run(
        "quote", "d1", "--line", "X, 100 pcs, 100.00", "--payment", payment, "--incoterm", "FOB Shenzhen", "--sent"
    )
    assert done.exit_code == 0, done.stderr
    said = run("order", "d1", "--ship-by", "2026-12-20").stdout
    assert "deposit due 30 Nov, by the terms; balance due 27 Dec, by the terms." in said
    page = run("show", "s1").stdout
    assert "30 % USD 3,000.00" in page
    assert "70 % USD 7,000.00" in page


@pytest.mark.parametrize(
    "payment", ["30% deposit, 60% before shipment", "40/70", "1/3 deposit, 1/3 before shipment", "30% deposit"]
)
def test_a_payment_that_is_no_whole_is_not_quoted(run, payment):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--known", "--no-follow-up")
    run("deal", "anna", "lamps")
    done = run("quote", "d1", "--line", "X, 100 pcs, 1.00", "--payment", payment)
    assert done.exit_code == 2
    assert "come to" in done.stderr


def test_what_cannot_be_read_is_kept_marked_and_asks_for_its_shares(run):
    run("add", "contact", "Pat Lee", "--company", "Test GmbH", "--country", "DE", "--known", "--no-follow-up")
    run("deal", "pat", "lamps", "--value", "10000", "--currency", "USD")
    asked = "Nothing is reckoned of “as agreed”, its shares cannot be read: which is paid when?"
    for words in (
        ("round", "d1", "payment", "--theirs", "as agreed"), ("terms", "Test GmbH", "payment=as agreed"),
        ("quote", "d1", "--line", "Lamp, 100 pcs, 100", "--payment", "as agreed"),
        ("order", "d1", "--from-quote", "q1", "--payment", "as agreed", "--destination", "DE"),
    ):  # fmt: skip
        done = run(*words)
        assert (done.exit_code, asked in done.stdout + done.stderr) == (0, True), words
    assert "as agreed (no shares can be read)" in run("show", "s1").stdout
    assert "as agreed (no shares can be read)" in run("show", "q1").stdout
    clear = run("round", "d1", "payment", "--theirs", "30% deposit, balance after B/L")
    assert "Nothing is reckoned" not in clear.stdout + clear.stderr
