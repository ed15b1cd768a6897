"""A deal and its order: the one there is is meant until another is asked for, on a quotation that went out, in the deal's money."""

import json
import os
import pty
import subprocess
import sys

import pytest

from conftest import ROOT, environment

SPLIT = "30% deposit, 70% before shipment"
LINE = ("--line", "Lamp L9, 1000 pcs, 5.00", "--incoterm", "FOB Shenzhen", "--payment", SPLIT)


@pytest.fixture
def deal(run):
    """Return `run` on a book with a deal in euros, nothing quoted yet."""
    run(
        "add",
        "contact",
        "Ada Moss",
        "--company",
        "Lampol",
        "--country",
        "NL",
        "--known",
        "--no-follow-up",
        "--no-input",
    )
    run("deal", "ada", "Lamps", "--value", "5000", "--currency", "EUR", "--opened-on", "2026-10-01")
    return run


@pytest.fixture
def ordered(deal):
    """Return `run` on a book with a deal d1 and its order s1."""
    deal("quote", "d1", *LINE, "--sent")
    assert deal("order", "d1", "--on", "2026-11-02").exit_code == 0
    return deal


def kept(run, what):
    return json.loads(run("show", "o1", "--json").stdout)[what]


def orders(run):
    return kept(run, "orders")


def at_a_terminal(home, answers, *words):
    """Return what a terminal shows of a command that is given these answers."""
    leader, follower = pty.openpty()
    env = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], stdin=follower, stdout=follower, stderr=follower, env=env
    )
    os.close(follower)
    os.write(leader, answers.encode())
    said = b""
    while chunk := _read(leader):
        said += chunk
    process.wait(60)
    os.close(leader)
    return said.decode()


def _read(leader):
    try:
        return os.read(leader, 65536)
    except OSError:  # the other side is closed
        return b""


def test_the_deal_names_the_order_that_is_there(ordered):
    done = ordered("order", "d1")
    assert done.exit_code == 0
    assert "PI-2026-001" in done.stdout
    assert "PI-2026-001 (s1) is the order of Lamps; another one: dossier order d1 --more" in done.stderr
    shipped = ordered("order", "ada", "--shipped", "--override", "the boss allows it")
    assert "Order PI-2026-001 (s1): shipped on 23 Nov" in shipped.stdout
    assert ordered("order", "d1", "--ship-by", "2026-12-20", "--balance-due", "2026-12-17").exit_code == 0
    assert "production" in ordered("order", "d1", "--notes").stdout.casefold()
    (only,) = orders(ordered)
    assert (only["shipped_on"], only["ship_by"]) == ("2026-11-23", "2026-12-20")


@pytest.mark.parametrize("words", [("--number", "PI-9"), ("--value", "7000"), ("--from-quote", "q1")])
def test_what_says_a_whole_order_is_no_change_of_the_one_that_is_there(ordered, words):
    done = ordered("order", "d1", *words)
    assert done.exit_code == 6
    assert "Lamps has the order PI-2026-001 (s1) already." in done.stderr
    assert "--more" in done.stderr
    assert len(orders(ordered)) == 1
    assert ordered("order", "d1", "--more", *words).exit_code == 0
    assert len(orders(ordered)) == 2


def test_of_two_orders_the_deal_names_neither(ordered):
    ordered("order", "d1", "--more", "--value", "2000")
    done = ordered("order", "d1", "--shipped")
    assert done.exit_code == 4
    assert "s1  PI-2026-001 EUR 5,000.00" in done.stderr
    assert "s2  PI-2026-002 EUR 2,000" in done.stderr
    assert [each["shipped_on"] for each in orders(ordered)] == [None, None]


def test_json_prints_the_order_and_writes_only_what_it_is_asked_to(deal):
    deal("quote", "d1", *LINE, "--sent")
    for view in ("--json", "--notes"):
        done = deal("order", "d1", view)
        assert (done.exit_code, done.stdout) == (3, "")
        assert "Lamps (d1) has no order yet. Write it first: dossier order d1" in done.stderr
    assert orders(deal) == []
    made = json.loads(deal("order", "d1", "--ship-by", "2027-01-20", "--json").stdout)
    assert (made["ref"], made["ship_by"]) == ("s1", "2027-01-20")
    assert json.loads(deal("order", "d1", "--json").stdout)["ref"] == "s1"
    changed = json.loads(deal("order", "d1", "--shipped", "--override", "the boss allows it", "--json").stdout)
    assert changed["shipped_on"] == "2026-11-23"
    assert len(orders(deal)) == 1


def test_an_order_says_on_which_quotation_it_stands(deal):
    deal("quote", "d1", *LINE, "--sent")
    deal("quote", "--revise", "q1", "--line", "Lamp L9, 1000 pcs, 4.90", "--sent")
    assert "It stands on Q2026-001, revision 2 (q2)." in deal("order", "d1").stdout


def test_a_quotation_that_was_never_sent_is_not_accepted_in_silence(deal):
    deal("quote", "d1", *LINE)
    deal("quote", "d1", "--line", "Lamp L9, 1000 pcs, 6.00", "--payment", SPLIT)
    done = deal("order", "d1")
    assert done.exit_code == 6
    assert "Q2026-002 (q2) was never sent. If they order on it: dossier order d1 --from-quote q2 …" in done.stderr
    assert orders(deal) == []
    assert [each["state"] for each in kept(deal, "quotes")] == ["draft", "draft"]
    named = deal("order", "d1", "--from-quote", "q1")
    assert (
        "It stands on Q2026-001 (q1), until now a draft: it counts as sent and accepted on 23 Nov 2026." in named.stdout
    )


def test_at_a_terminal_the_draft_and_the_second_order_are_asked_about(deal, tmp_path):
    deal("quote", "d1", *LINE)
    assert "Did they order on it?" in at_a_terminal(tmp_path, "n\n", "order", "d1")
    assert orders(deal) == []
    assert "Order PI-2026-001" in at_a_terminal(tmp_path, "y\n", "order", "d1")
    assert "Write another order?" in at_a_terminal(tmp_path, "n\n", "order", "d1", "--value", "900")
    assert len(orders(deal)) == 1
    at_a_terminal(tmp_path, "y\n", "order", "d1", "--value", "900")
    assert "d1 is in EUR, and this is in USD." in at_a_terminal(
        tmp_path, "n\n", "quote", "d1", "--line", "X, 1 pcs, USD 1", "--payment", SPLIT
    )
    assert (len(orders(deal)), len(kept(deal, "quotes"))) == (2, 1)


@pytest.mark.parametrize("currency", ["EUR", "CNY", "JPY"])
def test_a_quotation_and_an_order_are_in_the_money_of_their_deal(deal, currency):
    deal("deal", "ada", "More lamps", "--value", "9000", "--currency", currency)
    deal("quote", "d2", "--line", "Lamp, 1000 pcs, 9", "--payment", SPLIT, "--incoterm", "FOB Shenzhen")
    assert f"{currency} 9,000" in deal("show", "q1").stdout
    deal("order", "d2", "--from-quote", "q1")
    deal("order", "d2", "--more", "--value", "500")
    deal("add", "quote", "d2", "--payment", SPLIT)
    deal("add", "order", "d2", "--value", "700")
    assert {each["currency"] for each in orders(deal)} == {currency}
    assert {each["currency"] for each in kept(deal, "quotes")} == {currency}


def test_another_money_than_the_deals_is_refused_until_it_is_named(deal):
    words = ("quote", "d1", "--line", "Lamp, 1000 pcs, USD 5.00", "--payment", SPLIT)
    done = deal(*words)
    assert done.exit_code == 6
    assert "d1 is in EUR, and this is in USD. Add --currency USD if it is meant so." in done.stderr
    assert deal(*words, "--currency", "USD", "--sent").exit_code == 0
    assert "USD 5,000.00" in deal("show", "q1").stdout
    assert deal("quote", "--revise", "q1", "--line", "Lamp, 1000 pcs, 4.90").exit_code == 0, "it is in dollars by now"
    assert deal("quote", "--revise", "q2", "--line", "Lamp, 1000 pcs, EUR 4.90").exit_code != 0
    assert deal("order", "d1", "--from-quote", "q1", "--value", "CNY 36000").exit_code == 6
    assert deal("order", "d1", "--from-quote", "q1", "--value", "CNY 36000", "--currency", "USD").exit_code == 2
    assert deal("order", "d1", "--from-quote", "q1", "--value", "36000", "--currency", "CNY").exit_code == 0
    assert orders(deal)[0]["currency"] == "CNY"


def test_a_deal_without_a_currency_is_quoted_in_dollars_as_before(deal):
    deal("deal", "ada", "Bare")
    deal("quote", "d2", "--line", "Lamp, 10 pcs, 3", "--payment", SPLIT)
    deal("quote", "d2", "--line", "Lamp, 10 pcs, £3", "--payment", SPLIT)
    assert sorted(each["currency"] for each in kept(deal, "quotes")) == ["GBP", "USD"]
