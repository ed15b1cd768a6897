"""`history` says what was agreed and what was only noted, and with `--as-of` what stood on the day, head and all."""

import shlex
from collections.abc import Callable

import pytest

from conftest import Run

Typed = Callable[[str, str], str]


@pytest.fixture
def on(run: Run) -> Typed:
    """Return a function that types a line on a day and returns what is said."""

    def typed(day: str, line: str) -> str:
        done = run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    typed("2026-03-02", "add contact 'Bo Larsson' --company Summit --country US")
    typed("2026-03-02", "deal bo 'USB chargers 5k' --value 1000 --currency USD")
    return typed


def test_the_head_of_an_earlier_day_is_that_of_the_day(on: Typed) -> None:
    """What was written later of the deal is taken back: value, market, title, stage, money received."""
    on("2026-03-17", "set d1 market=US title='USB chargers 10k'")
    on("2026-03-18", "quote d1 --line 'Charger A, 5000 pcs, 2' --payment '30% deposit, 70% before shipment' --sent")
    on("2026-04-10", "order d1 --destination US")
    on("2026-04-20", "set s1 balance_paid=today")
    then = on("2026-05-01", "history o1 --as-of 2026-03-10")
    head = then.split("Then and today")[0]
    assert "USB chargers 5k · inquiry · USD 1,000 · d1" in head
    assert "10k" not in head
    now = on("2026-05-01", "history o1")
    assert "USB chargers 10k · ordered · USD 10,000.00 · → United States" in now.replace("🇺🇸 ", "")
    between = on("2026-05-01", "history d1 --as-of 2026-04-12")
    assert "order PI-2026-001 confirmed" in between
    assert "order PI-2026-001 paid" not in between


def test_a_wish_is_not_agreed_and_a_term_names_the_order_it_stood_on(on: Typed) -> None:
    """Noted terms stand apart until an order is made on them; the last order is named only for what it had."""
    on("2026-03-03", "set o1 terms.payment='balance after B/L'")
    seen = on("2026-03-04", "history d1")
    assert "never ask again" not in seen
    assert "Noted, on no order yet" in seen
    on(
        "2026-03-05",
        "quote d1 --line 'A, 5000 pcs, 2' --payment '30% deposit, 70% before shipment' --incoterm 'FOB Ningbo' --sent",
    )
    on("2026-03-06", "order d1 --destination US")
    on("2026-03-20", "set o1 terms.incoterm=FCA terms.place=Shenzhen")
    seen = on("2026-03-21", "history d1")
    agreed, noted = seen.split("Noted, on no order yet")
    assert "incoterm: FCA" in noted
    assert "last used" not in noted.split("Timeline")[0]
    assert "FCA" not in agreed
    assert "Last time" not in on("2026-03-21", "terms o1 --confirm")


def test_last_time_names_the_order(on: Typed) -> None:
    """The sentence to the client says on which order it was so."""
    on(
        "2026-03-05",
        "quote d1 --line 'A, 5000 pcs, 2' --payment '30% deposit, 70% before shipment' --incoterm 'FOB Ningbo' --sent",
    )
    on("2026-03-06", "order d1 --destination US")
    said = on("2026-03-21", "terms o1 --confirm")
    assert "Last time (PI-2026-001) it was FOB Ningbo, payment 30% deposit, 70% before shipment" in said
