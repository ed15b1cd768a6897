"""What people type first: nothing, another word for a command, a client's name, a question."""

import json
import re

import pytest

from dossier.cli.chapters import CONTENTS
from dossier.cli.first_words import GROUPS
from dossier.cli.other_words import other_words
from dossier.render.media.widths import cells

WORDS = other_words()


@pytest.fixture
def book(run, demo_book, book_path):
    """Return a copy of the demo book."""
    book_path.write_bytes(demo_book.read_bytes())
    return run


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_typed_says_in_ten_lines_what_is_due_what_was_last_and_what_to_type(book, lang):
    result = book("--lang", lang)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(lines) == 10
    assert max(map(cells, lines)) <= 80
    assert sum("  dossier " in line for line in lines) == 5
    assert "19" in lines[0]
    counted = json.loads(book("remind", "--json").stdout)
    assert [line.split()[0] for line in lines[1:4]] == [each["ref"] for each in counted["reminders"]][:3]


def test_without_a_book_nothing_typed_says_how_one_begins(run, book_path):
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("There is no book yet")
    assert "dossier add contact" in result.stdout
    assert not book_path.exists()


def test_a_quiet_day_is_said(run):
    run("add", "contact", "Anna", "--known", "--no-follow-up")
    assert "nothing is due" in run(env={"DOSSIER_NOW": "2026-11-24T08:30"}).stdout


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("today", "remind"),
        ("今天", "remind"),
        ("search lamp", "find lamp"),
        ("搜索 lamp", "find lamp"),
        ("help", "--help"),
        ("-h", "--help"),
        ("帮助", "--help"),
        ("show -h", "show --help"),
        ("help log", "log --help"),
        ("help add note", "add note --help"),
        ("anna", "show anna"),
        ("anna schmidt --section log", "show anna --section log"),
        ("DE", "show DE"),
        ("德国", "show DE"),
        ("d4 --json", "show d4 --json"),
        ("--json remind", "remind --json"),
        ("--no-input --yes remind --count", "remind --count"),
    ],
)
def test_other_words_for_the_same(book, typed, same):
    assert book(*typed.split()) == book(*same.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("call", "dossier log WHO TEXT --by call"),
        ("mail", "dossier log WHO TEXT --by email"),
        ("birthday", "dossier remind --days 30"),
        ("customers", "dossier list contacts"),
        ("客户", "dossier list contacts"),
        ("报价", "dossier quote"),
        ("contacts", "dossier list contacts"),
        ("version", "dossier --version"),
        ("lst", "dossier list"),
        ("shwo anna", "dossier show"),
        ("add 客户", "dossier add contact"),
        ("add cntact", "dossier add contact"),
    ],
)
def test_a_word_is_understood_by_its_meaning_before_its_spelling(book, typed, meant):
    result = book(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Did you mean {meant}" in result.stderr


def test_a_misspelt_client_is_named(book):
    assert re.search("and nobody of that name. Did you mean .*Nordlicht GmbH", book("nordlihct").stderr)


def test_a_misspelt_command_without_a_book_is_no_missing_book(run):
    assert (run("lst").exit_code, run("anna").exit_code) == (2, 2)
    assert "There is no book" not in run("lst").stderr
    assert "There is no book" in run("anna").stderr


def test_the_table_of_words_proposes_only_what_there_is(run):
    nouns = run("add", "nosuchnoun").stderr
    assert "nosuchnoun" in nouns
    assert set(WORDS.same.values()) <= CONTENTS.keys()
    assert not WORDS.meant.keys() & CONTENTS.keys()
    for line in (line for lines in WORDS.meant.values() for line in lines):
        known = line.startswith("--") or line.split()[0] in CONTENTS
        assert known, line
        assert run(*line.split()[:1], "--help").exit_code == 0, line
    for noun in {noun for nouns in WORDS.nouns.values() for noun in nouns}:
        assert run("add", noun, "--help").exit_code == 0, noun


def test_every_command_stands_under_one_part_of_the_day(run):
    grouped = [name for _title, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(CONTENTS)
    shown = run("--help").stdout
    assert [shown.index(f"\n{title}:") for title, _names in GROUPS] == sorted(
        shown.index(f"\n{title}:") for title, _names in GROUPS
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("topic", ["capture", "morning", "negotiation", "privacy", "terms"])
def test_a_topic_fits_on_a_screen_and_names_commands_there_are(run, topic, lang):
    text = run("help", topic, "--lang", lang).stdout
    lines = text.splitlines()
    assert 8 < len(lines) < 24
    assert max(map(cells, lines)) <= 79
    named = {line.split()[1] for line in lines if re.match(r"  dossier [a-z]", line)}
    assert named
    assert named <= CONTENTS.keys()


def test_a_topic_answers_to_its_chinese_name(run):
    assert run("help", "谈判", "--lang", "zh").stdout == run("help", "negotiation", "--lang", "zh").stdout


def test_help_on_what_there_is_not_says_what_there_is(run):
    result = run("help", "mornign")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Did you mean morning?" in result.stderr


def test_a_group_without_its_member_says_which_there_are(run):
    result = run("add")
    assert result.exit_code == 2
    assert "Choose from: contact, company, deal" in result.stderr
    assert "Usage" not in result.stderr


def test_the_demo_says_what_it_is(run):
    assert "Run any command on a built-in demo book." in run("demo", "--help").stdout
