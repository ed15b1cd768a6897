"""Who decides on an open deal and was not heard for long is named where one looks: the client's page, the deal's, the case, the morning."""

import json
import shutil

import pytest

ASK = "Who besides you looks at the offer before you decide?"


@pytest.fixture
def casa(run):
    """Return the command on a book of a chain whose director decides and whose buyer talks to us, with a deal quoted."""
    for name in ("Lucia Hernandez", "Ricardo Salazar"):
        run("add", "contact", name, "--company", "Casa Viva", "--country", "MX", "--known", "--no-follow-up")
    run("set", "lucia", "authority=influences", "closeness=chats")
    run("set", "ricardo", "authority=decides")
    run("deal", "lucia", "Lamps for 600 shops", "--opened-on", "2026-04-09", "--stage", "quoted")
    return run


def morning(run, *words):
    return [
        each for each in json.loads(run("remind", "--json", *words).stdout)["reminders"] if each["kind"] == "decider"
    ]


def test_the_largest_deal_of_the_demo_book_names_the_man_who_decides_and_for_how_long_he_was_silent(
    run, demo_book, book_path
):
    shutil.copyfile(demo_book, book_path)
    silent = "Ricardo Salazar c17, not heard for 138 days: ask Lucía Hernández (c16)"
    for words in (("show", "d7"), ("show", "lucía"), ("show", "casaviva"), ("case", "d7")):
        assert silent in " ".join(run(*words).stdout.split()), words
    due = next(each for each in morning(run) if each["ref"] == "d7")
    assert (due["contact_ref"], due["group"]) == ("c16", "today")
    assert "Ricardo Salazar decides, not heard for 138 days" in run("remind", "--all").stdout


def test_a_letter_from_whoever_decides_ends_the_silence_and_one_of_ours_does_not(casa):
    casa("log", "ricardo", "sent the catalogue", "--by", "email", "--out", "--on", "2026-11-20")
    assert "Ricardo Salazar c2, never heard from" in casa("show", "d1").stdout
    assert [each["ref"] for each in morning(casa)] == ["d1"]
    casa("log", "ricardo", "wants the drawing", "--by", "email", "--in", "--on", "2026-11-20")
    assert "Ricardo Salazar c2 · heard 3 days ago" in casa("show", "d1").stdout
    assert "decides  " not in casa("show", "lucia").stdout
    assert morning(casa) == []


def test_once_the_other_was_asked_the_morning_rests_for_a_week_and_the_page_goes_on_saying_it(casa):
    assert [each["contact_ref"] for each in morning(casa)] == ["c1"]
    casa("log", "lucia", "asked what her director thinks", "--by", "call", "--out")
    assert morning(casa) == []
    assert "never heard from" in casa("show", "lucia").stdout
    assert [each["ref"] for each in morning(casa, "--on", "2026-11-29", "--days", "0")] == []
    assert [each["ref"] for each in morning(casa, "--on", "2026-11-30", "--days", "0")] == ["d1"]


def test_a_visit_counts_as_heard_and_a_planned_one_does_not(casa):
    casa("add", "visit", "ricardo", "to_them", "2026-12-09")
    assert "never heard from" in casa("show", "d1").stdout
    casa("add", "visit", "ricardo", "to_us", "2026-11-03")
    assert "heard 2 weeks ago" in casa("show", "d1").stdout


def test_where_nobody_is_known_to_decide_the_closest_is_asked_in_the_words_of_the_catalogue(casa):
    casa("set", "ricardo", "authority=buys")
    page = " ".join(casa("show", "d1").stdout.split())
    assert f"decides not known: ask Lucia Hernandez (c1): “{ASK}”" in page
    assert "Lamps for 600 shops: nobody is known who decides, ask" in casa("remind").stdout
    told = json.loads(casa("case", "d1", "--json").stdout)["decider"]
    assert (told["who"], told["days"], told["ask"]["ref"]) == (None, None, "c1")


def test_who_is_only_likely_to_decide_is_said_to_be_likely(casa):
    casa("set", "ricardo", "authority=none", "--source", "user")
    casa("set", "ricardo", "authority=decides", "--certainty", "likely")
    assert "Ricardo Salazar c2 (likely), never heard from" in casa("show", "d1").stdout


def test_whoever_decides_and_is_alone_is_written_to(run):
    run("add", "contact", "Omar", "--company", "Najd", "--known", "--no-follow-up")
    run("set", "omar", "authority=decides")
    run("deal", "omar", "Chargers", "--stage", "quoted", "--opened-on", "2026-04-09")
    assert "never heard from: write to them directly" in " ".join(run("show", "d1").stdout.split())
    assert "Chargers: decides, never heard from" in run("remind").stdout


def test_before_a_quotation_and_after_the_order_the_morning_is_silent(casa):
    for stage in ("inquiry", "ordered", "lost"):
        casa("stage", "d1", stage, "price", "--cause", "price")
        assert morning(casa) == [], stage
    assert "decides" not in casa("case", "d1").stdout.partition("Why")[0]


def test_the_days_of_silence_are_a_setting_and_the_source_can_be_switched_off(casa):
    casa("log", "ricardo", "wants the drawing", "--by", "email", "--in", "--on", "2026-11-01")
    assert morning(casa) == []
    casa("config", "remind.decider_days=20")
    assert [each["ref"] for each in morning(casa)] == ["d1"]
    assert "not heard for 22 days" in casa("show", "d1").stdout
    casa("config", "remind.off=decider")
    assert morning(casa) == []


def test_what_is_shared_says_nothing_of_it(casa):
    assert "never heard from" not in casa("show", "d1", "--share").stdout
