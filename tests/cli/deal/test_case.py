"""The page for the boss: what a decision needs, from what is recorded; what was told in confidence is marked."""

import json

import pytest


@pytest.fixture
def casa(run):
    run("add", "contact", "Lucía Hernández", "--company", "Casa Viva", "--country", "MX", "--known", "--no-follow-up")
    run("add", "contact", "Karen Whitfield", "--company", "Southern Light", "--known", "--no-follow-up")
    run("set", "casa viva", "shops=600", "purchase_band=over_1m")
    run("deal", "lucía", "Lamps", "--value", "390000", "--currency", "USD", "--opened-on", "2026-04-01")
    run("round", "d1", "payment", "--ours", "100% before shipment", "--theirs", "30% deposit, balance after B/L copy",
        "--outcome", "stuck", "--on", "2026-05-01", "--said-by", "lucía")  # fmt: skip


def told(run):
    return json.loads(run("case", "d1", "--json").stdout)


@pytest.mark.usefixtures("casa")
def test_the_page_names_size_asked_terms_exposure_and_what_is_unknown(run):
    page = run("case", "lucía").stdout
    for words in ("number of shops", "600", "they: 30% deposit, balance after B/L copy", "USD 273,000, 70 %",
                  "no order paid yet", "finances", "Decision: ___"):  # fmt: skip
        assert words in page
    assert told(run)["advice"] == "ask"


def paid_orders(run, first, last):
    for number in range(first, last + 1):
        run("deal", "lucía", f"Order {number}", "--value", "200000", "--currency", "USD", "--opened-on", "2026-01-05")
        run("add", "order", f"Order {number}", "--destination", "MX", "--value", "200000", "--currency", "USD",
            "--confirmed-on", "2026-01-05", "--balance-due", "2026-03-01", "--balance-paid", "2026-03-01")  # fmt: skip


@pytest.mark.usefixtures("casa")
def test_nothing_is_recommended_until_the_numbers_carry_it(run):
    assert (told(run)["advice"], told(run)["missing"]) == ("ask", ["finance", "orders"])
    page = run("case", "d1").stdout
    assert "Not enough is known to recommend anything." in page
    assert "their finances judged: dossier set o1 finance_grade=good|weak|bad; how they pay" in page
    run("set", "casa viva", "finance=listed parent", "--source", "document")
    assert told(run)["missing"] == ["finance", "orders"]
    run("set", "casa viva", "finance_grade=good", "--source", "document")
    assert told(run)["missing"] == ["orders"]
    paid_orders(run, 1, 1)
    assert (told(run)["advice"], told(run)["recommendation"]["limit"]) == ("within", "200000")
    paid_orders(run, 2, 3)
    assert (told(run)["advice"], told(run)["paid"]["on_time"]) == ("grant", 3)
    run("set", "d1", "value=1000000")
    assert (told(run)["advice"], told(run)["recommendation"]["lots"]) == ("within", 4)
    for number in (1, 2, 3):
        run("set", f"s{number}", "balance_paid=2026-04-10")
    assert told(run)["advice"] == "hold"
    assert "－ the latest balance came 40 days late" in run("case", "d1").stdout


@pytest.mark.usefixtures("casa")
def test_finances_count_by_their_grade_and_of_a_text_only_plain_ruin_speaks_against(run):
    paid_orders(run, 1, 3)
    for text in ("listed parent", "never insolvent in thirty years", "bank line cut"):
        run("set", "casa viva", f"finance={text}", "--source", "website")
        assert f"· their finances, to be weighed: {text}" in run("case", "d1").stdout
        assert (told(run)["advice"], told(run)["finance"]["grade"]) == ("ask", "unknown")
    run("set", "casa viva", "finance_grade=sound", "--source", "document")
    assert (told(run)["advice"], told(run)["finance"]["source"]) == ("grant", "document")
    for text in ("insolvent, in receivership", "已破产"):
        run("set", "casa viva", f"finance={text}", "--source", "website")
        assert f"－ their finances: {text}" in run("case", "d1").stdout
        assert (told(run)["advice"], told(run)["finance"]["why"]) == ("hold", "ruin")
    run("set", "casa viva", "finance_grade=weak")
    assert (told(run)["advice"], told(run)["finance"]["grade"]) == ("within", "weak")
    run("set", "casa viva", "finance_grade=bad")
    assert told(run)["advice"] == "hold"


@pytest.mark.usefixtures("casa")
@pytest.mark.parametrize(
    ("more", "why"),
    [(("--on", "2024-03-01"), "stale"), (("--source", "guess"), "guess"), (("--source", "document"), "graded")],
)
def test_sound_finances_that_are_old_or_guessed_do_not_count(run, more, why):
    paid_orders(run, 1, 3)
    run("set", "casa viva", "finance_grade=good", *more)
    assert (told(run)["finance"]["why"], told(run)["advice"]) == (why, "grant" if why == "graded" else "ask")


@pytest.mark.usefixtures("casa")
@pytest.mark.parametrize(
    ("policy", "words", "advice"),
    [
        ("30% deposit, 70% before shipment; no open balance", "－ our own policy of 23 Nov forbids it", "hold"),
        ("100% before shipment", "－ our own policy of 23 Nov forbids it", "hold"),
        ("B/L copy up to USD 150,000 if insured", "＋ our own policy of 23 Nov allows it", "within"),
        ("30% deposit, balance against copy of B/L", "＋ our own policy of 23 Nov allows it", "grant"),
        ("30% deposit, 70% 30 days after B/L", "＋ our own policy of 23 Nov allows it", "grant"),
        ("as it suits the client", "· our own policy of 23 Nov, to be weighed", "ask"),
    ],
)
def test_a_policy_allows_only_what_it_says(run, policy, words, advice):
    run("set", "casa viva", "finance_grade=good", "--source", "document")
    run("policy", "payment", policy)
    assert f"{words}: {policy}" in run("case", "d1").stdout
    assert told(run)["advice"] == advice


def test_nothing_asked_is_nothing_to_grant(run):
    run("add", "contact", "Ming", "--company", "Minghui", "--known", "--no-follow-up")
    run("deal", "ming", "Cables", "--value", "900", "--currency", "USD")
    page = run("case", "ming").stdout
    assert "No term is being asked for here" in page
    assert "earned" not in page
    assert "has no value" not in page
    assert told(run)["advice"] == "nothing"
    run("round", "d1", "payment", "--ours", "30/70", "--theirs", "60 days after B/L", "--outcome", "stuck")
    assert told(run)["advice"] == "ask"
    run("stage", "d1", "lost", "--why", "payment", "no trust")
    assert told(run)["advice"] == "nothing"


@pytest.fixture
def ordered(run):
    """Return a way to order a deal on shares of payment; its deposit has come."""
    run("add", "contact", "Pat Lee", "--company", "Summit", "--country", "US", "--known", "--no-follow-up")

    def made(value, payment="30% deposit, 70% against B/L copy", *more):
        run("deal", "pat", "Chargers", "--value", value, "--currency", "USD", "--opened-on", "2026-06-01")
        run("add", "order", "d1", "--value", value, "--currency", "USD", "--payment", payment, "--destination", "US",
            "--confirmed-on", "2026-06-10", "--deposit-paid", "2026-06-17", *more)  # fmt: skip
        return run("case", "d1").stdout

    return made


@pytest.mark.parametrize(
    ("value", "payment", "left"),
    [
        ("98400", "30% deposit, 70% against B/L copy", "USD 68,880"), ("21600", "70% before shipment, 30% deposit", "USD 15,120"),
        ("65856.50", "30% deposit, balance before shipment", "USD 46,099.55"), ("10000", "as agreed", "at most USD 10,000"),
    ],
)  # fmt: skip
def test_deposits_are_taken_off_and_cents_kept(ordered, value, payment, left):
    page = ordered(value, payment)
    assert f"unpaid today  {left}\n" in page
    assert "on their terms" not in page
    assert "No term is being asked for here" in page


def test_a_deal_is_not_added_to_its_own_order(ordered, run):
    ordered("98400")
    run(
        "round",
        "d1",
        "payment",
        "--ours",
        "30/70",
        "--theirs",
        "30% deposit, 70% against B/L copy",
        "--outcome",
        "open",
    )
    page = run("case", "d1").stdout
    assert "on their terms  USD 68,880, 70 % of this deal" in page
    assert "together        USD 68,880\n" in page
    run("deal", "pat", "Second", "--value", "10000", "--currency", "USD", "--opened-on", "2026-09-01")
    run(
        "round",
        "d2",
        "payment",
        "--ours",
        "30/70",
        "--theirs",
        "30% deposit, 70% against B/L copy",
        "--outcome",
        "open",
    )
    assert "together        USD 75,880\n" in run("case", "d2").stdout


def test_an_overdue_balance_and_a_payment_refused_after_the_order_speak_against(ordered, run):
    ordered("21600", "30% deposit, 70% against B/L copy", "--ship-by", "2026-08-08", "--balance-due", "2026-09-10")
    run("set", "s1", "shipped_on=2026-08-05")
    run("policy", "payment", "30% deposit, 70% 90 days after B/L", "--on", "2026-11-01")
    run("round", "d1", "payment", "--ours", "balance of USD 15,120 now, then release",
        "--theirs", "25% off or the goods go back", "--outcome", "stuck", "--on", "2026-10-08")  # fmt: skip
    page = run("case", "d1").stdout
    assert "recommended    Do not grant it: hold our terms." in page
    assert "－ balances overdue today: 1, up to 74 days" in page
    assert "－ they refuse what s1 of 10 Jun was confirmed on" in page
    assert "unpaid today    USD 15,120\n" in page
    assert "21,600\n" not in page.partition("What would be open")[2]


def test_an_order_of_a_lost_deal_that_never_shipped_is_not_owed(ordered, run):
    ordered("20000")
    run("stage", "d1", "lost", "--why", "price", "too dear")
    run("deal", "pat", "Second", "--value", "500", "--currency", "USD")
    assert "unpaid today  nothing" in run("case", "d2").stdout


@pytest.mark.usefixtures("casa")
def test_what_was_told_in_confidence_counts_and_is_marked_for_the_boss_alone(run, tmp_path):
    run("set", "casa viva", "finance_grade=good", "finance=D&B 2A2", "--source", "document", "--on", "2026-05-05")
    run("add", "intel", "casa viva", "their bank has become nervous", "--told-by", "karen")
    run("set", "casa viva", "finance=in receivership", "--told-by", "karen", "--on", "2026-11-02")
    run("case", "d1", "--html", str(tmp_path / "c.html"))
    page = run("case", "d1").stdout
    assert "－ their finances: in receivership (in confidence)" in page
    assert "Told in confidence: for you alone, do not pass on" in page
    for told_by in (page, run("case", "d1", "--md").stdout, (tmp_path / "c.html").read_text()):
        assert "nervous" in told_by
        assert "Karen" not in told_by
    shape = told(run)
    assert (shape["advice"], shape["finance"]["confidential"]) == ("hold", True)
    assert shape["told_in_confidence"] == ["their bank has become nervous"]


@pytest.mark.usefixtures("casa")
def test_potential_says_since_when_they_buy_and_what_we_can_make(run):
    paid_orders(run, 1, 1)
    run("add", "product", "casa viva", "Lamp", "--can-make", "yes")
    run("add", "product", "casa viva", "Sofa", "--can-make", "no")
    page = run("case", "d1").stdout
    assert "1 of 2 products we know of them we can make" in page
    assert ("buys from us" in page, "10 months" in page) == (True, True)
    assert told(run)["products_we_can_make"] == {"ours": 1, "noted": 2}


@pytest.mark.usefixtures("casa")
def test_the_judgement_is_asked_for_while_payment_is_stuck(run):
    asked = {each["fact"]: each for each in json.loads(run("gaps", "d1", "--json").stdout)["gaps"]}
    assert asked["company.finance_grade"]["elsewhere"]
    run("round", "d1", "payment", "--ours", "100% before shipment", "--outcome", "agreed")
    assert "company.finance_grade" not in run("gaps", "d1", "--json").stdout
