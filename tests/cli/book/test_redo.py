"""A new operation ends what could be redone: only what was taken back last is done again, and nothing that was abandoned."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cli.book.test_undo_exactly import BEGIN, NOW, STEPS, rows
from dossier.cli.book.typing_in import typed_in

UNDO, REDO = ("undo",), ("redo",)
SET = ("set", "c1", "nickname=Anni")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(STEPS), st.just(UNDO), st.just(UNDO), st.just(REDO)), max_size=14))
@example([SET, UNDO, STEPS[0], UNDO, REDO, REDO])
@example([("merge", "c1", "c2", "--yes"), UNDO, ("merge", "c2", "c1", "--yes"), UNDO, REDO, REDO])
def test_whatever_is_done_between_undo_and_redo_lead_through_the_same_states(steps):
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        for words in BEGIN:
            assert typed_in(book, words, NOW) == ""
        stood, ahead = [rows(book)], []
        for words in steps:
            if words == UNDO and len(stood) == 1:
                continue
            refused = typed_in(book, words, NOW)
            if words == UNDO:
                ahead.append(stood.pop())
            elif words == REDO:
                assert bool(refused) == (not ahead)
                stood += [ahead.pop()] if ahead else []
            elif rows(book) != stood[-1]:
                stood.append(rows(book))
                ahead.clear()
            assert rows(book) == stood[-1]
        for before in reversed(stood[:-1]):
            assert typed_in(book, UNDO, NOW) == ""
            assert rows(book) == before
        for after in stood[1:] + ahead[::-1]:
            assert typed_in(book, REDO, NOW) == ""
            assert rows(book) == after
        assert typed_in(book, REDO, NOW) != ""
        assert typed_in(book, ("check",), NOW) == ""


def test_what_was_abandoned_stays_in_the_list_and_is_not_done_again(run):
    run("add", "contact", "Ada Moss", "--no-input")
    run("set", "c1", "nickname=Wrong")
    run("undo")
    run("set", "c1", "nickname=Right")
    run("undo")
    assert "Right" in run("redo").stdout
    assert run("redo").exit_code == 3
    assert "Wrong" in run("undo", "--list").stdout


@pytest.mark.parametrize(
    ("merges", "named"),
    [
        (["merge c1 c1"], "merge c1 c1"),
        (["merge c1 c2", "merge c2 c1"], "merge c2 c1"),
        (["merge c1 c2", "merge c3 c1", "merge c2 c3"], "merge c2 c3"),
        (["merge c99 c1"], "merge c99 c1"),
        (["merge c2 c3", "merge c1 c3"], "merge c1 c3"),
        (["merge c1 c3", "merge c2 c1"], None),
    ],
)
def test_check_names_a_merge_that_cannot_have_been(run, book_path, merges, named):
    for name in ("Ada Moss", "Bo Reed", "Cy Hart"):
        run("add", "contact", name, "--no-input")
    with closing(sqlite3.connect(book_path)) as book, book:
        book.executemany(
            "INSERT INTO operation (at, command, sentence) VALUES ('2026-11-23', ?, 'merged')", [(m,) for m in merges]
        )
    done = run("check")
    assert done.exit_code == (0 if named is None else 5)
    assert named is None or named in done.stderr


def test_a_merge_into_somebody_deleted_since_is_no_damage(run):
    run("add", "contact", "Ada Moss", "--no-input")
    run("add", "contact", "Bo Reed", "--no-input")
    run("merge", "c1", "c2", "--yes")
    run("delete", "c1", "--yes")
    assert run("check").exit_code == 0
