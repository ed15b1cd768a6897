"""A person who moves to another firm: what goes along, what stays behind, and what is said of it."""

import json

import pytest


@pytest.fixture
def book(run):
    run(
        "add", "contact", "Ada Moss", "--company", "Moss GmbH", "--email", "ada@moss.example", "--email", "ada@gmail.com",
        "--title", "Buyer", "--country", "DE", "--known", "--no-follow-up",
    )  # fmt: skip
    run("add", "company", "Fern GmbH", "--country", "DE", "--domain", "fern.example")
    run("follow", "c1", "+3d", "send the samples")
    run("add", "promise", "c1", "a drawing", "--due-on", "fri")
    run("deal", "c1", "lamps")
    return run


def letter(run, tmp_path, name="l.eml"):
    done = run("draft", "c1", "visit-invitation", "--out", str(tmp_path / name))
    assert done.exit_code == 0, done.stderr
    return (tmp_path / name).read_text(), done.stderr


def test_the_move_is_told_by_names_with_what_follows(book):
    said = book("set", "c1", "company=Fern GmbH").stdout
    assert "company: Moss GmbH (o1) → Fern GmbH (o2)" in said
    assert "career: Moss GmbH until today (j1)" in said
    assert "no letters to ada@moss.example any more" in said
    assert "f1, m1 went along" in said
    assert "d1 stays with Moss GmbH" in said
    assert [each["company"] for each in json.loads(book("list", "follow-ups", "--json").stdout)] == ["Fern GmbH"]
    assert [each["company"] for each in json.loads(book("list", "deals", "--json").stdout)] == ["Moss GmbH"]
    (step,) = json.loads(book("show", "c1", "--json").stdout)["career"]
    assert (step["employer"], step["title"], step["to_date"]) == ("Moss GmbH", "Buyer", "2026-11-23")


def test_a_letter_goes_to_the_new_address_or_one_of_her_own(book, tmp_path):
    assert "To: ada@moss.example" in letter(book, tmp_path, "before.eml")[0]
    book("set", "c1", "company=Fern GmbH", "email=ada@fern.example", "email-=ada@gmail.com")
    assert "To: ada@fern.example" in letter(book, tmp_path)[0]
    assert "former" in book("show", "c1").stdout


def test_without_a_new_address_the_letter_has_none_and_says_why(book, tmp_path):
    book("set", "c1", "email-=ada@gmail.com")
    book("set", "c1", "company=unknown")
    text, notes = letter(book, tmp_path)
    assert "To:" not in text
    assert "ada@moss.example belongs to the firm they left" in notes


def test_an_address_of_the_new_firm_that_was_noted_before_stays(book, tmp_path):
    book("set", "c1", "email=ada@fern.example", "email-=ada@gmail.com")
    book("set", "c1", "company=Fern GmbH")
    assert "To: ada@fern.example" in letter(book, tmp_path)[0]


def test_the_cadence_is_that_of_the_new_firm(book):
    book("set", "Fern GmbH", "star=5")
    book("log", "c1", "met", "--by", "meeting")
    book("drop", "f1", "m1", "--why", "no need")

    def due():
        found = json.loads(book("remind", "--days", "90", "--all", "--json").stdout)["reminders"]
        return [each["due_on"] for each in found if each["kind"] == "quiet"]

    before = due()
    book("set", "c1", "company=Fern GmbH")
    assert due() != before
    book("undo")
    assert due() == before


def test_one_undo_takes_the_whole_move_back(book, tmp_path):
    before = book("show", "c1", "--json").stdout
    book("set", "c1", "company=Fern GmbH")
    book("undo")
    assert book("show", "c1", "--json").stdout == before
    assert "To: ada@moss.example" in letter(book, tmp_path)[0]


def test_a_first_firm_is_no_move(run):
    run("add", "contact", "Bo Reed", "--known", "--no-follow-up")
    run("add", "company", "Fern GmbH")
    said = run("set", "c1", "company=Fern GmbH").stdout
    assert "company: unknown → Fern GmbH" in said
    assert "career" not in said


def test_other_records_are_called_by_their_names_too(book):
    book("add", "contact", "Bo Reed", "--known", "--no-follow-up")
    assert "contact: Ada Moss (c1) → Bo Reed (c2)" in book("set", "d1", "contact=Bo Reed").stdout
