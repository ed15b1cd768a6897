"""The rate at which a quotation was reckoned is kept with it; how it went since is said for both sides, with our clause."""

import json
import shlex

import pytest

from conftest import Result, Run

TERMS = "--incoterm 'FOB Shenzhen' --payment '30/70' --valid 2026-12-31"


def typed(run: Run, line: str, day: str = "2026-11-23", **env: str) -> Result:
    """Type a line on a day."""
    return run(*shlex.split(line), env={"DOSSIER_NOW": f"{day}T09:00"} | env)


@pytest.fixture
def book(run: Run) -> Run:
    """Return a command on a book with a quotation in dollars for a client in Russia, reckoned at 7.00 on 10 November."""
    for line in (
        "add contact Dmitri --company Volna --country RU --known --no-follow-up --no-input",
        "deal dmitri 'Power banks' --value 6000 --currency USD --market RU",
        "rate USD 7.00 --on 2026-11-09",
        "rate RUB 0.0700 --on 2026-11-09",
        f"quote d1 --line 'P10, 1000 pcs, 6' {TERMS} --sent",
    ):
        done = typed(run, line, "2026-11-10")
        assert done.exit_code == 0, (line, done.stderr)
    return run


def page(run: Run, what: str = "show q1", day: str = "2026-11-23") -> str:
    """Return a page as one line."""
    return " ".join(typed(run, what, day).stdout.split())


def morning(run: Run, kind: str) -> list[str]:
    """Return the reminders of a source."""
    found = json.loads(typed(run, "remind --all --json").stdout)["reminders"]
    return [each["text"] for each in found if each["kind"] == kind]


def test_it_is_said_when_it_is_written_and_stays_when_later_rates_are_noted(book: Run) -> None:
    """The rate is the book's of that day, with the day on which it was noted."""
    typed(book, "rate USD 6.90 --on 2026-11-10")  # noted afterwards: the quotation was reckoned at the one before
    assert "reckoned at 1 USD = 7 CNY (noted 9 Nov, kept with it)" in page(book)
    again = typed(book, "quote --revise q1 --line 'P10, 1000 pcs, 6.10' --sent", "2026-11-12")
    assert "reckoned at: 1 USD = 6.9 CNY (noted 10 Nov, kept with it)" in " ".join(again.stdout.split())
    typed(book, "quote --revise q2 --valid 40d", "2026-11-20")
    typed(book, "rate USD 6.80 --on 2026-11-19")
    assert "1 USD = 6.9 CNY (noted 10 Nov, kept with it)" in page(book, "show q3")  # no price was written anew


@pytest.mark.parametrize(
    ("usd", "rub", "said", "kind", "sentence"),
    [
        ("6.58", "0.0700", "for us 6 % less in CNY since 9 Nov (7 → 6.58)", "currency", "for us 6 % less in CNY"),
        ("7.42", "0.0742", "for us 6 % more in CNY since 9 Nov (7 → 7.42)", "rate_gain", "for us 6 % more in CNY"),
        ("7.00", "0.0760", "for them 7.9 % cheaper in RUB since 9 Nov (100 → 92.105)", "rate_gain", "for them 7.9 % cheaper"),
        ("7.00", "0.0650", "for them 7.7 % dearer in RUB since 9 Nov (100 → 107.69)", "currency", "for them 7.7 % dearer"),
    ],
)  # fmt: skip
def test_a_move_is_told_in_both_directions_and_for_both_sides(
    book: Run, usd: str, rub: str, said: str, kind: str, sentence: str
) -> None:
    """By hand: 6.58 ÷ 7 = −6 %; 7.42 ÷ 7 = +6 %; 7 ÷ 0.076 = 92.105; 7 ÷ 0.065 = 107.69."""
    typed(book, f"rate USD {usd} --on 2026-11-22")
    typed(book, f"rate RUB {rub} --on 2026-11-22")
    assert said in page(book)
    assert said in page(book, "case d1")
    other = {"currency": "rate_gain", "rate_gain": "currency"}[kind]
    assert any(sentence in each for each in morning(book, kind))
    assert morning(book, other) == []


def test_a_small_move_is_on_the_page_alone(book: Run) -> None:
    """Under the setting and without a clause the morning is silent."""
    typed(book, "rate USD 6.79 --on 2026-11-22")
    assert "for us 3 % less in CNY since 9 Nov" in page(book)
    assert morning(book, "currency") + morning(book, "rate_gain") == []


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("price 'prices hold within ±2.5 % of the rate'", "past the ±2.5 % within which our policy holds prices"),
        (
            "price 'we quote anew when USD/CNY moves by 2.5 percent'",
            "past the ±2.5 % within which our policy holds prices",
        ),
        ("other '汇率波动超过 2.5% 时重新报价'", "past the ±2.5 % within which our policy holds prices"),
        (
            "price 'we hold prices within 4 % of the exchange rate'",
            "inside the ±4 % within which our policy holds prices",
        ),
        ("payment '30% deposit at the rate of the day'", ""),
        ("price '3 % discount above 10,000 pcs'", ""),
    ],
)
def test_the_clause_of_our_policy_is_told_with_it(book: Run, policy: str, said: str) -> None:
    """A move of 3 % against us: past one clause, inside another, and a share of payment is none."""
    typed(book, f"policy {policy}")
    typed(book, "rate USD 6.79 --on 2026-11-22")
    shown = page(book)
    assert (said in shown) if said else ("our policy holds" not in shown)
    told = morning(book, "currency")
    assert bool(told) == said.startswith("past")
    assert all(said in each for each in told)
    typed(book, "rate USD 7.21 --on 2026-11-23")
    assert bool(morning(book, "rate_gain")) == said.startswith("past")


def test_an_older_quotation_has_the_rate_that_was_noted_that_very_day_or_none(book: Run) -> None:
    """What was sent from elsewhere keeps no rate: nobody knows at which it was reckoned."""
    typed(book, "deal dmitri Lamps --currency USD --market RU --opened-on 2026-11-01", "2026-11-09")
    for number, day, said in (("OLD-2", "2026-11-09", True), ("OLD-3", "2026-11-08", False)):
        made = typed(
            book, f"add quote d2 --number {number} --currency USD --payment 30/70 --state sent --sent-on {day}"
        )
        assert made.exit_code == 0, made.stderr
        shown = page(book, f"show {number}")
        assert ("1 USD = 7 CNY (as noted that day, 9 Nov)" in shown) == said
        assert ("reckoned at" in shown) == said


def test_our_own_money_has_no_rate_and_nobody_else_sees_one(book: Run) -> None:
    """A quotation in yuan; and the page, the paper and the export that others get."""
    typed(book, "rate USD 6.58 --on 2026-11-22")
    for line in ("show q1 --share", "quote q1 --md -", "case d1 --share", "list quotes --share --json"):
        shown = typed(book, line).stdout
        assert "reckoned at" not in shown
        assert "6.58" not in shown
    typed(book, "deal dmitri Cables --currency CNY --market RU")
    typed(book, f"quote d2 --line 'Cable, 1000 pcs, CNY 6' {TERMS} --sent")
    assert "reckoned at" not in page(book, "show q2")


def test_a_rate_stands_only_for_the_money_it_is_of(book: Run) -> None:
    """A draft whose currency is put right keeps a rate of dollars: it says nothing of euros; undo brings it back."""
    typed(book, "quote --revise q1")
    assert typed(book, "set q2 currency=EUR").exit_code == 0
    assert "reckoned at" not in page(book, "show q2")
    typed(book, "undo")
    assert "reckoned at 1 USD = 7 CNY" in page(book, "show q2")
