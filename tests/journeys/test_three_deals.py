"""Three deals from the quotation to the last money, made of commands only, with the right sum on every page."""

import shlex
from collections.abc import Callable

import pytest

from conftest import Run

Typed = Callable[..., str]


@pytest.fixture
def on(run: Run) -> Typed:
    """Return a function that types a line on a day and returns what is said, in one line."""

    def typed(day: str, line: str, code: int = 0) -> str:
        done = run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == code, f"{line}\n{done.stdout}{done.stderr}"
        return " ".join((done.stdout + done.stderr).split())

    return typed


def test_an_american_chain_pays_late_and_short_takes_two_lots_and_orders_again(on: Typed) -> None:
    on("2026-03-02", "add contact 'Megan Hall' --company 'Summit Stores' --country US --known --no-follow-up")
    on("2026-03-02", "deal megan Chargers --market US")
    on("2026-03-05", "quote d1 --line 'Charger A, 5000 pcs, 10.20; 10000 pcs, 9.84' --currency USD --incoterm 'FOB Shenzhen'"
       " --payment '30% deposit, 70% before shipment' --lead-time '35 days after deposit' --sent")  # fmt: skip
    assert "how many are ordered? 5,000 pcs USD 10.20; 10,000 pcs USD 9.84" in on("2026-04-10", "order d1", 6)
    said = on("2026-04-10", "order d1 --quantity 10000 --plug US --label-language English")
    assert "Order PI-2026-001 (s1) for Chargers (d1), USD 98,400.00." in said
    assert "deposit due 17 Apr, by the terms; ship by 22 May, by the terms; balance due 19 May, by the terms." in said
    late = "USD 29,520; the shipment moves from 22 May to 26 May at the earliest (4 days overdue)"
    assert f"deposit due for PI-2026-001: {late}" in on("2026-04-21", "remind")

    short = on("2026-04-27", "order s1 --received 'USD 29,500'")
    assert "open USD 68,900.00; USD 20.00 short (bank charges?)" in short
    assert "deposit due for PI-2026-001: USD 20 of USD 29,520" in on("2026-04-27", "remind")
    moved = on("2026-04-27", "order s1 --charges 20")
    assert "open USD 68,880.00; ship by 22 May → 1 Jun; balance due 19 May → 29 May" in moved
    lots = on("2026-04-28", "order s1 --lot '6000 pcs ship by 2026-06-01' --lot '4000 pcs ship by 2026-06-15'")
    assert "ship by 1 Jun → 15 Jun; balance due 29 May → 12 Jun" in lots

    assert "USD 41,328 due before shipment has not come" in on("2026-06-01", "order s1 --shipped 6000", 6)
    assert "open USD 27,552.00" in on("2026-06-01", "order b1 --paid-balance")
    assert "6,000 pcs shipped 1 Jun; 4,000 of 10,000 remain" in on("2026-06-01", "order s1 --shipped 6000")
    page = on("2026-06-02", "order s1")
    for words in ("state partly shipped · 4,000 of 10,000 remain", "b1 6,000 pcs · shipped 1 Jun",
                  "b2 4,000 pcs · ship by 15 Jun (in 13 days)", "USD 27,552.00 · due 12 Jun · USD 27,552.00 missing · b2",
                  "z1 USD 29,500.00 came 27 Apr · bank charges USD 20.00", "still open USD 27,552.00"):  # fmt: skip
        assert words in page
    assert "unpaid today USD 27,552" in on("2026-06-02", "case d1")
    assert "98,400.00 USD 27,552.00 partly shipped" in on("2026-06-02", "list orders")
    week = on("2026-06-10", "week")
    assert "Fri 12 Jun · balance due for PI-2026-001, 4,000 pcs · USD 27,552 · b2" in week
    assert "Mon 15 Jun · ship PI-2026-001, 4,000 pcs · b2" in week

    assert "paid in full" in on("2026-06-14", "order s1 --received 27552")
    assert "all of it has shipped; deal d1: paid" in on("2026-06-15", "order s1 --shipped 4000")
    on("2026-07-20", "order s1 --delivered")
    assert "98,400.00 USD 0.00 closed" in on("2026-07-20", "list orders")
    again = on("2026-08-03", "order d1 --like s1 --confirmed --quantity 5000")
    assert "Order PI-2026-002 (s2) for Chargers (d1), USD 51,000.00." in again
    assert "Taken along from PI-2026-001 (s1): plug US, label language English." in again
    assert "Deal d1 stood on paid: a new order opens it again, ordered." in again
    assert "unpaid today USD 51,000" in on("2026-08-03", "case d1")


def test_a_brazilian_buys_on_thirty_days_ships_late_and_is_followed_to_the_last_cent(on: Typed) -> None:
    on("2026-02-02", "add contact 'Beatriz Lima' --company 'Lojas Azul' --country BR --known --no-follow-up")
    on("2026-02-02", "deal beatriz Lamps --market BR")
    on("2026-02-05", "quote d1 --line 'Lamp L9, 2000 pcs, 10.02' --line 'Stand, 100 pcs, 0.0557' --currency USD"
       " --incoterm 'CIF Santos' --payment '30% deposit, balance 30 days after B/L'"
       " --lead-time '40 days after deposit' --sent")  # fmt: skip
    said = on("2026-02-10", "order d1 --ship-by 2026-03-29")
    assert "USD 20,045.57" in said
    assert "balance due 28 Apr, by the terms" in said
    late = on("2026-02-27", "order s1 --paid-deposit")
    assert "deposit paid 27 Feb USD 6,013.67" in late
    assert (
        "ship by 29 Mar was typed and stays; by the terms it is 8 Apr now: dossier order s1 --ship-by 2026-04-08"
        in late
    )
    assert "ship by 8 Apr; balance due 28 Apr → 8 May" in on("2026-02-27", "order s1 --ship-by 2026-04-08")
    assert "balance due 8 May → 15 May; deal d1: shipped" in on("2026-04-15", "order s1 --shipped")
    assert "balance due for PI-2026-001: USD 14,031.90 (6 days overdue)" in on("2026-05-21", "remind")
    assert "USD 14,031.90" in on("2026-05-21", "case d1")
    assert "open USD 31.90; USD 31.90 short (bank charges?)" in on("2026-05-21", "order s1 --received 14000")
    assert "That is USD 0.10 more than" in on("2026-05-22", "order s1 --received 32", 2)
    assert "paid in full; deal d1: paid" in on("2026-05-22", "order s1 --charges 31.90")
    assert "the latest balance came 6 days late" in on("2026-05-22", "case d1")

    on("2026-05-30", "rate USD 5.00 --base BRL")
    on("2026-06-01", "order d1 --like s1 --confirmed")
    on("2026-06-02", "rate USD 6.40 --base BRL")
    assert "dearer in BRL" in on("2026-06-02", "show d1")


def test_an_indian_order_waits_for_its_money_and_is_cancelled_with_what_lies_with_us_named(on: Typed) -> None:
    on("2026-05-04", "add contact 'Ravi Menon' --company Prakash --country IN --known --no-follow-up")
    on("2026-05-04", "deal ravi Mixers --market IN --currency INR")
    on("2026-05-05", "quote d1 --line 'Mixer M2, 10000 pcs, 228.75' --payment '100% before shipment' --sent")
    assert "INR 2,287,500.00" in on("2026-05-11", "order d1 --ship-by 2026-07-01")
    assert "balance 28 Jun (in 6 weeks)" in on("2026-05-11", "order s1")
    assert "is the order of Mixers" in on("2026-05-12", "order d1")
    assert "INR 2,287,500 due before shipment has not come" in on("2026-07-01", "order s1 --shipped", 6)
    on("2026-07-02", "order s1 --received 'INR 500,000'")
    assert "INR 1,787,500 of INR 2,287,500" in on("2026-07-02", "remind")
    assert "unpaid today INR 1,787,500" in on("2026-07-02", "case d1")
    gone = on("2026-07-10", "order s1 --cancelled 'lost their tender'")
    assert "no longer due: ship by 1 Jul, balance due 28 Jun" in gone
    assert "INR 500,000.00 received for it lies with us" in gone
    assert "deal d1: quoted" in gone
    morning = on("2026-07-10", "remind --all")
    assert not [words for words in ("ship PI-2026-001", "balance due for PI-2026-001") if words in morning]
    assert "1,787,500" not in on("2026-07-10", "case d1")
    assert "INR 500,000.00 of a cancelled order lies with us" in on("2026-07-10", "order s1")
    on("2026-07-11", "order s1 --returned 'INR 500,000'")
    assert "was cancelled on 10 Jul 2026: lost their tender" in on("2026-07-12", "order s1 --cancelled twice", 6)
    assert "order PI-2026-001 cancelled · lost their tender" in on("2026-07-12", "history d1")
