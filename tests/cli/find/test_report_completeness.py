"""`report completeness` and the thin dossiers of the morning: who is hardly known, and what to ask first."""

import json

import pytest

PARTS = {"contact", "company", "country", "negotiation"}


@pytest.fixture
def clients(run):
    """Return the command on a book of a firm with a deal and stars, one with a deal, one without, and a person alone."""
    for name, firm in (("Anna", "Nordlicht"), ("Bruno", "Boa Luz"), ("Claire", "Lumio")):
        run("add", "contact", name, "--company", firm, "--country", "DE", "--known", "--no-follow-up", "--no-input")
    run("add", "contact", "Dora", "--known", "--no-follow-up", "--no-input")
    run("set", "nordlicht", "star=4")
    run("deal", "bruno", "Chargers")
    run("deal", "anna", "Lamps")
    return run


def told(run):
    return json.loads(run("report", "completeness", "--json").stdout)


def test_clients_with_open_deals_and_stars_stand_first_and_every_client_has_its_four_parts(clients):
    found = told(clients)
    assert [each["name"] for each in found[:2]] == ["Anna", "Bruno"]
    assert {each["name"] for each in found[2:]} == {"Claire", "Dora"}
    assert all(set(each["completeness"]) == PARTS for each in found)
    assert [each["open_deals"] for each in found] == [1, 1, 0, 0]


def test_the_parts_are_those_of_gaps_and_grow_with_what_is_noted(clients):
    before = told(clients)[0]
    clients("set", "anna", "authority=decides", "temperament=serious", "hobbies=sailing")
    after = told(clients)[0]
    assert after["completeness"]["contact"] == round(before["completeness"]["contact"] + 3 / 12, 2)
    assert after["completeness"] == json.loads(clients("gaps", "anna", "--json").stdout)["completeness"]
    assert after["share"] == round(sum(after["completeness"].values()) / 4, 2)


def test_among_equals_the_thinnest_stands_first(clients):
    clients("set", "dora", "authority=decides", "temperament=serious")
    assert [each["name"] for each in told(clients)[2:]] == ["Claire", "Dora"] or told(clients)[2]["share"] < told(
        clients
    )[3]["share"]
    shares = [each["share"] for each in told(clients)[2:]]
    assert shares == sorted(shares)


def test_what_is_missing_comes_with_its_question_and_the_command_that_lists_the_rest(clients):
    page = " ".join(clients("report", "completeness").stdout.split())
    first = told(clients)[0]["gaps"][0]
    assert f"missing: {first['label']}" in page
    assert first["question"] in page
    assert "› dossier gaps c1" in page


def test_a_firm_of_which_nobody_is_known_is_a_client_too(clients):
    clients("add", "company", "Alpenhandel AG")
    row = next(each for each in told(clients) if each["name"] == "Alpenhandel AG")
    assert (row["ref"], row["completeness"]["contact"]) == ("o4", 0)


def test_gaps_without_a_name_points_to_it(clients):
    assert "dossier report completeness" in clients("gaps").stderr


def test_it_is_not_made_to_be_shared(clients):
    assert clients("report", "completeness", "--share").exit_code == 6


def morning(run, *words):
    return json.loads(run("remind", "--json", *words).stdout)["reminders"]


def test_thin_dossiers_close_the_morning_with_what_to_find_out(clients):
    clients("follow", "anna", "today", "ask about the carton")
    found = morning(clients)
    thin = [each for each in found if each["kind"] == "portrait"]
    assert {each["contact"] for each in thin} == {"Anna", "Bruno"}
    assert found[-len(thin) :] == thin
    assert {each["group"] for each in thin} == {"spare"}
    page = clients("remind").stdout
    assert (
        page.index("ask about the carton")
        < page.index("When there is a moment")
        < page.index("thin dossier, to find out")
    )


def test_three_a_morning_and_others_on_another_day(run):
    for number in range(9):
        run(
            "add", "contact", f"Person{number}", "--company", f"Firm{number}", "--known", "--no-follow-up", "--no-input"
        )
        run("deal", f"person{number}", "Lamps")

    def thin(day):
        return [each["contact"] for each in morning(run, "--on", day) if each["kind"] == "portrait"]

    days = [thin(f"2026-12-0{day}") for day in (1, 2, 3)]
    assert [len(each) for each in days] == [3, 3, 3]
    assert len({name for each in days for name in each}) == 9
    assert thin("2026-12-01") == days[0]


def test_a_full_dossier_is_not_named_and_the_source_can_be_switched_off(clients):
    clients("config", "remind.off=portrait")
    assert [each for each in morning(clients) if each["kind"] == "portrait"] == []


def test_a_calendar_does_not_hold_what_has_no_day(clients, tmp_path):
    clients("remind", "--ics", str(tmp_path / "due.ics"))
    assert "portrait" not in (tmp_path / "due.ics").read_text(encoding="utf-8")
