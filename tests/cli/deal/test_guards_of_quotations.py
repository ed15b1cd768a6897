"""What speaks against a quotation is said before it is written: one sentence, nothing written, and the way on named."""

import json
import shlex

import pytest

from conftest import Result, Run

PAID = "--payment '30% deposit, balance before shipment'"


@pytest.fixture
def book(run: Run) -> Run:
    """Return a command on a book with one deal in dollars to the USA and two offers of ours."""
    for line in (
        "add contact 'Bo Larsson' --company Summit --country US",
        "deal bo 'USB chargers 5k' --value 11750 --currency USD --market US",
        "add offer 'Charger A' --price-low 2.60 --currency USD",
        "add offer 'Lamp C' --price-low 5 --currency USD --finish 'glossy chrome'",
    ):
        assert run(*shlex.split(line)).exit_code == 0, line
    return run


def typed(run: Run, line: str, day: str = "2026-11-23") -> Result:
    """Type a line on a day."""
    return run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"})


def quotes(run: Run) -> list[dict[str, object]]:
    """Return the quotations in the book."""
    found: list[dict[str, object]] = json.loads(run("list", "quotes", "--json").stdout)
    return found


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        ("--line 'Charger A, 5000 pcs, 2.35'", 6, "Charger A at USD 2.35 is below our own lowest price of USD 2.60."),
        ("--line 'X, -5 pcs, 1.20'", 2, "“-5 pcs” is no quantity."),
        ("--line 'X, -5 pcs'", 2, "“-5 pcs” is no quantity."),
        ("--line 'X, 2000 pcs, 6.635' --line 'X, 2000 pcs, 6.90'", 2, "“X, 2,000” has two prices: 6.635 and 6.90."),
        ("--line 'X, 2000 pcs, EUR 6.90'", 6, "d1 is in USD, and this is in EUR."),
        ("--line 'Lamp C, 100 pcs, 9' --sent", 6, "United States tends to buy matt, and Lamp C is glossy."),
    ],
)  # fmt: skip
def test_one_sentence_and_nothing_written(book: Run, lines: str, code: int, said: str) -> None:
    """A price, a quantity, a currency or goods that cannot be meant."""
    done = typed(book, f"quote d1 {lines} {PAID}")
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert quotes(book) == []


def test_two_prices_by_quantity_or_payment_are_no_contradiction(book: Run) -> None:
    """Breaks and payments are what two prices are for."""
    line = "--line 'X, 1000 pcs, 3.40; 5000, 3.20' --line 'Y, 500 pcs, 2 @ 100% T/T / 2.1 @ L/C at sight'"
    assert typed(book, f"quote d1 {line}").exit_code == 0


def test_a_price_below_the_floor_needs_a_reason_that_is_kept(book: Run) -> None:
    """The option is named, and why it was used stays in the note that never reaches the client."""
    line = f"quote d1 --line 'Charger A, 5000 pcs, 2.35' {PAID}"
    assert '--override "why"' in typed(book, line).stderr
    assert typed(book, f"{line} --override 'clearing stock'").exit_code == 0
    assert "below our own lowest price of USD 2.60: clearing stock" in typed(book, "show q1").stdout
    assert "clearing" not in typed(book, "quote q1 --md -").stdout
    assert typed(book, "quote q1 --sent").exit_code == 0


def test_the_floor_is_compared_by_the_rate_of_the_day(book: Run) -> None:
    """Another money does not hide it; without a rate nothing is claimed."""
    line = f"quote d1 --line 'Charger A, 5000 pcs, INR 200' --currency INR {PAID}"
    assert typed(book, f"{line} --number Q1").exit_code == 0
    typed(book, "rate INR 0.0117 --base USD")
    done = typed(book, f"{line} --number Q2")
    assert done.exit_code == 6
    assert "INR 200 (≈ USD 2.34) is below our own lowest price of USD 2.60" in done.stderr


@pytest.mark.parametrize("line", ["quote q1 --accepted", "set q1 state=accepted"])
def test_a_quotation_accepted_after_its_last_day_is_asked_about(book: Run, line: str) -> None:
    """Nine days late the price is ours to hold or not."""
    typed(book, f"quote d1 --line 'Charger A, 5000 pcs, 3' {PAID} --valid 10d --sent")
    done = typed(book, line, "2026-12-12")
    assert done.exit_code == 6
    assert "Q2026-001 was valid until 3 Dec 2026; it is accepted 9 days after." in done.stderr
    assert [each["state"] for each in quotes(book)] == ["sent"]
    assert typed(book, f"{line} --override 'we hold the price'", "2026-12-12").exit_code == 0
    assert "we hold the price" in typed(book, "show q1").stdout


@pytest.mark.parametrize("value", ["none", "unknown", "OA 60"])
def test_a_quotation_that_has_left_is_not_changed_by_set(book: Run, value: str) -> None:
    """What the client holds in hand stays what it is."""
    typed(book, f"quote d1 --line 'Charger A, 5000 pcs, 3' {PAID} --sent")
    done = typed(book, f"set q1 'payment={value}'")
    assert done.exit_code == 6
    assert "30% deposit" in typed(book, "show q1").stdout


def test_a_revision_in_another_currency_is_no_percentage(book: Run) -> None:
    """Both prices are named in their own money."""
    typed(book, f"quote d1 --line 'Charger A, 5000 pcs, 3' {PAID} --sent")
    said = typed(book, "quote --revise q1 --line 'Charger A, 5000 pcs, 228.75' --currency INR").stdout
    assert "Charger A · 5,000: USD 3.00 → INR 228.75" in said
    assert "%" not in said


def test_an_order_on_a_quotation_that_ran_out_is_asked_about(book: Run) -> None:
    """Naming the quotation says that its price holds."""
    typed(book, f"quote d1 --line 'Charger A, 5000 pcs, 3' {PAID} --valid 10d --sent")
    done = typed(book, "order d1", "2026-12-12")
    assert done.exit_code == 6
    assert "it is accepted 9 days after" in done.stderr
    assert typed(book, "order d1 --from-quote q1", "2026-12-12").exit_code == 0
