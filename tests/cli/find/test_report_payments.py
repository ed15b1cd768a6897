"""`report payments`: who pays in time, what is due in which month, what is overdue, and what nobody can say."""

import json

import pytest

from conftest import Run

TERMS = "30% deposit, 70% before shipment"


def done(run: Run, *words: str, day: str = "2026-11-23"):
    result = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
    assert result.exit_code == 0, result.stdout + result.stderr
    return result


def client(run: Run, name: str, firm: str) -> None:
    done(run, "add", "contact", name, "--company", firm, "--known", "--no-follow-up", day="2026-01-05")


def order(run: Run, client: str, value: str, day: str, *more: str, payment: str = TERMS) -> None:
    done(
        run,
        "deal",
        client,
        f"lamps {value}",
        "--value",
        value.rsplit(maxsplit=1)[-1],
        "--currency",
        value.split(maxsplit=1)[0],
        day=day,
    )
    done(run, "order", f"lamps {value}", "--value", value, "--payment", payment, *more, day=day)


@pytest.fixture
def book(run: Run) -> Run:
    """Return the command on four orders: one paid in time, one late twice, one overdue, one in euros still to come."""
    for name, firm in (("Ada", "Alfa Ltd"), ("Bea", "Beta GmbH"), ("Cy", "Gamma SA")):
        client(run, name, firm)
    order(run, "ada", "USD 10000", "2026-02-02", "--deposit-due", "2026-02-10", "--balance-due", "2026-04-10")
    done(run, "order", "s1", "--received", "3,000", "--on", "2026-02-10", day="2026-04-30")
    done(run, "order", "s1", "--received", "7,000", "--on", "2026-04-09", day="2026-04-30")
    order(run, "bea", "USD 20000", "2026-03-02", "--deposit-due", "2026-03-10", "--balance-due", "2026-04-20")
    done(run, "order", "s2", "--received", "6,000", "--on", "2026-03-15", day="2026-04-30")
    done(run, "order", "s2", "--received", "14,000", "--on", "2026-04-29", day="2026-04-30")
    order(run, "bea", "USD 5000", "2026-09-01", "--deposit-due", "2026-09-08", "--balance-due", "2026-11-03")
    done(run, "order", "s3", "--received", "1,500", "--on", "2026-09-18", day="2026-09-20")
    order(run, "cy", "EUR 8000", "2026-11-20", "--deposit-due", "2026-11-27", "--balance-due", "2027-01-15")
    return run


def told(run: Run, *more: str):
    return json.loads(run("report", "payments", "--json", *more).stdout)


def test_each_client_is_told_by_the_days_of_each_payment(book: Run):
    rows = {row["name"]: row for row in told(book)["clients"]}
    keys = ("in_time", "late", "days_late", "worst", "habit", "overdue", "deposits", "open")
    assert [tuple(rows[name][key] for key in keys) for name in ("Alfa Ltd", "Beta GmbH", "Gamma SA")] == [
        (2, 0, 0, 0, None, {}, {}, {}),
        (0, 3, 9, 20, "always_late", {"USD": "3500.00"}, {}, {"USD": "3500.00"}),
        (0, 0, None, None, None, {}, {"EUR": "2400.00"}, {"EUR": "8000.00"}),
    ]
    assert next(iter(rows)) == "Beta GmbH"


def test_each_month_has_what_was_due_and_what_came_of_it_by_currency(book: Run):
    months = {(row["month"], row["currency"]): row for row in told(book)["months"]}
    sums = ("due", "in_time", "late", "open")
    assert {key: tuple(int(float(row[each])) for each in sums) for key, row in months.items()} == {
        ("2026-02", "USD"): (3000, 3000, 0, 0), ("2026-03", "USD"): (6000, 0, 6000, 0),
        ("2026-04", "USD"): (21000, 7000, 14000, 0), ("2026-09", "USD"): (1500, 0, 1500, 0),
        ("2026-11", "USD"): (3500, 0, 0, 3500), ("2026-11", "EUR"): (2400, 0, 0, 2400), ("2027-01", "EUR"): (5600, 0, 0, 5600),
    }  # fmt: skip


def test_the_page_says_first_what_to_see_to(book: Run):
    page = " ".join(book("report", "payments").stdout.split())
    assert "1 payment is overdue: USD 3,500." in page
    assert "Deposits that have not come: EUR 2,400." in page
    assert "Always late: Beta GmbH (3/3)." in page
    assert (
        "s3 Beta GmbH · PI-2026-003 · balance USD 3,500 · 20 days late · due 3 Nov › dossier order s3 --paid-balance"
        in page
    )
    assert "s4 Gamma SA · PI-2026-004 · deposit EUR 2,400 · due 27 Nov › dossier order s4 --paid-deposit" in page
    assert "Apr 2026 ██████████ 21,000 7,000 14,000 –" in page


def test_a_period_means_the_day_on_which_money_is_due(book: Run):
    found = told(book, "--period", "2026-04")
    assert [(row["ref"], row["what"], row["state"], row["days_late"]) for row in found["payments"]] == [
        ("s1", "balance", "in_time", 0), ("s2", "balance", "late", 9),
    ]  # fmt: skip
    assert told(book, "--period", "2025")["payments"] == []
    empty = book("report", "payments", "--period", "2025")
    assert "Nothing of these clients or of this time" in empty.stdout + empty.stderr


def test_only_the_clients_asked_about_are_told(book: Run):
    assert {row["client"] for row in told(book, "--where", "name~Gamma")["payments"]} == {"Gamma SA"}


def test_a_line_of_the_sheet_is_a_payment(book: Run):
    sheet = book("report", "payments", "--csv").stdout.splitlines()
    assert sheet[0] == "ref,order,client_ref,client,what,due_on,paid_on,days_late,amount,missing,currency,state,why"
    assert sheet[4] == "s2,PI-2026-002,o2,Beta GmbH,balance,2026-04-20,2026-04-29,9,14000.00,0.00,USD,late,"
    assert len(sheet) == 9


@pytest.mark.parametrize(
    ("payment", "why", "way"),
    [
        ("30% deposit, 70% 30 days after B/L", "the shipment is not noted", "dossier order s1 --shipped DAY"),
        ("as agreed on the phone", "the payment cannot be read", 'dossier set s1 payment="…"'),
    ],
)
def test_a_day_that_nobody_knows_is_asked_for(run: Run, payment: str, why: str, way: str):
    client(run, "Ada", "Alfa Ltd")
    order(run, "ada", "USD 10000", "2026-10-01", payment=payment)
    page = " ".join(run("report", "payments").stdout.split())
    assert why in page.partition("Nobody can say when")[2]
    assert way in page
    assert [row["due_on"] for row in told(run)["payments"] if row["state"] == "ask"] == [None]


def test_money_for_goods_that_are_late_and_still_here_is_not_called_overdue(run: Run):
    client(run, "Ada", "Alfa Ltd")
    order(run, "ada", "USD 10000", "2026-08-03", "--ship-by", "2026-09-15", payment="100% 30 days after shipment")
    assert [(row["state"], row["why"]) for row in told(run)["payments"]] == [("ask", "not_shipped")]
    done(run, "order", "s1", "--shipped", "--on", "2026-10-20")
    assert [(row["state"], row["due_on"], row["days_late"]) for row in told(run)["payments"]] == [
        ("overdue", "2026-11-19", 4)
    ]


def test_each_lot_is_paid_by_itself(run: Run):
    client(run, "Ada", "Alfa Ltd")
    done(run, "deal", "ada", "lamps", "--currency", "USD", day="2026-06-01")
    done(
        run,
        "quote",
        "lamps",
        "--line",
        "Lamp, 1000 pcs, 10",
        "--payment",
        "100% 30 days after shipment",
        "--sent",
        day="2026-06-01",
    )
    done(
        run,
        "order",
        "lamps",
        "--lot",
        "400 pcs ship by 2026-07-01",
        "--lot",
        "600 pcs ship by 2026-09-01",
        day="2026-06-02",
    )
    for lot, day in (("b1", "2026-07-01"), ("b2", "2026-09-01")):
        done(run, "order", lot, "--shipped", day=day)
    done(run, "order", "s1", "--received", "4,000", "--on", "2026-08-05", day="2026-08-05")
    keys = ("ref", "due_on", "paid_on", "days_late", "state")
    assert [tuple(row[key] for key in keys) for row in told(run)["payments"]] == [
        ("b1", "2026-07-31", "2026-08-05", 5, "late"), ("b2", "2026-10-01", None, 53, "overdue"),
    ]  # fmt: skip


def test_a_payment_without_its_days_is_neither_late_nor_in_time(run: Run):
    client(run, "Ada", "Alfa Ltd")
    order(run, "ada", "USD 10000", "2026-02-02", "--balance-due", "2026-04-10", payment="100% before shipment")
    done(run, "set", "s1", "balance_due=unknown")
    done(run, "order", "s1", "--paid-balance", "--on", "2026-04-20")
    assert [row["state"] for row in told(run)["payments"]] == ["undated"]
    assert (
        "1 payment has come, but a day is not noted: nobody can say whether in time."
        in run("report", "payments").stdout
    )


def test_an_order_without_a_value_is_in_no_sum(run: Run):
    client(run, "Ada", "Alfa Ltd")
    done(run, "deal", "ada", "lamps", "--currency", "USD", day="2026-10-01")
    done(run, "order", "lamps", "--payment", "100% before shipment", "--balance-due", "2026-11-01", day="2026-10-02")
    (row,) = told(run)["months"]
    assert (row["due"], row["unpriced"]) == ("0", 1)
    assert "1 payment is overdue: sum not known." in run("report", "payments").stdout


def test_a_cancelled_order_owes_nothing_and_is_not_told(book: Run):
    done(book, "order", "s3", "--cancelled", "they stopped")
    assert "s3" not in {row["ref"] for row in told(book)["payments"]}


def test_it_is_not_made_to_be_shared(book: Run):
    shared = book("report", "payments", "--share")
    assert (shared.exit_code, shared.stdout) == (6, "")
    assert "for our own eyes" in shared.stderr


def test_an_empty_book_says_how_to_begin(run: Run):
    client(run, "Ada", "Alfa Ltd")
    empty = run("report", "payments")
    assert "No order is in the book yet: dossier order DEAL" in empty.stdout + empty.stderr


def test_it_is_found_by_its_chinese_name(book: Run):
    assert "现已逾期" in book("report", "回款", "--lang", "zh").stdout
