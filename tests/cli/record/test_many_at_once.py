"""Every command that takes several at once, by refs and by a filter: asked first, only tried, all or none, one operation."""

import sqlite3

import pytest

from comparing import TABLES

BOOK = (
    "add contact Ada Moss --city Kiel --country DE --known --no-follow-up",
    "add contact Bo Reed --city Kiel --country DE --known --no-follow-up",
    "add contact Cy Lund --country NL --known --no-follow-up",
    "follow c1 +1d call",
    "follow c2 +2d call",
    "follow c3 +2d write",
    "tag c3 +cold",
)
CLIENTS, ITEMS = (
    (("c1", "c2"), "country~DE", ("Ada Moss (c1)", "Bo Reed (c2)")),
    (("f1", "f2"), "what~call", ("f1", "f2")),
)
COMMANDS = {
    "set": (CLIENTS, ("hobbies+=golf", "--source", "phone"), ("hobbies: unknown → golf",)),
    "tag": (CLIENTS, ("+vip",), ("tags: unknown → vip",)),
    "log": (CLIENTS, ("sent the catalogue", "--by", "email", "--next", "+3d"), ("Logged l1", "Logged l2", "f4", "f5")),
    "delete": (CLIENTS, (), ("Deleted Ada Moss (c1)", "Deleted Bo Reed (c2)")),
    "archive": (CLIENTS, ("--why", "no more mail", "--drop"), ("Archived Ada Moss (c1)", "Dropped f2 (Bo Reed: call)")),
    "done": (ITEMS, ("--log", "called"), ("Done f1", "Done f2")),
    "drop": (ITEMS, ("--why", "no need"), ("Dropped f1", "Dropped f2")),
    "snooze": (ITEMS, ("+5d",), ("Moved f1", "Moved f2")),
}
"""What each is about, the words behind it, and what is said of what was done."""


@pytest.fixture(scope="module")
def kept():
    """Return what is kept of the one book between the tests."""
    return {}


@pytest.fixture
def book(run, book_path, kept):
    """Return the commands on a copy of the one book."""
    if not kept:
        for line in BOOK:
            words = line.split()
            done = run(*words)
            assert done.exit_code == 0, done.stderr
        kept["book"] = book_path.read_bytes()
    book_path.write_bytes(kept["book"])
    return run


def rows(path):
    """Return every row of the book that is no history."""
    with sqlite3.connect(path) as connection:
        tables = [each[0] for each in connection.execute(TABLES)]
        mine = [each for each in tables if each not in {"operation", "change", "sqlite_sequence", "look_up"}]
        return {each: connection.execute(f"SELECT * FROM {each} ORDER BY 1").fetchall() for each in mine}


@pytest.mark.parametrize("by", ["refs", "names", "where"])
@pytest.mark.parametrize("command", COMMANDS)
def test_several_at_once(book, book_path, command, by):
    (refs, where, names), more, said = COMMANDS[command]
    if by == "names":
        refs = ("ada,", "bo") if refs[0] == "c1" else ("ada,bo",)
    line = (command, *(("--where", where) if by == "where" else refs), *more)
    before = rows(book_path)

    refused = book(*line)
    if command in {"done", "drop", "snooze"} and by != "where":
        assert refused.exit_code == 0  # whose refs she typed she has named herself, and nothing is lost
        book("undo")
    else:
        assert (refused.exit_code, refused.stdout) == (6, "")
        assert refused.stderr.rstrip().endswith("? Add --yes to go on.")
        assert "2 at once: " in refused.stderr
        assert all(name in refused.stderr for name in names)
    assert rows(book_path) == before

    tried = book(*line, "--dry-run")
    assert (tried.exit_code, tried.stderr if "Only tried" in tried.stdout else "") == (0, "")
    assert all(each in tried.stdout for each in said)
    assert rows(book_path) == before

    done = book(*line, "--yes")
    assert done.exit_code == 0, done.stderr
    assert all(each in done.stdout for each in said)
    assert rows(book_path) != before
    book("undo")
    assert rows(book_path) == before


@pytest.mark.parametrize(
    ("line", "code", "complaint"),
    [
        ("set c1 c2 hobbies-=golf --yes", 3, "Ada Moss (c1): “golf” is not in hobbies. None of the 2 was changed."),
        ("tag c3 c1 -cold --yes", 3, "Ada Moss (c1): “cold” is not in tags. None of the 2 was changed."),
        ("set c1 c99 hobbies=golf --yes", 3, "There is no contact c99 in this book."),
        ("log c1 c99 called --yes", 3, "c99"),
        ("delete c1 c99 --yes", 3, "There is no contact c99 in this book."),
        ("done f1 f99", 3, "There is no follow-up f99 in this book."),
        ("set ada bo hobbies=golf", 3, "For several, type commas between them: ada, bo"),
        ("set --where country~FR hobbies=golf --yes", 3, "Nothing fits country~FR. See: dossier list contacts"),
        ("set --where colour~red hobbies=golf --yes", 2, "A list of contacts has no column “colour”."),
        ("delete --where country --yes", 2, "“country” is not of the form field~text."),
        ("tag c1 vip", 2, "“vip” has no sign. Write +vip to add it, -vip to take it away."),
    ],
)
def test_one_that_fails_is_named_and_none_is_written(book, book_path, line, code, complaint):
    before = rows(book_path)
    failed = book(*line.split())
    assert (failed.exit_code, failed.stdout) == (code, "")
    assert complaint in failed.stderr
    assert rows(book_path) == before


def test_of_many_the_first_few_are_named_and_the_rest_is_counted(book):
    for at in range(6):
        book("add", "contact", f"Zoe {at}", "--country", "FR", "--known", "--no-follow-up", "--no-input")
    asked = book("tag", "--where", "country~FR", "+new").stderr
    assert asked.startswith("Set tags+=new for 6 at once: Zoe 0 (c4), ")
    assert asked.endswith("Zoe 4 (c8) and 1 more? Add --yes to go on.\n")


def test_a_noun_before_the_filter_says_of_which_list(book):
    book("add", "company", "Moss GmbH", "--country", "DE")
    for noun in ("companies", "company", "clients"):
        assert "Moss GmbH (o1)" in book("tag", noun, "--where", "country~DE", f"+{noun}", "--yes").stdout


@pytest.mark.parametrize(
    ("line", "text"), [("log c1 c99x came too", "c99x came too"), ("log c1 d4 is late", "d4 is late")]
)
def test_a_text_that_begins_with_something_else_than_a_client_stays_whole(book, line, text):
    assert book(*line.split()).stdout.startswith(f"Logged l1 for Ada Moss (c1): ↔ note: {text}")


def test_tags_are_added_and_taken_away_beside_what_is_there(book):
    assert "tags: cold → key account" in book("tag", "cy", "lund", "+key", "account", "-cold").stdout
