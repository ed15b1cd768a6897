"""Statements that run beside Python keep their order, and what they fail with is not lost."""

import sqlite3
from pathlib import Path

import pytest

from dossier.records.book_file import connected
from dossier.write.beside import Beside


@pytest.fixture
def book(tmp_path: Path) -> Beside:
    path = tmp_path / "some.db"
    path.touch()
    connection = connected(path, factory=Beside)
    assert isinstance(connection, Beside)
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT NOT NULL)")
    return connection


def test_whatever_comes_after_sees_what_went_before(book: Beside) -> None:
    book.execute("BEGIN")
    for at in range(20):
        book.later("INSERT INTO t VALUES (?, ?)", (at, "new"))
    assert book.execute("SELECT COUNT(*) FROM t").fetchone() == (20,)
    book.later("DELETE FROM t WHERE id > ?", (4,))
    assert book.cursor().execute("SELECT MAX(id) FROM t").fetchone() == (4,)
    book.later("DELETE FROM t WHERE id > ?", (3,))
    book.commit()
    book.close()


def test_a_failure_is_raised_by_the_next_use_and_can_be_taken_back(book: Beside) -> None:
    book.execute("BEGIN")
    book.later("INSERT INTO t VALUES (?, ?)", (1, "one"))
    book.later("INSERT INTO t VALUES (?, ?)", (1, "twice"))
    with pytest.raises(sqlite3.IntegrityError):
        book.execute("SELECT 1")
    book.later("INSERT INTO t VALUES (?, ?)", (2, None))
    book.rollback()
    assert book.execute("SELECT COUNT(*) FROM t").fetchone() == (0,)
    book.close()


def test_what_is_under_way_is_finished_before_it_is_closed(book: Beside) -> None:
    book.later("INSERT INTO t VALUES (?, ?)", (1, "one"))
    book.close()
    with pytest.raises(sqlite3.ProgrammingError):
        book.execute("SELECT 1")
