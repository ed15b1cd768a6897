"""Facts that cannot be are refused or questioned when they are typed."""

import pytest


@pytest.fixture
def anna(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--known", "--no-input")
    return "anna"


@pytest.mark.parametrize(
    "words", [("set", "anna", "birthday=2031-01-01"), ("add", "contact", "Ben", "--set", "birthday=2031", "--no-input")]
)
def test_a_birthday_to_come_is_refused(run, anna, words):
    done = run(*words)
    assert done.exit_code == 2
    assert (
        "A birthday cannot lie in days to come. Write the year of birth, or only month and day: --03-12." in done.stderr
    )
    assert "birthday" not in run("show", anna).stdout.partition("To find out")[0]


@pytest.mark.parametrize(("facts", "question"), [
    (("been_to_china=no", "china_visits=5"), "yet 5 visits to China: which is right? Mend it with: dossier set c1 been_to_china=…"),
    (("been_to_china=yes", "china_visits=0"), "Been to China, and yet no visit to China: which is right?"),
    (("joined_firm=2030-01",), "“joined the firm” lies in days to come (Jan 2030): is that right?"),
    (("trade_since=2040",), "“in the trade since” lies in days to come (2040): is that right?"),
    (("birthday=2020-05-01",), "Born in 2020, that is 6 years old: is that right?"),
    (("birthday=1901",), "Born in 1901, that is 125 years old: is that right?"),
    (("birthday=1990", "trade_since=1985"), "In the trade since 1985, and yet born in 1990: which is right?"),
])  # fmt: skip
def test_a_fact_that_can_hardly_be_is_questioned_and_written(run, anna, facts, question):
    done = run("set", anna, *facts)
    assert done.exit_code == 0
    assert question in done.stderr
    assert facts[0].partition("=")[2][:4] in run("history", anna).stdout


@pytest.mark.parametrize("facts", [
    ("been_to_china=yes", "china_visits=5"), ("joined_firm=2026-11",), ("birthday=1971-06-14", "trade_since=1994"), ("birthday=--12-03",),
])  # fmt: skip
def test_what_can_be_is_written_without_a_word(run, anna, facts):
    assert run("set", anna, *facts).stderr == ""


def test_what_stands_already_is_not_asked_about_again(run, anna):
    run("set", anna, "been_to_china=no", "china_visits=5")
    assert run("set", anna, "hobbies=chess").stderr == ""


def test_a_visit_to_us_questions_that_somebody_was_never_in_china(run, anna):
    run("set", anna, "been_to_china=no")
    said = run("add", "visit", anna, "to_us", "2026-05-01").stderr
    assert "Never been to China, and yet 1 visit to us is in the book: which is right?" in said
    assert run("add", "visit", anna, "to_them", "2026-05-02").stderr == ""


@pytest.mark.usefixtures("anna")
def test_a_founding_day_to_come_is_questioned(run):
    assert "“founded” lies in days to come (2031)" in run("set", "nordlicht", "founded=2031").stderr


def test_adding_somebody_questions_the_same(run):
    done = run("add", "contact", "Ben", "--set", "been_to_china=no", "--set", "china_visits=5", "--no-input")
    assert "Never been to China, and yet 5 visits to China" in done.stderr
