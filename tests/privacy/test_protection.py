"""What was entrusted to us leaves the house in no form: planted phrases are looked for in everything made to be shared."""

import json
import sqlite3
import zipfile
from itertools import product

import pytest

from dossier.advice.letters.kinds import KINDS
from dossier.cli.desk import Desk

TOLD, FAVOUR = "zebraphrase", "okapiphrase"
TOLD_FACT, TOLD_NOTE = "Quaggasupplier", "narwhalnote"
PRIVATE, PRIVATE_NOTE, OWN_NOTE = "capybarafamily", "axolotlnote", "tapirnote"
LOGGED, LINKED, ACTION, DIFFERENCE = "pangolinlog", "kakapolink", "dodoaction", "auroxdifference"
ROUND, REASON = "thylacineround", "mammothstep"
WORDS = (
    TOLD,
    FAVOUR,
    TOLD_FACT,
    TOLD_NOTE,
    PRIVATE,
    PRIVATE_NOTE,
    OWN_NOTE,
    LOGGED,
    LINKED,
    ACTION,
    DIFFERENCE,
    ROUND,
    REASON,
)
MADE: dict[str, bytes] = {}
"""The book of these tests as SQLite writes it, typed in once."""


@pytest.fixture
def book(run, book_path):
    """Return the command on a book with a planted phrase wherever something is entrusted."""
    if "book" not in MADE:
        typed(run)
        connection = sqlite3.connect(book_path)
        MADE["book"] = connection.serialize()
        connection.close()
    else:
        book_path.write_bytes(MADE["book"])
    return run


def typed(run):
    for words in (
        ("add", "contact", "Karen Whitfield", "--company", "Southern Light", "--country", "AU", "--no-input"),
        (
            "add",
            "contact",
            "Pieter de Vries",
            "--company",
            "Brighthome",
            "--country",
            "NL",
            "--email",
            "p@b.example",
            "--no-input",
        ),
        (
            "add",
            "intel",
            "brighthome",
            f"pays {TOLD} late",
            "--told-by",
            "karen",
            "--promise",
            f"run {FAVOUR} together",
        ),
        ("set", "brighthome", f"suppliers={TOLD_FACT}", "--told-by", "karen", "--note", TOLD_NOTE),
        ("set", "brighthome", "price_level=high", "--told-by", "karen", "--note", TOLD_NOTE),
        ("set", "pieter", f"family={PRIVATE}", "diet=halal", "--note", PRIVATE_NOTE),
        ("set", "pieter", "spoken_english=poor", "--note", PRIVATE_NOTE),
        ("set", "brighthome", "sells_through=wholesale", "main_products=lamps", "--note", PRIVATE_NOTE),
        ("add", "note", "pieter", OWN_NOTE),
        ("add", "note", "brighthome", OWN_NOTE),
        ("add", "note", "NL", OWN_NOTE, "--topic", "buying", "--source", "client"),
        ("log", "pieter", LOGGED, "--by", "call"),
        ("add", "link", "southern", "buys_from", "brighthome", "--text", LINKED),
        ("add", "news", "brighthome", "fair", "Light + Building", "--on-date", "2027-03-08", "--action", ACTION),
        (
            "add",
            "product",
            "brighthome",
            "Lamp Delft",
            "--category",
            "lamp",
            "--supplier",
            TOLD_FACT,
            "--difference",
            DIFFERENCE,
        ),
        ("add", "offer", "Lamp T", "--category", "lamp", "--plug", "EU"),
        ("deal", "pieter", "Lamps"),
        ("round", "lamps", "price", "--ours", "5", "--theirs", "4", "--text", ROUND),
        ("set", "d1", f"next_step={REASON}"),
    ):
        done = run(*words)
        assert done.exit_code == 0, (words, done.stderr)


def leaks(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


SHOWN = ("pieter", "karen", "brighthome", "southern", "NL", "d1")
FORMS = ((), ("--json",), ("--md",), ("--all",), ("--sources", "--all"))


@pytest.mark.parametrize(("who", "form"), list(product(SHOWN, FORMS)), ids=str)
def test_a_shared_dossier_holds_no_entrusted_word(book, who, form):
    done = book("show", who, "--share", *form)
    assert done.exit_code == 0, done.stderr
    assert leaks(done.stdout + done.stderr) == []


def test_a_shared_page_for_the_browser_or_the_terminal_holds_none_either(book, tmp_path, monkeypatch):
    from dossier.render.media.terminal import spoken

    for who in SHOWN:
        page = tmp_path / f"{who}.html"
        assert book("show", who, "--share", "--html", str(page)).exit_code == 0
        assert leaks(page.read_text(encoding="utf-8")) == []
    monkeypatch.setattr(Desk, "show", lambda self, page: self.write(spoken(page, 100, theme="dark")))
    for who in SHOWN:
        assert leaks(book("show", who, "--share", "--all").stdout) == []


@pytest.mark.parametrize("form", [(), ("--json",), ("--md",)], ids=str)
def test_a_shared_history_holds_none(book, form):
    for who in ("pieter", "karen", "brighthome", "d1"):
        assert leaks(book("history", who, "--share", *form).stdout) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_of_any_kind_holds_one(book, kind):
    for who, form in product(("pieter", "karen", "brighthome", "d1"), ((), ("--simple",), ("--bilingual",))):
        done = book("draft", who, kind, *form, "--no-input")
        assert leaks(done.stdout) == []


def test_matching_and_reports_made_to_be_shared_hold_none(book, tmp_path):
    for form in ((), ("--json",), ("--md",), ("--all",)):
        done = book("match", "brighthome", "--share", *form)
        assert done.exit_code == 0, done.stderr
        assert leaks(done.stdout) == []
    for name, form in product(("ideas", "fairs"), ((), ("--json",), ("--md",), ("--csv",))):
        assert leaks(book("report", name, "--share", *form).stdout) == []
    page = tmp_path / "ideas.html"
    assert book("report", "ideas", "--share", "--html", str(page)).exit_code == 0
    assert leaks(page.read_text(encoding="utf-8")) == []
    assert book("report", "competitors", "--share").exit_code == 6


@pytest.mark.parametrize("noun", ["contacts", "companies", "deals", "visits", "offers", "news", "files", "departments"])
def test_no_list_carries_what_was_told(book, noun):
    for form in ((), ("--csv",), ("--json",)):
        text = book("list", noun, *form).stdout
        assert [word for word in leaks(text) if word != REASON] == []


def test_what_was_told_stays_protected_when_the_teller_is_deleted(book):
    assert book("delete", "karen", "--yes").exit_code == 0
    for form in FORMS:
        assert leaks(book("show", "brighthome", "--share", *form).stdout) == []
    assert "price_level" not in book("show", "brighthome", "--share", "--md").stdout


def test_the_same_words_are_there_for_our_own_eyes(book):
    """The control: every planted phrase is found where nobody shares."""
    own = "".join(
        book("show", who, *form).stdout for who, form in product(SHOWN, ((), ("--all", "--sources"), ("--json",)))
    )
    assert set(leaks(own)) == set(WORDS)
    assert TOLD_FACT in book("report", "competitors").stdout
    assert TOLD_FACT in book("report", "ideas").stdout


def test_a_handover_holds_nothing_that_was_told_and_the_private_one_does(book, tmp_path):
    secret = {TOLD, TOLD_NOTE, FAVOUR}
    assert TOLD in book("handover", "brighthome", "--json", "--private").stdout
    for delete in (False, True):
        if delete:
            book("delete", "karen", "--yes")
        for form in ((), ("--json",), ("--md",)):
            assert not secret & set(leaks(book("handover", "brighthome", *form).stdout))
        target = tmp_path / f"hand{delete}.dossier"
        assert book("handover", "brighthome", "--to", str(target)).exit_code == 0
        with zipfile.ZipFile(target) as archive:
            text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        assert not secret & set(leaks(text))


def test_the_page_for_the_boss_marks_what_was_told_and_puts_none_of_it_to_the_client(book):
    """It stays in the house: what was told counts there, under its own heading or as protected, without note and favour."""
    for form in ((), ("--md",)):
        page = book("case", "d1", *form, "--no-input").stdout
        before, _heading, entrusted = page.partition("Told in confidence: for you alone, do not pass on")
        assert TOLD in entrusted, form
        assert TOLD not in before, form
        assert not {TOLD_NOTE, FAVOUR} & set(leaks(page)), form
        marked = [line for line in page.splitlines() if TOLD_FACT in line]
        assert len(marked) == 1, form
        assert "(protected)" in marked[0], form
    found = json.loads(book("case", "d1", "--json", "--no-input").stdout)
    assert TOLD in found.pop("told_in_confidence")[0]
    assert not {TOLD, TOLD_NOTE, TOLD_FACT, FAVOUR} & set(leaks(json.dumps(found)))


def test_advice_on_what_another_client_told_says_so(run):
    """Who acts on it would give the teller away (M75): the reason names the source, and says nothing of it where it is our own."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-follow-up")
    run("add", "contact", "Mia Brown", "--company", "Koala", "--country", "AU", "--known", "--no-follow-up")
    kinds = {
        "anniversary-congratulate": ("add", "news", "nordlicht", "anniversary", "20 years", "--on-date", "2026-12-10"),
        "fair-ask-what-helps": ("add", "news", "nordlicht", "fair", "IFA", "--on-date", "2027-01-10"),
        "recommend-beside-the-best-seller": ("add", "product", "nordlicht", "night lamp", "--kind", "best_seller"),
        "new-distributor-check-destination": ("add", "news", "nordlicht", "distributor", "for Europe"),
    }
    for told in ((), ("--told-by", "mia")):
        for words in kinds.values():
            assert run(*words, *told).exit_code == 0
        lines = run("advise", "anna", env={"COLUMNS": "400"}).stdout.splitlines()
        for rule in kinds:
            assert ("another client" in next(each for each in lines if rule in each)) is bool(told), (rule, told)
        run(*"delete n1 n2 p1 n3".split(), "--yes")
