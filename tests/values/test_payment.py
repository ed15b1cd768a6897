"""The one reader of a payment text: its shares, moments and instruments, and the sums and days that follow from them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.values.payment import BEFORE_HANDOVER, Habits, check_shares, payment_of, percent_words, same_payment
from dossier.values.payment_writing import payment_in, written

SPLIT = "30% deposit, 70% before shipment"
WORDINGS = [
    tuple(part.strip() for part in row.split("  |  "))
    for row in (Path(__file__).parent / "payment_wordings.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]


def spoken(share):
    moment = share.moment
    size = percent_words(share.percent) or (str(share.amount).replace(" ", "") if share.amount else "rest")
    days = f"+{moment.days}" if moment and moment.days is not None else ""
    when = f"{moment.code}{days}{'@' + moment.base if moment.base else ''}" if moment else "?"
    return " ".join(part for part in (size, when, share.means) if part)


@pytest.mark.parametrize(("text", "shares"), WORDINGS, ids=[text for text, _shares in WORDINGS])
def test_a_payment_is_read_as_people_write_it(text, shares):
    assert ("; ".join(map(spoken, payment_of(text).shares)) or "unread") == shares


def test_what_nobody_wrote_has_no_shares():
    assert len(WORDINGS) > 120
    for text in ("", "   ", None):
        assert payment_of(text).shares == ()
        assert not payment_of(text).is_read


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("30% deposit, 60% before", 90), ("40/70", 110), ("30/70", None), ("net 30", None), ("", None), ("30% deposit, balance 60%", 90),
        ("30% deposit, balance before shipment", None), ("60% deposit, 50% later, the rest on arrival", 110), ("30% deposit", 30),
        ("1/3 deposit, 1/3 before shipment, 1/3 on arrival", None), ("33% deposit, 66% before shipment", 99),
    ],
)  # fmt: skip
def test_shares_that_are_no_whole_say_so(text, whole):
    assert payment_of(text).percent_said == whole
    assert whole is None or not payment_of(text).is_read


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        (SPLIT, 30), ("70% before shipment, 30% deposit", 30), ("定金30%，余款70%见提单副本", 30),
        ("30,5% deposit, 69,5% before shipment", "30.5"),
        ("30/70", 30), ("100% before shipment", 0), ("20% deposit, 30% before production, 50% before shipment", 20),
        ("50% before production, 50% before shipment", 50), ("T/T in advance", 100), ("open account 60 days", 0),
        ("30% deposit", None), ("100% L/C", None), ("as agreed", None), ("USD 500 deposit, rest on arrival", None),
    ],
)  # fmt: skip
def test_the_deposit_is_the_share_that_is_paid_first_wherever_it_stands(text, percent):
    assert payment_of(text).deposit_percent == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("text", "shipped", "handed_over"),
    [
        (SPLIT, 0, 0), ("30% deposit, balance against copy of B/L", 70, 0), ("30% deposit, 40% before shipment, 30% 60 days", 30, 30),
        ("LC at sight", 100, 0), ("OA 60", 100, 100), ("100% L/C", 100, None), ("30/70", None, None), ("open account", 100, 100),
        ("balance after B/L", None, None), ("30% deposit, 60% before shipment", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_what_is_open_when_the_goods_leave_and_when_the_client_has_them(text, shipped, handed_over):
    assert payment_of(text).open_percent() == shipped
    assert payment_of(text).open_percent(BEFORE_HANDOVER) == handed_over


def test_the_sums_of_all_shares_are_the_value_to_the_cent():
    thirds = payment_of("1/3 with order, 1/3 before shipment, 1/3 on arrival")
    assert thirds.sums(Decimal(100), "USD") == (Decimal("33.33"), Decimal("33.33"), Decimal("33.34"))
    assert payment_of(SPLIT).sums(Decimal("65856.50"), "USD") == (Decimal("19756.95"), Decimal("46099.55"))
    assert payment_of("USD 5,000 deposit, rest before shipment").sums(Decimal(20000), "USD") == (5000, 15000)
    assert payment_of("USD 5,000 deposit, rest before shipment").sums(Decimal(20000), "EUR") == (None, None)
    assert payment_of("30% deposit, 60% before shipment").sums(Decimal(100), "USD") == (None, None)


def test_what_is_unpaid_is_the_value_less_the_deposit_that_came():
    value = Decimal(21600)
    for text in (SPLIT, "70% before shipment, 30% deposit", "定金30%，余款70%见提单副本"):
        assert payment_of(text).unpaid(value, "USD", deposit_paid=False) == (value, True)
        assert payment_of(text).unpaid(value, "USD", deposit_paid=True) == (15120, True)
    for text in ("as agreed", "100% before shipment", "30% deposit"):
        assert payment_of(text).unpaid(value, "USD", deposit_paid=True) == (value, False)


def test_days_follow_from_the_moment_and_the_habits_of_the_house():
    habits, day, ship = Habits(7, 3, 10), date(2026, 11, 23), date(2027, 1, 20)
    assert payment_of("30/70").deposit_day(day, habits) == date(2026, 11, 30)
    assert payment_of("100% before shipment").deposit_day(day, habits) is None
    for text, due in (
        (SPLIT, date(2027, 1, 17)),
        ("30% deposit, 70% 10 days before shipment", date(2027, 1, 10)),
        ("30% deposit, balance against copy of B/L", date(2027, 1, 30)),
        ("30% deposit, 70% 45 days after shipment", date(2027, 3, 6)),
        ("30% deposit, 70% net 30", date(2027, 2, 19)),
        ("30%定金，70%月结30天", date(2027, 3, 2)),
        ("100% L/C at sight", None),
        ("30% deposit, 70% 30 days after arrival", None),
        ("30/70", None),
    ):
        assert payment_of(text).balance_day(ship, habits) == due, text
    assert payment_of(SPLIT).balance_day(None, habits) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("30/70", SPLIT, True), ("T/T 30/70", "30% deposit, 70% against B/L copy", True), (SPLIT, "70% before shipment, 30% deposit", True),
        (SPLIT, "30%定金，余款出货前付清", True), ("30% T/T deposit, 70% T/T before shipment", SPLIT, True),
        ("30% deposit, 70% balance against copy of B/L", "30% deposit, balance against B/L copy", True),
        (SPLIT, "30% deposit, 70% against B/L copy", False), ("40/60", SPLIT, False), ("OA 60", "OA 90", False),
        ("OA 60", "60 days after B/L", True), ("60 days after arrival", "60 days after B/L", False),
        ("L/C at sight", "D/P at sight", False),
        ("as agreed", "As Agreed", True), ("as agreed", SPLIT, False), ("30% deposit, 60% before shipment", SPLIT, False),
    ],
)  # fmt: skip
def test_two_payments_are_the_same_by_their_meaning(one, other, same):
    assert same_payment(one, other) is same
    assert same_payment(other, one) is same


def test_one_share_alone_leaves_the_rest_unsaid_unless_it_must_be_said_in_full():
    check_shares("30% deposit")
    with pytest.raises(Exception, match="come to 30 %"):
        check_shares("30% deposit", in_full=True)
    check_shares("30% deposit, balance against copy of B/L", in_full=True)
    check_shares("1/3 with order, 2/3 before shipment", in_full=True)


@given(st.text(alphabet="0123456789%/,.;+- deposit before rest BL balance usd 定金余款日天三成", max_size=60))
def test_any_text_is_read_as_a_whole_or_nothing_is_reckoned_of_it(text):
    term = payment_of(text)
    sums = term.sums(Decimal(100), "USD")
    assert term.is_read or all(each is None for each in sums)
    if sums and None not in sums:
        assert sum(sums) == 100


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("text", [text for text, _shares in WORDINGS if payment_of(text).is_read])
def test_what_is_written_says_what_was_read(text, lang):
    if "Anzahlung" not in text:
        assert same_payment(text, written(payment_of(text), lang))


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (SPLIT, "en", SPLIT), (SPLIT, "zh", "定金 30%，出货前付 70%"), (SPLIT, "pt", "30% de sinal, 70% antes do embarque"),
        (SPLIT, "de", "30 % Anzahlung, 70 % vor Versand"), ("定金30%，余款见提单副本", "en", "30% deposit, 70% against copy of B/L"),
        ("LC at sight", "fr", "100 % par L/C à vue"), ("O/A 60 days after B/L", "es", "100 % por O/A 60 días después de la fecha del B/L"),
        ("1/3 with order, 2/3 before shipment", "ru", "аванс 33.33 %, 66.67 % до отгрузки"), ("T/T 30/70", "de", "T/T 30/70"),
        ("as John agreed", "de", ""), ("30% Anzahlung, 70% vor Versand", "pt", ""), ("as John agreed", "en", "as John agreed"),
    ],
)  # fmt: skip
def test_a_payment_is_written_in_the_language_of_the_letter_or_not_at_all(text, lang, said):
    assert payment_in(text, lang) == said
