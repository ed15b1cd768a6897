"""Dates, money, repeats and names as people type them."""

import contextlib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import InvalidValueError
from dossier.records.known import Known, current
from dossier.values.money import parse_money
from dossier.values.names import fold, index_words, is_email, normal_point, phone_key
from dossier.values.partial_date import is_partial_date, next_occurrence, parse_partial
from dossier.values.repeat import in_words, next_day, parse_repeat
from dossier.values.when import parse_when

TODAY = date(2026, 11, 23)
WHENS = {
    "today": "2026-11-23",
    "tomorrow": "2026-11-24",
    "yesterday": "2026-11-22",
    "+3d": "2026-11-26",
    "2w": "2026-12-07",
    "in 10 days": "2026-12-03",
    "next tue": "2026-11-24",
    "end of month": "2026-11-30",
    "12 Mar": "2027-03-12",
    "3月12日": "2027-03-12",
    "明天": "2026-11-24",
    "下周一": "2026-11-30",
    "三天后": "2026-11-26",
    "两周后": "2026-12-07",
    "十五天后": "2026-12-08",
    "周五": "2026-11-27",
    "大后天": "2026-11-26",
    "29 Feb": "2028-02-29",
    "31 December 2026": "2026-12-31",
    "3 days ago": "2026-11-20",
    "月底": "2026-11-30",
    "2026年12月1日": "2026-12-01",
    "1m": "2026-12-23",
    "next month": "2026-12-23",
}


@pytest.mark.parametrize(("text", "day"), WHENS.items())
def test_a_day_as_people_say_it(text, day):
    assert parse_when(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "text", ["", "someday", "30 Feb", "2026-13-01", "2026-02-29", "99999999d", "下下下周", "12/31/26x", "Mar"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(InvalidValueError):
        parse_when(text, TODAY)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_full_date_means_itself_on_every_day(day, today):
    assert parse_when(day.isoformat(), today) == day
    assert parse_when(f"{day.day} {day:%B} {day.year}", today) == day
    assert parse_when(f"{day.year}年{day.month}月{day.day}日", today) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_a_day(text):
    for reading in (parse_when, parse_partial):
        with contextlib.suppress(InvalidValueError):
            reading(text, TODAY)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1985", "1985"),
        ("03-12", "--03-12"),
        ("1985-03", "1985-03"),
        ("12 Mar", "--03-12"),
        ("3月12日", "--03-12"),
        ("1985-03-12", "1985-03-12"),
        ("29 Feb", "--02-29"),
        ("Mar 1985", "1985-03"),
        ("03/1985", "1985-03"),
        ("1985.03", "1985-03"),
        ("21.11", "--11-21"),
        ("11/21", "--11-21"),
        ("21/11", "--11-21"),
        ("3.3.", "--03-03"),
        ("21-11-1985", "1985-11-21"),
    ],
)
def test_a_date_of_which_only_part_is_known(text, stored):
    assert parse_partial(text, TODAY) == stored
    assert is_partial_date(stored)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_the_next_birthday_is_never_past_and_never_more_than_a_year_away(today, month, day):
    found = next_occurrence(f"--{month:02d}-{day:02d}", today)
    assert today <= found <= today + timedelta(days=366)
    assert (found.month, found.day) == (month, day)


def test_a_birthday_on_29_february_falls_on_the_28th_of_a_common_year():
    assert next_occurrence("--02-29", date(2027, 1, 1)) == date(2027, 2, 28)
    assert next_occurrence("--02-29", date(2028, 1, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("USD 6.40", "6.40", "USD"),
        ("3.20€", "3.20", "EUR"),
        ("1,200 EUR", "1200", "EUR"),
        ("5万美元", "50000", "USD"),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("12'000 CHF", "12000", "CHF"),
        ("$3", "3", "USD"),
        ("0,85 usd", "0.85", "USD"),
        ("R$ 12", "12", "BRL"),
    ],
)
def test_money_as_people_write_it(text, amount, currency):
    found = parse_money(text)
    assert (found.amount, found.currency) == (Decimal(amount), currency)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_money(text):
    with contextlib.suppress(InvalidValueError):
        assert parse_money(text).amount.is_finite()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2w", "FREQ=WEEKLY;INTERVAL=2"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("每两周", "FREQ=WEEKLY;INTERVAL=2"),
        ("monday", "FREQ=WEEKLY;BYDAY=MO"),
        ("first monday of the month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("每月10号", "FREQ=MONTHLY;BYMONTHDAY=10"),
        ("10th of the month", "FREQ=MONTHLY;BYMONTHDAY=10"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("每周五", "FREQ=WEEKLY;BYDAY=FR"),
    ],
)
def test_a_repeat_as_people_say_it(text, rule):
    assert parse_repeat(text) == rule
    assert in_words(rule)


@given(
    st.sampled_from(["d", "3d", "w", "2w", "m", "3m", "y", "monday", "first friday of the month", "31st of the month"]),
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.integers(0, 900),
)
def test_the_next_day_of_a_repeat_lies_after_the_day_it_was_done(text, first, days):
    after = first + timedelta(days=days)
    assert next_day(parse_repeat(text), first, after) > after


def test_the_31st_falls_on_the_last_day_of_a_short_month():
    assert next_day("FREQ=MONTHLY", date(2027, 1, 31), date(2027, 1, 31)) == date(2027, 2, 28)
    assert next_day("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 31), date(2027, 3, 31)) == date(2027, 4, 30)


@pytest.mark.parametrize(
    "query", ["+49 40 1234567", "0049 40 1234567", "040 1234567", "040/123 45-67", "(0)40 1234567"]
)
def test_a_number_in_any_notation_begins_like_the_one_that_is_kept(query):
    assert phone_key("+49 (0)40 1234567").startswith(phone_key(query))


def test_names_are_found_without_accents_in_german_spelling_and_by_chinese_fragments():
    assert {"muller", "mueller"} <= set(index_words("Müller"))
    assert {"张伟", "伟"} <= set(index_words("张伟"))
    assert fold("ŁÓDŹ Øresund Straße") == "lodz oresund strasse"
    assert normal_point("linkedin", "https://www.linkedin.com/in/JLWhitaker/") == "jlwhitaker"


def test_an_address_is_an_address():
    assert is_email("anna.schmidt+x@n.example")
    assert not [each for each in ("anna", "a@b", "a b@c.de", "a@@b.de", "<a@b.de>", "a@b..de") if is_email(each)]


@given(
    st.lists(
        st.tuples(st.sampled_from(["poor", "good"]), st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.booleans()),
        min_size=1,
    )
)
def test_a_guess_never_outranks_a_certainty_and_the_newest_certainty_counts(rows):
    facts = [
        Known("k", value, "known", "guess" if guess else "phone", day, id=n)
        for n, (value, day, guess) in enumerate(rows)
    ]
    best = current(facts)["k"]
    certain = [fact for fact in facts if not fact.is_guess]
    assert best == max(certain or facts, key=lambda fact: (fact.noted_on, fact.id))
