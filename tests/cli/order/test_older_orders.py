"""Orders of an older book keep what they were; and the questions about orders read by index."""

import json
import sqlite3
from pathlib import Path

import pytest

from dossier.read.agenda import agenda_orders
from dossier.records.book import APPLICATION_ID
from dossier.write.migrate import upgrade

OLD = Path(__file__).parents[2] / "old_books" / "0004.sql"


@pytest.fixture
def older(run, book_path):
    """Return `run` on a book of form 4 with three orders: paid, of unreadable payment, and with its deposit."""
    with sqlite3.connect(book_path) as connection:
        connection.executescript(OLD.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 4")
    connection.close()
    return run


def test_money_whose_day_was_noted_becomes_a_sum_where_the_payment_says_it(older):
    found = {each["ref"]: each for each in json.loads(older("list", "orders", "--json").stdout)}
    assert [(found[ref]["state"], found[ref]["open"]) for ref in ("s1", "s2", "s3")] == [
        ("shipped", "0.00"), ("confirmed", "9600.00"), ("confirmed", "2230.00"),
    ]  # fmt: skip
    paid, unread, deposit = (json.loads(older("order", ref, "--json").stdout) for ref in ("s1", "s2", "s3"))
    assert [(each["amount"], each["on_date"]) for each in paid["receipts"]] == [
        ("4800.00", "2026-09-20"), ("11200.00", "2026-10-18"),
    ]  # fmt: skip
    assert (paid["deposit_paid"], paid["balance_paid"]) == ("2026-09-20", "2026-10-18")
    assert (unread["receipts"], unread["deposit_paid"]) == ([], "2026-10-25")
    assert [each["amount"] for each in deposit["receipts"]] == ["1115.00"]


def test_goods_are_copied_only_where_the_quotation_leaves_no_choice(older):
    paid, unread = (json.loads(older("order", ref, "--json").stdout) for ref in ("s1", "s2"))
    assert [(each["item"], each["quantity"]) for each in paid["lines"]] == [("Charger A", "5000")]
    assert (paid["quantity"], paid["shipped_quantity"]) == ("5000", "5000")
    assert unread["lines"] == []
    assert "How many were ordered was not noted" in older("order", "s2").stdout
    assert "2,000 pcs of Lamp L9 at USD 4.80" in older("order", "s2", "--quantity", "2000").stdout
    assert "How many" not in older("order", "s2").stdout


def test_days_of_an_older_order_count_as_typed_and_are_not_moved(older):
    before = json.loads(older("order", "s2", "--json").stdout)["deposit_due"]
    assert older("order", "s2", "--confirmed-on", "x").exit_code == 2
    older("order", "s2", "--payment", "30% deposit, 70% before shipment")
    assert (before, json.loads(older("order", "s2", "--json").stdout)["deposit_due"]) == ("2026-10-25", "2026-10-25")


@pytest.mark.parametrize("name", ["TO_SHIP", "LOTS_TO_SHIP", "DEPOSITS", "BALANCES", "BALANCES_OF_LOTS"])
def test_what_is_due_of_orders_is_found_by_index(tmp_path, name):
    upgrade(tmp_path / "book.db")
    with sqlite3.connect(tmp_path / "book.db") as connection:
        sql = getattr(agenda_orders, name)
        values = {"since": "2026-01-01", "until": "2026-12-01", "limit": 3}
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    connection.close()
    assert not [step for step in plan if step.startswith("SCAN")], plan
    assert any("ix_orders_to_" in step or "ix_lot_to_ship" in step for step in plan), plan
