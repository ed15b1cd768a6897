"""Of planted faults at least nine in ten are found, and of five clean letters at most one is spoken of without need."""

import contextlib
import io

from conftest import environment
from dossier.cli import run
from read_over.letters import clients, letters, whole
from read_over.reading import prepared, reader
from read_over.score import score

FOUND, FALSE = 0.9, 0.2


def test_nine_in_ten_are_found_and_few_clean_letters_are_spoken_of(demo_book, book_path, tmp_path):
    def typed(*words):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(words), environment(tmp_path))
        return code, out.getvalue(), err.getvalue()

    fresh = demo_book.read_bytes()
    for name, every in (
        ("held_out.txt", letters("held_out.txt", 12, 5)),
        ("tuning.txt", letters("tuning.txt", 14, 6) + whole()),
    ):
        book_path.write_bytes(fresh)
        prepared(clients(name), typed)
        told = score(every, reader(tmp_path, typed))
        assert told.recall >= FOUND, told.missed
        assert told.false_in_clean <= FALSE * told.clean, told.false


def test_each_kind_is_planted_and_the_letters_are_the_same_each_time():
    first = letters("tuning.txt", 100, 30)
    assert first == letters("tuning.txt", 100, 30)
    faults = [fault.kind for letter in first for fault in letter.faults]
    assert (len(faults), len(set(faults))) == (200, 12)
