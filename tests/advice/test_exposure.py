"""Open sums in moving money (M113, M133, M134): what is still to be paid, how far the rate went, and for whom it hurts."""

from datetime import date
from decimal import Decimal

import pytest

from dossier.advice.deal.exposure import Limits, exposure, moves
from dossier.records.country.rates import OURS, STRONG, THEIRS, WARN, Open, Worth, change_pct, crossed, inverse

THEN, NOW = date(2026, 6, 10), date(2026, 11, 23)


def prices(**pairs):
    """Return a price list: `USDRUB=("84", "106")` is the price then and now."""

    def price(currency, against, day):
        values = pairs.get(currency + against)
        return None if values is None else Worth(currency, against, Decimal(values[day == NOW]), day)

    return price


def test_the_rouble_case_hurts_the_client_who_buys_in_dollars_and_earns_roubles():
    price = prices(USDCNY=("7.01", "6.98"), USDRUB=("84", "105"))
    found = moves("USD", THEN, NOW, "CNY", "RUB", price, Limits())
    assert [(move.side, move.change, move.level) for move in found] == [
        (OURS, Decimal("-0.4"), ""), (THEIRS, Decimal("25.0"), STRONG),
    ]  # fmt: skip


def test_a_move_in_favour_of_a_side_is_told_and_never_warned_of():
    price = prices(EURCNY=("7.0", "8.0"), EURUSD=("1.2", "1.0"))
    found = moves("EUR", THEN, NOW, "CNY", "USD", price, Limits())
    assert [(move.level, move.hurts) for move in found] == [("", False), ("", False)]


@pytest.mark.parametrize(("now", "level"), [("9.51", ""), ("9.50", WARN), ("9.01", WARN), ("9.00", STRONG)])
def test_a_warning_begins_at_the_limits_of_the_settings(now, level):
    found = moves("USD", THEN, NOW, "CNY", None, prices(USDCNY=("10", now)), Limits(5, 10))
    assert found[0].level == level


def test_nothing_moves_where_the_money_is_one_or_no_rate_is_known():
    assert moves("CNY", THEN, NOW, "CNY", "CNY", prices(), Limits()) == ()
    assert moves("USD", THEN, NOW, "CNY", "USD", prices(), Limits()) == ()
    assert moves("USD", THEN, NOW, "CNY", "EUR", prices(USDEUR=("0.9", "0.9")), Limits())[0].change == 0


def test_a_rate_that_is_not_newer_than_the_order_says_nothing():
    def price(currency, against, _day):
        return Worth(currency, against, Decimal(7), date(2026, 6, 1))

    assert moves("USD", THEN, NOW, "CNY", None, price, Limits()) == ()


def test_an_exposure_is_as_loud_as_its_loudest_move_and_names_the_worst():
    what = Open("order", "s5", "PI-8", Decimal(100), "USD", THEN, "30/70", THEN, 8, 12, 18, "Volna", "RU")
    found = exposure(what, NOW, "CNY", "RUB", prices(USDCNY=("7", "6.5"), USDRUB=("80", "100")), Limits())
    assert (found.amount, found.level) == (Decimal(70), STRONG)
    assert found.worst is not None
    assert found.worst.against == "RUB"


def test_rates_are_crossed_and_turned_without_a_float():
    assert crossed(Decimal("7.81"), Decimal("1.1")) == Decimal("7.1")
    assert inverse(Decimal(8)) == Decimal("0.125")
    assert change_pct(Decimal("84.356"), Decimal("105.6")) == Decimal("25.2")
    assert change_pct(Decimal(2), Decimal(1)) == Decimal("-50.0")


def test_a_crossed_rate_is_news_when_one_of_its_two_is():
    def price(currency, against, day):
        newest = THEN if day == THEN else NOW
        return Worth(currency, against, Decimal(80 if day == THEN else 100), THEN, newest) if against == "RUB" else None

    assert [move.level for move in moves("USD", THEN, NOW, "CNY", "RUB", price, Limits())] == [STRONG]
