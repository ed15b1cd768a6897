"""What happens to an order after it is confirmed: lots, money, shipment, delivery, cancelling; and what cannot be."""

import json
import sqlite3
from contextlib import closing

import pytest

MEGAN = ("add", "contact", "Megan Hall", "--company", "Summit Stores", "--country", "US", "--known", "--no-follow-up",
         "--no-input")  # fmt: skip
SPLIT = "30% deposit, 70% before shipment"
BREAKS = "Charger A, 5000 pcs, 10.20; 10000 pcs, 9.84; 20000 pcs, 9.60"


@pytest.fixture
def quoted(run):
    """Return `run` on a book with a deal d1 whose quotation q1 offers three quantities."""
    run(*MEGAN)
    run("deal", "megan", "Chargers", "--market", "US", "--opened-on", "2026-03-02")
    done = run("quote", "d1", "--line", BREAKS, "--incoterm", "FOB Shenzhen", "--payment", SPLIT, "--currency", "USD", "--sent",
               "--on", "2026-03-05")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    return run


@pytest.fixture
def ordered(quoted):
    """Return the same with 10,000 ordered as s1, USD 98,400, on 10 April."""
    done = quoted("order", "d1", "--quantity", "10000", "--on", "2026-04-10", "--ship-by", "2026-12-20")
    assert done.exit_code == 0, done.stderr
    return quoted


def shown(run, ref="s1"):
    done = run("order", ref, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def listed(run, ref="s1"):
    return next(each for each in json.loads(run("list", "orders", "--json").stdout) if each["ref"] == ref)


def test_several_prices_ask_how_many_and_the_order_keeps_what_was_chosen(quoted):
    done = quoted("order", "d1")
    assert done.exit_code == 6
    assert "Q2026-001 has several prices for Charger A: how many are ordered?" in done.stderr
    assert "5,000 pcs USD 10.20; 10,000 pcs USD 9.84; 20,000 pcs USD 9.60" in done.stderr
    assert "--quantity 5000" in done.stderr
    assert quoted("order", "d1", "--quantity", "12k").exit_code == 0
    order = shown(quoted)
    assert (order["value"], order["quantity"]) == ("118080.00", "12000")
    assert [(line["item"], line["quantity"], line["price"]) for line in order["lines"]] == [
        ("Charger A", "12000", "9.84")
    ]
    page = quoted("order", "s1").stdout
    assert "12,000 pcs  USD 9.84" in page
    assert "10.20" not in page
    assert "goods: Charger A × 12,000 pcs" in quoted("order", "s1", "--notes").stdout


def test_the_state_follows_what_was_said_and_the_list_says_the_same(ordered):
    steps = [
        ((), "confirmed"), (("--in-production",), "in_production"), (("--paid-deposit",), "in_production"),
        (("--paid-balance",), "in_production"), (("--shipped", "4000"), "partly_shipped"), (("--shipped",), "shipped"),
        (("--delivered",), "closed"),
    ]  # fmt: skip
    for words, state in steps:
        done = ordered("order", "s1", *words) if words else None
        assert done is None or done.exit_code == 0, done.stderr
        assert (shown(ordered)["state"], listed(ordered)["state"]) == (state, state)
    assert listed(ordered)["open"] == "0.00"
    assert json.loads(ordered("show", "d1", "--json").stdout)["deal"]["stage"] == "paid"


def test_delivered_and_cancelled_are_told_alike_by_the_order_and_by_the_list(ordered):
    ordered("order", "s1", "--payment", "100% 60 days after B/L")
    ordered("order", "s1", "--shipped")
    ordered("order", "s1", "--delivered")
    assert (shown(ordered)["state"], listed(ordered)["state"]) == ("delivered", "delivered")
    ordered("order", "d1", "--more", "--quantity", "5000")
    ordered("order", "s2", "--cancelled", "no budget")
    assert (shown(ordered, "s2")["state"], listed(ordered, "s2")["state"]) == ("cancelled", "cancelled")


def test_lots_ship_by_themselves_and_what_remains_is_said(ordered):
    done = ordered("order", "s1", "--lot", "6000 pcs ship by 2026-12-01", "--lot", "3000个 12月20日出货")
    assert "lot b1: 6,000 pcs, ship by 1 Dec; lot b2: 3,000 pcs, ship by 20 Dec; 1,000 are in no lot yet" in done.stdout
    assert ordered("order", "s1", "--lot", "1000 ship by 20 Dec").exit_code == 0
    assert [lot["quantity"] for lot in shown(ordered)["lots"]] == ["6000", "3000", "1000"]
    ordered("order", "s1", "--received", "98,400")
    assert "7,000 pcs shipped 23 Nov; 3,000 of 10,000 remain" in ordered("order", "s1", "--shipped", "7000").stdout
    lots = shown(ordered)["lots"]
    assert [(lot["quantity"], lot["shipped_on"]) for lot in lots] == [
        ("6000", "2026-11-23"), ("1000", "2026-11-23"), ("1000", None), ("2000", None),
    ]  # fmt: skip
    assert "3,000 pcs shipped 23 Nov; all of it has shipped" in ordered("order", "s1", "--shipped", "3000").stdout
    assert shown(ordered)["shipped_on"] == "2026-11-23"


def test_a_lot_is_shipped_and_paid_by_its_ref(ordered):
    ordered("order", "s1", "--lot", "6000 pcs ship by 2026-11-27", "--lot", "4000 pcs ship by 2026-12-20")
    ordered("order", "s1", "--paid-deposit")
    morning = ordered("remind").stdout
    assert "ship PI-2026-001, 6,000 pcs (Fri 27 Nov)" in " ".join(morning.split())
    assert "dossier order b1 --shipped" in " ".join(morning.split())
    assert "balance due for PI-2026-001, 6,000 pcs: USD 41,328" in " ".join(morning.split())
    assert "balance paid 23 Nov USD 41,328.00; open USD 27,552.00" in ordered("order", "b1", "--paid-balance").stdout
    assert "6,000 pcs shipped 23 Nov; 4,000 of 10,000 remain" in ordered("order", "b1", "--shipped").stdout
    assert "PI-2026-001, 6,000 pcs" not in ordered("remind", "--all").stdout
    page = ordered("order", "s1").stdout
    assert "USD 41,328.00 · due 24 Nov · paid · b1" in page
    assert "USD 27,552.00 · due 17 Dec · USD 27,552.00 missing · b2" in page
    again = ordered("order", "b1", "--shipped")
    assert (again.exit_code, "Lot b1 shipped on 23 Nov 2026 already." in again.stderr) == (2, True)


def test_money_is_counted_with_its_charges_and_what_is_short_is_asked_about(ordered):
    came = ordered("order", "s1", "--received", "USD 29,500")
    assert "USD 29,500.00 received 23 Nov; open USD 68,900.00; USD 20.00 short (bank charges?)" in came.stdout
    assert shown(ordered)["deposit_paid"] is None
    assert "bank charges USD 20.00; open USD 68,880.00" in ordered("order", "s1", "--charges", "20").stdout
    order = shown(ordered)
    assert (order["deposit_paid"], order["received"], order["open"]) == ("2026-11-23", "29520.00", "68880.00")
    assert [(each["amount"], each["charges"]) for each in order["receipts"]] == [("29500.00", "20.00")]
    assert "nothing of that was open" in ordered("order", "s1", "--paid-deposit").stdout
    assert "paid in full" in ordered("order", "s1", "--received", "68,880", "--on", "2026-11-20").stdout
    assert (shown(ordered)["balance_paid"], listed(ordered)["open"]) == ("2026-11-23", "0.00")
    assert ordered("delete", "z2", "--yes").exit_code == 0
    assert (shown(ordered)["balance_paid"], listed(ordered)["open"]) == (None, "68880.00")
    ordered("undo")
    assert shown(ordered)["open"] == "0.00"


def test_a_day_set_by_hand_becomes_a_receipt_too(ordered):
    assert ordered("set", "s1", "deposit_paid=2026-11-20").exit_code == 0
    assert [(each["amount"], each["on_date"]) for each in shown(ordered)["receipts"]] == [("29520.00", "2026-11-20")]
    ordered("set", "s1", "value=100000")
    assert (shown(ordered)["deposit_paid"], shown(ordered)["open"]) == (None, "70480.00")
    refused = ordered("set", "s1", "value=20000")
    assert (refused.exit_code, "USD 9,520 more than the USD 20,000 of the order" in refused.stderr) == (2, True)


def test_where_the_payment_says_no_sum_only_the_day_is_kept_and_that_is_said(ordered):
    ordered("order", "s1", "--payment", "as always")
    done = ordered("order", "s1", "--paid-deposit")
    assert 'how much came is not known: dossier order s1 --received "SUM"' in done.stdout
    assert (shown(ordered)["deposit_paid"], shown(ordered)["receipts"]) == ("2026-11-23", [])


def test_a_balance_without_a_deposit_is_not_the_whole(ordered):
    done = ordered("order", "s1", "--paid-balance")
    assert "balance paid 23 Nov USD 68,880.00; USD 29,520.00 is still open, no deposit was noted" in done.stdout
    assert shown(ordered)["balance_paid"] is None
    assert "paid in full" in ordered("order", "s1", "--received", "USD 29,520.00", "--on", "2026-11-20").stdout
    assert shown(ordered)["balance_paid"] == "2026-11-23"


def test_goods_leave_before_their_money_only_with_a_reason_that_is_kept(ordered):
    for path in (("order", "s1", "--shipped"), ("set", "s1", "shipped_on=today")):
        done = ordered(*path)
        assert done.exit_code == 6
        assert f"USD 98,400 due before shipment has not come ({SPLIT})." in done.stderr
        assert '--override "why"' in done.stderr
    assert shown(ordered)["shipped_on"] is None
    assert "USD 57,072 due before shipment" in ordered("order", "s1", "--shipped", "4000").stderr
    assert ordered("order", "s1", "--shipped", "--override", "letter of guarantee").exit_code == 0
    assert "letter of guarantee" in shown(ordered)["note"]
    assert "Reason: letter of guarantee" in ordered("list", "log", "--json").stdout


def test_goods_on_open_account_leave_without_a_word(ordered):
    ordered("order", "s1", "--payment", "100% 60 days after B/L")
    assert ordered("order", "s1", "--shipped").exit_code == 0


def test_a_cancelled_order_ends_its_days_its_reminders_and_what_it_owes(ordered):
    ordered("order", "s1", "--received", "USD 20,000")
    done = ordered("order", "s1", "--cancelled", "lost the tender")
    for words in (
        "cancelled 23 Nov: lost the tender", "no longer due: ship by 20 Dec, deposit due 17 Apr, balance due 17 Dec",
        "USD 20,000.00 received for it lies with us: agree whether it goes back", "deal d1: quoted",
    ):  # fmt: skip
        assert words in done.stdout
    order = shown(ordered)
    assert (order["ship_by"], order["deposit_due"], order["balance_due"], order["open"]) == (None, None, None, "0.00")
    reminders = json.loads(ordered("remind", "--all", "--json").stdout)["reminders"]
    assert not [each for each in reminders if each["ref"] == "s1"]
    assert "USD 20,000.00 of a cancelled order lies with us" in ordered("order", "s1").stdout
    assert json.loads(ordered("case", "d1", "--json").stdout)["exposure"]["today"] in {None, "0", "0.00"}
    assert "went back" in ordered("order", "s1", "--returned", "USD 20,000").stdout
    assert "lies with us" not in ordered("order", "s1").stdout
    assert ordered("order", "d1", "--from-quote", "q1", "--quantity", "5000").exit_code == 0
    ordered("undo")
    ordered("undo")
    ordered("undo")
    assert (shown(ordered)["state"], shown(ordered)["ship_by"]) == ("confirmed", "2026-12-20")


def test_a_deal_with_another_running_order_keeps_its_stage(ordered):
    ordered("order", "d1", "--more", "--quantity", "5000")
    assert "deal d1" not in ordered("order", "s2", "--cancelled", "double").stdout
    assert json.loads(ordered("show", "d1", "--json").stdout)["deal"]["stage"] == "ordered"


CANNOT = [
    (("--lot", "12000 pcs ship by 2026-12-20"), 2, "The lots come to 12,000, but 10,000 are ordered."),
    (("--lot", "-5 pcs"), 2, "is no quantity"),
    (("--lot", "0 pcs"), 2, "is no quantity"),
    (("--lot", "abc by tomorrow"), 2, "is no quantity"),
    (("--lot", "500 pcs ship by 2026-01-20"), 2, "ship by lies before confirmed on"),
    (("--lot", "500 pcs of Lamp L9 by 2026-12-20"), 2, "“Lamp L9” is none of the items ordered."),
    (("--shipped", "-3000"), 2, ""),
    (("--shipped", "0"), 2, "is no quantity"),
    (("--shipped", "12000", "--override", "why"), 2, "The lots come to 12,000, but 10,000 are ordered."),
    (("3000",), 2, "says nothing without --shipped"),
    (("--received", "USD 98,400.01"), 2, "That is USD 0.01 more than the USD 98,400 of the order."),
    (("--received", "98,400", "--charges", "20"), 2, "That is USD 20 more"),
    (("--received", "EUR 100"), 2, "One order has one currency: USD or EUR?"),
    (("--received", "USD -5"), 2, "is no sum that can have come"),
    (("--received", "USD 1.005"), 2, "is no sum that can have come"),
    (("--returned", "USD 5"), 2, "More went back than had come."),
    (("--charges", "20"), 2, "No money was received"),
    (("--received", "USD 5", "--on", "2026-12-01"), 2, "still to come"),
    (("--received", "USD 5", "--returned", "USD 5"), 2, "either came or went back"),
    (("--delivered",), 2, "has not shipped in full"),
    (("--cancelled", ""), 2, "needs its reason"),
    (("--shipped", "--on", "2026-04-01", "--override", "why"), 2, "shipped on lies before confirmed on"),
    (("--quantity", "100"), 2, "has no price for 100 pcs"),
    (("--quantity", "0"), 2, "is no quantity"),
    (("--payment", "30% deposit, 60% later"), 2, "come to 90 %"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "said"), CANNOT, ids=lambda each: str(each)[:40])
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(ordered, words, code, said):
    before = shown(ordered)
    done = ordered("order", "s1", *words)
    assert (done.exit_code, done.stderr.count("\n")) == (code, 1), done.stderr
    assert said in done.stderr
    assert shown(ordered) == before


@pytest.mark.parametrize(
    "words", ["ship_by=2026-04-01", "in_production_on=2026-04-01", "confirmed_on=2026-12-30", "delivered_on=2026-11-01"]
)
def test_days_that_cannot_follow_each_other_are_refused_on_every_path(ordered, words):
    ordered("order", "s1", "--shipped", "--on", "2026-11-20", "--override", "why")
    before = shown(ordered)
    done = ordered("set", "s1", words)
    assert (done.exit_code, " lies before " in done.stderr) == (2, True), done.stderr
    assert shown(ordered) == before


def test_lots_and_the_deposit_may_be_noted_with_the_order_itself(quoted):
    done = quoted("order", "d1", "--quantity", "10000", "--lot", "10000 pcs ship by 2026-12-20", "--paid-deposit")
    assert done.exit_code == 0, done.stderr
    assert "lot b1: 10,000 pcs, ship by 20 Dec; deposit paid 23 Nov USD 29,520.00" in done.stdout
    order = shown(quoted)
    assert (order["open"], order["ship_by"], order["balance_due"]) == ("68880.00", "2026-12-20", "2026-12-17")


def test_a_quantity_is_corrected_with_the_value_that_follows_from_it(ordered):
    ordered("order", "s1", "--received", "USD 60,000")
    ordered("order", "s1", "--shipped", "7000", "--override", "why")
    refused = ordered("order", "s1", "--cancelled", "the rest is not wanted")
    assert (refused.exit_code, "dossier order s1 --quantity 7000" in refused.stderr) == (2, True)
    done = ordered("order", "s1", "--quantity", "7000")
    assert "7,000 pcs of Charger A at USD 10.20; value USD 71,400.00" in done.stdout
    order = shown(ordered)
    assert (order["state"], order["open"], order["quantity"]) == ("shipped", "11400.00", "7000")
    fewer = ordered("order", "s1", "--quantity", "5000")
    assert (fewer.exit_code, fewer.stderr.count("\n")) == (2, 1)


def test_after_its_end_nothing_more_happens_to_an_order(ordered):
    ordered("order", "s1", "--cancelled", "no budget")
    for words in (("--cancelled", "again"), ("--in-production",), ("--shipped",), ("--paid-deposit",)):
        done = ordered("order", "s1", *words)
        assert (done.exit_code, "was cancelled on 23 Nov 2026: no budget." in done.stderr) == (6, True)
    for words in ("ship_by=2026-12-01", "shipped_on=today", "deposit_paid=today"):
        assert ordered("set", "s1", words).exit_code == 6
    assert ordered("set", "s1", "note=they may come back").exit_code == 0
    ordered("undo")
    ordered("undo")
    ordered("order", "s1", "--shipped", "--override", "why")
    for words, said in (
        (("--shipped",), "shipped on 23 Nov 2026 already"),
        (("--cancelled", "x"), "cannot be cancelled"),
    ):
        done = ordered("order", "s1", *words)
        assert (done.exit_code, said in done.stderr) == (2, True)
    late = ordered("order", "s1", "--delivered", "--on", "2026-11-20")
    assert (late.exit_code, "delivered on lies before shipped on" in late.stderr) == (2, True)


def test_two_prices_for_one_quantity_and_too_few_pieces_are_refused(quoted, book_path):
    """A quotation of an older book can have two; a new one is refused as it is written."""
    lines = "Lamp, 500 pcs, 4.00; 600 pcs, 3.90"
    quoted("quote", "d1", "--line", lines, "--payment", SPLIT, "--currency", "USD", "--sent")
    with closing(sqlite3.connect(book_path)) as book, book:
        book.execute("UPDATE quote_line SET quantity = '500' WHERE quantity = '600'")
    done = quoted("order", "d1", "--from-quote", "q2", "--quantity", "500")
    assert (done.exit_code, "two prices for 500 pcs of Lamp: 4.00 and 3.90" in done.stderr) == (2, True)
    few = quoted("order", "d1", "--from-quote", "q1", "--quantity", "100")
    assert (few.exit_code, "has no price for 100 pcs of Charger A" in few.stderr) == (2, True)
    assert json.loads(quoted("list", "orders", "--json").stdout) == []


def test_sharing_an_order_keeps_the_reason_and_remarks_at_home(ordered):
    ordered("order", "s1", "--lot", "6000 pcs ship by 2026-12-01")
    ordered("set", "b1", "note=SECRETLOT")
    ordered("order", "s1", "--cancelled", "SECRETWHY")
    assert "SECRETLOT" in ordered("show", "s1").stdout
    for form in ((), ("--json",), ("--md",)):
        shared = ordered("show", "s1", "--share", *form)
        assert shared.exit_code == 0, shared.stderr
        assert "SECRET" not in shared.stdout


def test_the_ref_of_a_lot_or_receipt_shows_its_order_and_both_go_with_it(ordered):
    ordered("order", "s1", "--lot", "6000 pcs ship by 2026-12-01")
    ordered("order", "s1", "--received", "500")
    for ref in ("b1", "z1"):
        assert "PI-2026-001 · Summit Stores" in ordered("show", ref).stdout
        assert ordered("show", ref[0] + "9").exit_code == 3
    ordered("set", "b1", "quantity=7000")
    assert shown(ordered)["lots"][0]["quantity"] == "7000"
    above = ordered("set", "b1", "quantity=12000")
    assert (above.exit_code, "but 10,000 are ordered" in above.stderr) == (2, True)
    assert ordered("delete", "s1", "--yes").exit_code == 0
    assert json.loads(ordered("list", "lots", "--json").stdout) == []
    ordered("undo")
    assert (len(shown(ordered)["lots"]), shown(ordered)["open"]) == (1, "97900.00")


def test_a_cancelled_order_counts_nowhere(ordered):
    ordered("add", "forwarder", "Blue Ocean")
    ordered("order", "s1", "--forwarder", "Blue Ocean")
    assert json.loads(ordered("forwarders", "--json").stdout)[0]["orders"] == 1
    ordered("order", "s1", "--cancelled", "lost the tender")
    assert json.loads(ordered("forwarders", "--json").stdout)[0]["orders"] == 0
    assert "cancelled" in ordered("find", "tender").stdout
    assert json.loads(ordered("case", "d1", "--json").stdout)["paid"]["orders"] == 0


def test_lots_and_receipts_have_lists_and_go_to_a_colleague(ordered, tmp_path):
    ordered("order", "s1", "--lot", "6000 pcs ship by 2026-12-01")
    ordered("order", "s1", "--received", "29,500", "--charges", "20")
    assert "6,000" in ordered("list", "lots").stdout
    assert "29,500.00" in ordered("list", "receipts").stdout
    assert ordered("handover", "summit", "--to", str(tmp_path / "for-wei.dossier")).exit_code == 0
    there = {"DOSSIER_DB": str(tmp_path / "wei.db")}
    done = ordered("inherit", str(tmp_path / "for-wei.dossier"), env=there)
    assert done.exit_code == 0, done.stderr
    mine, theirs = (json.loads(ordered("order", "s1", "--json", env=env).stdout) for env in ({}, there))
    for name in ("lines", "receipts", "open", "state", "deposit_paid", "quantity", "lots"):
        assert theirs[name] == mine[name], name
