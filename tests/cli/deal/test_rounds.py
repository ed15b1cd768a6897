"""Rounds, stages and the payment basis: what makes no sense is one sentence, and nothing is half written."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.advice.deal.concessions import OURS, THEIRS, moves, secured
from dossier.errors import InvalidValueError
from dossier.records.deal.position import first_sum, priced, sums
from dossier.records.quotation.price_breaks import alternatives, set_aside
from dossier.values.money import Money


@pytest.fixture
def deal(run):
    """A deal in dollars that was opened in October."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--known", "--no-follow-up")
    run("deal", "anna", "Chargers", "--value", "16000", "--currency", "USD", "--opened-on", "2026-10-01")
    return run


def rounds(run):
    found = json.loads(run("history", "d1", "--json").stdout)["negotiation"]
    return [row for topic in (*found["open"], *found["settled"]) for row in topic["rounds"]]


def test_a_round_keeps_the_touch_it_came_from_and_who_spoke_in_it(deal):
    deal("log", "anna", "she wants 2.95", "--by", "call", "--on", "2026-11-02")
    said = deal("round", "d1", "price", "--ours", "3.20", "--theirs", "2.95", "--log", "newest")
    assert "USD 3.20" in said.stdout
    assert "l1" in said.stdout
    (row,) = rounds(deal)
    assert (row["ours"], row["theirs"], row["log_entry_id"]) == ("USD 3.20", "USD 2.95", 1)
    assert (row["said_by_name"], row["on_date"]) == ("Anna Schmidt", "2026-11-02")
    deal("round", "d1", "quality", "--ours", "AQL 2.5", "--outcome", "agreed")
    assert rounds(deal)[-1]["log_entry_id"] is None, "the touch was on another day"
    deal("log", "anna", "quality again", "--by", "call")
    deal("round", "d1", "quality", "--ours", "AQL 1.5", "--outcome", "we-gave")
    assert rounds(deal)[-1]["log_entry_id"] == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("price", "--ours", "2..9"), 2, "“2..9” is not a number"),
        (("price", "--ours", "XYZ 6.90"), 2, "“XYZ” is not a currency"),
        (("price", "--theirs", "too dear"), 2, "names no price"),
        (("payment", "--theirs", "30% deposit, 60% before shipment"), 2, "come to 90 %"),
        (("paymnt", "--theirs", "30/70"), 2, "Did you mean payment?"),
        (("payment", "--theirs", "30/70", "--outcome", "stuk"), 2, "Did you mean stuck?"),
        (("payment", "--outcome", "stuck"), 2, "needs what one side said"),
        (("payment", "--theirs", "30/70", "--on", "2026-09-30"), 2, "before the inquiry of 1 Oct 2026"),
        (("payment", "--theirs", "30/70", "--on", "2026-12-24"), 2, "still to come"),
        (("payment", "--theirs", "30/70", "--log", "l9"), 3, "no log entry l9"),
        (("payment", "--theirs", "30/70", "--log", "newest"), 3, "Nothing is logged"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused_and_nothing_is_written(deal, words, code, said):
    refused = deal("round", "d1", *words)
    assert (refused.exit_code, refused.stderr.count("\n")) == (code, 1)
    assert said in refused.stderr
    assert rounds(deal) == []
    assert deal("round", "d1", "payment", "--theirs", "30/70").exit_code == 0


def test_a_touch_with_another_client_is_no_source_of_a_round(deal):
    deal("add", "contact", "Ben Okafor", "--known", "--no-follow-up")
    deal("log", "ben", "hello", "--by", "call")
    refused = deal("round", "d1", "payment", "--theirs", "30/70", "--log", "l1")
    assert (refused.exit_code, "another client" in refused.stderr) == (2, True)


def test_a_stage_moved_by_set_stands_in_the_history_and_an_end_needs_its_reason(deal):
    assert deal("set", "d1", "stage=quoted").exit_code == 0
    assert "inquiry → quoted" in deal("history", "d1").stdout
    refused = deal("set", "d1", "stage=lost")
    assert (refused.exit_code, "needs the reason" in refused.stderr) == (2, True)
    assert deal("set", "d1", "stage=lost", "reason=price 8% above target").exit_code == 0
    found = json.loads(deal("show", "d1", "--json").stdout)["deal"]
    assert (found["stage"], found["cause"], found["closed_on"]) == ("lost", "price", "2026-11-23")
    deal("undo")
    assert json.loads(deal("show", "d1", "--json").stdout)["deal"]["stage"] == "quoted"
    assert deal("deal", "anna", "Two", "--stage", "lost").exit_code == 2
    assert deal("stage", "d1", "quoted").stdout.startswith("Chargers (d1) is quoted already")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (("--why", "price", "200 too dear"), "price"),
        (("200 too dear", "--why", "price"), "price"),
        (("--why", "the budget is gone"), "budget"),
    ],
)
def test_cause_and_words_are_taken_in_any_order(deal, words, cause):
    assert deal("stage", "d1", "lost", *words).exit_code == 0
    assert json.loads(deal("show", "d1", "--json").stdout)["deal"]["cause"] == cause


def test_a_stuck_deal_names_its_topic_and_stays_in_its_stage(deal):
    assert deal("stage", "d1", "stuck").exit_code == 2
    assert "is stuck on payment (r1)" in deal("stage", "d1", "stuck", "--why", "payment", "only after B/L copy").stdout
    head = deal("history", "d1").stdout
    assert "Chargers · inquiry" in head
    assert "payment, stuck since 23 Nov (0 days)" in head


PATHS = [
    ("set", "q1", "state=sent"),
    ("set", "q1", "state=accepted"),
    ("add", "quote", "d1", "--state", "sent"),
    ("quote", "q1", "--sent"),
]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_path_sends_a_quotation_without_its_payment_and_a_reason_lets_each_pass(deal, path):
    deal("quote", "d1", "--line", "A, 5 pcs, 3.20", "--currency", "USD")
    refused = deal(*path)
    assert (refused.exit_code, "on which payment" in refused.stderr, "--override" in refused.stderr) == (6, True, True)
    assert {each["state"] for each in json.loads(deal("list", "quotes", "--json").stdout)} == {"draft"}
    done = deal(*path, "--override", "old friend, cash in the bag")
    assert done.exit_code == 0, done.stderr
    assert (
        "no payment basis: old friend, cash in the bag" in deal("quote", "show", "q2" if "add" in path else "q1").stdout
    )


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_with_its_payment_every_path_sends_it(deal, path):
    deal("quote", "d1", "--line", "A, 5 pcs, 3.20", "--currency", "USD", "--payment", "30/70")
    assert deal(*path, *(("--payment", "30/70") if "add" in path else ())).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "q1", "payment=30/60"), "90 %"),
        (("set", "q1", "sent_on=2026-09-01"), "before the inquiry"),
        (("set", "q1", "incoterm=FOBB"), "Did you mean FOB?"),
        (("add", "quote", "d1", "--payment", "30/60"), "90 %"),
        (("add", "quote", "d1", "--incoterm", "FOB"), "FOB needs a place"),
        (("add", "quote", "d1", "--currency", "XYZ"), "“XYZ” is not a currency"),
        (("add", "quote", "d1", "--sent-on", "2026-09-01"), "before the inquiry"),
        (("add", "order", "d1", "--incoterm", "FOBB Ningbo"), "Did you mean FOB?"),
        (("add", "order", "d1", "--value", "a lot"), "is not a number"),
        (("add", "order", "d1", "--confirmed-on", "2026-09-01"), "before the inquiry"),
        (("quote", "d1", "--line", "A, 5 pcs, 3.20 @ 30% deposit, 60% later"), "90 %"),
        (("quote", "d1", "--line", "A, 5 pcs, 3.20 @"), "After @ stands the payment"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_half_written(deal, words, said):
    deal("quote", "d1", "--line", "A, 5 pcs, 3.20", "--currency", "USD")
    before = deal("show", "d1", "--json").stdout
    refused = deal(*words)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert said in refused.stderr
    assert deal("show", "d1", "--json").stdout == before


def test_a_line_carries_prices_for_several_payments(deal):
    line = "Charger A, 5000 pcs, 3.20 / 3.30 @ O/A 30 / 3.40 @ 30% deposit, 70% after 60 days"
    assert deal("quote", "d1", "--line", line, "--currency", "USD", "--payment", "30/70", "--sent").exit_code == 0
    lines = json.loads(deal("show", "d1", "--json").stdout)["quote_lines"]
    assert [(each["price"], each["payment"]) for each in lines] == [
        ("3.20", None), ("3.30", "O/A 30"), ("3.40", "30% deposit, 70% after 60 days"),
    ]  # fmt: skip
    assert "USD 3.30 @ O/A 30" in deal("show", "d1").stdout
    assert set_aside("Lamp @ home, 5 pcs, 3.2") == ("Lamp @ home, 5 pcs, 3.2", ())
    assert alternatives("3.20 / 3.30 @0", ("O/A",)) == [("3.20", None), ("3.30", "O/A")]


def test_a_price_is_read_exactly_from_a_position():
    assert sums("USD 6.90 and 5.90", None) == (Money(Decimal("6.90"), "USD"), Money(Decimal("5.90"), "USD"))
    assert sums("3,20 € for 5000 pcs, FOB", "USD") == (Money(Decimal("3.20"), "EUR"),)
    assert priced("3.20", "USD") == "USD 3.20"
    assert priced("3.20", None) == "3.20"
    assert first_sum("before shipment", "USD") is None
    assert first_sum("2..9", "USD") is None


@given(st.decimals(Decimal("0.01"), Decimal(99999), places=2))
def test_any_sum_is_kept_exactly(amount):
    assert sums(f"USD {amount}", None) == (Money(amount, "USD"),)


@given(st.text(max_size=40))
def test_any_words_are_a_price_or_one_sentence(text):
    with suppress(InvalidValueError):
        assert text.strip() in priced(text, "USD") or "  " in text or not text.isprintable()


def test_who_gave_way_is_counted_by_what_the_topic_is_about():
    assert moves("price", ["USD 3.20", None, "USD 3.10", "USD 3.15"], OURS) == 1
    assert moves("price", ["USD 2.90", "USD 2.95", "USD 2.80"], THEIRS) == 1
    assert moves("payment", ["100% paid before shipment", "50% deposit, 50% before shipment", "on B/L copy"], OURS) == 1
    assert moves("payment", ["30% deposit, 70% 60 days after B/L", "30% deposit, 70% 90 days after B/L"], THEIRS) == 0
    assert moves("payment", ["30% deposit, 70% 60 days after B/L", "30% deposit, 70% 90 days after B/L"], OURS) == 1
    assert moves("payment", ["30% deposit, 70% before shipment", "20% deposit, 80% before shipment"], OURS) == 1
    assert moves("payment", ["30% deposit, 70% before shipment", "20% deposit, 80% before shipment"], THEIRS) == 0
    assert moves("price", ["USD 2.35", "INR 228.75", "EUR 2.00"], OURS) == 0
    hardened = ["30% deposit, balance after B/L copy", "balance after B/L copy, no exception in 30 years"]
    assert moves("payment", hardened, THEIRS) == 0
    assert moves("payment", hardened[::-1], THEIRS) == 1
    assert moves("lead_time", ["60 days", "60 days please", "45 days"], OURS, ["30 days"]) == 1
    assert moves("lead_time", ["45 days", "60 days"], OURS, ["30 days"]) == 0
    assert moves("packaging", ["brown box", "colour box of theirs"], OURS, ["their own colour box"]) == 1
    assert moves("packaging", ["brown box", "brown box, no exceptions"], OURS, ["their own colour box"]) == 0
    assert (secured("30/70 before shipment"), secured("after B/L copy")) == (Decimal(100), Decimal(0))


def test_a_deal_that_ended_tells_what_was_left_open_until_its_end(deal):
    deal(
        "round",
        "d1",
        "payment",
        "--ours",
        "30/70",
        "--theirs",
        "open account",
        "--outcome",
        "stuck",
        "--on",
        "2026-10-10",
    )
    deal("stage", "d1", "lost", "--why", "payment", "no trust", "--on", "2026-10-20")
    told = deal("history", "d1").stdout
    assert "payment: no trust" in told
    assert "left open    payment, stuck since 10 Oct (10 days)" in told
    assert date(2026, 10, 20).isoformat() in deal("history", "d1", "--json").stdout


def test_what_is_ours_alone_is_not_shared(deal, tmp_path):
    deal("policy", "payment", "we can give B/L copy", "--on", "2026-10-30")
    deal("round", "d1", "payment", "--ours", "30/70", "--theirs", "B/L copy", "--outcome", "stuck", "--on", "2026-10-10",
         "--note", "she is bluffing")  # fmt: skip
    words = ("bluffing", "we can give", "we moved")
    shown = deal("history", "d1").stdout
    assert all(word in shown for word in words)
    deal("history", "d1", "--share", "--html", str(tmp_path / "h.html"))
    for page in (deal("history", "d1", "--share").stdout, deal("history", "d1", "--share", "--md").stdout,
                 deal("history", "d1", "--share", "--json").stdout, (tmp_path / "h.html").read_text()):  # fmt: skip
        assert not any(word in page for word in words)
        assert "B/L copy" in page


def test_what_is_stuck_is_not_called_agreed(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
    run("deal", "anna", "Chargers", "--opened-on", "2026-10-01")
    run("deal", "anna", "Lamps", "--opened-on", "2026-10-01")
    run("terms", "nordlicht", "payment=T/T 30/70", "incoterm=FOB Shenzhen")
    run("round", "d2", "payment", "--ours", "30/70", "--theirs", "30/70", "--outcome", "agreed", "--on", "2026-10-05")
    assert "payment: T/T 30/70" in run("history", "nordlicht").stdout.partition("Agreed: never ask again")[2]
    run("round", "d1", "payment", "--ours", "30/70", "--theirs", "OA 60", "--outcome", "stuck", "--on", "2026-11-01")
    page = run("history", "nordlicht").stdout
    noted, _title, again = page.partition("Noted, on no order yet")[2].partition("Standing, but talked about again")
    assert "payment" not in noted
    assert "incoterm: FOB" in noted
    assert "? payment: T/T 30/70" in again
    assert "never ask again" not in page.partition("Agreed")[0]
    handed = run("handover", "nordlicht").stdout
    assert "payment: T/T 30/70" in handed.partition("talked about again")[2]
    assert "payment" not in handed.partition("never ask again")[2].partition("talked about again")[0]
