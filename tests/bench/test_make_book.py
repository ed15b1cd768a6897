"""The book that is written straight is the one that the commands would have made."""

import sqlite3
import subprocess
import sys

from conftest import ROOT

WORDS = "SELECT word, kind, record_id, what FROM look_up WHERE kind IN ('c', 'o') AND record_id = 1"


def test_it_opens_and_its_words_are_those_of_the_writer(run, tmp_path):
    path = tmp_path / "book.db"
    subprocess.run([sys.executable, str(ROOT / "bench" / "make_book.py"), str(path), "--contacts", "60"], check=True)
    for words in (("check",), ("show", "c30"), ("remind",), ("list", "contacts"), ("advise", "c30")):
        assert run(*words).exit_code == 0, words
    connection = sqlite3.connect(path)
    before = set(connection.execute(WORDS))
    assert run("set", "c1", "city=X").exit_code == 0
    assert run("set", "o1", "city=X").exit_code == 0
    assert set(connection.execute(WORDS)) == before
    connection.close()
