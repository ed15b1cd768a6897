"""What is true of the one person made of two entries, read where a user reads it."""

import sqlite3

import pytest


@pytest.fixture
def twice(run):
    """Return the command on a book in which one buyer stands twice, and waits for an answer under the first name."""
    run(
        "add",
        "contact",
        "Anna Schmidt",
        "--email",
        "anna@nordlicht.example",
        "--country",
        "DE",
        "--known",
        "--no-input",
    )
    run("add", "contact", "A. Schmidt", "--email", "a.schmidt@web.example", "--country", "DE", "--known", "--no-input",
        "--new")  # fmt: skip
    run("log", "c1", "wants prices", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-11-20T09:00"})
    return run


def waits(run) -> bool:
    return "waits for our answer" in run("remind", "--all").stdout


def test_a_note_about_the_one_is_no_answer_to_the_other(twice):
    twice("log", "c2", "looked up her shop", "--by", "note")
    assert waits(twice)
    assert twice("merge", "c1", "c2", "--yes").exit_code == 0
    assert waits(twice)


def test_a_mail_to_the_one_is_an_answer_to_the_other(twice):
    twice("log", "c2", "sent the prices", "--by", "email", "--out")
    assert waits(twice)
    assert twice("merge", "c1", "c2", "--yes").exit_code == 0
    assert not waits(twice)


def test_of_the_addresses_of_both_one_is_preferred_and_it_is_the_one_of_the_entry_that_stays(twice, book_path):
    # No command marks a preferred address yet; a book that was taken over may hold some.
    with sqlite3.connect(book_path) as book:
        book.execute("UPDATE point SET preferred = 1")
    book.close()
    assert twice("merge", "c1", "c2", "--yes").exit_code == 0
    addresses = [each.strip() for each in twice("show", "c1").stdout.splitlines() if "e-mail  " in each]
    assert any("a.schmidt@web.example" in each for each in addresses)
    assert [each.split()[1] for each in addresses if "★" in each] == ["anna@nordlicht.example"]
