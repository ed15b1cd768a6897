"""What happens to an order is told once: one touch a shipment, sum or end, one move of its deal, and one undo for all of it."""

import json
import shlex
from collections.abc import Callable

import pytest

from conftest import Run

Typed = Callable[[str, str], str]


@pytest.fixture
def on(run: Run) -> Typed:
    """Return a function that types a line on a day, on a book with a deal of 2,000 lamps that was ordered as s1."""

    def typed(day: str, line: str) -> str:
        done = run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    typed("2026-03-02", "add contact 'Bo Larsson' --company Summit --country US --known --no-follow-up")
    typed("2026-03-02", "deal bo Lamps --market US")
    typed("2026-03-03", "quote d1 --line 'Lamp, 2000 pcs, 5.00' --payment '30% deposit, 70% before shipment' --sent")
    typed("2026-03-10", "order d1 --destination US")
    return typed


def log(on: Typed, day: str) -> list[str]:
    """Return what stands in the log of the deal since the order was confirmed, oldest first."""
    rows = json.loads(on(day, "show d1 --all --json"))["log"]
    return [each["text"] for each in reversed(rows) if each["on_date"] > "2026-03-10"]


def deal(on: Typed, day: str) -> tuple[str, str]:
    """Return the stage of the deal and the day of the last touch with its client."""
    stage = json.loads(on(day, "show d1 --json"))["deal"]["stage"]
    return stage, json.loads(on(day, "show bo --json"))["contact"]["last_touch_on"]


STEPS = [
    ("2026-03-12", "order s1 --received 'USD 2,000'", ["USD 2,000.00 received for PI-2026-001"], "ordered"),
    ("2026-03-13", "order s1 --received 'USD 1,000'", ["Deposit of PI-2026-001 received: USD 1,000.00"], "ordered"),
    ("2026-03-14", "order s1 --in-production", [], "in_production"),
    ("2026-04-01", "order s1 --paid-balance", ["Balance of PI-2026-001 received: USD 7,000.00"], "in_production"),
    ("2026-04-02", "order s1 --shipped 1500", ["1,500 pcs of PI-2026-001 shipped"], "in_production"),
    ("2026-04-03", "order s1 --shipped", ["The rest of PI-2026-001 shipped"], "paid"),
    ("2026-04-20", "order s1 --delivered", [], "paid"),
]


def test_each_step_of_an_order_is_one_row_and_one_undo_takes_it_back(on: Typed) -> None:
    """The log, the last touch and the stage are as before after an undo, and as told after it is typed again."""
    told: list[str] = []
    for day, line, rows, stage in STEPS:
        before = deal(on, day)
        on(day, line)
        assert log(on, day) == told + rows, line
        assert deal(on, day) == (stage, day if rows else before[1]), line
        on(day, "undo")
        assert (log(on, day), deal(on, day)) == (told, before), line
        on(day, line)
        told += rows
    moves = on("2026-04-21", "history d1")
    assert moves.count("→ paid") == 1
    assert moves.count("→ in production") == 1


@pytest.mark.parametrize(
    "line", ["set s1 shipped_on=2026-04-03 --override agreed", "order s1 --shipped --on 2026-04-03 --override agreed"]
)
def test_goods_that_left_are_told_alike_by_whichever_command(on: Typed, line: str) -> None:
    """Set or noted, it is one touch and one move."""
    said = on("2026-04-03", line)
    assert "shipped" in said
    assert log(on, "2026-04-03").count("PI-2026-001 shipped") == 1
    assert deal(on, "2026-04-03") == ("shipped", "2026-04-03")


def test_an_order_that_is_cancelled_is_told_once_and_its_deal_goes_back(on: Typed) -> None:
    """The deal stands where it stood before it was ordered, with the reason."""
    on("2026-03-20", "order s1 --cancelled 'no budget'")
    assert log(on, "2026-03-20") == ["PI-2026-001 cancelled: no budget"]
    assert deal(on, "2026-03-20") == ("quoted", "2026-03-20")
    on("2026-03-20", "undo")
    assert deal(on, "2026-03-20")[0] == "ordered"


def test_an_order_written_as_it_is_tells_its_money_and_its_goods(on: Typed) -> None:
    """A paid order of before is one row each, and its deal is paid."""
    on("2026-03-11", "deal bo Chairs --market US")
    on("2026-03-11", "add order d2 --value 900 --currency USD --confirmed-on 2026-03-11 --destination US"
       " --payment '100% before shipment' --balance-paid 2026-03-11 --shipped-on 2026-03-11")  # fmt: skip
    rows = json.loads(on("2026-03-11", "show d2 --all --json"))
    assert rows["deal"]["stage"] == "paid"
    assert [each["text"] for each in reversed(rows["log"])][-3:] == [
        "Order s2 confirmed", "Balance of s2 received: USD 900", "s2 shipped",
    ]  # fmt: skip


def test_sums_that_came_and_what_is_open_stay_in_the_house(on: Typed) -> None:
    """No shared form of order, deal or client names them."""
    on("2026-03-12", "order s1 --received 'USD 2,345'")
    for what in ("s1", "d1", "bo"):
        assert "2,345" in on("2026-03-12", f"show {what} --all")
        for form in ("", "--json", "--md"):
            shared = on("2026-03-12", f"show {what} --all --share {form}")
            assert not [sum_ for sum_ in ("2,345", "2345", "7,655", "7655") if sum_ in shared]
    assert not {"received", "receipts", "open"} & json.loads(on("2026-03-12", "show s1 --share --json")).keys()
