"""`trip --keep`: a round of visits becomes visits and follow-ups in one step that can be taken back."""

import json

import pytest

ROUND = ("trip", "Spring 2027", "--stops", "NL,DE", "--from", "2027-04-12", "--to", "2027-04-15")


@pytest.fixture
def clients(run):
    """Return the command on a book of a Dutch and a German firm, and one German firm where nobody is known."""
    run(
        "add",
        "contact",
        "Pieter",
        "--company",
        "Brighthome",
        "--country",
        "NL",
        "--known",
        "--no-follow-up",
        "--no-input",
    )
    run(
        "add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up", "--no-input"
    )
    run("add", "company", "Alpenlicht", "--country", "DE")
    return run


def rows(run, noun):
    return json.loads(run("list", noun, "--json").stdout)


def test_each_client_gets_a_visit_of_its_stop_and_what_to_do_before_and_after(clients):
    done = clients(*ROUND, "--keep")
    assert done.exit_code == 0, done.stderr
    visits = sorted((row["name"], row["date"], row["direction"], row["purpose"]) for row in rows(clients, "visits"))
    assert visits == [
        ("Anna", "2027-04-13", "to_them", "Spring 2027"), ("Pieter", "2027-04-12", "to_them", "Spring 2027"),
    ]  # fmt: skip
    plans = [(row["due"], row["what"]) for row in rows(clients, "follow-ups") if row["name"] == "Pieter"]
    assert plans == [
        ("2027-03-15", "Spring 2027, Mon 12 Apr 2027: ask for an appointment"),
        ("2027-04-05", "Spring 2027, Mon 12 Apr 2027: confirm day, hour and who will be there"),
        ("2027-04-13", "Spring 2027, Mon 12 Apr 2027: thank them, and send what was promised"),
    ]
    assert "Kept the round “Spring 2027”: 2 visits" in done.stdout
    assert (
        "Mon 12 Apr 2027 · Pieter · Brighthome · v1: 15 Mar ask for an appointment (f1); 5 Apr confirm" in done.stdout
    )
    assert "Alpenlicht: nobody is known there, no visit was written." in done.stderr


def test_a_round_that_is_only_looked_at_says_how_it_is_kept(clients):
    assert "add --keep" in clients(*ROUND).stderr
    assert "--keep" not in clients("trip", "Someday", "--stops", "NL").stderr
    assert rows(clients, "visits") == []


def test_it_is_one_step_that_can_be_taken_back(clients):
    clients(*ROUND, "--keep")
    clients("undo")
    assert (rows(clients, "visits"), rows(clients, "follow-ups")) == ([], [])


def test_typed_again_it_writes_nothing_twice_and_only_what_is_new(clients):
    clients(*ROUND, "--keep")
    again = clients(*ROUND, "--keep")
    assert "Nothing to write" in again.stdout
    assert len(rows(clients, "visits")) == 2
    clients("add", "contact", "Zoe", "--company", "Alpenlicht", "--known", "--no-follow-up", "--no-input")
    more = clients(*ROUND, "--keep")
    assert "1 visit" in more.stdout
    assert "2 of this round stand in the book already." in more.stderr
    assert sorted(row["name"] for row in rows(clients, "visits")) == ["Anna", "Pieter", "Zoe"]


def test_tried_only_it_says_the_same_and_writes_nothing(clients):
    tried = clients(*ROUND, "--keep", "--dry-run")
    assert "Pieter · Brighthome" in tried.stdout
    assert rows(clients, "visits") == []


def test_another_visit_of_these_days_is_asked_about(clients):
    clients("add", "visit", "anna", "to_us", "2027-04-13")
    refused = clients(*ROUND, "--keep")
    assert refused.exit_code == 6
    assert "Anna 13 Apr 2027 to us (v1)" in refused.stderr
    assert len(rows(clients, "visits")) == 1
    assert clients(*ROUND, "--keep", "--yes").exit_code == 0
    assert len(rows(clients, "visits")) == 3


def test_nobody_is_visited_on_a_day_off_while_there_is_another_and_the_feasts_on_the_way_are_named(clients):
    words = ("trip", "Easter", "--stops", "DE", "--from", "2027-03-26", "--to", "2027-03-30", "--keep")
    done = clients(*words)
    assert [row["date"] for row in rows(clients, "visits")] == ["2027-03-30"]
    assert "Germany: holidays on the way: 26 Mar 2027 Good Friday, 29 Mar 2027 Easter Monday." in done.stdout
    clients("undo")
    alone = clients("trip", "Easter", "--stops", "DE", "--from", "2027-03-26", "--to", "2027-03-26", "--keep")
    assert "Fri 26 Mar 2027 (Good Friday: a day off there)" in alone.stdout


def test_a_round_that_is_near_asks_today_and_writes_no_second_letter(clients):
    clients("trip", "Soon", "--stops", "NL", "--from", "2026-11-26", "--to", "2026-11-26", "--keep")
    plans = [(row["due"], row["what"].rpartition(": ")[2]) for row in rows(clients, "follow-ups")]
    assert plans == [("2026-11-23", "ask for an appointment"), ("2026-11-27", "thank them, and send what was promised")]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--stops", "NL", "--keep"), 2, "A round is kept with its days."),
        (("--stops", "NL", "--from", "2026-11-01", "--to", "2026-11-30", "--keep"), 2, "lies ahead"),
        ((*ROUND[2:], "--keep", "--md"), 2, "prints no page"),
    ],
)
def test_what_cannot_be_kept_is_said_and_not_written(clients, words, code, said):
    done = clients("trip", "Spring", *words)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert rows(clients, "visits") == []
