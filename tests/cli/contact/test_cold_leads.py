"""Who was found by us waits for no answer: the first letter is ours, and the morning keeps it in mind."""

import json

import pytest


@pytest.fixture
def reminded(run):
    """Return a function that gives the kinds of what is due on a day."""

    def kinds(now: str) -> list[str]:
        told = run("remind", "--json", env={"DOSSIER_NOW": now}).stdout
        return [each["kind"] for each in json.loads(told)["reminders"]]

    return kinds


@pytest.mark.parametrize("source", ["customs", "search"])
def test_a_lead_that_we_found_does_not_wait_for_our_answer(run, reminded, source):
    run("add", "contact", "Igor", "--country", "RU", "--source", source, "--no-follow-up", "--no-input")
    later = {"DOSSIER_NOW": "2027-01-20T08:30"}
    assert "approach" in reminded("2026-11-23T08:30")
    assert "inquiry" not in reminded("2027-01-20T08:30")
    told = run("remind", env=later).stdout
    assert "no letter has gone out yet" in told
    assert "› dossier draft c1 first-approach" in told
    assert "overdue or waiting" not in told
    shown = run("show", "igor", env=later).stdout
    assert "found by us, no letter has gone out" in shown
    assert "Has waited" not in shown
    assert "for our answer" not in shown


def test_it_is_a_gentle_thing_below_whatever_waits(run):
    run("add", "contact", "Igor", "--country", "RU", "--source", "customs", "--no-follow-up", "--no-input")
    run("add", "contact", "Ann", "--country", "DE", "--source", "fair", "--no-follow-up", "--no-input")
    told = run("remind").stdout
    assert "1 overdue or waiting" in told
    assert told.index("Ann") < told.index("The next seven days") < told.index("Igor")


def test_the_first_letter_ends_it_and_a_letter_of_theirs_makes_it_an_inquiry_from_that_day(run, reminded):
    run("add", "contact", "Igor", "--country", "RU", "--source", "customs", "--no-follow-up", "--no-input")
    run("add", "contact", "Olga", "--country", "RU", "--source", "customs", "--no-follow-up", "--no-input")
    run("log", "igor", "what we make, in four lines", "--by", "email", "--out")
    run("log", "olga", "asks for a price", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-12-10T09:00"})
    assert "approach" not in reminded("2026-12-11T08:30")
    assert reminded("2026-12-11T08:30").count("inquiry") == 1
    assert "for our answer since 10 Dec" in run("show", "olga", env={"DOSSIER_NOW": "2026-12-11T08:30"}).stdout


def test_a_source_that_is_noted_later_counts_the_same(run, reminded):
    run("add", "contact", "Igor", "--country", "RU", "--no-follow-up", "--no-input")
    assert "inquiry" in reminded("2026-11-24T08:30")
    run("set", "igor", "source=customs")
    assert "inquiry" not in reminded("2026-11-24T08:30")
    assert "approach" in reminded("2026-11-24T08:30")


def test_an_old_client_needs_no_first_letter_and_a_source_can_be_switched_off(run, reminded):
    run("add", "contact", "Old Friend", "--source", "search", "--known", "--no-input")
    assert "approach" not in reminded("2026-11-24T08:30")
    run("add", "contact", "Igor", "--source", "customs", "--no-follow-up", "--no-input")
    run("config", "remind.off=inquiry")
    assert "approach" in reminded("2026-11-24T08:30")
    run("config", "remind.off=approach")
    assert "approach" not in reminded("2026-11-24T08:30")


def test_who_found_us_by_searching_and_wrote_still_waits(run, reminded):
    mail = "From: Jo <jo@home.example>\nTo: me@us.example\nSubject: Lamps\nDate: Mon, 23 Nov 2026 07:00:00 +0100\n\n"
    run(
        "add",
        "contact",
        "--from",
        "-",
        "--no-input",
        stdin=mail + "Found you on google. Please quote 500 lamps.\n\nJo\n",
    )
    assert "inquiry" in reminded("2026-11-24T08:30")
