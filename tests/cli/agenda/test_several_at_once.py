"""Several refs in one command: done, moved, dropped or deleted as one operation, or only tried."""

import json

import pytest


@pytest.fixture
def book(run):
    for name in ("Ada Moss", "Bo Reed"):
        run("add", "contact", name, "--known", "--no-follow-up")
    for client, what in (("c1", "call"), ("c1", "send the samples"), ("c2", "ask")):
        run("follow", client, "+1d", what)
    run("add", "promise", "c2", "the report", "--due-on", "fri")
    return run


def states(run):
    return [(each["ref"], each["state"]) for each in json.loads(run("list", "follow-ups", "--all", "--json").stdout)]


@pytest.mark.parametrize("words", [("f1", "f2"), ("f1,f2",), ("f1,", "f2"), ("f1、f2",), ("f1", "f2", "f1")])
def test_several_are_done_with_one_command_and_taken_back_with_one(book, words):
    said = book("done", *words)
    assert (said.exit_code, said.stderr) == (0, "")
    assert "call" in said.stdout
    assert "send the samples" in said.stdout
    assert {ref for ref, state in states(book) if state == "done"} == {"f1", "f2"}
    book("undo")
    assert {state for _ref, state in states(book)} == {"open"}


def test_what_was_done_for_one_client_is_logged_once(book):
    said = book("done", "f1", "f2", "f3", "m1", "--log", "all sent", "--next", "+1w").stdout
    assert said.count("logged") == 2
    assert len(json.loads(book("list", "log", "--json").stdout)) == 2


def test_several_are_moved_and_dropped(book):
    assert book("snooze", "f1", "f3", "m1", "next", "mon").stdout.count("Mon 30 Nov") == 3
    assert book("drop", "f1", "f3", "m1", "--why", "no need").stdout.count("no need") == 3


@pytest.mark.parametrize(
    "words",
    [
        ("done", "f1", "f2", "--log", "sent", "--next", "+3d"), ("snooze", "f1", "f2", "+3d"),
        ("drop", "f1", "m1", "--why", "no need"), ("delete", "f1", "f2"), ("delete", "c1", "c2"), ("delete", "c1"),
    ],
)  # fmt: skip
def test_what_is_only_tried_says_all_and_writes_nothing(book, words):
    before = (states(book), book("list", "log").stdout, book("undo", "--list").stdout)
    said = book(*words, "--dry-run")
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("Only tried, nothing was written:")
    assert said.stdout.count("\n") >= 2
    assert (states(book), book("list", "log").stdout, book("undo", "--list").stdout) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("done", "f1", "f99"), 3), (("done", "f1", "zzz"), 3), (("drop", "f1", "f2"), 2), (("snooze", "f1", "f2"), 2),
        (("snooze", "f1", "f2", "yesterday"), 2), (("delete", "f1", "f99"), 3),
    ],
)  # fmt: skip
def test_one_that_cannot_be_done_leaves_all_as_they_are(book, words, code):
    refused = book(*words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert states(book) == [("f1", "open"), ("f2", "open"), ("f3", "open")]


def test_loose_words_are_one_name(book):
    assert "ask" in book("done", "bo", "reed").stdout
    assert book("delete", "ada", "moss", "--yes").stdout.startswith("Deleted Ada Moss (c1)")


def test_what_hangs_on_a_client_is_told_before_it_goes(book):
    refused = book("delete", "c1", "c2")
    assert refused.exit_code == 6
    assert "Ada Moss (c1) with 2 follow-ups" in refused.stderr
    assert "Bo Reed (c2) with 1 follow-up, 1 fact, 1 promise" in refused.stderr
    assert book("delete", "c1", "f1", "c2", "--yes").exit_code == 0
    book("undo")
    assert len(states(book)) == 3


def test_of_several_what_is_closed_already_is_said_and_the_others_are_done(book):
    book("done", "f1")
    said = book("done", "f1,f2", "f3")
    assert (said.exit_code, said.stderr) == (0, "f1 is closed already (done).\n")
    assert ("call" in said.stdout, "send the samples" in said.stdout, "ask" in said.stdout) == (False, True, True)
    assert book("drop", "f1", "f2", "--why", "no need").exit_code == 2
    assert book("snooze", "f1", "m1", "+9d").stderr == "f1 is closed already (done).\n"
