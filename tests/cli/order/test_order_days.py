"""The days of an order follow its terms and move with what happens; each move is said, and a typed day stays."""

import json

import pytest

SPLIT = "30% deposit, 70% before shipment"
AFTER = "30% deposit, balance 30 days after B/L"


@pytest.fixture
def book(run):
    """Return `run` on a book with a deal d1 of Lojas Azul, opened on 1 September."""
    run("add", "contact", "Beatriz Lima", "--company", "Lojas Azul", "--country", "BR", "--known", "--no-follow-up",
        "--no-input")  # fmt: skip
    run("deal", "beatriz", "Lamps", "--product", "Lamp L9", "--market", "BR", "--opened-on", "2026-09-01")
    return run


def quote(run, payment, lead="30 days after deposit", deal="d1"):
    done = run("quote", deal, "--line", "Lamp L9, 2000 pcs, 10.00", "--currency", "USD", "--payment", payment, "--lead-time",
               lead, "--packing", "12 a carton", "--marks", "INMETRO", "--sent", "--on", "2026-09-02")  # fmt: skip
    assert done.exit_code == 0, done.stderr


def days(run, ref="s1"):
    order = json.loads(run("order", ref, "--json").stdout)
    return order["deposit_due"], order["ship_by"], order["balance_due"]


def test_the_days_are_set_from_payment_and_lead_time(book):
    quote(book, SPLIT)
    done = book("order", "d1", "--on", "2026-10-01")
    assert (
        "deposit due 8 Oct, by the terms; ship by 7 Nov, by the terms; balance due 4 Nov, by the terms." in done.stdout
    )
    assert days(book) == ("2026-10-08", "2026-11-07", "2026-11-04")


@pytest.mark.parametrize(
    ("lead", "ship_by"),
    [
        ("35 days", "2026-11-05"), ("30-35 days after order", "2026-11-05"), ("5 weeks", "2026-11-05"),
        ("定金后30天", "2026-11-07"), ("30 days after receipt of deposit", "2026-11-07"), ("35天", "2026-11-05"),
        ("30 working days", None), ("as agreed", None),
    ],
)  # fmt: skip
def test_a_lead_time_counts_from_the_deposit_or_the_confirmation(book, lead, ship_by):
    quote(book, SPLIT, lead)
    book("order", "d1", "--on", "2026-10-01")
    assert days(book)[1] == ship_by


def test_a_late_deposit_moves_the_shipment_and_what_follows_by_the_same_days(book):
    quote(book, AFTER)
    book("order", "d1", "--on", "2026-10-01")
    assert days(book) == ("2026-10-08", "2026-11-07", "2026-12-07")
    done = book("order", "s1", "--paid-deposit", "--on", "2026-10-18")
    assert "ship by 7 Nov → 17 Nov; balance due 7 Dec → 17 Dec" in done.stdout
    assert days(book) == ("2026-10-08", "2026-11-17", "2026-12-17")


def test_a_late_shipment_moves_a_balance_that_counts_from_it(book):
    quote(book, AFTER)
    book("order", "d1", "--on", "2026-10-01")
    book("order", "s1", "--paid-deposit", "--on", "2026-10-08")
    done = book("order", "s1", "--shipped", "--on", "2026-11-20")
    assert "balance due 7 Dec → 20 Dec" in done.stdout
    book("undo")
    assert days(book) == ("2026-10-08", "2026-11-07", "2026-12-07")


def test_a_typed_day_stays_and_that_is_said_with_the_command(book):
    quote(book, AFTER)
    book("order", "d1", "--on", "2026-10-01", "--ship-by", "2026-11-10")
    assert days(book) == ("2026-10-08", "2026-11-10", "2026-12-10")
    done = book("order", "s1", "--paid-deposit", "--on", "2026-10-18")
    said = "ship by 10 Nov was typed and stays; by the terms it is 17 Nov now: dossier order s1 --ship-by 2026-11-17"
    assert said in done.stdout
    assert days(book) == ("2026-10-08", "2026-11-10", "2026-12-10")
    assert "balance due 10 Dec → 17 Dec" in book("set", "s1", "ship_by=2026-11-17").stdout
    book("set", "s1", "balance_due=2026-12-24")
    assert "balance due" not in book("set", "s1", "ship_by=2026-11-20").stdout.replace(
        "balance due 24 Dec was typed", ""
    )
    assert days(book)[2] == "2026-12-24"


def test_the_days_of_lots_are_those_of_the_order(book, tmp_path):
    quote(book, SPLIT)
    book("order", "d1", "--on", "2026-11-01")
    done = book("order", "s1", "--lot", "1200 pcs ship by 2026-12-10", "--lot", "800 pcs ship by 2026-12-28")
    assert "ship by 8 Dec → 28 Dec; balance due 5 Dec → 25 Dec" in done.stdout
    lots = json.loads(book("order", "s1", "--json").stdout)["lots"]
    assert [lot["balance_due"] for lot in lots] == ["2026-12-07", "2026-12-25"]
    assert "balance due 25 Dec → 28 Dec" in book("set", "b2", "ship_by=2026-12-31").stdout
    week = " ".join(book("week", env={"DOSSIER_NOW": "2026-12-06T09:00"}).stdout.split())
    assert "balance due for PI-2026-001, 1,200 pcs" in week
    assert "Thu 10 Dec · ship PI-2026-001, 1,200 pcs · b1" in week
    book("remind", "--all", "--ics", str(tmp_path / "days.ics"), env={"DOSSIER_NOW": "2026-12-06T09:00"})
    calendar = (tmp_path / "days.ics").read_bytes().decode().replace("\r\n ", "")
    assert "ship PI-2026-001\\, 1\\,200 pcs" in calendar


def test_the_next_order_takes_along_how_the_goods_are_made_and_asks_where_they_go(book):
    quote(book, AFTER)
    book("order", "d1", "--on", "2026-10-01", "--plug", "BR", "--mains", "100-240 V", "--label-language", "Portuguese")
    book("proof", "d1", "sample", "--signed", "--lies-at", "QC room B3")
    book("deal", "beatriz", "Lamps again")
    lost = book("order", "d2", "--like", "s1", "--confirmed")
    assert lost.exit_code == 6
    assert "No market is known for Lamps again: where do the goods go? Last time it was Brazil." in lost.stderr
    done = book("order", "d2", "--like", "s1", "--confirmed", "--destination", "BR")
    assert (
        "Taken along from PI-2026-001 (s1): plug BR, mains voltage 100-240 V, certificates INMETRO, label language "
        "Portuguese, packing 12 a carton, signed sample y1."
    ) in done.stdout
    assert "plug BR fits" in done.stdout
    order = json.loads(book("order", "s2", "--json").stdout)
    assert [order[name] for name in ("plug", "mains", "certificates", "label_language", "packing", "sample_ref")] == [
        "BR", "100-240 V", "INMETRO", "Portuguese", "12 a carton", "y1",
    ]  # fmt: skip
    notes = book("order", "s2", "--notes").stdout
    for text in ("lies at: QC room B3", "marks: INMETRO", "packing: 12 a carton", "plug: BR"):
        assert text in notes
    elsewhere = book("order", "d2", "--more", "--like", "s1", "--confirmed", "--destination", "US")
    assert (elsewhere.exit_code, "does not fit United States" in elsewhere.stderr) == (6, True)


def test_a_paid_deal_that_orders_again_stands_on_ordered_and_its_money_is_watched(book):
    book("rate", "USD", "5.00", "--base", "BRL", "--on", "2026-09-01")
    quote(book, "100% in advance")
    book("order", "d1", "--on", "2026-10-01", "--ship-by", "2026-10-20")
    book("order", "s1", "--received", "USD 20,000", "--on", "2026-10-02")
    assert "deal d1: paid" in book("order", "s1", "--shipped", "--on", "2026-10-20").stdout
    done = book("order", "d1", "--like", "s1", "--confirmed", "--on", "2026-11-01")
    assert "Deal d1 stood on paid: a new order opens it again, ordered." in done.stdout
    book("rate", "USD", "6.50", "--base", "BRL")
    assert "dearer in BRL" in " ".join(book("show", "d1").stdout.split())
