"""Letters say what the book says: what was told is not asked, what is refused names what helps, and days are the same everywhere."""

import pytest


@pytest.fixture
def book(run):
    """Run a command that must succeed, and return what is read, remarks and all."""

    def typed(*words: str, now: str = "2026-11-23T08:30", lang: str = "en") -> str:
        env = {"DOSSIER_NOW": now, "DOSSIER_LANG": lang, "COLUMNS": "200"}
        done = run(*words, "--no-input", env=env)
        assert done.exit_code == 0, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    return typed


@pytest.fixture
def hanna(book):
    """Hanna wrote on Friday; the book knows her since Monday."""
    book("add", "contact", "Hanna Berg", "--company", "Nordbel AB", "--country", "SE")
    book("log", "hanna", "please quote 5000 lamps FOB Ningbo", "--by", "email", "--in", "--on", "2026-11-20")
    return "c1"


def test_a_quantity_and_terms_in_their_message_are_taken_and_not_asked(book, hanna):
    said = book("draft", hanna)
    assert "- Price: by 24 November, FOB Ningbo as you asked" in said
    assert "How many pieces" not in said
    assert "When do you need the goods?" in said
    book("log", hanna, "We need them by 15 January", "--by", "email", "--in", "--on", "2026-11-21")
    said = book("draft", hanna)
    assert [line for line in said.splitlines() if line.endswith("?")] == [
        "Is there anything else that you need to decide?"
    ]


def test_who_asks_how_importing_works_is_told_the_steps(book, hanna):
    book("log", hanna, "Can you explain how importing works?", "--by", "email", "--in")
    assert "- How an order runs: step by step in a mail of its own by 24 November" in book("draft", hanna)


def test_a_message_waits_from_the_day_it_came_wherever_that_is_read(book, run, hanna):
    assert "waiting  for our answer since 20 Nov · 3 days ago" in book("show", hanna, "--brief")
    assert "waits for our answer since 20 Nov (3 days ago)" in book("remind")
    assert "waits for our answer since 20 Nov" in run("draft", hanna, "chase").stderr
    book("log", hanna, "an older question", "--by", "email", "--in", "--on", "2026-11-10")
    assert "since 10 Nov" in book("show", hanna, "--brief")
    book("log", hanna, "its answer", "--by", "email", "--out", "--on", "2026-11-12")
    assert "since 20 Nov" in book("show", hanna, "--brief")
    book("log", hanna, "our price", "--by", "email", "--out", "--on", "2026-11-21")
    book("log", hanna, "thanks for your card", "--by", "email", "--in", "--on", "2026-11-09")
    assert "waiting" not in book("show", hanna, "--brief")
